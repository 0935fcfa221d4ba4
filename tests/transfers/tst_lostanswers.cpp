#include "demodesk.h"
#include "receivingdesk.h"
#include "uploadrun.h"

#include "support/eventually.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using botdoc::ApiError;
using support::Answer;
using support::Mishap;
using transfers::Transfer;
using namespace std::chrono_literals;

namespace {

constexpr qint64 chunk = 32 * 1024;

} // namespace

/// A POST whose answer is lost may have worked, may work later, or not at all: the file arrives once, or it
/// is said that nobody knows.
class TestLostAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void serverHasActed_data();
    void serverHasActed();
    void serverActsLate_data() { serverHasActed_data(); }
    void serverActsLate();
    void serverNeverGotIt_data();
    void serverNeverGotIt();
    void unclearIsSaidAndNotSentTwice_data();
    void unclearIsSaidAndNotSentTwice();
    void brokenOffInTheMiddle_data();
    void brokenOffInTheMiddle();
    void anotherAttemptLooksFirst();
    void anotherAttemptSendsWhatNeverCame();
    void anEarlierAttemptMayStillCome();
    void nobodyToAskIsUnconfirmed();
    void looksInAListThatClaimsTooMany();
    void endedSignInIsNamed_data();
    void endedSignInIsNamed();
    void whatMayBeWholeIsLeftWhenTheSignInEnds();
    void laterChunkWaitsWhenNobodyCanBeAsked();
    void chunkThatCameAfterAllLooks();
    void givesUpOnAChunkThatNeverArrives();
    void acceptedWithoutAnAnswerOfItsOwn();
    void anOlderFileOfAColleagueIsNotOurs();
    void theServersClockCounts_data();
    void theServersClockCounts();
    void anotherContentOfThatNameIsNotOurs();
    void whatIsClaimedIsNotOurs();
    void serverFaultIsNoReasonToRepeat();

private:
    std::unique_ptr<support::DemoServer> m_demo;
};

void TestLostAnswers::initTestCase()
{
    m_demo = std::make_unique<support::DemoServer>();
    QVERIFY(m_demo->isReady());
}

void TestLostAnswers::serverHasActed_data()
{
    QTest::addColumn<int>("chunks");
    QTest::addColumn<int>("lost");
    QTest::newRow("only") << 1 << 1;
    QTest::newRow("first") << 3 << 1;
    QTest::newRow("middle") << 3 << 2;
    QTest::newRow("last") << 3 << 3;
}

void TestLostAnswers::serverHasActed()
{
    QFETCH(const int, chunks);
    QFETCH(const int, lost);
    DemoDesk desk(*m_demo);
    const QString name = u"acted %1 of %2.bin"_qs.arg(lost).arg(chunks);
    const QByteArray bytes = noise(chunks * chunk - 7);
    desk.relay.onPost(lost, {Mishap::Kind::LoseAnswer});
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, bytes), patientTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(desk.hasOnce(name, bytes));
    // Nothing went out twice.
    QCOMPARE(desk.relay.posts(), chunks);
    QCOMPARE(run.transfer().media, desk.onServer(name).first().id);
    QCOMPARE(run.created.size(), 1);
}

void TestLostAnswers::serverActsLate()
{
    QFETCH(const int, chunks);
    QFETCH(const int, lost);
    DemoDesk desk(*m_demo);
    const QString name = u"late %1 of %2.bin"_qs.arg(lost).arg(chunks);
    const QByteArray bytes = noise(chunks * chunk - 7);
    desk.relay.onPost(lost, {Mishap::Kind::DeliverLate});
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, bytes), patientTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(desk.hasOnce(name, bytes));
    QCOMPARE(desk.relay.posts(), chunks);
}

void TestLostAnswers::serverNeverGotIt_data()
{
    QTest::addColumn<int>("lost");
    QTest::newRow("middle") << 2;
    QTest::newRow("last") << 3;
}

