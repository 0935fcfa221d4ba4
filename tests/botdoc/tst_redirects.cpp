#include "outcome.h"
#include "watch.h"
#include "wire.h"

#include <QTest>

using botdoc::HttpRequest;
using Kind = botdoc::ApiError::Kind;
using support::Answer;

/// Redirects, followed by our own rules and not by Qt's.
class TestRedirects final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void ofGet_data();
    void ofGet();
    void onlyTheLastAnswerCounts();
    void ofOthers_data();
    void ofOthers();
    void relative_data();
    void relative();
    void unsafe_data();
    void unsafe();
    void atMostFive();
    void loop();
    void toABrokenServer();
    void downloadsLeaveTheTokenBehind();
    void otherServersDoNotSpeakForThis();
    void otherServersHaveNoSayInTheSession_data();
    void otherServersHaveNoSayInTheSession();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(QStringLiteral("/x")); }
    [[nodiscard]] static QByteArray there(const support::ScriptedServer &server)
    {
        return server.url(QStringLiteral("/there")).toEncoded();
    }

    std::unique_ptr<support::ScriptedServer> m_server;
    std::unique_ptr<support::ScriptedServer> m_other;
    std::unique_ptr<botdoc::Transport> m_transport;
};

void TestRedirects::init()
{
    m_server = std::make_unique<support::ScriptedServer>();
    m_other = std::make_unique<support::ScriptedServer>();
    m_transport = std::make_unique<botdoc::Transport>();
}

void TestRedirects::cleanup()
{
    QCOMPARE(m_server->unexpected() + m_other->unexpected(), 0);
    m_transport.reset();
}

void TestRedirects::ofGet_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isElsewhere");
    for (const char *way : {"GET", "GET content"}) {
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const bool isElsewhere : {false, true})
                QTest::addRow("%s %d %s", way, status, isElsewhere ? "elsewhere" : "here")
                    << QByteArray(way) << status << isElsewhere;
        }
    }
}

void TestRedirects::ofGet()
{
    QFETCH(const QByteArray, way);
    QFETCH(const int, status);
    QFETCH(const bool, isElsewhere);
    support::ScriptedServer &target = isElsewhere ? *m_other : *m_server;
    m_server->on("GET", "/x", Answer::redirect(status, there(target)).with("Set-Cookie", "a=b"));
    target.on("GET", "/there", Answer::content("content"));
    HttpRequest request = requestBy(way, url());
    request.range = "bytes=3-";
    Watch watch(*m_transport, request);
    QVERIFY(watch.finishes());
    QVERIFY(!watch.exchange->failure());
    QCOMPARE(watch.status(), 200);
    QCOMPARE(watch.headers, 1);
    QCOMPARE(watch.body, QByteArray("content"));

    const support::ReceivedRequest got = target.last("GET", "/there");
    QCOMPARE(got.header("Range"), QByteArray("bytes=3-"));
    QCOMPARE(got.header("Authorization"), isElsewhere ? QByteArray() : QByteArray("JWT aaa.bbb.ccc"));
    QCOMPARE(got.hasHeader("Authorization"), !isElsewhere);
    QCOMPARE(watch.exchange->isFromElsewhere(), isElsewhere);
    QVERIFY(!got.hasHeader("Cookie"));
    QVERIFY(!got.hasHeader("Referer"));
    QVERIFY(!got.header("Host").isEmpty());
}

void TestRedirects::onlyTheLastAnswerCounts()
{
    Answer first = Answer::redirect(302, there(*m_other)).with("ETag", "first");
    first.body = noise(200'000);
    m_server->on("GET", "/x", first);
    m_other->on("GET", "/there", Answer::json("words", 404));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(!watch.exchange->failure());
        QCOMPARE(watch.status(), 404);
        QCOMPARE(watch.headers, 1);
        QCOMPARE(watch.body, QByteArray("words"));
        QCOMPARE(watch.exchange->header("ETag"), QByteArray());
    }
}

void TestRedirects::ofOthers_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<int>("status");
    for (const char *verb : {"POST", "DELETE"}) {
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%s %d", verb, status) << QByteArray(verb) << status;
    }
}

void TestRedirects::ofOthers()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const int, status);
    for (const support::ScriptedServer *target : {m_server.get(), m_other.get()}) {
        m_server->forget();
        m_server->on(verb, "/x", Answer::redirect(status, there(*target)));
        Watch watch(*m_transport, verb == "POST" ? postOf(url(), "secret") : requestOf(verb, url()));
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Protocol));
        QCOMPARE(
            watch.exchange->failure()->technical,
            QStringLiteral("%1 was redirected to http://%2").arg(QString::fromLatin1(verb), url().host()));
        QCOMPARE(watch.status(), 0);
        QCOMPARE(watch.headers, 0);
        QVERIFY(watch.body.isEmpty());
    }
    QCOMPARE(m_server->count(), 2);
    QCOMPARE(m_other->connections(), 0);
}

void TestRedirects::relative_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("absolute path") << QByteArray("/there") << QByteArray("/there");
    QTest::newRow("relative path") << QByteArray("there") << QByteArray("/v1/there");
    QTest::newRow("up") << QByteArray("../there") << QByteArray("/there");
    QTest::newRow("query only") << QByteArray("?a=%2F&b=1") << QByteArray("/v1/x");
    QTest::newRow("with fragment") << QByteArray("/there#part") << QByteArray("/there");
}

