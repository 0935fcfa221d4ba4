#include "demodesk.h"
#include "receivingdesk.h"
#include "uploadrun.h"

#include "support/eventually.h"

#include <QJsonDocument>
#include <QTest>

using botdoc::MediaId;
using support::Answer;
using support::eventually;
using support::Mishap;
using transfers::Transfer;
using namespace std::chrono_literals;

namespace {

constexpr qint64 chunk = 32 * 1024;

/// Does something right before the n-th call that is queued in this thread is made.
class Interruption final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interruption)

public:
    Interruption(int n, std::function<void()> what)
        : m_left(n)
        , m_what(std::move(what))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::MetaCall && --m_left == 0)
            m_what();
        return false;
    }

private:
    int m_left;
    const std::function<void()> m_what;
};

} // namespace

/// Cancelling takes back what was begun, and nothing that has arrived.
class TestCancelledUpload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void beforeAnythingWentOut();
    void whileTheServerHasIt_data();
    void whileTheServerHasIt();
    void inTheMiddleOfAChunk();
    void atAnyMoment_data();
    void atAnyMoment();
    void whileItsAnswerIsUnclear();
    void whileFinishing();
    void whileALaterChunkIsLookedFor();
    void whileTheOnlyChunkIsLookedFor();
    void whileFallingBack();
    void hasArrived();
    void whileClearingUpAfterItsArrival();
    void twiceIsOnce();
    void whatCannotBeDeletedIsTold();
    void anotherAttemptClearsUpFirst();
    void anotherAttemptIsCancelledToo();
    void destroyedWhileItRuns_data();
    void destroyedWhileItRuns();

private:
    std::unique_ptr<support::DemoServer> m_demo;
};

void TestCancelledUpload::initTestCase()
{
    m_demo = std::make_unique<support::DemoServer>();
    QVERIFY(m_demo->isReady());
}

void TestCancelledUpload::beforeAnythingWentOut()
{
    ReceivingDesk desk;
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                  quickTerms(chunk));
    run.start();
    run.cancel();
    QVERIFY(run.ends());
    QVERIFY(run.isCancelled());
    QCOMPARE(run.transfer().note, QString());
    QVERIFY(!run.transfer().isCancelling);
    QCOMPARE(desk.receiving.server().count(), 0);
}

void TestCancelledUpload::whileTheServerHasIt_data()
{
    QTest::addColumn<int>("chunks");
    QTest::addColumn<int>("held");
    QTest::newRow("only") << 1 << 1;
    QTest::newRow("first") << 3 << 1;
    QTest::newRow("middle") << 3 << 2;
    QTest::newRow("last") << 3 << 3;
}

void TestCancelledUpload::whileTheServerHasIt()
{
    QFETCH(const int, chunks);
    QFETCH(const int, held);
    DemoDesk desk(*m_demo);
    const QString name = u"cancelled %1 of %2.bin"_qs.arg(held).arg(chunks);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, noise(chunks * chunk)),
                  patientTerms(chunk));
    desk.relay.onPost(held, {Mishap::Kind::Hold});
    bool wasCancelling = false;
    connect(&desk.relay, &support::Relay::struck, this, [&] {
        run.cancel();
        wasCancelling = run.transfer().isCancelling;
    });
    QVERIFY(run.runs());
    QVERIFY(wasCancelling);
    QVERIFY(run.isCancelled());
    QVERIFY(!run.transfer().isCancelling);
    QVERIFY(!run.transfer().media);
    QCOMPARE(run.transfer().note, QString());
    QVERIFY(desk.onServer(name).isEmpty());
    QCOMPARE(run.removed.size(), 1);
    QVERIFY(run.created.isEmpty());
    QCOMPARE(desk.relay.posts(), held);
}

