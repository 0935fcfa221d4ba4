#include "queuedesk.h"

#include "botdoc/outcome.h"
#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/demoserver.h"
#include "support/eventually.h"
#include "transfers/transfertext.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using botdoc::ApiError;
using botdoc::Media;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferQueue;

namespace {

const QByteArray downloadPath = "/v1/media/5/download/";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A queue on a scripted server that has one media, and a folder to save it in.
struct Shelf
{
    Shelf()
    {
        media.id = botdoc::MediaId{5};
        media.name = u"Passport.pdf"_qs;
        media.bytes = content.size();
        media.fileChecksum = md5Of(content);
        server.on("GET", downloadPath, Answer::content(content));
    }
    ~Shelf()
    {
        desk.queue.setSession(nullptr, {});
        content::FileThread::waitForDropped(std::chrono::seconds(10));
    }
    Q_DISABLE_COPY_MOVE(Shelf)

    /// What the download is answered from here on.
    void answer(const Answer &with)
    {
        server.forget();
        server.on("GET", downloadPath, with);
    }
    TransferId save(const QString &name = {}, bool overwrite = false)
    {
        return desk.add(transfers::SaveOrder{media, {desk.folder.path(), name, overwrite}, u"A request"_qs});
    }
    [[nodiscard]] QStringList saved() const
    {
        return QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    const QByteArray content = noise(300'000);
    Media media;
    support::ScriptedServer server;
    QueueDesk desk{at(server), pasted("aaa.bbb.ccc")};
};

} // namespace

/// Saving and opening medias: under its name a file is whole, or not there.
class TestSaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesWhatTheServerHas();
    void numberedWhereTaken();
    void replacesWhatStaffChoseToReplace();
    void damagedLeavesNothing_data();
    void damagedLeavesNothing();
    void brokenOffLeavesNothing();
    void cancelLeavesNothing();
    void failedOneIsTriedAgain();
    void cancelledOneIsTriedAgain();
    void refusedWithoutACall_data();
    void refusedWithoutACall();
    void withoutAChecksumItIsSaid();
    void opensAPrivateCopy();
    void progressIsTold();
};

void TestSaving::savesWhatTheServerHas()
{
    const support::DemoServer demo;
    QVERIFY(demo.isReady());
    QueueDesk desk(demo.server(), demo.credentials());
    Outcome<botdoc::Page<Media>> listed;
    QObject context;
    desk.signedIn.client.medias({1, 100}, std::nullopt, &context, listed.callback());
    QVERIFY(listed.comes() && listed.isSuccess());
    QSignalSpy fetched(&desk.queue, &TransferQueue::mediaFetched);
    QList<TransferId> ids;
    QList<Media> medias;
    for (const std::optional<Media> &media : (*listed.result)->results) {
        if (media && media->isComplete() && media->downloadsLeft().value_or(0) > 0 && medias.size() < 12) {
            medias.append(*media);
            ids.append(desk.add(transfers::SaveOrder{*media, {desk.folder.path(), {}, false}, {}}));
        }
    }
    QCOMPARE(medias.size(), 12);
    QVERIFY(desk.watch.ends(ids));
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const Transfer transfer = desk.watch.at(ids[i]);
        QVERIFY(desk.watch.isIn(ids[i], Transfer::State::Done));
        QCOMPARE(QFileInfo(transfer.path).absolutePath(), desk.folder.path());
        QCOMPARE(md5Of(contentOf(transfer.path)), *medias[i].fileChecksum);
        QCOMPARE(transfer.md5, *medias[i].fileChecksum);
        QVERIFY(transfer.isChecked);
        QCOMPARE(transfer.bytesDone, *medias[i].bytes);
        QCOMPARE(transfer.bytesTotal, *medias[i].bytes);
        QVERIFY(transfer.ended >= transfer.started);
        QVERIFY(transfers::statusText(transfer).contains(QDir::toNativeSeparators(transfer.path)));
    }
    QCOMPARE(fetched.size(), 12);
    QVERIFY(desk.watch.mostRunning <= 3);
}

