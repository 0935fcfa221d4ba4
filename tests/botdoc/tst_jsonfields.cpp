#include "botdoc/jsonfields.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

namespace {

/// The value, read by Qt's parser as an answer's would be.
QJsonValue valueOf(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson("{\"v\":" + json + "}", &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("the test's own JSON is broken: %s", json.constData());
    return document.object()[u"v"];
}

} // namespace

class TestJsonFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void integers_data();
    void integers();
    void texts();
    void times_data();
    void times();
};

void TestJsonFields::integers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<qint64>("number");
    const auto row = [](const char *json, std::optional<qint64> number) {
        QTest::newRow(json) << QByteArray(json) << number.has_value() << number.value_or(0);
    };
    row("0", 0);
    row("12", 12);
    row("-1", -1);
    row("9007199254740993", 9007199254740993);
    row("9223372036854775807", std::numeric_limits<qint64>::max());
    row("-9223372036854775808", std::numeric_limits<qint64>::min());
    row("9223372036854775808", std::nullopt);
    row("1e3", 1000);
    row("2.0", 2);
    row("2147483648", 2147483648);
    row("1.5", std::nullopt);
    row("0.5", std::nullopt);
    row("1e30", std::nullopt);
    row("-1e30", std::nullopt);
    row("\"12\"", 12);
    row("\" 12 \"", 12);
    row("\"0\"", 0);
    row("\"-3\"", -3);
    row("\"-9223372036854775808\"", std::numeric_limits<qint64>::min());
    row("\"00000000000000000000000012\"", 12);
    row("\"9007199254740993\"", 9007199254740993);
    row("\"9223372036854775808\"", std::nullopt);
    row("\"12 bytes\"", std::nullopt);
    row("\"1,000\"", std::nullopt);
    row("\"0x10\"", std::nullopt);
    row("\"1e3\"", std::nullopt);
    row("\"1.0\"", std::nullopt);
    row("\"\"", std::nullopt);
    row("\"\\u0661\"", std::nullopt);
    row("null", std::nullopt);
    row("true", std::nullopt);
    row("false", std::nullopt);
    row("[1]", std::nullopt);
    row("{\"id\":1}", std::nullopt);
    QTest::newRow("a million digits") << '"' + QByteArray(1'000'000, '1') + '"' << false << qint64(0);
}

void TestJsonFields::integers()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, isNumber);
    QFETCH(const qint64, number);
    const QJsonValue value = valueOf(json);
    QCOMPARE(botdoc::json::integer(value).has_value(), isNumber);
    QCOMPARE(botdoc::json::integer(value).value_or(0), number);
    QCOMPARE(botdoc::json::count(value).has_value(), isNumber && number >= 0);
    QCOMPARE(botdoc::json::count(value).value_or(0), std::max<qint64>(number, 0));
}

void TestJsonFields::texts()
{
    using botdoc::json::text;
    QCOMPARE(text(valueOf("\"\"")), QString());
    QCOMPARE(text(valueOf("\"a \\u00e4 \\ud83d\\ude00\"")), QStringLiteral("a \u00e4 \U0001F600"));
    QCOMPARE(text(valueOf("17")), QStringLiteral("17"));
    QCOMPARE(text(valueOf("9007199254740993")), QStringLiteral("9007199254740993"));
    for (const char *other : {"null", "true", "[]", "[\"a\"]", "{}"})
        QVERIFY2(!text(valueOf(other)), other);
    QCOMPARE(text(valueOf("1.5")), QStringLiteral("1.5"));
    const QString most(10'000, u'x');
    QCOMPARE(text(most), most);
    QCOMPARE(text(QString(most + u'y')), most);
    QCOMPARE(text(QString(50'000, u'x')), most);
    // A character of two halves is not cut in two; what is not cut stays as it is.
    const QString nearly(9'999, u'x');
    QCOMPARE(text(QString(nearly + QStringLiteral("\U0001F600y"))), nearly);
    const QString broken = nearly + QChar(0xd83d);
    QCOMPARE(text(broken), broken);
}

void TestJsonFields::times_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("utc"); // to the second; empty: none
    const auto row = [](const char *json, const char *utc) {
        QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(utc);
    };
    row("\"2020-08-14T17:36:44.641834Z\"", "2020-08-14T17:36:44Z");
    row("\"2020-08-14T17:36:44Z\"", "2020-08-14T17:36:44Z");
    row("\"2020-08-14T17:36:44.6Z\"", "2020-08-14T17:36:44Z");
    row("\"2020-08-14T19:36:44+02:00\"", "2020-08-14T17:36:44Z");
    row("\"2020-08-14T11:36:44.641834-06:00\"", "2020-08-14T17:36:44Z");
    row("\"2020-08-14T17:36:44\"", "2020-08-14T17:36:44Z");
    row("\"2020-08-14T17:36:44.641834\"", "2020-08-14T17:36:44Z");
    row("\"2020-08-14 17:36:44\"", "2020-08-14T17:36:44Z");
    // The hour that the clocks of Berlin, where the tests run, skip.
    row("\"2024-03-31T02:30:00\"", "2024-03-31T02:30:00Z");
    row("\"2024-03-31T02:30:00Z\"", "2024-03-31T02:30:00Z");
    row("\"2024-02-29T00:00:00Z\"", "2024-02-29T00:00:00Z");
    row("\"2023-02-29T00:00:00Z\"", "");
    row("\"yesterday\"", "");
    row("\"\"", "");
    row("\"2020-13-14T17:36:44Z\"", "");
    row("1597426604", "");
    row("true", "");
    row("null", "");
    row("[]", "");
    row("{}", "");
    QTest::newRow("endless") << "\"2020-08-14T17:36:44" + QByteArray(1'000'000, '1') + "Z\"" << QString();
}

void TestJsonFields::times()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, utc);
    const std::optional<QDateTime> time = botdoc::json::time(valueOf(json));
    QCOMPARE(time.has_value(), !utc.isEmpty());
    QCOMPARE(time.value_or(QDateTime()).toString(Qt::ISODate), utc);
    QVERIFY(!time || time->timeSpec() == Qt::UTC);
}

QTEST_GUILESS_MAIN(TestJsonFields)
#include "tst_jsonfields.moc"
