#include "receivingserver.h"
#include "sourcefolder.h"
#include "transferwatch.h"

#include "botdoc/outcome.h"
#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/demoserver.h"
#include "support/eventually.h"
#include "support/signedin.h"
#include "transfers/transfers.h"

#include <QDir>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;
using transfers::Transfers;

namespace {

/// Transfers signed in to a server, as the window has them.
struct Desk
{
    Desk(const botdoc::Server &server, const botdoc::Credentials &credentials)
        : signedIn(server, credentials)
    {
        transfers->setSession(signedIn.session, {u"jane"_qs, u"api.example"_qs});
    }

    QList<TransferId> upload(const QStringList &paths)
    {
        QList<transfers::UploadOrder> orders;
        for (const QString &path : paths)
            orders.append({path, RequestId{1080}, u"A request"_qs});
        return transfers->upload(orders);
    }

    SourceFolder folder;
    support::SignedIn signedIn;
    std::unique_ptr<Transfers> transfers = std::make_unique<Transfers>();
    TransferWatch watch{*transfers};
};

} // namespace

/// Transfers as the window sees them: from its thread, which they never hold up.
class TestTransfers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeRound();
    void numbersGrow();
    void unfinishedIsKnownAtOnce();
    void retryIsUnfinishedAgain();
    void clearedOnesAreForgotten();
    void aThousandFilesDoNotBlock();
    void signingOutStopsAll();
    void sessionEndsInItsOwnThread();
    void endsWhileAllKindsRun();
    void endsWithThousandsWaiting();
    void endsUnused();
};

void TestTransfers::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestTransfers::wholeRound()
{
    const support::DemoServer demo;
    QVERIFY(demo.isReady());
    Desk desk(demo.server(), demo.credentials());
    desk.transfers->setChunkSize(32 * 1024);
    QSignalSpy created(desk.transfers.get(), &Transfers::mediasCreated);
    QSignalSpy removed(desk.transfers.get(), &Transfers::mediaRemoved);
    QSignalSpy fetched(desk.transfers.get(), &Transfers::mediaFetched);
    QSignalSpy opened(desk.transfers.get(), &Transfers::opened);
    const QByteArray bytes = noise(100'000);
    const TransferId sent = desk.upload({desk.folder.make(u"round.bin"_qs, bytes)}).first();
    QVERIFY(desk.watch.ends(sent));
    QCOMPARE(desk.watch.at(sent).state, Transfer::State::Done);
    QCOMPARE(desk.watch.at(sent).chunks, 4);
    QCOMPARE(desk.watch.at(sent).requestTitle, u"A request"_qs);
    QCOMPARE(created.size(), 1);
    Outcome<Media> answer;
    QVERIFY(desk.watch.at(sent).media);
    QCOMPARE(created[0][0].value<QList<botdoc::MediaId>>(), QList{*desk.watch.at(sent).media});
    desk.signedIn.client.media(*desk.watch.at(sent).media, this, answer.callback());
    QVERIFY(answer.comes() && answer.isSuccess());
    const Media media = **answer.result;
    QCOMPARE(media.fileChecksum, md5Of(bytes));

    const TransferId saved =
        desk.transfers->save({{media, {desk.folder.path(), u"back.bin"_qs, false}, {}}}).first();
    const TransferId open = desk.transfers->open(media, {});
    QVERIFY(desk.watch.ends({saved, open}));
    QFile back(desk.folder.path(u"back.bin"_qs));
    QVERIFY(back.open(QIODevice::ReadOnly));
    QVERIFY(back.readAll() == bytes);
    QCOMPARE(fetched.size(), 1);
    QCOMPARE(opened.size(), 1);
    QVERIFY(QFile::exists(opened.first().first().toString()));

    const TransferId gone = desk.transfers->remove({media}).first();
    QVERIFY(desk.watch.ends(gone));
    QCOMPARE(desk.watch.count(Transfer::State::Done), 4);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().value<MediaId>(), media.id);
    QVERIFY(!desk.transfers->hasUnfinished());
}

