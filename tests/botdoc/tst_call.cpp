#include "outcome.h"
#include "wire.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTest>

#include <stdexcept>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using botdoc::Call;
using botdoc::Media;
using botdoc::MediaId;
using Kind = botdoc::ApiError::Kind;
using support::Answer;
using support::eventually;

namespace {

/// How far a call has got when something happens to it.
enum class Stage { Started, WaitingForToken, AtTheServer, InMidAnswer, BetweenAttempts, Ended };

void addStages()
{
    QTest::addColumn<Stage>("stage");
    QTest::newRow("started") << Stage::Started;
    QTest::newRow("waiting for a token") << Stage::WaitingForToken;
    QTest::newRow("at the server") << Stage::AtTheServer;
    QTest::newRow("in the middle of the answer") << Stage::InMidAnswer;
    QTest::newRow("between two attempts") << Stage::BetweenAttempts;
    QTest::newRow("ended, not yet told") << Stage::Ended;
}

/// A call that has been brought to a stage.
struct Staged
{
    explicit Staged(Stage stage)
        : wire(stage == Stage::WaitingForToken ? withKey() : pasted("aaa.bbb.ccc"))
    {
        Answer answer = Answer::json(documentedMedia());
        if (stage == Stage::AtTheServer)
            answer.held();
        else if (stage == Stage::InMidAnswer)
            answer.heldAfter(20);
        else if (stage == Stage::BetweenAttempts)
            answer = Answer::json("{}", 503).with("Retry-After", "15");
        wire.server.on("GET", "/v1/media/5/", answer);
        wire.server.on("POST", "/v1/auth/get_token/", tokenAnswer("new").held());
        context = std::make_unique<QObject>();
        call = wire.client->media(MediaId{5}, context.get(), outcome.callback());
        bool isThere = true;
        if (stage == Stage::WaitingForToken || stage == Stage::AtTheServer)
            isThere = eventually([this] { return wire.server.count() == 1; });
        else if (stage == Stage::InMidAnswer)
            isThere = eventually([this] { return wire.server.bytesSent() > 20; });
        else if (stage == Stage::BetweenAttempts)
            // The attempt's exchange has come and gone.
            isThere = eventually([this] { return hadExchange() && call->children().isEmpty(); });
        else if (stage == Stage::Ended)
            call->cancel();
        if (!isThere || outcome.calls != 0)
            qFatal("the call is not at its stage");
    }
    [[nodiscard]] bool hadExchange()
    {
        seen = seen || call->findChild<botdoc::Exchange *>();
        return seen && wire.server.count() == 1 && !call->findChild<botdoc::Exchange *>();
    }
    /// Lets everything happen that still may.
    void settle()
    {
        wire.server.release();
        QPointer<Call> gone = call;
        QVERIFY(eventually([&] { return !gone; }));
        // A callback that was on its way would have come before this.
        bool isLater = false;
        QMetaObject::invokeMethod(
            qApp, [&] { isLater = true; }, Qt::QueuedConnection);
        QVERIFY(eventually([&] { return isLater; }));
    }

    Wire wire;
    std::unique_ptr<QObject> context;
    Outcome<Media> outcome;
    QPointer<Call> call;
    bool seen = false;
};

} // namespace

/// The promises of Call: once, later, and never into the void.
class TestCall final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnceAndLater();
    void deadContext_data() { addStages(); }
    void deadContext();
    void cancel_data() { addStages(); }
    void cancel();
    void deletedCall_data() { addStages(); }
    void deletedCall();
    void deletedClient_data() { addStages(); }
    void deletedClient();
    void cancelAtEveryTurn_data();
    void cancelAtEveryTurn();
    void throwingCallback_data();
    void throwingCallback();
    void callInsideACallback();
    void endsInsideACallback();
    void deletedInItsOwnSignal();
};