void TestCancelledUpload::inTheMiddleOfAChunk()
{
    // What was not handed over to its end cannot be there: nobody has to wait for looks.
    DemoDesk desk(*m_demo);
    const QString name = u"middle.bin"_qs;
    const QString path = desk.folder.make(name, "x");
    constexpr qint64 size = 64 << 20;
    QVERIFY(QFile::resize(path, size));
    UploadRun run(desk.sender.client, desk.traits, path, {size, {1h}});
    run.onChange = [&](const Transfer &transfer) {
        if (transfer.bytesDone > 0)
            run.cancel();
    };
    QVERIFY(run.runs());
    QVERIFY(run.isCancelled());
    QVERIFY(run.transfer().bytesDone < size);
    QCOMPARE(run.transfer().note, QString());
    QVERIFY(desk.onServer(name).isEmpty());
}

void TestCancelledUpload::atAnyMoment_data()
{
    QTest::addColumn<int>("chunks");
    // More than once, for the network's own thread is not always as fast.
    for (int round = 1; round <= 3; ++round) {
        QTest::addRow("one chunk, %d", round) << 1;
        QTest::addRow("two chunks, %d", round) << 2;
    }
}

void TestCancelledUpload::atAnyMoment()
{
    // Before the first thing that happens, before the second, and so on to its end: it is gone, or there, or
    // said to be unclear.
    QFETCH(const int, chunks);
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunks * 100);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    bool isDone = false;
    int unclear = 0;
    int moment = 0;
    while (!isDone && moment < 1000) {
        UploadRun run(desk.sender.client, desk.traits, path, {100, {1ms, 20ms}});
        const Interruption interruption(++moment, [&] { run.cancel(); });
        QVERIFY(run.runs());
        isDone = run.isDone();
        QVERIFY(isDone || run.isCancelled());
        unclear += run.remains().unconfirmedSince.has_value();
        QCOMPARE(!run.transfer().note.isEmpty(), run.remains().unconfirmedSince.has_value());
        // Also of those before: what was still on its way without our knowing is there by now.
        QVERIFY2(
            desk.receiving.contents().size() <= isDone + unclear,
            qPrintable(u"%1 there, before call %2"_qs.arg(desk.receiving.contents().size()).arg(moment)));
    }
    QVERIFY(isDone);
    QVERIFY2(moment > 4, qPrintable(QString::number(moment))); // or it was never interrupted
}

void TestCancelledUpload::whileItsAnswerIsUnclear()
{
    ReceivingDesk desk;
    desk.receiving.refusals[1] = Answer::json("{}", 201).held();
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                  quickTerms(chunk));
    run.start();
    QVERIFY(eventually([&] { return desk.receiving.received().size() == 1; }));
    run.cancel();
    QVERIFY(run.ends());
    QVERIFY(run.isCancelled());
    // Looked for three times, not seen: whoever cancelled is told that it may come all the same.
    QVERIFY2(run.transfer().note.contains(u"may have arrived"_qs), qPrintable(run.transfer().note));
    QVERIFY(run.remains().unconfirmedSince);
}

void TestCancelledUpload::whileFinishing()
{
    ReceivingDesk desk;
    support::ScriptedServer &server = desk.receiving.server();
    desk.receiving.answers[1] = [&](QJsonObject media) {
        server.forget();
        server.on("GET", "/v1/media/1/", Answer::json("{}").held());
        server.on("DELETE", "/v1/media/1/", Answer::empty());
        media.remove(u"file_checksum"_qs); // so that it is asked for
        return Answer::json(QJsonDocument(media).toJson(), 201);
    };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                  quickTerms(chunk));
    run.start();
    QVERIFY(eventually([&] { return server.count("GET", "/v1/media/1/") == 1; }));
    QCOMPARE(run.transfer().state, Transfer::State::Finishing);
    run.cancel();
    QVERIFY(run.ends());
    QVERIFY(run.isCancelled());
    QCOMPARE(server.count("DELETE", "/v1/media/1/"), 1);
    QCOMPARE(run.removed, QList<MediaId>{MediaId{1}});
    QVERIFY(run.created.isEmpty());
}

