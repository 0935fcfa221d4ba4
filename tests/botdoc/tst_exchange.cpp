#include "watch.h"
#include "wire.h"

#include <QIODevice>
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
    void noTls();
    void notAnAddress_data();
    void notAnAddress();
    void abortIsSilent_data();
    void abortIsSilent();
    void earlyRefusalIsHeard();
    void earlyRefusalUnheard();

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

void TestExchange::headersAndContent()
{
    m_server->on("GET", "/x", Answer::content("content", "text/plain").with("ETag", "\"1\""));
    HttpRequest request = getOf(url());
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
    for (const QByteArray verb : {"GET", "DELETE", "POST"}) {
        m_server->on(verb, "/x", answer);
        Watch watch(*m_transport, verb == "POST" ? postOf(url(), "body") : requestOf(verb, url()));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(), verb.constData());
        QCOMPARE(watch.headers, 1);
        QCOMPARE(watch.status(), status);
        QCOMPARE(watch.body, answer.body);
        QCOMPARE(m_server->count(verb, "/x"), 1);
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
    for (const QByteArray verb : {"GET", "DELETE", "POST"}) {
        m_server->on(verb, "/x",
                     Answer::json("{\"detail\":\"words\"}", 401).with("WWW-Authenticate", challenge));
        Watch watch(*m_transport,
                    verb == "POST" ? postOf(url(), QByteArray(300'000, 'x')) : requestOf(verb, url()));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(), verb.constData());
        QCOMPARE(watch.status(), 401);
        QCOMPARE(watch.body, QByteArray("{\"detail\":\"words\"}"));
        QCOMPARE(m_server->count(verb, "/x"), 1);
    }
}

void TestExchange::sendsOnce_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<bool>("isReset");
    QTest::addColumn<bool>("isReused"); // of a connection that has carried another request before
    for (const char *verb : {"POST", "GET", "DELETE"}) {
        for (const bool isReset : {false, true}) {
            for (const bool isReused : {false, true})
                QTest::addRow("%s %s %s", verb, isReset ? "reset" : "closed", isReused ? "reused" : "fresh")
                    << QByteArray(verb) << isReset << isReused;
        }
    }
}

void TestExchange::sendsOnce()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const bool, isReset);
    QFETCH(const bool, isReused);
    if (isReused) {
        m_server->on("GET", "/first", Answer::json("{}"));
        Watch first(*m_transport, getOf(m_server->url(QStringLiteral("/first"))));
        QVERIFY(first.finishes());
    }
    m_server->on(verb, "/x", isReset ? Answer::reset() : Answer::closed());
    Watch watch(*m_transport, verb == "POST" ? postOf(url(), noise(100'000)) : requestOf(verb, url()));
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
    for (const QByteArray verb : {"GET", "POST"}) {
        m_server->on(verb, "/x", answer);
        Watch watch(*m_transport, verb == "POST" ? postOf(url(), "body") : getOf(url()));
        QVERIFY(watch.finishes());
        QVERIFY2(watch.exchange->failure().has_value(), verb.constData());
        const Kind kind = watch.exchange->failure()->kind;
        QVERIFY(kind == Kind::Offline || kind == Kind::Protocol);
        QCOMPARE(m_server->count(verb, "/x"), 1);
    }
}

void TestExchange::endWithoutLength_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("content");
    for (const char *verb : {"GET", "POST"}) {
        for (const int size : {1, 10'000, 5'000'000})
            QTest::addRow("%s %d", verb, size) << QByteArray(verb) << noise(size);
    }
}

void TestExchange::endWithoutLength()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, content);
    // Ten times, for whether Qt sees content and end at once is chance.
    for (int i = 0; i < 10; ++i) {
        m_server->forget();
        const bool isChunked = i == 9;
        Answer answer = Answer::content(content);
        m_server->on(verb, "/x", isChunked ? answer.chunked() : answer.withoutLength());
        Watch watch(*m_transport, verb == "POST" ? postOf(url(), "body") : getOf(url()));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(),
                 qPrintable(watch.exchange->failure().value_or(botdoc::ApiError()).technical));
        QCOMPARE(watch.exchange->contentLength(), -1);
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
    for (const HttpRequest &request : {getOf(url()), postOf(url(), "body")}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Offline));
        QCOMPARE(watch.exchange->failure()->httpStatus, 0);
    }
}

void TestExchange::noTls()
{
    // A server that answers a TLS greeting with something else.
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    Watch watch(*m_transport, getOf(QUrl(QStringLiteral("https://127.0.0.1:%1/x").arg(plain.serverPort()))));
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Tls));
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
    Watch watch(*m_transport, getOf(QUrl(url)));
    QCOMPARE(watch.finished, 0);
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Protocol));
}

void TestExchange::abortIsSilent_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<bool>("isAddress");
    QTest::newRow("failed already, not yet told") << Answer::hang() << false;
    QTest::newRow("no answer yet") << Answer::hang() << true;
    QTest::newRow("in mid-content") << Answer::content(noise(100'000)).heldAfter(50'000) << true;
}

void TestExchange::abortIsSilent()
{
    QFETCH(const Answer, answer);
    QFETCH(const bool, isAddress);
    m_server->on("GET", "/x", answer);
    Watch watch(*m_transport, getOf(isAddress ? url() : QUrl(QStringLiteral("http://192.0.2.1/"))));
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

void TestExchange::earlyRefusalIsHeard()
{
    // A server that says no in mid-body and reads on, as good ones do.
    m_server->on("POST", "/x", Answer::json("{\"file\":[\"Too big.\"]}", 413).early(100'000).closing());
    Watch watch(*m_transport, postOf(url(), noise(8 << 20)));
    QVERIFY(watch.finishes());
    QVERIFY(!watch.exchange->failure());
    QCOMPARE(watch.status(), 413);
    QCOMPARE(watch.body, QByteArray("{\"file\":[\"Too big.\"]}"));
    QCOMPARE(m_server->count(), 1);
}

void TestExchange::earlyRefusalUnheard()
{
    // One that closes at once: its words may be lost, but it is no success, and nothing goes out again.
    m_server->on("POST", "/x", Answer::json("{}", 413).earlyWithoutReading(100'000));
    Watch watch(*m_transport, postOf(url(), noise(32 << 20)));
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Offline) || watch.status() == 413);
    m_server->on("GET", "/after", Answer::json("{}"));
    Watch after(*m_transport, getOf(m_server->url(QStringLiteral("/after"))));
    QVERIFY(after.finishes());
    QCOMPARE(m_server->count("POST", "/x"), 1);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
