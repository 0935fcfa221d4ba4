#include "botdoc/httpdate.h"

#include <QLocale>
#include <QTest>

class TestHttpDate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates_data();
    void dates();
};

void TestHttpDate::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("utc"); // empty: none
    const auto row = [](const char *text, const char *utc) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(utc);
    };
    row("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z");
    row("  Sun, 06 Nov 1994 08:49:37 GMT ", "1994-11-06T08:49:37Z");
    row("Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-29T23:59:59Z");
    row("06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z");
    row("Sun, 06 Nov 1994 09:49:37 +0100", "1994-11-06T08:49:37Z");
    // The hour that the clocks of Berlin, where the tests run, skip.
    row("Sun, 31 Mar 2024 02:30:00 GMT", "2024-03-31T02:30:00Z");
    row("Thu, 29 Feb 2023 23:59:59 GMT", "");
    row("Sun, 06 Nov 1994 25:49:37 GMT", "");
    row("1994-11-06T08:49:37Z", "");
    row("120", "");
    row("soon", "");
    row(",", "");
    row("", "");
}

void TestHttpDate::dates()
{
    QFETCH(const QByteArray, text);
    for (const QLocale::Language language : {QLocale::C, QLocale::German, QLocale::Arabic}) {
        QLocale::setDefault(QLocale(language));
        QTEST(botdoc::httpDate(text).toString(Qt::ISODate), "utc");
    }
    QLocale::setDefault(QLocale::c());
}

QTEST_GUILESS_MAIN(TestHttpDate)
#include "tst_httpdate.moc"
