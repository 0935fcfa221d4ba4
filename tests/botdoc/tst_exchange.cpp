#include "watch.h"
#include "wire.h"

#include "support/wine.h"

#include <QIODevice>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using botdoc::HttpRequest;
using Kind = botdoc::ApiError::Kind;
using support::Answer;

/// Qt's network layer, tamed: what goes out goes out once, and what comes back broken is an error.
class TestExchange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void headersAndContent_data();
    void headersAndContent();
    void everyStatusIsAnAnswer_data();
    void everyStatusIsAnAnswer();
    void challengesAreAnswers_data();
    void challengesAreAnswers();
    void sendsOnce_data();
    void sendsOnce();
    void brokenAnswers_data();
    void brokenAnswers();
    void endWithoutLength_data();
    void endWithoutLength();
    void serverTime_data();
    void serverTime();
    void cookiesAreForgotten();
    void nobodyListens();
    void noSuchHost();
    void proxyWantsASignIn();
    void ipv6();
    void noTls_data();
    void noTls();
    void notAnAddress_data();
    void notAnAddress();
    void abortIsSilent_data();
    void abortIsSilent();
    void abortOfARefusalIsSilent();
    void earlyRefusalIsHeard_data();
    void earlyRefusalIsHeard();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(QStringLiteral("/x")); }

    std::unique_ptr<support::ScriptedServer> m_server;
    std::unique_ptr<botdoc::Transport> m_transport;
};

void TestExchange::init()
{
    m_server = std::make_unique<support::ScriptedServer>();
    m_transport = std::make_unique<botdoc::Transport>();
}

void TestExchange::cleanup()
{
    QCOMPARE(m_server->unexpected(), 0);
    m_transport.reset();
    m_server.reset();
}

void TestExchange::headersAndContent_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::newRow("GET") << QByteArray("GET");
    QTest::newRow("GET content") << QByteArray("GET content");
}

void TestExchange::headersAndContent()
{
    QFETCH(const QByteArray, way);
    m_server->on("GET", "/x", Answer::content("content", "text/plain").with("ETag", "\"1\""));
    HttpRequest request = requestBy(way, url());
    request.range = "bytes=3-";
    Watch watch(*m_transport, request);
    QCOMPARE(watch.status(), 0);
    QCOMPARE(watch.finished, 0);
    QVERIFY(watch.finishes());
    QCOMPARE(watch.headers, 1);
    QCOMPARE(watch.status(), 200);
    QCOMPARE(watch.body, QByteArray("content"));
    QCOMPARE(watch.exchange->contentLength(), 7);
    QCOMPARE(watch.exchange->header("etag"), QByteArray("\"1\""));
    QCOMPARE(watch.exchange->header("X-None"), QByteArray());
    QVERIFY(!watch.exchange->failure());

    const support::ReceivedRequest got = m_server->request(1);
    QCOMPARE(got.header("Authorization"), QByteArray("JWT aaa.bbb.ccc"));
    QCOMPARE(got.header("Accept"), QByteArray("application/json"));
    QCOMPARE(got.header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(got.header("Range"), QByteArray("bytes=3-"));
    QVERIFY(got.header("User-Agent").startsWith("Mediadesk/"));
    QVERIFY(!got.hasHeader("Cookie"));
}

void TestExchange::everyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 206, 300, 304, 400, 401, 403, 404, 405, 406, 407, 409,
                             410, 413, 416, 418, 429, 451, 500, 501, 502, 503, 504, 505, 599})
        QTest::addRow("%d", status) << status;
}

void TestExchange::everyStatusIsAnAnswer()
{
    QFETCH(const int, status);
    const bool hasContent = status != 204 && status != 304;
    const Answer answer = hasContent ? Answer::json("{\"detail\":\"words\"}", status) : Answer::empty(status);
    int requests = 0;
    for (const QByteArray &way : allWays()) {
        m_server->on(verbOf(way), "/x", answer);
        Watch watch(*m_transport, requestBy(way, url()));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(), way.constData());
        QCOMPARE(watch.headers, 1);
        QCOMPARE(watch.status(), status);
        QCOMPARE(watch.body, answer.body);
        QCOMPARE(m_server->count(), ++requests);
    }
}