void TestCall::tellsOnceAndLater()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    Outcome<Media> outcome;
    QPointer<Call> call = wire.client->media(MediaId{5}, this, outcome.callback());
    QCOMPARE(outcome.calls, 0);
    QVERIFY(!call->isFinished());
    QVERIFY(outcome.comes());
    QVERIFY(eventually([&] { return !call; }));
    QCOMPARE(outcome.calls, 1);
    QVERIFY(outcome.isSuccess());
}

void TestCall::deadContext()
{
    QFETCH(const Stage, stage);
    Staged staged(stage);
    staged.context.reset();
    QCOMPARE(staged.outcome.calls, 0);
    if (stage == Stage::AtTheServer || stage == Stage::InMidAnswer)
        QVERIFY(eventually([&] { return staged.wire.server.openConnections() == 0; }));
    staged.settle();
    QCOMPARE(staged.outcome.calls, 0);
}

void TestCall::cancel()
{
    QFETCH(const Stage, stage);
    Staged staged(stage);
    staged.call->cancel();
    QCOMPARE(staged.outcome.calls, 0);
    QVERIFY(staged.call->isFinished());
    staged.call->cancel();
    QVERIFY(staged.outcome.comes());
    if (stage == Stage::AtTheServer || stage == Stage::InMidAnswer)
        QVERIFY(eventually([&] { return staged.wire.server.openConnections() == 0; }));
    staged.settle();
    QCOMPARE(staged.outcome.calls, 1);
    QVERIFY(staged.outcome.isFailure(Kind::Cancelled));
}

void TestCall::deletedCall()
{
    QFETCH(const Stage, stage);
    Staged staged(stage);
    delete staged.call;
    QCOMPARE(staged.outcome.calls, 0);
    QVERIFY(staged.outcome.comes());
    staged.settle();
    QCOMPARE(staged.outcome.calls, 1);
    QVERIFY(staged.outcome.isFailure(Kind::Cancelled));
}

void TestCall::deletedClient()
{
    QFETCH(const Stage, stage);
    Staged staged(stage);
    staged.wire.client.reset();
    QCOMPARE(staged.outcome.calls, 0);
    QVERIFY(!staged.call);
    QVERIFY(staged.outcome.comes());
    staged.settle();
    QCOMPARE(staged.outcome.calls, 1);
    QVERIFY(staged.outcome.isFailure(Kind::Cancelled));
}

void TestCall::cancelAtEveryTurn_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("content") << Answer::content("content");
    QTest::newRow("closed") << Answer::closed();
    QTest::newRow("reset") << Answer::reset();
    QTest::newRow("cut") << Answer::content("content").cutAfter(3);
    QTest::newRow("404") << Answer::json("{}", 404);
    QTest::newRow("401") << Answer::json("{}", 401);
    QTest::newRow("unsafe redirect") << Answer::redirect(302, "http://192.0.2.1/");
    QTest::newRow("redirect") << Answer::redirect(302, "/v1/media/5/download/");
}

void TestCall::cancelAtEveryTurn()
{
    QFETCH(const Answer, answer);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/download/", answer);
    wire.server.on("POST", "/v1/auth/token_refresh/", Answer::json("{}", 400));
    // Cancelled after so many turns of the event loop; or, every second time, deleted.
    for (int turns = 0; turns < 60; ++turns) {
        Outcome<botdoc::HttpAnswer> outcome;
        QPointer<botdoc::DownloadCall> call = wire.client->download(MediaId{5}, this, outcome.callback());
        connect(call, &botdoc::DownloadCall::contentReady, this, [&] { (void)call->read(1000); });
        for (int i = 0; i < turns / 2 && call && !call->isFinished(); ++i)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (call && turns % 2)
            call->cancel();
        else
            delete call;
        QVERIFY(outcome.comes());
        QVERIFY(eventually([&] { return !call; }));
        QCOMPARE(outcome.calls, 1);
    }
}

