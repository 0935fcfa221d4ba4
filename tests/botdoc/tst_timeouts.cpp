#include "latedevice.h"
#include "outcome.h"
#include "watch.h"
#include "wire.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using botdoc::HttpRequest;
using Kind = botdoc::ApiError::Kind;
using support::Answer;
using support::eventually;

namespace {

constexpr auto limit = 150ms;

} // namespace

/// The limit on time in which nothing moves; there is none on the whole.
class TestTimeouts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void silence_data();
    void silence();
    void silenceWhileSending();
    void silenceOfTheDevice();
    void slowIsNotSilent_data();
    void slowIsNotSilent();
    void slowDeviceIsNotSilent();
    void nobodyReads();
    void silenceAfterAPause();
    void cancelIsNoTimeout();
    void callsTellThemApart();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(QStringLiteral("/x")); }

    std::unique_ptr<support::ScriptedServer> m_server;
    std::unique_ptr<botdoc::Transport> m_transport;
};

void TestTimeouts::init()
{
    m_server = std::make_unique<support::ScriptedServer>();
    m_transport = std::make_unique<botdoc::Transport>();
    m_transport->setInactivity(limit);
}

void TestTimeouts::silence_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<Answer>("answer");
    for (const char *way : {"GET", "GET content", "POST"}) {
        const auto row = [way](const char *name, const Answer &answer) {
            QTest::addRow("%s, %s", way, name) << QByteArray(way) << answer;
        };
        row("no answer", Answer::hang());
        row("half a head", Answer::raw("HTTP/1.1 200 OK\r\nContent-Le"));
        row("headers only", Answer::content("content").heldAfter(0));
        row("half the content", Answer::content("content").heldAfter(3));
        row("half an error's content", Answer::json("{\"detail\":\"x\"}", 500).heldAfter(3));
    }
    Answer redirect = Answer::redirect(302, "/there").heldAfter(3);
    redirect.body = "content";
    QTest::newRow("GET, half a redirect's content") << QByteArray("GET") << redirect;
}

void TestTimeouts::silence()
{
    QFETCH(const QByteArray, way);
    QFETCH(const Answer, answer);
    m_server->on(verbOf(way), "/x", answer);
    QElapsedTimer time;
    time.start();
    Watch watch(*m_transport, requestBy(way, url()));
    QVERIFY(watch.finishes());
    QVERIFY(std::chrono::milliseconds(time.elapsed()) >= limit * 9 / 10); // Qt's timers are that coarse
    QVERIFY(watch.isFailure(Kind::Timeout));
    QCOMPARE(watch.exchange->failure()->httpStatus, 0);
    QCOMPARE(watch.finished, 1);
    QCOMPARE(m_server->count(), 1);
    QVERIFY(eventually([this] { return m_server->openConnections() == 0; }));
    QCOMPARE(watch.finished, 1);
}

void TestTimeouts::silenceWhileSending()
{
    m_server->on("POST", "/x", Answer::hangAfterReading(100'000));
    Watch watch(*m_transport, postOf(url(), noise(32 << 20)));
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Timeout));
    QVERIFY(watch.sent < 32 << 20);
    QCOMPARE(m_server->count(), 1);
}

void TestTimeouts::silenceOfTheDevice()
{
    // A share that hangs: the device says that more will come, and none does.
    class Hanging final : public QIODevice
    {
    public:
        Hanging() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
        [[nodiscard]] bool isSequential() const override { return true; }
        [[nodiscard]] bool atEnd() const override { return false; }

    protected:
        qint64 readData(char *, qint64) override { return 0; }
        qint64 writeData(const char *, qint64) override { return -1; }
    };
    m_server->on("POST", "/x", Answer::json("{}"));
    HttpRequest request = postOf(url(), QByteArray(1000, 'x'));
    request.body = [] { return std::make_unique<Hanging>(); };
    Watch watch(*m_transport, request);
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Timeout));
}

void TestTimeouts::slowIsNotSilent_data()
{
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<Answer>("answer");
    const QByteArray content = noise(14);
    for (const char *way : {"GET", "GET content", "POST"}) {
        const auto row = [way](const char *name, const Answer &answer) {
            QTest::addRow("%s, %s", way, name) << QByteArray(way) << answer;
        };
        row("content", Answer::content(content).trickled(1, 50ms));
        row("chunks", Answer::content(content).chunked().trickled(1, 50ms));
        row("error", Answer::json(content, 500).trickled(1, 50ms));
    }
}