void TestExchange::challengesAreAnswers_data()
{
    QTest::addColumn<QByteArray>("challenge");
    for (const char *challenge : {"JWT realm=\"api\"", "Basic realm=\"api\"", "Bearer", "Negotiate", "NTLM",
                                  "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"", ""})
        QTest::newRow(challenge) << QByteArray(challenge);
}

void TestExchange::challengesAreAnswers()
{
    QFETCH(const QByteArray, challenge);
    int requests = 0;
    for (const QByteArray &way : allWays()) {
        m_server->on(verbOf(way), "/x",
                     Answer::json("{\"detail\":\"words\"}", 401).with("WWW-Authenticate", challenge));
        Watch watch(*m_transport, requestBy(way, url(), QByteArray(300'000, 'x')));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(), way.constData());
        QCOMPARE(watch.status(), 401);
        QCOMPARE(watch.body, QByteArray("{\"detail\":\"words\"}"));
        QCOMPARE(m_server->count(), ++requests);
    }
}

void TestExchange::sendsOnce_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<bool>("isReused"); // of a connection that has carried another request before
    for (const QByteArray &way : allWays()) {
        for (const bool isReset : {false, true}) {
            for (const bool isReused : {false, true})
                QTest::addRow("%s %s %s", way.constData(), isReset ? "reset" : "closed",
                              isReused ? "reused" : "fresh")
                    << way << isReset << isReused;
        }
    }
}

void TestExchange::sendsOnce()
{
    QFETCH(const QByteArray, way);
    QFETCH(const bool, isReset);
    QFETCH(const bool, isReused);
    const QByteArray verb = verbOf(way);
    if (isReused) {
        m_server->on(verb, "/first", Answer::json("{}"));
        Watch first(*m_transport, requestBy(way, m_server->url(QStringLiteral("/first"))));
        QVERIFY(first.finishes());
    }
    m_server->on(verb, "/x", isReset ? Answer::reset() : Answer::closed());
    Watch watch(*m_transport, requestBy(way, url(), noise(100'000)));
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Offline));
    QCOMPARE(watch.exchange->failure()->httpStatus, 0);
    QCOMPARE(watch.status(), 0);
    QCOMPARE(watch.headers, 0);

    // Whatever would be repeated has been by the time another request is answered.
    m_server->on("GET", "/after", Answer::json("{}"));
    Watch after(*m_transport, getOf(m_server->url(QStringLiteral("/after"))));
    QVERIFY(after.finishes());
    QCOMPARE(m_server->count(verb, "/x"), 1);
    QCOMPARE(watch.finished, 1);
    if (verb == "POST")
        QCOMPARE(m_server->last("POST", "/x").body, noise(100'000));
}

void TestExchange::brokenAnswers_data()
{
    QTest::addColumn<Answer>("answer");
    const QByteArray content = noise(300'000);
    QTest::newRow("cut") << Answer::content(content).cutAfter(100'000);
    QTest::newRow("cut at once") << Answer::content(content).cutAfter(0);
    QTest::newRow("cut by one byte") << Answer::content(content).cutAfter(content.size() - 1);
    QTest::newRow("reset") << Answer::content(content).cutAfter(100'000, Answer::Ending::Reset);
    QTest::newRow("chunked, cut") << Answer::content(content).chunked().cutAfter(100'000);
    QTest::newRow("no HTTP") << Answer::raw("SSH-2.0-OpenSSH_9.2p1\r\n").closing();
    QTest::newRow("no status") << Answer::raw("HTTP/1.1 OK\r\n\r\n").closing();
    QTest::newRow("half a head") << Answer::raw("HTTP/1.1 200 OK\r\nContent-Le").closing();
    QTest::newRow("only an interim answer") << Answer::raw("HTTP/1.1 100 Continue\r\n\r\n").closing();
}

void TestExchange::brokenAnswers()
{
    QFETCH(const Answer, answer);
    int requests = 0;
    for (const QByteArray &way : allWays()) {
        m_server->on(verbOf(way), "/x", answer);
        Watch watch(*m_transport, requestBy(way, url()));
        QVERIFY(watch.finishes());
        QVERIFY2(watch.exchange->failure().has_value(), way.constData());
        const Kind kind = watch.exchange->failure()->kind;
        QVERIFY(kind == Kind::Offline || kind == Kind::Protocol);
        QCOMPARE(m_server->count(), ++requests);
    }
}

void TestExchange::endWithoutLength_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<QByteArray>("content");
    for (const QByteArray &way : allWays()) {
        for (const int size : {1, 10'000, 1'000'000, 1 << 20})
            QTest::addRow("%s %d", way.constData(), size) << way << noise(size);
    }
    for (const int size : {1'100'000, (256 << 10) + (1 << 20), 2 << 20, 5'000'000})
        QTest::addRow("GET content %d", size) << QByteArray("GET content") << noise(size);
}

void TestExchange::endWithoutLength()
{
    QFETCH(const QByteArray, way);
    QFETCH(const QByteArray, content);
    // Ten times, for whether content and end are seen at once is chance.
    for (int i = 0; i < 10; ++i) {
        m_server->forget();
        const bool isChunked = i == 9;
        Answer answer = Answer::content(content);
        m_server->on(verbOf(way), "/x", isChunked ? answer.chunked() : answer.withoutLength());
        Watch watch(*m_transport, requestBy(way, url()));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(),
                 qPrintable(watch.exchange->failure().value_or(botdoc::ApiError()).technical));
        QCOMPARE(watch.exchange->contentLength(), -1);
        QCOMPARE(watch.body.size(), content.size());
        QVERIFY(watch.body == content);
        QCOMPARE(m_server->count(), i + 1);
    }
}

void TestExchange::serverTime_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QDateTime>("time");
    const QDateTime known(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    QTest::newRow("as it should be") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << known;
    QTest::newRow("none") << QByteArray() << QDateTime();
    QTest::newRow("garbage") << QByteArray("today") << QDateTime();
}

void TestExchange::serverTime()
{
    QFETCH(const QByteArray, date);
    Answer answer = Answer::json("{}").without("Date");
    if (!date.isEmpty())
        answer.with("Date", date);
    m_server->on("GET", "/x", answer);
    Watch watch(*m_transport, getOf(url()));
    QVERIFY(watch.finishes());
    QTEST(watch.exchange->serverTime(), "time");
}

void TestExchange::cookiesAreForgotten()
{
    m_server->on("GET", "/x", Answer::json("{}").with("Set-Cookie", "session=1; Path=/"));
    for (int i = 0; i < 2; ++i) {
        Watch watch(*m_transport, getOf(url()));
        QVERIFY(watch.finishes());
    }
    QVERIFY(!m_server->request(2).hasHeader("Cookie"));
}

void TestExchange::nobodyListens()
{
    m_server->goAway();
    for (const QByteArray &way : allWays()) {
        Watch watch(*m_transport, requestBy(way, url()));
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Offline));
        QCOMPARE(watch.exchange->failure()->httpStatus, 0);
        QCOMPARE(watch.exchange->failure()->cause, botdoc::ApiError::Cause::ConnectionRefused);
    }
}

void TestExchange::noSuchHost()
{
    // A name that is never given out (RFC 6761).
    Watch watch(*m_transport, getOf(QUrl(QStringLiteral("https://mediadesk.invalid/x"))));
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Offline));
    QCOMPARE(watch.exchange->failure()->cause, botdoc::ApiError::Cause::HostNotFound);
}

void TestExchange::proxyWantsASignIn()
{
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"),
                                                     static_cast<quint16>(m_server->url().port())));
    const auto restore = qScopeGuard([] { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); });
    m_server->on("CONNECT", "media.example.org:443",
                 Answer::html("<html>", 407).with("Proxy-Authenticate", "Basic realm=\"office\""));
    for (const HttpRequest &request : {getOf(QUrl(QStringLiteral("https://media.example.org/x"))),
                                       postOf(QUrl(QStringLiteral("https://media.example.org/x")), "body")}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Offline));
        QCOMPARE(watch.exchange->failure()->cause, botdoc::ApiError::Cause::Proxy);
    }
}

void TestExchange::ipv6()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("this computer has no IPv6");
    support::ScriptedServer server(QHostAddress::LocalHostIPv6);
    for (const QByteArray &way : allWays()) {
        server.on(verbOf(way), "/x", Answer::json("{}"));
        Watch watch(*m_transport, requestBy(way, server.url(QStringLiteral("/x"))));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(), way.constData());
        QCOMPARE(watch.body, QByteArray("{}"));
        QCOMPARE(server.last(verbOf(way), "/x").header("Host"), server.url().authority().toUtf8());
    }
}