void TestCall::throwingCallback_data()
{
    QTest::addColumn<bool>("isException");
    QTest::newRow("an exception") << true;
    QTest::newRow("anything") << false;
}

void TestCall::throwingCallback()
{
    QFETCH(const bool, isException);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    QTest::ignoreMessage(QtCriticalMsg, isException ? "a callback threw: no good" : "a callback threw");
    int thrown = 0;
    QPointer<Call> call = wire.client->media(MediaId{5}, this, [&](const botdoc::Result<Media> &) {
        ++thrown;
        if (isException)
            throw std::runtime_error("no good");
        throw 7; // NOLINT(hicpp-exception-baseclass)
    });
    Outcome<Media> outcome;
    (void)wire.client->media(MediaId{5}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QVERIFY(eventually([&] { return thrown == 1 && !call; }));
    Outcome<Media> after;
    (void)wire.client->media(MediaId{5}, this, after.callback());
    QVERIFY(after.comes());
    QVERIFY(after.isSuccess());
    QCOMPARE(thrown, 1);
}

void TestCall::callInsideACallback()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    Outcome<Media> inner;
    int callsAtReturn = -1;
    (void)wire.client->media(MediaId{5}, this, [&](const botdoc::Result<Media> &) {
        (void)wire.client->media(MediaId{5}, this, inner.callback());
        callsAtReturn = inner.calls;
    });
    QVERIFY(inner.comes());
    QVERIFY(inner.isSuccess());
    QCOMPARE(callsAtReturn, 0);
}

void TestCall::endsInsideACallback()
{
    // A window that closes itself on an answer takes client, context and the other calls with it.
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    wire.server.on("GET", "/v1/media/6/", Answer::hang());
    auto context = std::make_unique<QObject>();
    int told = 0;
    Outcome<Media> other;
    Outcome<Media> dead;
    (void)wire.client->media(MediaId{6}, this, other.callback());
    (void)wire.client->media(MediaId{6}, context.get(), dead.callback());
    (void)wire.client->media(MediaId{5}, context.get(), [&](const botdoc::Result<Media> &) {
        ++told;
        context.reset();
        wire.client.reset();
    });
    QVERIFY(other.comes());
    QVERIFY(other.isFailure(Kind::Cancelled));
    // The answered one's connection is kept for the next call.
    QVERIFY(eventually([&] { return wire.server.openConnections() <= 1; }));
    QCOMPARE(told, 1);
    QCOMPARE(dead.calls, 0);
    QCOMPARE(other.calls, 1);
}

void TestCall::deletedInItsOwnSignal()
{
#ifdef __GLIBC__
    // What is freed does not go on looking as it did.
    mallopt(M_PERTURB, 165);
#endif
    Wire wire;
    wire.server.on("GET", "/v1/media/5/download/", Answer::content("content"));
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    using botdoc::DownloadCall;
    for (int which = 0; which < 3; ++which) {
        Outcome<botdoc::HttpAnswer> outcome;
        DownloadCall *call = wire.client->download(MediaId{5}, this, outcome.callback());
        int ready = 0;
        if (which == 0)
            connect(call, &DownloadCall::contentStarted, this, [&] { delete call; });
        else
            connect(call, &DownloadCall::contentReady, this, [&] {
                // The first comes with the content, the second with its end.
                if (++ready == which)
                    delete call;
            });
        QVERIFY(outcome.comes());
        QVERIFY(outcome.isFailure(Kind::Cancelled));
        QCOMPARE(outcome.calls, 1);
    }
    Outcome<Media> created;
    Call *call = wire.client->createMedia(chunkOf(noise(100'000)), this, created.callback());
    connect(call, &Call::progress, this, [call] { delete call; });
    QVERIFY(created.comes());
    QVERIFY(created.isFailure(Kind::Cancelled));
    QCOMPARE(created.calls, 1);
}

QTEST_GUILESS_MAIN(TestCall)
#include "tst_call.moc"
