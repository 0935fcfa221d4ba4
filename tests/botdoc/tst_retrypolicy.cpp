#include "botdoc/retrypolicy.h"

#include <QTest>

using botdoc::ApiError;
using Kind = ApiError::Kind;
using std::chrono::milliseconds;

namespace {

ApiError errorOf(Kind kind, int status)
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    return error;
}

} // namespace

class TestRetryPolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whetherAtAll_data();
    void whetherAtAll();
    void growsAndEnds();
    void jitterIsFull();
    void obeysTheServer_data();
    void obeysTheServer();
};

void TestRetryPolicy::whetherAtAll_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("repeats");
    QTest::newRow("offline") << Kind::Offline << 0 << true;
    QTest::newRow("timeout") << Kind::Timeout << 0 << true;
    QTest::newRow("429") << Kind::RateLimited << 429 << true;
    QTest::newRow("502") << Kind::Server << 502 << true;
    QTest::newRow("503") << Kind::Server << 503 << true;
    QTest::newRow("504") << Kind::Server << 504 << true;
    QTest::newRow("500") << Kind::Server << 500 << false;
    QTest::newRow("501") << Kind::Server << 501 << false;
    QTest::newRow("408") << Kind::Timeout << 408 << true;
    QTest::newRow("400") << Kind::Rejected << 400 << false;
    QTest::newRow("401") << Kind::Unauthorized << 401 << false;
    QTest::newRow("403") << Kind::Forbidden << 403 << false;
    QTest::newRow("404") << Kind::NotFound << 404 << false;
    QTest::newRow("html") << Kind::Protocol << 200 << false;
    QTest::newRow("tls") << Kind::Tls << 0 << false;
    QTest::newRow("cancelled") << Kind::Cancelled << 0 << false;
    QTest::newRow("disk") << Kind::Disk << 0 << false;
}

void TestRetryPolicy::whetherAtAll()
{
    QFETCH(const Kind, kind);
    QFETCH(const int, status);
    QTEST(botdoc::isPassing(errorOf(kind, status)), "repeats");
    QTEST(botdoc::retryDelay(errorOf(kind, status), 1, 0.5).has_value(), "repeats");
}

void TestRetryPolicy::growsAndEnds()
{
    for (const ApiError &error : {errorOf(Kind::Offline, 0), errorOf(Kind::Timeout, 0),
                                  errorOf(Kind::RateLimited, 429), errorOf(Kind::Server, 503)}) {
        milliseconds before{};
        int attempt = 1;
        while (const auto delay = botdoc::retryDelay(error, attempt, 1)) {
            QVERIFY(*delay > before);
            QVERIFY(attempt == 1 || *delay == 2 * before);
            before = *delay;
            ++attempt;
            QVERIFY2(attempt < 10, "repeated for ever");
        }
        QVERIFY2(before < std::chrono::seconds(20), "somebody waits in front of the window");
        QVERIFY(!botdoc::retryDelay(error, attempt + 1, 1));
        QVERIFY(!botdoc::retryDelay(error, 1000, 1));
    }
}

void TestRetryPolicy::jitterIsFull()
{
    const ApiError error = errorOf(Kind::Offline, 0);
    const milliseconds most = botdoc::retryDelay(error, 1, 1).value();
    QCOMPARE(botdoc::retryDelay(error, 1, 0).value(), milliseconds(0));
    QCOMPARE(botdoc::retryDelay(error, 1, 0.5).value(), most / 2);
    QCOMPARE(botdoc::retryDelay(error, 1, -3).value(), milliseconds(0));
    QCOMPARE(botdoc::retryDelay(error, 1, 7).value(), most);
}

void TestRetryPolicy::obeysTheServer_data()
{
    QTest::addColumn<qint64>("asked"); // ms
    QTest::addColumn<bool>("waits");
    QTest::newRow("at once") << qint64(0) << true;
    QTest::newRow("2 s") << qint64(2000) << true;
    QTest::newRow("20 s") << qint64(20'000) << true;
    QTest::newRow("longer than anybody waits") << qint64(60'000) << false;
    QTest::newRow("a day") << qint64(86'400'000) << false;
}

void TestRetryPolicy::obeysTheServer()
{
    QFETCH(const qint64, asked);
    QFETCH(const bool, waits);
    for (ApiError error : {errorOf(Kind::RateLimited, 429), errorOf(Kind::Server, 503)}) {
        error.retryAfter = milliseconds(asked);
        for (const double random : {0.0, 0.3, 1.0}) {
            const auto delay = botdoc::retryDelay(error, 1, random);
            QCOMPARE(delay.has_value(), waits);
            QVERIFY(!delay || (*delay >= milliseconds(asked) && *delay <= milliseconds(asked + 2000)));
        }
    }
}

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