void TestLostAnswers::serverNeverGotIt()
{
    // Of a later chunk the server's own count tells, so it may go out again.
    QFETCH(const int, lost);
    DemoDesk desk(*m_demo);
    const QString name = u"missing %1.bin"_qs.arg(lost);
    const QByteArray bytes = noise(3 * chunk - 7);
    desk.relay.onPost(lost, {Mishap::Kind::LoseRequest});
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(desk.hasOnce(name, bytes));
    QCOMPARE(desk.relay.posts(), 4);
}

void TestLostAnswers::unclearIsSaidAndNotSentTwice_data()
{
    QTest::addColumn<int>("chunks");
    QTest::newRow("only") << 1;
    QTest::newRow("first") << 3;
}

void TestLostAnswers::unclearIsSaidAndNotSentTwice()
{
    QFETCH(const int, chunks);
    DemoDesk desk(*m_demo);
    const QString name = u"unclear of %1.bin"_qs.arg(chunks);
    desk.relay.onPost(1, {Mishap::Kind::LoseRequest});
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, noise(chunks * chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unconfirmed));
    QCOMPARE(desk.relay.posts(), 1);
    QVERIFY(run.remains().unconfirmedSince);
    QVERIFY(run.created.isEmpty());
    // More than one look was made.
    QCOMPARE(desk.relay.requests().count("GET /v1/media/?page=1&page_size=100&request=1080"), 3);
}

void TestLostAnswers::brokenOffInTheMiddle_data()
{
    QTest::addColumn<int>("lost");
    QTest::newRow("first") << 1;
    QTest::newRow("middle") << 2;
}

void TestLostAnswers::brokenOffInTheMiddle()
{
    // What was not handed over to its end cannot have arrived: no looking around for the first, and of a
    // later one the server tells where it stands.
    QFETCH(const int, lost);
    constexpr qint64 large = 8 << 20; // more than is read ahead
    DemoDesk desk(*m_demo);
    const QString name = u"broken off %1.bin"_qs.arg(lost);
    const QString path = desk.folder.make(name, "x");
    QVERIFY(QFile::resize(path, lost == 1 ? large : large + large / 2));
    desk.relay.onPost(lost, {Mishap::Kind::Cut, 100'000});
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(large));
    if (lost == 1) {
        QVERIFY(run.runs());
        QVERIFY(run.isFailure(ApiError::Kind::Offline));
        QCOMPARE(desk.relay.posts(), 1);
        QVERIFY(!run.remains().unconfirmedSince);
        QVERIFY(desk.onServer(name).isEmpty());
    } else {
        QVERIFY(run.runs());
        QVERIFY(run.isDone());
        QCOMPARE(desk.relay.posts(), 3);
        QCOMPARE(desk.onServer(name).size(), 1);
    }
}

void TestLostAnswers::anotherAttemptLooksFirst()
{
    // The server was slower than all looks. Whoever tries again does not send it a second time.
    DemoDesk desk(*m_demo);
    const QByteArray bytes = noise(chunk);
    const QString path = desk.folder.make(u"again.bin"_qs, bytes);
    desk.relay.onPost(1, {Mishap::Kind::DeliverLate});
    UploadRun first(desk.sender.client, desk.traits, path, {chunk, {1ms}});
    QVERIFY(first.runs());
    QVERIFY(first.isFailure(ApiError::Kind::Unconfirmed));
    QVERIFY(support::eventually([&] { return desk.hasOnce(u"again.bin"_qs, bytes); }));
    UploadRun second(desk.sender.client, desk.traits, path, patientTerms(chunk), first.remains());
    QVERIFY(second.runs());
    QVERIFY(second.isDone());
    QVERIFY(desk.hasOnce(u"again.bin"_qs, bytes));
    QCOMPARE(desk.relay.posts(), 1);
    QVERIFY(!second.remains().unconfirmedSince);
}

void TestLostAnswers::anotherAttemptSendsWhatNeverCame()
{
    DemoDesk desk(*m_demo);
    const QByteArray bytes = noise(2 * chunk);
    const QString path = desk.folder.make(u"never came.bin"_qs, bytes);
    desk.relay.onPost(1, {Mishap::Kind::LoseRequest});
    UploadRun first(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(first.runs());
    QVERIFY(first.isFailure(ApiError::Kind::Unconfirmed));
    UploadRun second(desk.sender.client, desk.traits, path, quickTerms(chunk), first.remains());
    QVERIFY(second.runs());
    QVERIFY(second.isDone());
    QVERIFY(desk.hasOnce(u"never came.bin"_qs, bytes));
    QCOMPARE(desk.relay.posts(), 3);
}

void TestLostAnswers::anEarlierAttemptMayStillCome()
{
    // Sent a minute ago, looked for and not seen, it comes while it is sent again, and that is lost.
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunk);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    desk.receiving.refusals[1] = Answer::closed();
    desk.receiving.onPost = [&](int) { desk.receiving.add(u"a.bin"_qs, bytes, now.addSecs(-50)); };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk),
                  {{}, now.addSecs(-60)});
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.received().size(), 1);
    QCOMPARE(desk.receiving.contents().size(), 1);
}