void TestCancelledUpload::whileALaterChunkIsLookedFor()
{
    for (const bool hasArrived : {true, false}) {
        ReceivingDesk desk;
        if (hasArrived)
            desk.receiving.answers[2] = [](const QJsonObject &) { return Answer::closed(); };
        else
            desk.receiving.refusals[2] = Answer::closed();
        UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(3 * chunk)),
                      {chunk, {20ms}});
        run.start();
        QVERIFY(eventually([&] { return desk.receiving.received().size() == 2; }));
        QVERIFY(eventually([&] { return desk.receiving.server().underWay() == 0; }));
        run.cancel();
        QVERIFY(run.ends());
        QVERIFY(run.isCancelled());
        QVERIFY(desk.receiving.contents().isEmpty());
        QCOMPARE(run.removed, QList<MediaId>{MediaId{1}});
        // Gone with all its chunks, so there is nothing that could be unclear.
        QCOMPARE(run.transfer().note, QString());
        QVERIFY(!run.remains().unconfirmedSince);
    }
}

void TestCancelledUpload::whileTheOnlyChunkIsLookedFor()
{
    ReceivingDesk desk;
    desk.receiving.answers[1] = [](const QJsonObject &) { return Answer::closed(); };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                  {chunk, {20ms}});
    run.start();
    QVERIFY(eventually([&] { return desk.receiving.received().size() == 1; }));
    QVERIFY(eventually([&] { return desk.receiving.server().underWay() == 0; }));
    run.cancel();
    QVERIFY(run.ends());
    QVERIFY(run.isCancelled());
    QVERIFY(desk.receiving.contents().isEmpty());
    QCOMPARE(run.removed, QList<MediaId>{MediaId{1}});
}

void TestCancelledUpload::whileFallingBack()
{
    ReceivingDesk desk;
    desk.receiving.joins = false;
    desk.receiving.deletion = Answer::empty().held();
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(3 * chunk)),
                  quickTerms(chunk));
    run.start();
    support::ScriptedServer &server = desk.receiving.server();
    QVERIFY(eventually([&] { return server.count("DELETE", "/v1/media/1/") == 1; }));
    run.cancel();
    desk.receiving.deletion = Answer::empty();
    server.release();
    QVERIFY(run.ends());
    QVERIFY(run.isCancelled());
    QVERIFY(desk.receiving.contents().isEmpty());
    QCOMPARE(desk.receiving.received().size(), 2);
}

void TestCancelledUpload::hasArrived()
{
    DemoDesk desk(*m_demo);
    const QByteArray bytes = noise(2 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"arrived.bin"_qs, bytes),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    run.cancel();
    QVERIFY(run.isDone());
    QVERIFY(!run.transfer().isCancelling);
    QVERIFY(desk.hasOnce(u"arrived.bin"_qs, bytes));
    QCOMPARE(run.timesEnded, 1);
}

void TestCancelledUpload::whileClearingUpAfterItsArrival()
{
    // Confirmed, and only parts sent before are still being deleted: too late to take it back.
    ReceivingDesk desk;
    desk.receiving.joins = false;
    desk.receiving.deletion = Answer::json("{}", 500);
    desk.receiving.onPost = [&](int n) {
        if (n == 3)
            desk.receiving.deletion = Answer::empty().held();
    };
    const QByteArray bytes = noise(2 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk));
    run.start();
    support::ScriptedServer &server = desk.receiving.server();
    QVERIFY(eventually([&] { return server.count("DELETE", "/v1/media/1/") == 2; }));
    run.cancel();
    desk.receiving.deletion = Answer::empty();
    server.release();
    QVERIFY(run.ends());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.contents().keys(), QList<qint64>{3});
    QVERIFY(desk.receiving.contents().first() == bytes);
    QCOMPARE(run.created.size(), 1);
}

void TestCancelledUpload::twiceIsOnce()
{
    DemoDesk desk(*m_demo);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"twice.bin"_qs, noise(3 * chunk)),
                  patientTerms(chunk));
    desk.relay.onPost(2, {Mishap::Kind::Hold});
    connect(&desk.relay, &support::Relay::struck, this, [&] {
        run.cancel();
        run.cancel();
    });
    QVERIFY(run.runs());
    run.cancel();
    QVERIFY(run.isCancelled());
    QCOMPARE(run.timesEnded, 1);
    QCOMPARE(run.removed.size(), 1);
    const QList<QByteArray> &requests = desk.relay.requests();
    QCOMPARE(std::count_if(requests.begin(), requests.end(),
                           [](const QByteArray &request) { return request.startsWith("DELETE "); }),
             1);
}

