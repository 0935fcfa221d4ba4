#include "outcome.h"
#include "wire.h"

#include <QTest>
#include <QThread>

#include <atomic>

using botdoc::Media;
using botdoc::MediaId;
using support::Answer;
using support::eventually;

/// One session, and a client in each of two threads: the window's and the transfers'.
class TestSessionThreads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRenewalForBoth();
    void manyRenewals();
};

namespace {

/// Calls one after the other, from a thread of its own.
class Worker final : public QThread
{
public:
    Worker(std::shared_ptr<botdoc::Session> session, int calls)
        : m_session(std::move(session))
        , m_calls(calls)
    {}
    std::atomic<int> succeeded = 0;

protected:
    void run() override
    {
        botdoc::Transport transport;
        botdoc::Client client(std::exchange(m_session, nullptr), transport);
        QObject context;
        for (int i = 0; i < m_calls; ++i) {
            Outcome<Media> outcome;
            (void)client.media(MediaId{5}, &context, outcome.callback());
            if (outcome.comes() && outcome.isSuccess())
                ++succeeded;
        }
    }

private:
    std::shared_ptr<botdoc::Session> m_session;
    int m_calls;
};

} // namespace

void TestSessionThreads::oneRenewalForBoth()
{
    Wire wire(withKey());
    wire.server.on("POST", "/v1/auth/get_token/", tokenAnswer("new").held());
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    Worker worker(wire.session, 1);
    worker.start();
    Outcome<Media> outcome;
    (void)wire.client->media(MediaId{5}, this, outcome.callback());
    QVERIFY(eventually([&] { return wire.server.count() == 1; }));
    wire.server.release();
    QVERIFY(outcome.comes());
    QVERIFY(eventually([&] { return worker.isFinished(); }));
    QVERIFY(outcome.isSuccess());
    QCOMPARE(worker.succeeded, 1);
    QCOMPARE(wire.server.count("POST", "/v1/auth/get_token/"), 1);
    QCOMPARE(wire.server.last("GET", "/v1/media/5/").header("Authorization"), QByteArray("JWT new"));
}

void TestSessionThreads::manyRenewals()
{
    // Every tenth call meets a 401, and every token is another.
    Wire wire(withKey());
    int tokens = 0;
    wire.server.on("POST", "/v1/auth/get_token/", [&](const support::ReceivedRequest &) {
        return tokenAnswer("token" + QByteArray::number(++tokens));
    });
    int asked = 0;
    QByteArray refused;
    wire.server.on("GET", "/v1/media/5/", [&](const support::ReceivedRequest &request) {
        if (++asked % 10 == 0)
            refused = request.header("Authorization");
        return request.header("Authorization") == refused ? Answer::json("{}", 401)
                                                          : Answer::json(documentedMedia());
    });
    constexpr int calls = 60;
    Worker one(wire.session, calls);
    Worker two(wire.session, calls);
    one.start();
    two.start();
    QVERIFY(eventually([&] { return one.isFinished() && two.isFinished(); }, std::chrono::seconds(30)));
    // Only who meets two refusals in a row may fail.
    QVERIFY(one.succeeded + two.succeeded > 2 * calls - 10);
    QVERIFY(tokens > 5);
}

QTEST_GUILESS_MAIN(TestSessionThreads)
#include "tst_session_threads.moc"