void TestSaving::numberedWhereTaken()
{
    Shelf shelf;
    shelf.desk.folder.make(u"Passport.pdf"_qs, "somebody's own");
    QSignalSpy fetched(&shelf.desk.queue, &TransferQueue::mediaFetched);
    const TransferId first = shelf.save();
    const TransferId second = shelf.save();
    QVERIFY(shelf.desk.watch.ends({first, second}));
    QCOMPARE(shelf.saved(),
             (QStringList{u"Passport (1).pdf"_qs, u"Passport (2).pdf"_qs, u"Passport.pdf"_qs}));
    QCOMPARE(contentOf(shelf.desk.folder.path(u"Passport.pdf"_qs)), QByteArray("somebody's own"));
    for (const TransferId id : {first, second}) {
        const Transfer transfer = shelf.desk.watch.at(id);
        QCOMPARE(transfer.state, Transfer::State::Done);
        QVERIFY(contentOf(transfer.path) == shelf.content);
        QVERIFY2(transfer.note.contains(QFileInfo(transfer.path).fileName()), qPrintable(transfer.note));
    }
    // Fetched once for both.
    QCOMPARE(shelf.server.count("GET", downloadPath), 1);
    QCOMPARE(fetched.size(), 1);
}

void TestSaving::replacesWhatStaffChoseToReplace()
{
    Shelf shelf;
    shelf.desk.folder.make(u"mine.pdf"_qs, "old");
    const TransferId id = shelf.save(u"mine.pdf"_qs, true);
    QVERIFY(shelf.desk.watch.ends(id));
    QCOMPARE(shelf.desk.watch.at(id).state, Transfer::State::Done);
    QCOMPARE(shelf.desk.watch.at(id).note, QString());
    QCOMPARE(shelf.saved(), QStringList{u"mine.pdf"_qs});
    QVERIFY(contentOf(shelf.desk.folder.path(u"mine.pdf"_qs)) == shelf.content);
}

void TestSaving::damagedLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("overwrite");
    QByteArray flipped = noise(300'000);
    flipped[200'000] = static_cast<char>(flipped[200'000] ^ 1);
    QTest::newRow("one bit") << flipped << false;
    QTest::newRow("one byte less") << noise(299'999) << false;
    QTest::newRow("over an old one") << flipped << true;
}

void TestSaving::damagedLeavesNothing()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const bool, overwrite);
    Shelf shelf;
    if (overwrite)
        shelf.desk.folder.make(u"Passport.pdf"_qs, "old");
    shelf.answer(Answer::content(sent));
    const TransferId id = shelf.save(u"Passport.pdf"_qs, overwrite);
    QVERIFY(shelf.desk.watch.ends(id));
    QVERIFY(shelf.desk.watch.isFailure(id, ApiError::Kind::Damaged));
    QVERIFY(shelf.desk.watch.at(id).ended.isValid());
    const QStringList left = overwrite ? QStringList{u"Passport.pdf"_qs} : QStringList();
    QVERIFY(eventually([&] { return shelf.saved() == left; }));
    if (overwrite)
        QCOMPARE(contentOf(shelf.desk.folder.path(u"Passport.pdf"_qs)), QByteArray("old"));
}