void TestLostAnswers::nobodyToAskIsUnconfirmed()
{
    ReceivingDesk desk;
    desk.receiving.answers[1] = [](const QJsonObject &) { return Answer::closed(); };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                  quickTerms(chunk));
    desk.receiving.onPost = [&](int) {
        desk.receiving.server().forget();
        desk.receiving.server().on("GET", "/v1/media/", Answer::json(R"({"detail": "No."})", 500));
    };
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unconfirmed));
    QCOMPARE(desk.receiving.received().size(), 1);
    QVERIFY(run.remains().unconfirmedSince);
}

/// The undefined-behaviour sanitizer sees what is wrong about counting its pages.
void TestLostAnswers::looksInAListThatClaimsTooMany()
{
    ReceivingDesk desk;
    desk.receiving.answers[1] = [&](const QJsonObject &media) {
        const QJsonObject list{{u"count"_qs, std::numeric_limits<qint64>::max()},
                               {u"results"_qs, QJsonArray{media, media}}};
        desk.receiving.listAnswer = Answer::json(QJsonDocument(list).toJson());
        return Answer::closed();
    };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.received().size(), 1);
}

void TestLostAnswers::endedSignInIsNamed_data()
{
    QTest::addColumn<bool>("hasActed");
    QTest::newRow("refused by it") << false;
    QTest::newRow("taken before it ended") << true;
}

/// A proxy says 502 of a server that refuses a token without reading on.
void TestLostAnswers::endedSignInIsNamed()
{
    QFETCH(const bool, hasActed);
    ReceivingDesk desk;
    const QString path = desk.folder.make(u"a.pdf"_qs, noise(chunk));
    const Answer badGateway = Answer::html("<h1>502 Bad Gateway</h1>", 502);
    if (hasActed)
        desk.receiving.answers[1] = [&](const QJsonObject &) { return badGateway; };
    else
        desk.receiving.refusals[1] = badGateway;
    desk.receiving.listAnswer = Answer::json(R"({"detail": "Signature has expired."})", 401);
    desk.receiving.server().on("POST", "/v1/auth/token_refresh/", Answer::json("{}", 400));
    UploadRun ended(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(ended.runs());
    QVERIFY(ended.isFailure(ApiError::Kind::Unauthorized));
    QVERIFY(ended.transfer().note.contains(u"It may have arrived all the same"_qs));
    QCOMPARE(desk.receiving.received().size(), 1);
    QVERIFY(ended.remains().unconfirmedSince);

    UploadRun stillEnded(desk.sender.client, desk.traits, path, quickTerms(chunk), ended.remains());
    QVERIFY(stillEnded.runs());
    QVERIFY(stillEnded.isFailure(ApiError::Kind::Unauthorized));
    QVERIFY(stillEnded.transfer().note.contains(u"It may have arrived all the same"_qs));

    desk.receiving.listAnswer.reset();
    support::SignedIn again(at(desk.receiving.server()), pasted("ddd.eee.fff"));
    UploadRun next(again.client, desk.traits, path, quickTerms(chunk), stillEnded.remains());
    QVERIFY(next.runs());
    QVERIFY(next.isDone());
    QCOMPARE(desk.receiving.received().size(), hasActed ? 1 : 2);
    QCOMPARE(desk.receiving.contents().size(), 1);
}

void TestLostAnswers::whatMayBeWholeIsLeftWhenTheSignInEnds()
{
    ReceivingDesk desk;
    support::ScriptedServer &server = desk.receiving.server();
    desk.receiving.answers[2] = [&](const QJsonObject &) {
        server.forget();
        server.on("GET", "/v1/media/1/", Answer::json(R"({"detail": "Signature has expired."})", 401));
        server.on("POST", "/v1/auth/token_refresh/", Answer::json("{}", 400));
        server.on("DELETE", "/v1/media/1/", Answer::empty());
        return Answer::html("<h1>502 Bad Gateway</h1>", 502);
    };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(2 * chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unconfirmed));
    QCOMPARE(server.count("DELETE", "/v1/media/1/"), 0);
    QCOMPARE(desk.receiving.contents().size(), 1);
}

