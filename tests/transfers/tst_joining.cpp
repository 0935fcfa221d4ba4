#include "demodesk.h"
#include "receivingdesk.h"
#include "uploadrun.h"

#include "support/eventually.h"
#include "transfers/transfertext.h"

#include <QTest>

using namespace std::chrono_literals;
using botdoc::ApiError;
using botdoc::MediaId;
using support::Answer;
using transfers::ServerTraits;

namespace {

constexpr qint64 chunk = 32 * 1024;

Answer otherwise(QJsonObject media, const QString &field, const QJsonValue &value)
{
    media.insert(field, value);
    return Answer::json(QJsonDocument(media).toJson(), 201);
}

/// Of all that changes something, in their order.
QList<QByteArray> verbs(const support::Relay &relay)
{
    QList<QByteArray> verbs;
    const QList<support::RelayedRequest> log = relay.log();
    for (const support::RelayedRequest &request : log) {
        if (request.verb != "GET" && !request.target.startsWith("/v1/auth/"))
            verbs.append(request.verb);
    }
    return verbs;
}

} // namespace

/// Whether chunks become one media is documented nowhere: where they do not, the file goes out in one piece,
/// and nothing else is left there.
class TestJoining final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fallsBackToOnePiece();
    void remembersTheServer();
    void noticesHoweverItShows_data();
    void noticesHoweverItShows();
    void leavesAloneWhatIsNotIts_data();
    void leavesAloneWhatIsNotIts();
    void refusedForSomethingElseIsNoReason();
    void laterChunkAboutAnotherMedia();
    void aLostAnswerThereIsFoundOut();
    void whatWentOutWholeIsLookedForWhole();
    void whatWentOutWholeIsNoPart();
    void whatNeverCameGoesOutInChunksAgain();
    void whatCannotBeDeletedIsTold();
    void nothingGoesOutBesideWhatAnEarlierAttemptLeft();
};

void TestJoining::fallsBackToOnePiece()
{
    const support::DemoServer demo({u"--no-assembly"_qs});
    DemoDesk desk(demo);
    const QByteArray bytes = noise(3 * chunk + 1);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"whole.bin"_qs, bytes),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(desk.hasOnce(u"whole.bin"_qs, bytes));
    QCOMPARE(desk.onServer(u"whole.bin"_qs).first().totalChunks, 1);
    // Two chunks until it showed, then all in one.
    QCOMPARE(desk.relay.posts(), 3);
    QVERIFY(!desk.traits.joinsChunks);
    // The parts go before the whole goes out: nobody is to see both.
    QCOMPARE(run.removed.size(), 2);
    QCOMPARE(verbs(desk.relay), (QList<QByteArray>{"POST", "POST", "DELETE", "DELETE", "POST"}));
    QCOMPARE(run.created.size(), 1);
    QCOMPARE(run.transfer().chunks, 1);
    QCOMPARE(run.transfer().chunksDone, 1);
    QCOMPARE(run.transfer().bytesDone, bytes.size());
    QVERIFY(transfers::statusText(run.transfer()).startsWith(u"Sent, checked"_qs));
    QVERIFY(!run.transfer().note.isEmpty());
}

void TestJoining::remembersTheServer()
{
    const support::DemoServer demo({u"--no-assembly"_qs});
    DemoDesk desk(demo);
    UploadRun first(desk.sender.client, desk.traits, desk.folder.make(u"first.bin"_qs, noise(2 * chunk)),
                    quickTerms(chunk));
    QVERIFY(first.runs());
    QVERIFY(first.isDone());
    const int before = desk.relay.posts();
    const QByteArray bytes = noise(5 * chunk);
    UploadRun second(desk.sender.client, desk.traits, desk.folder.make(u"second.bin"_qs, bytes),
                     quickTerms(chunk));
    QVERIFY(second.runs());
    QVERIFY(second.isDone());
    QCOMPARE(desk.relay.posts() - before, 1);
    QVERIFY(desk.hasOnce(u"second.bin"_qs, bytes));
    QCOMPARE(second.transfer().note, QString());
}

void TestJoining::noticesHoweverItShows_data()
{
    QTest::addColumn<int>("post");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("first is said to be all") << 1 << u"total_chunks"_qs << QJsonValue(1);
    QTest::newRow("second is said to be the first") << 2 << u"current_chunk"_qs << QJsonValue(1);
    QTest::newRow("second is another media") << 2 << u"id"_qs << QJsonValue(77);
    QTest::newRow("last is another media") << 3 << u"id"_qs << QJsonValue(77);
}