void TestExchange::noTls_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("a page") << noise(60'000);
    QTest::newRow("no more than a line") << QByteArray();
}

void TestExchange::noTls()
{
    // A server that answers a TLS greeting with something else.
    QFETCH(const QByteArray, page);
    if (page.isEmpty() && support::isOnWine())
        QSKIP("Wine takes \"P/\" of \"HTTP/\" for the length of a record, and waits for 20 kB");
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain, page] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, page] {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n" + page);
            socket->disconnectFromHost();
        });
    });
    const QUrl encrypted(QStringLiteral("https://127.0.0.1:%1/x").arg(plain.serverPort()));
    for (const QByteArray &way : allWays()) {
        Watch watch(*m_transport, requestBy(way, encrypted));
        QVERIFY(watch.finishes());
        QVERIFY2(watch.isFailure(Kind::Tls), way.constData());
    }
}

void TestExchange::notAnAddress_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"http://192.0.2.1/", "file:///etc/passwd", "ftp://127.0.0.1/", "data:,x", ""})
        QTest::newRow(*url ? url : "nothing") << QString::fromLatin1(url);
}

void TestExchange::notAnAddress()
{
    QFETCH(const QString, url);
    for (const QByteArray &way : allWays()) {
        Watch watch(*m_transport, requestBy(way, QUrl(url)));
        QCOMPARE(watch.finished, 0);
        QVERIFY(watch.finishes());
        QVERIFY2(watch.isFailure(Kind::Protocol), way.constData());
    }
}

