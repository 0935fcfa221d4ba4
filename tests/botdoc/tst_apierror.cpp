#include "botdoc/apierror.h"
#include "botdoc/errortext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTest>

using botdoc::ApiError;
using Cause = ApiError::Cause;
using Kind = ApiError::Kind;

namespace {

constexpr int mostWords = 5000; // a window shows no more

const QList<QByteArray> pages{
    "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
    "<!DOCTYPE html>\n<h1>Not Found</h1>",
    "  \n<HTML>",
    "\"<html>\"",
};

} // namespace

class TestApiError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void shapes_data();
    void shapes();
    void limits();
    void ofAnAnswerThatIsNone();
    void pagesStayInTheDetails();
    void hugeAnswersStayReadable_data();
    void hugeAnswersStayReadable();
    void retryAfter_data();
    void retryAfter();
    void dateGoesByTheServersClock();
    void everyKindHasWords();
    void everyCauseHasWords();
    void pagesAreKnown_data();
    void pagesAreKnown();
    void wordsOfTheServerAreShown();
    void details();
};

void TestApiError::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    const auto row = [](int status, Kind kind) { QTest::addRow("%d", status) << status << kind; };
    for (const int status : {400, 402, 405, 406, 409, 411, 413, 415, 418, 422, 431, 451, 499})
        row(status, Kind::Rejected);
    row(401, Kind::Unauthorized);
    row(403, Kind::Forbidden);
    row(404, Kind::NotFound);
    row(410, Kind::NotFound);
    row(408, Kind::Timeout);
    row(429, Kind::RateLimited);
    for (const int status : {500, 501, 502, 503, 504, 507, 520, 599})
        row(status, Kind::Server);
    for (const int status : {300, 304, 305, 399})
        row(status, Kind::Protocol);
}

void TestApiError::kinds()
{
    QFETCH(const int, status);
    QFETCH(const Kind, kind);
    QList<QByteArray> bodies = pages;
    bodies << ""
           << R"({"detail":"No."})"
           << "[]"
           << "{}"
           << "null"
           << "{\"detail\"";
    for (const QByteArray &body : std::as_const(bodies)) {
        const ApiError error = ApiError::fromAnswer(status, "application/json", body);
        // No page says that a media is gone.
        if (kind == Kind::NotFound && error.cause == Cause::WebPage)
            QCOMPARE(error.kind, Kind::Protocol);
        else
            QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, status);
        QVERIFY(!error.retryAfter);
        QVERIFY(!inWords(error).isEmpty());
        QVERIFY(!inWords(error).contains(u'<'));
        QVERIFY(inDetail(error).contains(QString::number(status)));
    }
}

void TestApiError::shapes_data()
{
    using Fields = QMap<QString, QStringList>;
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Fields>("fields");
    const auto row = [](const char *body, const QString &words, const Fields &fields = {}) {
        QTest::newRow(body) << QByteArray(body) << words << fields;
    };
    const QString request = QStringLiteral("request");
    const QString unknown = QStringLiteral("Invalid pk \"7\" - object does not exist.");
    row(R"({"detail":"Invalid page."})", QStringLiteral("Invalid page."));
    row(R"({"non_field_errors":["One.","Two."]})", QStringLiteral("One. Two."));
    row(R"({"request":["Invalid pk \"7\" - object does not exist."]})", {}, {{request, {unknown}}});
    row(R"({"request":"Invalid pk \"7\" - object does not exist."})", {}, {{request, {unknown}}});
    row(R"({"request":["A","B"],"file":["C"],"detail":"D"})", QStringLiteral("D"),
        {{request, {QStringLiteral("A"), QStringLiteral("B")}},
         {QStringLiteral("file"), {QStringLiteral("C")}}});
    row(R"({"outer":{"inner":["Deep."]}})", {}, {{QStringLiteral("outer"), {QStringLiteral("Deep.")}}});
    row(R"({"outer":{"a":["Deep."],"b":["Deeper."]}})", {},
        {{QStringLiteral("outer"), {QStringLiteral("Deep."), QStringLiteral("Deeper.")}}});
    row(R"({"a":{},"detail":"D"})", QStringLiteral("D"));
    row(R"({"detail":"One.","non_field_errors":["Two."]})", QStringLiteral("One. Two."));
    row(R"(["Just so."])", QStringLiteral("Just so."));
    row(R"([{"a":["X"]},"Y"])", QStringLiteral("X Y"));
    row(R"({"detail":["In a list."]})", QStringLiteral("In a list."));
    row(R"({"max_files":[3]})", {}, {{QStringLiteral("max_files"), {QStringLiteral("3")}}});
    row(R"({"request":null,"file":[],"a":{},"b":true})", {});
    row(R"({"detail":null})", {});
    row(R"({"detail":"Größe \ud83d\ude00"})", QStringLiteral("Größe \U0001F600"));
    row(R"({})", {});
    row(R"([])", {});
    row("", {});
    row("null", {});
    row("Request too large", {});
    row(R"({"detail":)", {});
    row("\xff\xfe\xfd", {});
}