void TestJoining::noticesHoweverItShows()
{
    QFETCH(const int, post);
    QFETCH(const QString, field);
    QFETCH(const QJsonValue, value);
    ReceivingDesk desk;
    desk.receiving.server().on("DELETE", "/v1/media/77/", Answer::empty());
    desk.receiving.answers[post] = [&](const QJsonObject &media) { return otherwise(media, field, value); };
    const QByteArray bytes = noise(3 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.received().size(), post + 1);
    QCOMPARE(desk.receiving.received().last().number, 1);
    QCOMPARE(desk.receiving.received().last().total, 1);
    QCOMPARE(desk.receiving.contents().size(), 1);
    QVERIFY(desk.receiving.contents().first() == bytes);
    QCOMPARE(desk.receiving.server().count("DELETE", "/v1/media/77/"), field == u"id" ? 1 : 0);
    QVERIFY(!desk.traits.joinsChunks);
}

void TestJoining::leavesAloneWhatIsNotIts_data()
{
    QTest::addColumn<int>("post");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    for (const int post : {1, 2, 3}) {
        QTest::addRow("of another request, %d", post) << post << u"request"_qs << QJsonValue(999);
        QTest::addRow("older, %d", post) << post << u"created"_qs << QJsonValue(u"2020-01-01T00:00:00Z"_qs);
    }
}

void TestJoining::leavesAloneWhatIsNotIts()
{
    QFETCH(const int, post);
    QFETCH(const QString, field);
    QFETCH(const QJsonValue, value);
    ReceivingDesk desk;
    desk.receiving.server().on("DELETE", "/v1/media/77/", Answer::empty());
    desk.receiving.answers[post] = [&](QJsonObject media) {
        media.insert(field, value);
        return otherwise(media, u"id"_qs, 77);
    };
    const QByteArray bytes = noise(3 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.server().count("DELETE", "/v1/media/77/"), 0);
    QCOMPARE(desk.receiving.received().size(), 3);
    QCOMPARE(desk.receiving.contents().size(), 1);
    QVERIFY(desk.receiving.contents().first() == bytes);
}

void TestJoining::refusedForSomethingElseIsNoReason()
{
    ReceivingDesk desk;
    desk.receiving.refusals[1] = Answer::json(R"({"total_chunks": ["Only 1 is allowed."]})", 400);
    UploadRun takesOne(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(3 * chunk)),
                       quickTerms(chunk));
    QVERIFY(takesOne.runs());
    QVERIFY(takesOne.isDone());
    QVERIFY(!desk.traits.joinsChunks);
    QCOMPARE(desk.receiving.received().size(), 2);

    ReceivingDesk other;
    other.receiving.refusals[1] = Answer::json(R"({"file": ["This type is not allowed."]})", 400);
    UploadRun refused(other.sender.client, other.traits, other.folder.make(u"a.exe"_qs, noise(3 * chunk)),
                      quickTerms(chunk));
    QVERIFY(refused.runs());
    QVERIFY(refused.isFailure(ApiError::Kind::Rejected));
    QVERIFY(other.traits.joinsChunks);
    QCOMPARE(other.receiving.received().size(), 1);
}

void TestJoining::laterChunkAboutAnotherMedia()
{
    // Joined to what somebody else has begun: what we began is taken back, and so is what we spoilt.
    ReceivingDesk desk;
    desk.receiving.joins = false;
    const QByteArray bytes = noise(2 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.deleted(), (QList<qint64>{1, 2}));
    QCOMPARE(desk.receiving.contents().keys(), QList<qint64>{3});
    QVERIFY(desk.receiving.contents().first() == bytes);
}

void TestJoining::aLostAnswerThereIsFoundOut()
{
    // In one piece from the start, and its answer is lost.
    const support::DemoServer demo({u"--no-assembly"_qs});
    DemoDesk desk(demo);
    desk.traits.joinsChunks = false;
    desk.relay.onPost(1, {support::Mishap::Kind::LoseAnswer});
    const QByteArray bytes = noise(3 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), patientTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.relay.posts(), 1);
    QVERIFY(desk.hasOnce(u"a.bin"_qs, bytes));
}