void TestTimeouts::slowIsNotSilent()
{
    QFETCH(const QByteArray, way);
    QFETCH(const Answer, answer);
    // Long beside the pauses of the trickle, which a busy machine makes longer.
    constexpr auto longer = 300ms;
    m_transport->setInactivity(longer);
    m_server->on(verbOf(way), "/x", answer);
    QElapsedTimer time;
    time.start();
    Watch watch(*m_transport, requestBy(way, url()));
    QVERIFY(watch.finishes());
    QVERIFY(!watch.exchange->failure());
    QCOMPARE(watch.body, answer.body);
    QVERIFY(std::chrono::milliseconds(time.elapsed()) > 2 * longer);
}

void TestTimeouts::slowDeviceIsNotSilent()
{
    m_server->on("POST", "/x", Answer::json("{}"));
    const QByteArray content = noise(3000);
    HttpRequest request = postOf(url(), content);
    request.body = [content] { return std::make_unique<LateDevice>(content, 1); };
    Watch watch(*m_transport, request);
    QVERIFY(watch.finishes());
    QVERIFY(!watch.exchange->failure());
    QVERIFY(m_server->request(1).body == content);
}

void TestTimeouts::nobodyReads()
{
    for (const qsizetype size : {1000, 16 << 20}) {
        m_server->forget();
        const QByteArray content(size, 'x');
        m_server->on("GET", "/x", Answer::content(content));
        Watch watch(*m_transport, contentOf(url()), Watch::Reading::OnlyWhenTold);
        QElapsedTimer time;
        time.start();
        QVERIFY(eventually([&] { return std::chrono::milliseconds(time.elapsed()) > 3 * limit; }));
        QVERIFY(!watch.exchange->failure());
        QVERIFY(eventually([&] {
            watch.read();
            return watch.body.size() == size && watch.isFinished();
        }));
        QVERIFY(!watch.exchange->failure());
        QVERIFY(watch.body == content);
    }
}

void TestTimeouts::silenceAfterAPause()
{
    m_server->on("GET", "/x", Answer::content(noise(100'000)).heldAfter(50'000));
    Watch watch(*m_transport, contentOf(url()), Watch::Reading::OnlyWhenTold);
    QElapsedTimer time;
    time.start();
    QVERIFY(eventually([&] { return std::chrono::milliseconds(time.elapsed()) > 2 * limit; }));
    QVERIFY(!watch.isFinished());
    watch.read();
    QCOMPARE(watch.body.size(), 50'000);
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(Kind::Timeout));
}

void TestTimeouts::cancelIsNoTimeout()
{
    int requests = 0;
    for (const char *way : {"GET", "GET content", "POST"}) {
        m_server->on(verbOf(way), "/x", Answer::hang());
        Watch watch(*m_transport, requestBy(way, url()));
        ++requests;
        QVERIFY(eventually([&] { return m_server->count() == requests; }));
        watch.exchange->abort();
        QElapsedTimer time;
        time.start();
        QVERIFY(eventually([&] { return std::chrono::milliseconds(time.elapsed()) > 2 * limit; }));
        QCOMPARE(watch.finished, 0);
        QVERIFY(!watch.exchange->failure());
    }
}

void TestTimeouts::callsTellThemApart()
{
    Wire wire;
    wire.transport.setInactivity(limit);
    wire.server.on("POST", "/v1/media/", Answer::hang());
    Outcome<botdoc::Media> timedOut;
    Outcome<botdoc::Media> cancelled;
    (void)wire.client->createMedia(chunkOf("content"), this, timedOut.callback());
    botdoc::Call *call = wire.client->createMedia(chunkOf("content"), this, cancelled.callback());
    QVERIFY(eventually([&] { return wire.server.count() == 2; }));
    call->cancel();
    QVERIFY(timedOut.comes());
    QVERIFY(timedOut.isFailure(Kind::Timeout));
    QVERIFY(cancelled.isFailure(Kind::Cancelled));
    QCOMPARE(timedOut.error().httpStatus, 0);
    QCOMPARE(timedOut.calls, 1);
    QCOMPARE(cancelled.calls, 1);
    QCOMPARE(wire.server.count(), 2);
}

QTEST_GUILESS_MAIN(TestTimeouts)
#include "tst_timeouts.moc"