void TestRedirects::relative()
{
    QFETCH(const QByteArray, location);
    QFETCH(const QByteArray, path);
    const QUrl from = m_server->url(QStringLiteral("/v1/x"));
    int requests = 0;
    for (const HttpRequest &request : {getOf(from), contentOf(from)}) {
        m_server->forget();
        m_server->on("GET", "/v1/x", Answer::redirect(302, location));
        m_server->on("GET", path, Answer::content("content"));
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QCOMPARE(watch.body, QByteArray("content"));
        requests += 2;
        QCOMPARE(m_server->count(), requests);
        QCOMPARE(m_server->request(requests).path(), path);
        QVERIFY(!location.startsWith('?') || m_server->request(requests).query() == location.mid(1));
    }
}

void TestRedirects::unsafe_data()
{
    QTest::addColumn<QByteArray>("location");
    for (const char *location :
         {"http://staff@127.0.0.1/there", "//staff:secret@127.0.0.1/there", "http://192.0.2.1/there",
          "http://media.example.org/there", "ftp://127.0.0.1/there", "file:///etc/passwd",
          "data:text/plain,content", "javascript:alert(1)", "https://", "http://", ""})
        QTest::newRow(*location ? location : "none") << QByteArray(location);
}

void TestRedirects::unsafe()
{
    QFETCH(const QByteArray, location);
    m_server->on("GET", "/x", location.isEmpty() ? Answer::empty(302) : Answer::redirect(302, location));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Protocol));
        const QString why = watch.exchange->failure()->technical;
        // Without a location it leads to itself.
        QVERIFY2(location.isEmpty() || why.startsWith(QLatin1String("redirected to ")), qPrintable(why));
        QVERIFY(watch.body.isEmpty());
        QCOMPARE(watch.headers, 0);
    }
}

void TestRedirects::atMostFive()
{
    for (int i = 0; i < 5; ++i) {
        const QByteArray from = i == 0 ? QByteArray("/x") : QByteArray("/" + QByteArray::number(i));
        m_server->on("GET", from, Answer::redirect(302, "/" + QByteArray::number(i + 1)));
    }
    m_server->on("GET", "/5", Answer::content("content"));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(!watch.exchange->failure());
        QCOMPARE(watch.body, QByteArray("content"));
    }
    QCOMPARE(m_server->count(), 2 * 6);
}

void TestRedirects::loop()
{
    m_server->on("GET", "/x", Answer::redirect(302, there(*m_other)));
    m_other->on("GET", "/there", Answer::redirect(302, url().toEncoded()));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Protocol));
        QCOMPARE(watch.exchange->failure()->technical, QStringLiteral("redirected more than 5 times"));
    }
    QCOMPARE(m_server->count() + m_other->count(), 2 * 6);
}

void TestRedirects::toABrokenServer()
{
    m_server->on("GET", "/x", Answer::redirect(302, there(*m_other)));
    m_other->on("GET", "/there", Answer::content(noise(100'000)).cutAfter(5000));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Offline));
    }
    m_other->goAway();
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch gone(*m_transport, request);
        QVERIFY(gone.finishes());
        QVERIFY(gone.isFailure(Kind::Offline));
    }
}

void TestRedirects::downloadsLeaveTheTokenBehind()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/download/", Answer::redirect(302, there(*m_other)));
    m_other->on("GET", "/there", Answer::content("content"));
    Outcome<botdoc::HttpAnswer> outcome;
    botdoc::DownloadCall *call = wire.client->download(botdoc::MediaId{5}, this, outcome.callback());
    QByteArray content;
    connect(call, &botdoc::DownloadCall::contentReady, this, [&] { content += call->read(1000); });
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QCOMPARE(content, QByteArray("content"));
    QVERIFY(wire.server.last("GET", "/v1/media/5/download/").hasHeader("Authorization"));
    QVERIFY(!m_other->last("GET", "/there").hasHeader("Authorization"));
}

void TestRedirects::otherServersDoNotSpeakForThis()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::redirect(302, there(*m_other)));
    m_other->on("GET", "/there", Answer::json(documentedMedia()));
    Outcome<botdoc::Media> media;
    (void)wire.client->media(botdoc::MediaId{5}, this, media.callback());
    QVERIFY(media.comes());
    QVERIFY(media.isFailure(Kind::Protocol));
    QCOMPARE(media.error().cause, botdoc::ApiError::Cause::Redirected);
}

void TestRedirects::otherServersHaveNoSayInTheSession_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("a clock years ahead") << 404;
    QTest::newRow("a 401") << 401;
}

void TestRedirects::otherServersHaveNoSayInTheSession()
{
    QFETCH(const int, status);
    Wire wire(pasted(tokenLiving(0, 8 * 3600)));
    wire.server.on("GET", "/v1/media/5/download/", Answer::redirect(302, there(*m_other)));
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    wire.server.on("POST", "/v1/auth/token_refresh/", tokenAnswer("new"));
    m_other->setClockAhead(std::chrono::hours(24 * 1000));
    m_other->on("GET", "/there", Answer::empty(status));
    Outcome<botdoc::HttpAnswer> outcome;
    (void)wire.client->download(botdoc::MediaId{5}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure());
    QVERIFY(!outcome.isFailure(Kind::Unauthorized));
    // Each call of the API's download may use up one of those allowed.
    QCOMPARE(wire.server.count("GET", "/v1/media/5/download/"), 1);
    Outcome<botdoc::Media> media;
    (void)wire.client->media(botdoc::MediaId{5}, this, media.callback());
    QVERIFY(media.comes());
    QVERIFY(media.isSuccess());
    QCOMPARE(wire.server.count("POST", "/v1/auth/token_refresh/"), 0);
}

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
