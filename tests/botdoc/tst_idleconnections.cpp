#include "support/certificates.h"
#include "support/eventually.h"
#include "support/wine.h"
#include "watch.h"
#include "wire.h"

#include <QTest>

using Kind = botdoc::ApiError::Kind;
using support::Answer;

namespace {

Answer kept(const QByteArray &body, int status = 200)
{
    return Answer::json(body, status).with("Connection", "keep-alive");
}

} // namespace

/// A connection carries one body after the other as long as each ends cleanly, and no longer.
class TestIdleConnections final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::trustTheTestsAuthority(); }
    void init();
    void cleanup();

    void carriesOneAfterTheOther_data();
    void carriesOneAfterTheOther();
    void carriesOneAfterTheOtherEncrypted();
    void eachOfSeveralHasItsOwn();
    void notAfter_data();
    void notAfter();
    void notAfterOneThatWasAborted();
    void notForWhatHasNoBody();
    void notForAnotherServer();
    void notWhenItHasEnded_data();
    void notWhenItHasEnded();
    void onlyForAMoment();
    void endsWithTheTransport();
    void sentOnceWhenItGoesUnder_data();
    void sentOnceWhenItGoesUnder();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(QStringLiteral("/x")); }
    [[nodiscard]] bool send(const QByteArray &body);

    std::unique_ptr<support::ScriptedServer> m_server;
    std::unique_ptr<botdoc::Transport> m_transport;
};

void TestIdleConnections::init()
{
    m_server = std::make_unique<support::ScriptedServer>();
    m_transport = std::make_unique<botdoc::Transport>();
}

void TestIdleConnections::cleanup()
{
    QCOMPARE(m_server->unexpected(), 0);
    m_transport.reset();
    m_server.reset();
}

/// Whether it arrived as it is, and was answered.
bool TestIdleConnections::send(const QByteArray &body)
{
    Watch watch(*m_transport, postOf(url(), body));
    return watch.finishes() && !watch.exchange->failure() && watch.sent == body.size() &&
           m_server->last("POST", "/x").body == body;
}

void TestIdleConnections::carriesOneAfterTheOther_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("created") << kept("{}", 201);
    QTest::newRow("chunked") << kept("{}", 201).chunked();
    QTest::newRow("no content") << Answer::empty().with("Connection", "keep-alive");
    QTest::newRow("refused, after all of it") << kept("{\"detail\":\"words\"}", 400);
}

void TestIdleConnections::carriesOneAfterTheOther()
{
    QFETCH(const Answer, answer);
    m_server->on("POST", "/x", answer);
    for (const int size : {0, 1, 3'000'000, 100})
        QVERIFY(send(noise(size)));
    QCOMPARE(m_server->count(), 4);
    QCOMPARE(m_server->connections(), 1);
}

void TestIdleConnections::carriesOneAfterTheOtherEncrypted()
{
    if (support::isOnWine())
        QSKIP(support::tlsIsNotServed);
    m_server->setEncryption(support::encryptionWith(QStringLiteral("good")));
    m_server->on("POST", "/x", kept("{}", 201));
    for (const int size : {100, 3'000'000, 100})
        QVERIFY(send(noise(size)));
    QCOMPARE(m_server->connections(), 1);
}