void TestLostAnswers::laterChunkWaitsWhenNobodyCanBeAsked()
{
    DemoDesk desk(*m_demo);
    const QString name = u"waits.bin"_qs;
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, noise(3 * chunk)), {chunk, {1ms}});
    desk.relay.onPost(2, {Mishap::Kind::LoseAnswer});
    run.onChange = [&](const Transfer &transfer) {
        if (transfer.chunksDone == 1)
            desk.relay.onGets({Mishap::Kind::LoseAnswer});
    };
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Offline));
    QCOMPARE(desk.relay.posts(), 2);
    // What is there stays there, for the next attempt to go on from.
    QCOMPARE(desk.onServer(name).size(), 1);
    QVERIFY(run.removed.isEmpty());
    QVERIFY(run.remains().medias.isEmpty());
    QCOMPARE(run.remains().progress->media, desk.onServer(name).first().id);
    QCOMPARE(run.remains().progress->chunksDone, 1);
}

void TestLostAnswers::chunkThatCameAfterAllLooks()
{
    // The looks were over before the server acted, the chunk went out again and was refused as known.
    ReceivingDesk desk;
    const QByteArray bytes = noise(3 * chunk);
    desk.receiving.refusals[3] =
        Answer::json(R"({"current_chunk": ["Chunk 2 of 3 is out of order: chunk 3 is expected."]})", 400);
    bool isThere = false;
    desk.receiving.answers[2] = [](const QJsonObject &) { return Answer::closed(); };
    desk.receiving.onPost = [&](int n) { isThere = n > 2; };
    desk.receiving.alter = [&](QJsonObject &media) {
        if (media[u"current_chunk"] == 2 && !isThere)
            media.insert(u"current_chunk"_qs, 1);
    };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.received().size(), 4);
    QCOMPARE(desk.receiving.contents().size(), 1);
    QVERIFY(desk.receiving.contents().first() == bytes);
}

void TestLostAnswers::givesUpOnAChunkThatNeverArrives()
{
    DemoDesk desk(*m_demo);
    const QString name = u"never arrives.bin"_qs;
    for (int post = 2; post < 20; ++post)
        desk.relay.onPost(post, {Mishap::Kind::LoseRequest});
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, noise(3 * chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Offline));
    QCOMPARE(desk.relay.posts(), 4); // the first, and three times the second
    QCOMPARE(run.remains().progress->chunksDone, 1);
}

void TestLostAnswers::acceptedWithoutAnAnswerOfItsOwn()
{
    // A proxy that swallows the answer and says "201" with nothing, or with a page.
    for (const Answer &answer : {Answer::empty(201), Answer::html("<h1>Thanks</h1>", 200)}) {
        ReceivingDesk desk;
        desk.receiving.answers[1] = [answer](const QJsonObject &) { return answer; };
        UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                      quickTerms(chunk));
        QVERIFY(run.runs());
        QVERIFY(run.isDone());
        QCOMPARE(desk.receiving.received().size(), 1);
        QCOMPARE(desk.receiving.contents().size(), 1);
    }
}