void TestTransfers::numbersGrow()
{
    ReceivingServer receiving;
    Desk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    const QString path = desk.folder.make(u"a.bin"_qs, "x");
    QList<TransferId> ids = desk.upload({path, path});
    ids += desk.transfers->remove({Media(), Media()});
    ids += desk.upload({path});
    QCOMPARE(ids.size(), 5);
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    QCOMPARE(QSet<TransferId>(ids.begin(), ids.end()).size(), 5);
    QCOMPARE(desk.upload({}), QList<TransferId>());
}

void TestTransfers::unfinishedIsKnownAtOnce()
{
    ReceivingServer receiving;
    receiving.answers[1] = &heldAnswer;
    Desk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    QVERIFY(!desk.transfers->hasUnfinished());
    const QList<TransferId> ids = desk.upload({desk.folder.make(u"a.bin"_qs, "x")});
    QVERIFY(desk.transfers->hasUnfinished());
    QVERIFY(eventually([&] { return receiving.received().size() == 1; }));
    QVERIFY(desk.transfers->hasUnfinished());
    desk.transfers->cancel(ids);
    QVERIFY(desk.watch.ends(ids));
    QCOMPARE(desk.watch.at(ids.first()).state, Transfer::State::Cancelled);
    QVERIFY(!desk.transfers->hasUnfinished());
}

void TestTransfers::retryIsUnfinishedAgain()
{
    ReceivingServer receiving;
    receiving.refusals[1] = Answer::json("{}", 403);
    Desk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    const TransferId id = desk.upload({desk.folder.make(u"a.bin"_qs, "x")}).first();
    QVERIFY(desk.watch.ends(id));
    QVERIFY(desk.watch.isFailure(id, ApiError::Kind::Forbidden));
    QVERIFY(!desk.transfers->hasUnfinished());
    desk.transfers->retry({id, TransferId{77}});
    QVERIFY(desk.transfers->hasUnfinished());
    QVERIFY(desk.watch.comes(id, Transfer::State::Done));
    QVERIFY(!desk.transfers->hasUnfinished());
    // What is done is not sent again.
    desk.transfers->retry({id});
    QVERIFY(!desk.transfers->hasUnfinished());
    QCOMPARE(receiving.received().size(), 2);
}

void TestTransfers::clearedOnesAreForgotten()
{
    ReceivingServer receiving;
    receiving.refusals[1] = Answer::json("{}", 403);
    Desk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    const TransferId id = desk.upload({desk.folder.make(u"a.bin"_qs, "x")}).first();
    QVERIFY(desk.watch.ends(id));
    // Both before the other can be known of: what is forgotten is not tried again, and holds nothing up.
    desk.transfers->clearFinished();
    desk.transfers->retry({id});
    QVERIFY(eventually([&] { return desk.watch.cleared == QList<TransferId>{id}; }));
    QVERIFY(!desk.transfers->hasUnfinished());
    const TransferId next = desk.upload({desk.folder.make(u"b.bin"_qs, "x")}).first();
    QVERIFY(desk.watch.ends(next));
    QCOMPARE(receiving.received().size(), 2);
    QVERIFY(!desk.transfers->hasUnfinished());
}

void TestTransfers::aThousandFilesDoNotBlock()
{
    const support::DemoServer demo;
    QVERIFY(demo.isReady());
    Desk desk(demo.server(), demo.credentials());
    QStringList paths;
    for (int n = 0; n < 1000; ++n)
        paths.append(desk.folder.make(u"%1.txt"_qs.arg(n), "small " + QByteArray::number(n)));
    const QList<TransferId> ids = desk.upload(paths);
    // All of it is for later, and for another thread.
    QCOMPARE(desk.watch.count(), 0);
    QVERIFY(desk.transfers->hasUnfinished());
    QVERIFY(eventually([&] { return desk.watch.count(Transfer::State::Done) >= 50; }));
    QCOMPARE(desk.watch.count(), 1000);
    desk.transfers->cancel(ids);
    QCOMPARE(desk.watch.count(Transfer::State::Cancelled), 0);
    // One that was cut off with its answer outstanding is looked for as long as it may still arrive: 31 s.
    QVERIFY(eventually([&] { return !desk.transfers->hasUnfinished(); }, std::chrono::minutes(1)));

    // What was done is there, what was cancelled is not.
    const int done = desk.watch.count(Transfer::State::Done);
    QCOMPARE(desk.watch.count(Transfer::State::Cancelled), 1000 - done);
    support::SignedIn witness(demo.server(), demo.credentials());
    int there = 0;
    for (int page = 1, pages = 1; page <= pages; ++page) {
        Outcome<botdoc::Page<Media>> answer;
        witness.client.medias({page, 100}, RequestId{1080}, this, answer.callback());
        QVERIFY(answer.comes() && answer.isSuccess());
        pages = static_cast<int>((*answer.result)->totalPages.value_or(1));
        for (const std::optional<Media> &media : (*answer.result)->results)
            there += media && media->name.value_or(QString()).endsWith(u".txt") && media->bytes < 15;
    }
    QCOMPARE(there, done);
}