void TestSaving::brokenOffLeavesNothing()
{
    Shelf shelf;
    shelf.answer(Answer::content(shelf.content).cutAfter(100'000));
    const TransferId id = shelf.save();
    QVERIFY(shelf.desk.watch.ends(id));
    QVERIFY(shelf.desk.watch.isFailure(id, ApiError::Kind::Offline));
    QVERIFY(eventually([&] { return shelf.saved().isEmpty(); }));
    // Every download counts: it is not asked for a second time unasked.
    QCOMPARE(shelf.server.count("GET", downloadPath), 1);
}

void TestSaving::cancelLeavesNothing()
{
    Shelf shelf;
    shelf.answer(Answer::content(shelf.content).heldAfter(100'000));
    const TransferId id = shelf.save();
    QVERIFY(eventually([&] { return shelf.desk.watch.at(id).bytesDone > 0; }));
    QVERIFY(!shelf.saved().contains(u"Passport.pdf"_qs));
    shelf.desk.queue.cancel({id});
    QVERIFY(shelf.desk.watch.ends(id));
    QCOMPARE(shelf.desk.watch.at(id).state, Transfer::State::Cancelled);
    QVERIFY(!shelf.desk.watch.at(id).error);
    QVERIFY(eventually([&] { return shelf.saved().isEmpty(); }));
    QVERIFY(eventually([&] { return shelf.server.underWay() == 0; }));
}

void TestSaving::failedOneIsTriedAgain()
{
    Shelf shelf;
    shelf.answer(Answer::content(noise(10)));
    const TransferId id = shelf.save();
    QVERIFY(shelf.desk.watch.ends(id));
    QVERIFY(shelf.desk.watch.isFailure(id, ApiError::Kind::Damaged));
    shelf.answer(Answer::content(shelf.content));
    shelf.desk.queue.retry({id});
    QVERIFY(shelf.desk.watch.comes(id, Transfer::State::Done));
    const Transfer transfer = shelf.desk.watch.at(id);
    QVERIFY(!transfer.error);
    QCOMPARE(transfer.note, QString());
    QVERIFY(contentOf(transfer.path) == shelf.content);
    QVERIFY(eventually([&] { return shelf.saved() == QStringList{u"Passport.pdf"_qs}; }));
}

void TestSaving::cancelledOneIsTriedAgain()
{
    Shelf shelf;
    shelf.answer(Answer::content(shelf.content).held());
    const TransferId id = shelf.save();
    QVERIFY(eventually([&] { return shelf.server.count("GET", downloadPath) == 1; }));
    shelf.desk.queue.cancel({id});
    QVERIFY(shelf.desk.watch.ends(id));
    shelf.answer(Answer::content(shelf.content));
    shelf.desk.queue.retry({id});
    QVERIFY(shelf.desk.watch.comes(id, Transfer::State::Done));
    QVERIFY(contentOf(shelf.desk.watch.at(id).path) == shelf.content);
}

void TestSaving::refusedWithoutACall_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("used up") << u"used up"_qs << ApiError::Kind::NoDownloadsLeft;
    QTest::newRow("removed") << u"removed"_qs << ApiError::Kind::NotFound;
    QTest::newRow("no such folder") << u"folder"_qs << ApiError::Kind::Disk;
}

void TestSaving::refusedWithoutACall()
{
    QFETCH(const QString, why);
    QFETCH(const ApiError::Kind, kind);
    Shelf shelf;
    QString folder = shelf.desk.folder.path();
    if (why == u"used up") {
        shelf.media.timesDownloaded = 6;
        shelf.media.maxAllowedTimesDownloaded = 6;
    } else if (why == u"removed") {
        shelf.media.removedAt = QDateTime::currentDateTimeUtc();
    } else {
        folder += u"/nowhere"_qs;
    }
    const TransferId id = shelf.desk.add(transfers::SaveOrder{shelf.media, {folder, {}, false}, {}});
    QVERIFY(shelf.desk.watch.ends(id));
    QVERIFY(shelf.desk.watch.isFailure(id, kind));
    QCOMPARE(shelf.server.count("GET", downloadPath), 0);
}

void TestSaving::withoutAChecksumItIsSaid()
{
    Shelf shelf;
    shelf.media.fileChecksum.reset();
    const TransferId id = shelf.save();
    QVERIFY(shelf.desk.watch.ends(id));
    const Transfer transfer = shelf.desk.watch.at(id);
    QCOMPARE(transfer.state, Transfer::State::Done);
    QVERIFY(!transfer.isChecked);
    QVERIFY2(transfer.note.contains(u"no checksum"_qs), qPrintable(transfer.note));
}

void TestSaving::opensAPrivateCopy()
{
    Shelf shelf;
    QSignalSpy opened(&shelf.desk.queue, &TransferQueue::opened);
    const TransferId id = shelf.desk.add(transfers::OpenOrder{shelf.media, {}});
    QVERIFY(shelf.desk.watch.ends(id));
    QCOMPARE(shelf.desk.watch.at(id).state, Transfer::State::Done);
    QVERIFY(shelf.desk.watch.at(id).isForOpening);
    QCOMPARE(opened.size(), 1);
    const QString path = opened.first().first().toString();
    QCOMPARE(shelf.desk.watch.at(id).path, path);
    QVERIFY(contentOf(path) == shelf.content);
    QVERIFY(!(QFile::permissions(path) & QFile::WriteOwner));
    QCOMPARE(shelf.saved(), QStringList());
    // It goes with the sign-in.
    shelf.desk.queue.setSession(nullptr, {});
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    QVERIFY(!QFile::exists(path));
}

void TestSaving::progressIsTold()
{
    Shelf shelf;
    shelf.answer(Answer::content(shelf.content).heldAfter(200'000));
    const TransferId id = shelf.save();
    QVERIFY(eventually([&] { return shelf.desk.watch.at(id).bytesDone >= 200'000; }));
    const Transfer half = shelf.desk.watch.at(id);
    QCOMPARE(half.state, Transfer::State::Running);
    QCOMPARE(half.bytesDone, 200'000);
    QCOMPARE(half.bytesTotal, 300'000);
    QCOMPARE(transfers::progressOf(half), 666);
    shelf.server.release();
    QVERIFY(shelf.desk.watch.ends(id));
    QCOMPARE(transfers::progressOf(shelf.desk.watch.at(id)), 1000);
}

QTEST_GUILESS_MAIN(TestSaving)
#include "tst_saving.moc"