void TestExchange::abortIsSilent_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<bool>("isAddress");
    for (const QByteArray &way : allWays()) {
        const auto row = [&way](const char *name, const Answer &answer, bool isAddress) {
            QTest::addRow("%s, %s", way.constData(), name) << way << answer << isAddress;
        };
        row("failed already, not yet told", Answer::hang(), false);
        row("no answer yet", Answer::hang(), true);
        row("in mid-content", Answer::content(noise(100'000)).heldAfter(50'000), true);
    }
}

void TestExchange::abortIsSilent()
{
    QFETCH(const QByteArray, way);
    QFETCH(const Answer, answer);
    QFETCH(const bool, isAddress);
    m_server->on(verbOf(way), "/x", answer);
    const QUrl to = isAddress ? url() : QUrl(QStringLiteral("http://192.0.2.1/"));
    Watch watch(*m_transport, requestBy(way, to));
    if (answer.holdAt > 0)
        QTRY_VERIFY(watch.body.size() == answer.holdAt);
    else if (isAddress)
        QTRY_COMPARE(m_server->count(), 1);
    const int before = watch.readyReads;
    watch.exchange->abort();
    QTRY_COMPARE(m_server->openConnections(), 0);
    m_server->on("GET", "/after", Answer::json("{}"));
    Watch after(*m_transport, getOf(m_server->url(QStringLiteral("/after"))));
    QVERIFY(after.finishes());
    QCOMPARE(watch.finished, 0);
    QCOMPARE(watch.readyReads, before);
    watch.exchange->abort();
    QVERIFY(watch.exchange->read(10).isEmpty());
    QCOMPARE(watch.exchange->bytesAvailable(), 0);
}

/// Qt tells of a refusal before the reply has finished, and minds a failure between the two.
void TestExchange::abortOfARefusalIsSilent()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("only be called once")));
    m_server->on("GET", "/x", Answer::json("{}", 404));
    m_server->on("GET", "/after", Answer::json("{}"));
    Watch watch(*m_transport, getOf(url()));
    const auto *reply = m_transport->findChild<QNetworkReply *>();
    QVERIFY(reply);
    bool isAborted = false;
    connect(reply, &QNetworkReply::errorOccurred, &watch, [&] {
        watch.exchange->abort();
        isAborted = true;
    });
    QTRY_VERIFY(isAborted);
    Watch after(*m_transport, getOf(m_server->url(QStringLiteral("/after"))));
    QVERIFY(after.finishes());
    QCOMPARE(watch.finished, 0);
}

void TestExchange::earlyRefusalIsHeard_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("size");
    constexpr int large = 8 << 20;
    constexpr int small = 40'000; // goes out with its headers
    const QByteArray words = "{\"file\":[\"Too big.\"]}";
    // Servers that say no in mid-body and read on, as good ones do.
    QTest::newRow("413, reads on") << Answer::json(words, 413).early(100'000) << large;
    QTest::newRow("401, reads on") << Answer::json(words, 401).early(100'000).closing() << large;
    // Others hang up at once, with what was sent unread: the connection is reset.
    QTest::newRow("413, then reset") << Answer::json(words, 413).earlyWithoutReading(100'000) << large;
    QTest::newRow("401, then reset") << Answer::json(words, 401).earlyWithoutReading(100'000) << large;
    QTest::newRow("413 to the headers, then reset")
        << Answer::json(words, 413).earlyWithoutReading(0) << large;
    QTest::newRow("413 to a small one, then reset")
        << Answer::json(words, 413).earlyWithoutReading(0) << small;
    QTest::newRow("413 in chunks, then reset")
        << Answer::json(words, 413).chunked().earlyWithoutReading(100'000) << large;
    QTest::newRow("a page, then reset")
        << Answer::html(noise(60'000), 413).earlyWithoutReading(100'000) << large;
}

void TestExchange::earlyRefusalIsHeard()
{
    QFETCH(const Answer, answer);
    QFETCH(const int, size);
    if (!answer.readsToEnd && support::isOnWine())
        QSKIP(support::resetsAreNotTold);
    m_server->on("POST", "/x", answer);
    // Ten times, for what is seen first at the end of a connection is chance.
    for (int i = 1; i <= 10; ++i) {
        Watch watch(*m_transport, postOf(url(), noise(size)));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(),
                 qPrintable(watch.exchange->failure().value_or(botdoc::ApiError()).technical));
        QCOMPARE(watch.status(), answer.status);
        QCOMPARE(watch.headers, 1);
        QVERIFY(watch.body == answer.body);
        QVERIFY(watch.sent < size || size <= 64 * 1024);
        QCOMPARE(m_server->count(), i);
    }
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