void TestTransfers::signingOutStopsAll()
{
    ReceivingServer receiving;
    receiving.answers[1] = &heldAnswer;
    Desk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    QStringList paths;
    for (int n = 0; n < 10; ++n)
        paths.append(desk.folder.make(u"%1.bin"_qs.arg(n), "x"));
    desk.transfers->setParallel(1);
    const QList<TransferId> ids = desk.upload(paths);
    QVERIFY(eventually([&] { return receiving.received().size() == 1; }));
    QVERIFY(desk.transfers->hasUnfinished());
    desk.transfers->setSession(nullptr);
    // They go on some day; until then nothing has to be asked when somebody quits.
    QVERIFY(eventually([&] { return !desk.transfers->hasUnfinished(); }));
    for (const TransferId id : ids)
        QVERIFY(desk.watch.isIn(id, transfers::Transfer::State::Waiting));
    QVERIFY(eventually([&] { return receiving.server().underWay() == 0; }));
    QCOMPARE(receiving.received().size(), 1);
}

void TestTransfers::sessionEndsInItsOwnThread()
{
    ReceivingServer receiving;
    Transfers transfers;
    botdoc::Transport transport;
    // Many times, for it depends on which thread is the faster.
    for (int round = 0; round < 500; ++round) {
        QThread *diedIn = nullptr;
        transfers.setSession(std::shared_ptr<botdoc::Session>(
            new botdoc::Session(at(receiving.server()), pasted("aaa.bbb.ccc"), transport),
            [&](botdoc::Session *last) {
                diedIn = QThread::currentThread();
                delete last;
            }));
        QVERIFY(!diedIn);
        transfers.setSession(nullptr);
        QVERIFY(eventually([&] { return diedIn != nullptr; }));
        QCOMPARE(diedIn, QThread::currentThread());
    }
}

void TestTransfers::endsWhileAllKindsRun()
{
    ReceivingServer receiving;
    receiving.answers[2] = &heldAnswer;
    support::ScriptedServer &server = receiving.server();
    server.on("GET", "/v1/media/7/download/", Answer::content(noise(100'000)).heldAfter(50'000));
    server.on("DELETE", "/v1/media/8/", Answer::empty().held());
    Desk desk(at(server), pasted("aaa.bbb.ccc"));
    desk.transfers->setChunkSize(32 * 1024);
    Media media;
    desk.upload({desk.folder.make(u"a.bin"_qs, noise(100'000))});
    media.id = MediaId{7};
    desk.transfers->save({{media, {desk.folder.path(), {}, false}, {}}});
    media.id = MediaId{8};
    desk.transfers->remove({media});
    QVERIFY(eventually([&] { return receiving.received().size() == 2; }));
    QVERIFY(eventually([&] { return server.count("DELETE", "/v1/media/8/") == 1; }));
    QVERIFY(eventually([&] { return server.count("GET", "/v1/media/7/download/") == 1; }));
    desk.transfers.reset();
    QVERIFY(eventually([&] { return server.underWay() == 0; }));
    // No half-written file stays, and nothing is undone on the server.
    QCOMPARE(QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.bin"_qs});
    QCOMPARE(receiving.contents().size(), 1);
}

void TestTransfers::endsWithThousandsWaiting()
{
    ReceivingServer receiving;
    receiving.answers[1] = &heldAnswer;
    Desk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    desk.upload(QStringList(5000, desk.folder.make(u"a.bin"_qs, "x")));
    desk.transfers.reset();
}

void TestTransfers::endsUnused()
{
    const Transfers unused;
    QVERIFY(!unused.hasUnfinished());
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