void TestApiError::shapes()
{
    using Fields = QMap<QString, QStringList>;
    QFETCH(const QByteArray, body);
    QFETCH(const Fields, fields);
    const ApiError error = ApiError::fromAnswer(400, "application/json", body);
    QTEST(error.serverWords, "words");
    QCOMPARE(error.fields, fields);
    QCOMPARE(error.kind, Kind::Rejected);
    QVERIFY(!inWords(error).isEmpty());
}

void TestApiError::limits()
{
    const auto of = [](const QJsonObject &object) {
        return ApiError::fromAnswer(400, "application/json", QJsonDocument(object).toJson());
    };
    QJsonArray manyWords;
    QJsonObject manyFields;
    for (int i = 0; i < 25; ++i) {
        manyWords.append(QStringLiteral("word %1").arg(i));
        manyFields.insert(QStringLiteral("field %1").arg(i), QStringLiteral("word"));
    }
    const QString file = QStringLiteral("file");
    QCOMPARE(of({{file, manyWords}}).fields[file].size(), 20);
    QCOMPARE(of({{file, manyFields}}).fields[file].size(), 20);
    QCOMPARE(of(manyFields).fields.size(), 20);
    const QString name(150, u'n');
    QCOMPARE(of({{name, QStringLiteral("x")}}).fields.keys(), QStringList{name.left(100)});
    QCOMPARE(of({{QStringLiteral("detail"), QString(3000, u'x')}}).serverWords.size(), 2000);

    const QByteArray type(150, 't');
    const ApiError plain = ApiError::fromAnswer(400, type, QByteArray(600, 'x'));
    QCOMPARE(plain.technical, QString(100, u't') + QStringLiteral(": ") + QString(500, u'x'));
}

void TestApiError::ofAnAnswerThatIsNone()
{
    const QString why = QStringLiteral("no list");
    const ApiError error = ApiError::unexpected(200, "application/json", "{}", why);
    QCOMPARE(error.kind, Kind::Protocol);
    QCOMPARE(error.cause, Cause::Unknown);
    QCOMPARE(error.httpStatus, 200);
    QCOMPARE(error.technical, why);
    QCOMPARE(ApiError::unexpected(200, "text/html", "<html>", why).cause, Cause::WebPage);
}

void TestApiError::pagesStayInTheDetails()
{
    for (const QByteArray &page : pages) {
        for (const int status : {400, 401, 403, 404, 413, 429, 500, 502, 503}) {
            const ApiError error = ApiError::fromAnswer(status, "text/html", page);
            QVERIFY(error.serverWords.isEmpty());
            QVERIFY(error.fields.isEmpty());
            QVERIFY(!inWords(error).contains(u'<'));
            QVERIFY(inDetail(error).contains(QStringLiteral("text/html")));
        }
    }
}