/// Also where it is not known any more that this server does not join chunks: the program was started anew.
void TestJoining::whatWentOutWholeIsLookedForWhole()
{
    const support::DemoServer demo({u"--no-assembly"_qs});
    DemoDesk desk(demo);
    const QByteArray bytes = noise(3 * chunk);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    desk.traits.joinsChunks = false;
    desk.relay.onPost(1, {support::Mishap::Kind::DeliverLate});
    UploadRun first(desk.sender.client, desk.traits, path, {chunk, {1ms}});
    QVERIFY(first.runs());
    QVERIFY(first.isFailure(ApiError::Kind::Unconfirmed));
    QVERIFY(support::eventually([&] { return desk.hasOnce(u"a.bin"_qs, bytes); }));

    ServerTraits unknown;
    UploadRun second(desk.sender.client, unknown, path, patientTerms(chunk), first.remains());
    QVERIFY(second.runs());
    QVERIFY(second.isDone());
    QVERIFY(desk.hasOnce(u"a.bin"_qs, bytes));
    QCOMPARE(desk.relay.posts(), 1);
}

void TestJoining::whatWentOutWholeIsNoPart()
{
    ReceivingDesk desk;
    desk.receiving.listAnswer = Answer::json(R"({"detail": "Signature has expired."})", 401);
    desk.receiving.server().on("POST", "/v1/auth/token_refresh/", Answer::json("{}", 400));
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(3 * chunk)),
                  quickTerms(chunk), {{}, QDateTime::currentDateTimeUtc().addSecs(-60)});
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unauthorized));
    QVERIFY(run.transfer().note.contains(u"It may have arrived all the same"_qs));
    QVERIFY(run.remains().unconfirmedSince);
    QVERIFY(!run.remains().progress);
}

void TestJoining::whatNeverCameGoesOutInChunksAgain()
{
    ReceivingDesk desk;
    const QByteArray bytes = noise(3 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk),
                  {{}, QDateTime::currentDateTimeUtc().addSecs(-60)});
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.received().size(), 3);
    QCOMPARE(desk.receiving.contents().values(), QList<QByteArray>{bytes});
}

void TestJoining::whatCannotBeDeletedIsTold()
{
    // The file has arrived, but the pieces sent before cannot be deleted: somebody must know of them.
    ReceivingDesk desk;
    desk.receiving.joins = false;
    desk.receiving.deletion = Answer::json(R"({"detail": "No."})", 500);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(2 * chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(run.transfer().media, MediaId{3});
    QVERIFY2(run.transfer().note.contains(u"could not be deleted"_qs), qPrintable(run.transfer().note));

    // What is gone by the time the file has arrived is nobody's concern.
    ReceivingDesk later;
    later.receiving.joins = false;
    later.receiving.deletion = Answer::json(R"({"detail": "No."})", 500);
    later.receiving.onPost = [&](int n) {
        if (n == 3)
            later.receiving.deletion = Answer::empty();
    };
    UploadRun clean(later.sender.client, later.traits, later.folder.make(u"a.bin"_qs, noise(2 * chunk)),
                    quickTerms(chunk));
    QVERIFY(clean.runs());
    QVERIFY(clean.isDone());
    QCOMPARE(later.receiving.contents().keys(), QList<qint64>{3});
    QVERIFY(!clean.transfer().note.contains(u"could not be deleted"_qs));
}

void TestJoining::nothingGoesOutBesideWhatAnEarlierAttemptLeft()
{
    // Two of one name open at once could not be told apart.
    ReceivingDesk desk;
    const QString path = desk.folder.make(u"a.bin"_qs, noise(3 * chunk));
    desk.receiving.refusals[2] = Answer::json(R"({"detail": "You may not."})", 403);
    desk.receiving.deletion = Answer::json(R"({"detail": "No."})", 500);
    UploadRun first(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(first.runs());
    QVERIFY(first.isFailure(ApiError::Kind::Forbidden));
    QVERIFY(first.transfer().note.contains(u"could not be deleted"_qs));
    QCOMPARE(first.remains().medias, QList<MediaId>{MediaId{1}});

    UploadRun second(desk.sender.client, desk.traits, path, quickTerms(chunk), first.remains());
    QVERIFY(second.runs());
    QVERIFY(second.isFailure(ApiError::Kind::Server));
    QCOMPARE(desk.receiving.received().size(), 2);
    QCOMPARE(second.remains().medias, QList<MediaId>{MediaId{1}});

    desk.receiving.deletion = Answer::empty();
    UploadRun third(desk.sender.client, desk.traits, path, quickTerms(chunk), second.remains());
    QVERIFY(third.runs());
    QVERIFY(third.isDone());
    QCOMPARE(desk.receiving.deleted(), QList<qint64>{1});
    QCOMPARE(desk.receiving.contents().size(), 1);
}

QTEST_GUILESS_MAIN(TestJoining)
#include "tst_joining.moc"