void TestCancelledUpload::whatCannotBeDeletedIsTold()
{
    ReceivingDesk desk;
    desk.receiving.deletion = Answer::json(R"({"detail": "No."})", 403);
    desk.receiving.answers[2] = [](const QJsonObject &) { return Answer::json("{}", 201).held(); };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(3 * chunk)),
                  quickTerms(chunk));
    run.start();
    QVERIFY(eventually([&] { return desk.receiving.received().size() == 2; }));
    run.cancel();
    QVERIFY(run.ends());
    QVERIFY(run.isCancelled());
    QVERIFY2(run.transfer().note.contains(u"could not be deleted"_qs), qPrintable(run.transfer().note));
    QCOMPARE(run.remains().medias, QList<MediaId>{MediaId{1}});
}

void TestCancelledUpload::anotherAttemptClearsUpFirst()
{
    ReceivingDesk desk;
    const QByteArray bytes = noise(2 * chunk);
    const qint64 left = desk.receiving.add(u"a.bin"_qs, "begun", QDateTime::currentDateTimeUtc());
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk),
                  {{MediaId{left}}, {}});
    desk.receiving.onPost = [&](int n) {
        if (n == 1)
            QCOMPARE(desk.receiving.deleted(), QList<qint64>{left});
    };
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.contents().size(), 1);
    QVERIFY(desk.receiving.contents().first() == bytes);
}

void TestCancelledUpload::anotherAttemptIsCancelledToo()
{
    // While it looks for what the first one may have left: that goes, too.
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunk);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    desk.receiving.answers[1] = [](const QJsonObject &) { return Answer::closed(); };
    UploadRun first(desk.sender.client, desk.traits, path, {chunk, {}});
    QVERIFY(first.runs());
    QVERIFY(first.isFailure(botdoc::ApiError::Kind::Unconfirmed));
    QCOMPARE(desk.receiving.contents().size(), 1);
    UploadRun second(desk.sender.client, desk.traits, path, {chunk, {1ms}}, first.remains());
    const int before = desk.receiving.server().count("GET", "/v1/media/");
    second.start();
    QVERIFY(eventually([&] { return desk.receiving.server().count("GET", "/v1/media/") > before; }));
    second.cancel();
    QVERIFY(second.ends());
    QVERIFY(second.isCancelled());
    QVERIFY(desk.receiving.contents().isEmpty());
    QVERIFY(second.remains().medias.isEmpty() && !second.remains().unconfirmedSince);
    QCOMPARE(desk.receiving.received().size(), 1);
}

void TestCancelledUpload::destroyedWhileItRuns_data()
{
    QTest::addColumn<int>("chunks");
    QTest::newRow("only") << 1;
    QTest::newRow("first") << 3;
}

void TestCancelledUpload::destroyedWhileItRuns()
{
    // As when the program ends: nothing is undone, but what is left is known up to the end.
    QFETCH(const int, chunks);
    ReceivingDesk desk;
    desk.receiving.answers[1] = [](const QJsonObject &) { return Answer::json("{}", 201).held(); };
    auto run =
        std::make_unique<UploadRun>(desk.sender.client, desk.traits,
                                    desk.folder.make(u"a.bin"_qs, noise(chunks * chunk)), quickTerms(chunk));
    run->start();
    QVERIFY(eventually([&] { return desk.receiving.received().size() == 1; }));
    QVERIFY(run->remains().unconfirmedSince);
    run.reset();
    QVERIFY(eventually([&] { return desk.receiving.server().underWay() == 0; }));
    QCOMPARE(desk.receiving.contents().size(), 1);
    QVERIFY(content::FileThread::waitForDropped(10s));
}

QTEST_GUILESS_MAIN(TestCancelledUpload)
#include "tst_cancelledupload.moc"