void TestLostAnswers::anOlderFileOfAColleagueIsNotOurs()
{
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunk);
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-10);
    desk.receiving.add(u"same.pdf"_qs, bytes, before);
    desk.receiving.refusals[1] = Answer::closed();
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"same.pdf"_qs, bytes),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unconfirmed));
    QVERIFY(run.created.isEmpty());
    // And the colleague's is left alone.
    QCOMPARE(desk.receiving.contents().size(), 1);
    QVERIFY(run.remains().medias.isEmpty());
}

void TestLostAnswers::theServersClockCounts_data()
{
    QTest::addColumn<int>("ahead");
    QTest::newRow("ahead") << 5 * 3600;
    QTest::newRow("behind") << -5 * 3600;
}

void TestLostAnswers::theServersClockCounts()
{
    // Ours may be hours off: what is ours is found, and what is older is not taken for it.
    QFETCH(const int, ahead);
    for (const bool hasActed : {true, false}) {
        ReceivingDesk desk;
        const QByteArray bytes = noise(chunk);
        desk.receiving.setClockAhead(std::chrono::seconds(ahead));
        desk.receiving.add(u"same.pdf"_qs, bytes, QDateTime::currentDateTimeUtc().addSecs(ahead - 10));
        if (hasActed)
            desk.receiving.answers[1] = [](const QJsonObject &) { return Answer::closed(); };
        else
            desk.receiving.refusals[1] = Answer::closed();
        UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"same.pdf"_qs, bytes),
                      quickTerms(chunk));
        QVERIFY(run.runs());
        QCOMPARE(run.isDone(), hasActed);
        QCOMPARE(run.isFailure(ApiError::Kind::Unconfirmed), !hasActed);
        if (hasActed)
            QCOMPARE(run.transfer().media, botdoc::MediaId{2});
    }
}

void TestLostAnswers::anotherContentOfThatNameIsNotOurs()
{
    // Sent by a colleague at the same moment: as long, but not the same.
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunk);
    desk.receiving.refusals[1] = Answer::closed();
    desk.receiving.onPost = [&](int) {
        desk.receiving.add(u"same.pdf"_qs, QByteArray(bytes.size(), 'x'), QDateTime::currentDateTimeUtc());
    };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"same.pdf"_qs, bytes),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unconfirmed));
    QCOMPARE(desk.receiving.contents().size(), 1);
}

void TestLostAnswers::whatIsClaimedIsNotOurs()
{
    // The same file sent twice on purpose: the first has arrived, the second was lost.
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunk);
    const QString path = desk.folder.make(u"same.pdf"_qs, bytes);
    UploadRun first(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(first.runs());
    QVERIFY(first.isDone());
    desk.receiving.refusals[2] = Answer::closed();
    UploadRun second(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(second.runs());
    QVERIFY(second.isFailure(ApiError::Kind::Unconfirmed));
}

void TestLostAnswers::serverFaultIsNoReasonToRepeat()
{
    // Whether a server with a fault has acted is open, too.
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunk);
    const QString path = desk.folder.make(u"a.pdf"_qs, bytes);
    desk.receiving.refusals[1] = Answer::json(R"({"detail": "Database is locked."})", 500);
    UploadRun missed(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(missed.runs());
    QVERIFY(missed.isFailure(ApiError::Kind::Server));
    QCOMPARE(missed.transfer().error->serverWords, u"Database is locked."_qs);
    QCOMPARE(desk.receiving.received().size(), 1);
    QVERIFY(missed.remains().unconfirmedSince);

    desk.receiving.answers[2] = [](const QJsonObject &) { return Answer::html("Bad gateway", 502); };
    UploadRun acted(desk.sender.client, desk.traits, path, quickTerms(chunk), missed.remains());
    QVERIFY(acted.runs());
    QVERIFY(acted.isDone());
    QCOMPARE(desk.receiving.received().size(), 2);
    QCOMPARE(desk.receiving.contents().size(), 1);
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lostanswers.moc"