void TestIdleConnections::eachOfSeveralHasItsOwn()
{
    m_server->on("POST", "/x", kept("{}", 201).held());
    for (int i = 0; i < 2; ++i) {
        Watch one(*m_transport, postOf(url(), noise(100'000)));
        Watch other(*m_transport, postOf(url(), noise(200'000)));
        QVERIFY(support::eventually([&] { return m_server->underWay() == 2; }));
        m_server->release();
        QVERIFY(one.finishes());
        QVERIFY(other.finishes());
        QVERIFY(!one.exchange->failure() && !other.exchange->failure());
    }
    QCOMPARE(m_server->count(), 4);
    QCOMPARE(m_server->connections(), 2);
}

void TestIdleConnections::notAfter_data()
{
    QTest::addColumn<Answer>("answer");
    const QByteArray content = "Content-Length: 2\r\n\r\n{}";
    QTest::newRow("a server that does not say") << Answer::json("{}", 201);
    QTest::newRow("a server that closes") << kept("{}", 201).closing();
    QTest::newRow("one that says it will") << kept("{}", 201).with("Connection", "close");
    QTest::newRow("among others, in capitals") << kept("{}", 201).with("Connection", "Keep-Alive, Close");
    QTest::newRow("an answer without a length") << kept("{}", 201).withoutLength();
    QTest::newRow("HTTP/1.0") << Answer::raw("HTTP/1.0 201 Created\r\n" + content);
    QTest::newRow("more than the answer")
        << Answer::raw("HTTP/1.1 201 Created\r\n" + content + "HTTP/1.1 200");
    QTest::newRow("a refusal before the body was read") << kept("{}", 413).early(1000);
    QTest::newRow("half an answer") << kept("{}", 201).cutAfter(1);
    QTest::newRow("no answer") << Answer::closed();
}

void TestIdleConnections::notAfter()
{
    QFETCH(const Answer, answer);
    m_server->on("POST", "/x", answer);
    // More than the system takes before the server reads.
    Watch first(*m_transport, postOf(url(), noise(20'000'000)));
    QVERIFY(first.finishes());

    m_server->on("POST", "/y", kept("{}", 201));
    Watch second(*m_transport, postOf(m_server->url(QStringLiteral("/y")), noise(1000)));
    QVERIFY(second.finishes());
    QVERIFY(!second.exchange->failure());
    QCOMPARE(m_server->last("POST", "/y").body, noise(1000));
    QCOMPARE(m_server->connections(), 2);
}

void TestIdleConnections::notAfterOneThatWasAborted()
{
    m_server->on("POST", "/x", kept("{}", 201).held());
    m_server->on("POST", "/x", kept("{}", 201));
    {
        Watch first(*m_transport, postOf(url(), noise(1000)));
        QVERIFY(support::eventually([&] { return m_server->underWay() == 1; }));
        first.exchange->abort();
    }
    QVERIFY(send(noise(2000)));
    QCOMPARE(m_server->connections(), 2);
}

void TestIdleConnections::notForWhatHasNoBody()
{
    // A download that goes under without an answer may have been counted.
    m_server->on("POST", "/x", kept("{}", 201));
    m_server->on("GET", "/x", Answer::content(noise(1000)));
    QVERIFY(send(noise(1000)));
    Watch content(*m_transport, contentOf(url()));
    QVERIFY(content.finishes());
    QCOMPARE(content.body, noise(1000));
    QCOMPARE(m_server->connections(), 2);
}

void TestIdleConnections::notForAnotherServer()
{
    support::ScriptedServer other;
    other.on("POST", "/x", kept("{}", 201));
    m_server->on("POST", "/x", kept("{}", 201));
    QVERIFY(send(noise(1000)));
    Watch watch(*m_transport, postOf(other.url(QStringLiteral("/x")), noise(1000)));
    QVERIFY(watch.finishes());
    QCOMPARE(other.count("POST", "/x"), 1);
    QVERIFY(send(noise(1000)));
    QCOMPARE(m_server->connections(), 1);
}

void TestIdleConnections::notWhenItHasEnded_data()
{
    QTest::addColumn<Answer::Ending>("ending");
    QTest::addColumn<bool>("isSeen");
    for (const bool isSeen : {false, true}) {
        QTest::addRow("closed, %s", isSeen ? "seen" : "unseen") << Answer::Ending::Close << isSeen;
        QTest::addRow("reset, %s", isSeen ? "seen" : "unseen") << Answer::Ending::Reset << isSeen;
    }
}

void TestIdleConnections::notWhenItHasEnded()
{
    QFETCH(const Answer::Ending, ending);
    QFETCH(const bool, isSeen);
    m_server->on("POST", "/x", kept("{}", 201));
    QVERIFY(send(noise(1000)));
    m_server->closeConnections(ending);
    if (isSeen)
        QVERIFY(support::eventually([&] { return m_server->openConnections() == 0; }));
    QVERIFY(send(noise(2000)));
    QCOMPARE(m_server->count(), 2);
    QCOMPARE(m_server->connections(), 2);
}

void TestIdleConnections::onlyForAMoment()
{
    m_server->on("POST", "/x", kept("{}", 201));
    QVERIFY(send(noise(1000)));
    QCOMPARE(m_server->openConnections(), 1);
    QVERIFY(support::eventually([&] { return m_server->openConnections() == 0; }));
    QVERIFY(send(noise(1000)));
    QCOMPARE(m_server->connections(), 2);
}

void TestIdleConnections::endsWithTheTransport()
{
    m_server->on("POST", "/x", kept("{}", 201));
    QVERIFY(send(noise(1000)));
    m_transport.reset();
    QVERIFY(support::eventually([&] { return m_server->openConnections() == 0; }));
}

void TestIdleConnections::sentOnceWhenItGoesUnder_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("closed") << Answer::closed();
    QTest::newRow("reset") << Answer::reset();
}

void TestIdleConnections::sentOnceWhenItGoesUnder()
{
    QFETCH(const Answer, answer);
    m_server->on("POST", "/x", kept("{}", 201));
    m_server->on("POST", "/x", answer);
    QVERIFY(send(noise(1000)));
    Watch watch(*m_transport, postOf(url(), noise(2000)));
    QVERIFY(watch.finishes());
    // It may have been acted on: that is for the caller to find out.
    QVERIFY(watch.isFailure(Kind::Offline));
    QCOMPARE(watch.sent, 2000);

    m_server->on("GET", "/after", kept("{}"));
    Watch after(*m_transport, getOf(m_server->url(QStringLiteral("/after"))));
    QVERIFY(after.finishes());
    QCOMPARE(m_server->count("POST", "/x"), 2);
}

QTEST_GUILESS_MAIN(TestIdleConnections)
#include "tst_idleconnections.moc"