void TestApiError::hugeAnswersStayReadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QJsonObject manyFields;
    for (int i = 0; i < 2'000; ++i)
        manyFields.insert(QStringLiteral("field%1").arg(i), QJsonArray{QString(500, u'x')});
    QJsonArray manyWords;
    for (int i = 0; i < 2'000; ++i)
        manyWords.append(QString(500, u'x'));
    const QString longText(300'000, u'x');
    const auto json = [](const QJsonObject &object) { return QJsonDocument(object).toJson(); };
    QTest::newRow("fields") << json(manyFields);
    QTest::newRow("words of a field") << json({{QStringLiteral("file"), manyWords}});
    QTest::newRow("detail") << json({{QStringLiteral("detail"), longText}});
    QTest::newRow("list") << json({{QStringLiteral("non_field_errors"), manyWords}});
    QTest::newRow("one field") << json({{QStringLiteral("file"), longText}});
    QTest::newRow("name of a field") << json({{longText, QStringLiteral("x")}});
    QTest::newRow("nested") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
    QTest::newRow("nested, allowed") << QByteArray(500, '[') + R"("deep")" + QByteArray(500, ']');
    QTest::newRow("page") << "<html>" + QByteArray(300'000, 'x');
}

void TestApiError::hugeAnswersStayReadable()
{
    QFETCH(const QByteArray, body);
    const ApiError error = ApiError::fromAnswer(400, "text/html" + QByteArray(100'000, 'x'), body);
    QVERIFY(!inWords(error).isEmpty());
    QVERIFY2(inWords(error).size() <= mostWords, qPrintable(QString::number(inWords(error).size())));
    QVERIFY2(inDetail(error).size() <= mostWords, qPrintable(QString::number(inDetail(error).size())));
}

void TestApiError::retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("atLeast"); // ms; -1: no wait is known
    QTest::addColumn<qint64>("atMost");
    const auto date = [](qint64 in) {
        return QLocale::c()
            .toString(QDateTime::currentDateTimeUtc().addSecs(in),
                      QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
            .toLatin1();
    };
    const qint64 day = 86'400'000;
    const auto row = [](const char *name, const QByteArray &header, qint64 atLeast, qint64 atMost) {
        QTest::newRow(name) << header << atLeast << atMost;
    };
    row("none", "", -1, -1);
    row("0", "0", 0, 0);
    row("120", "120", 120'000, 120'000);
    row("spaces", " 7 ", 7000, 7000);
    row("longer than a day", "9999999", day, day);
    row("too long to count", "99999999999999999999", -1, -1);
    row("would overflow", "9223372036854775807", day, day);
    row("negative", "-3", -1, -1);
    row("one less than 0", "-1", -1, -1);
    row("fraction", "1.5", -1, -1);
    row("garbage", "soon", -1, -1);
    row("date", date(60), 57'000, 60'000);
    row("date gone by", date(-60), 0, 0);
    row("date far off", date(1'000'000), day, day);
    row("broken date", "Tue, 99 Foo 2024 25:61:61 GMT", -1, -1);
}

void TestApiError::retryAfter()
{
    QFETCH(const QByteArray, header);
    QFETCH(const qint64, atLeast);
    QFETCH(const qint64, atMost);
    for (const int status : {429, 503}) {
        const ApiError error = ApiError::fromAnswer(status, {}, {}, header);
        QCOMPARE(error.retryAfter.has_value(), atLeast >= 0);
        if (error.retryAfter) {
            QVERIFY(error.retryAfter->count() >= atLeast);
            QVERIFY(error.retryAfter->count() <= atMost);
        }
        QVERIFY(!inWords(error).isEmpty());
    }
}

void TestApiError::dateGoesByTheServersClock()
{
    const QDateTime serverTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    QCOMPARE(ApiError::fromAnswer(429, {}, {}, "Sun, 06 Nov 1994 08:49:40 GMT", serverTime).retryAfter,
             std::chrono::seconds(3));
    QCOMPARE(ApiError::fromAnswer(429, {}, {}, "Sun, 06 Nov 1994 08:49:40 GMT").retryAfter,
             std::chrono::milliseconds(0));
}

void TestApiError::everyKindHasWords()
{
    QStringList all;
    for (const Kind kind :
         {Kind::Offline, Kind::Timeout, Kind::Unauthorized, Kind::Forbidden, Kind::NotFound, Kind::Rejected,
          Kind::RateLimited, Kind::Server, Kind::Protocol, Kind::Tls, Kind::Cancelled, Kind::Disk}) {
        ApiError error;
        error.kind = kind;
        error.technical = QStringLiteral("<html>");
        const QString words = inWords(error);
        QVERIFY(!words.trimmed().isEmpty());
        QVERIFY2(!all.contains(words), qPrintable(words));
        QVERIFY(kind == Kind::Disk || !words.contains(error.technical));
        all.append(words);
    }
    QVERIFY(
        inWords(ApiError::disk(QStringLiteral("No space left"))).contains(QLatin1String("No space left")));
    QCOMPARE(ApiError::cancelled().kind, Kind::Cancelled);
}

void TestApiError::everyCauseHasWords()
{
    const auto wordsOf = [](Kind kind, Cause cause) {
        ApiError error;
        error.kind = kind;
        error.cause = cause;
        return inWords(error);
    };
    QStringList all;
    for (const auto &[kind, cause] :
         std::initializer_list<std::pair<Kind, Cause>>{{Kind::Offline, Cause::Unknown},
                                                       {Kind::Offline, Cause::HostNotFound},
                                                       {Kind::Offline, Cause::ConnectionRefused},
                                                       {Kind::Offline, Cause::Proxy},
                                                       {Kind::Tls, Cause::Unknown},
                                                       {Kind::Tls, Cause::CertificateExpired},
                                                       {Kind::Tls, Cause::CertificateNotYetValid},
                                                       {Kind::Tls, Cause::CertificateOtherHost},
                                                       {Kind::Tls, Cause::CertificateSelfSigned},
                                                       {Kind::Tls, Cause::CertificateUntrusted},
                                                       {Kind::Tls, Cause::CertificateRevoked},
                                                       {Kind::Protocol, Cause::Unknown},
                                                       {Kind::Protocol, Cause::WebPage},
                                                       {Kind::Protocol, Cause::Redirected},
                                                       {Kind::Protocol, Cause::NotContinued},
                                                       {Kind::Disk, Cause::Unknown},
                                                       {Kind::Disk, Cause::NoRoom},
                                                       {Kind::Damaged, Cause::Unknown},
                                                       {Kind::Damaged, Cause::ContentChanged},
                                                       {Kind::Unauthorized, Cause::Unknown},
                                                       {Kind::Unauthorized, Cause::TokenExpired}}) {
        const QString words = wordsOf(kind, cause);
        QVERIFY2(!words.isEmpty() && !all.contains(words), qPrintable(words));
        all.append(words);
    }
}

void TestApiError::pagesAreKnown_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("told") << QByteArray("text/html; charset=utf-8") << QByteArray("Denied.")
                          << Cause::WebPage;
    QTest::newRow("told in capitals") << QByteArray("Text/HTML") << QByteArray("Denied.") << Cause::WebPage;
    QTest::newRow("told, strictly") << QByteArray("application/xhtml+xml") << QByteArray("Denied.")
                                    << Cause::WebPage;
    QTest::newRow("seen late") << QByteArray() << QByteArray(495, ' ') + "<html" << Cause::WebPage;
    QTest::newRow("too late to be seen") << QByteArray() << QByteArray(496, ' ') + "<html" << Cause::Unknown;
    QTest::newRow("seen") << QByteArray() << QByteArray("\r\n<!DOCTYPE HTML><p>") << Cause::WebPage;
    QTest::newRow("seen against what is told")
        << QByteArray("application/json") << QByteArray("<html>") << Cause::WebPage;
    QTest::newRow("plain text") << QByteArray("text/plain") << QByteArray("Denied.") << Cause::Unknown;
    QTest::newRow("JSON") << QByteArray("text/html") << QByteArray(R"({"detail":"No."})") << Cause::Unknown;
    QTest::newRow("nothing") << QByteArray("text/html") << QByteArray() << Cause::Unknown;
}

void TestApiError::pagesAreKnown()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QTEST(ApiError::fromAnswer(403, type, body).cause, "cause");
}

void TestApiError::wordsOfTheServerAreShown()
{
    for (const int status : {400, 403, 413, 500}) {
        const ApiError error = ApiError::fromAnswer(status, "application/json",
                                                    R"({"detail":"Its own words.","file":["Bad."]})");
        QVERIFY(inWords(error).contains(QStringLiteral("Its own words.")));
        QVERIFY(inWords(error).contains(QStringLiteral("file: Bad.")));
    }
    const ApiError slow = ApiError::fromAnswer(429, {}, {}, "120");
    QVERIFY(inWords(slow).contains(QStringLiteral("2 minute")));
}

void TestApiError::details()
{
    ApiError error = ApiError::protocol(QStringLiteral("what went wrong"), 502);
    QVERIFY(inDetail(error).contains(QStringLiteral("502")));
    QVERIFY(inDetail(error).contains(QStringLiteral("what went wrong")));
    QVERIFY(!inWords(error).contains(QStringLiteral("what went wrong")));
    error.httpStatus = 0;
    QVERIFY(!inDetail(error).contains(QStringLiteral("HTTP")));
}

QTEST_GUILESS_MAIN(TestApiError)
#include "tst_apierror.moc"
