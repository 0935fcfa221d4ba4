#include "queuedesk.h"

#include "botdoc/errortext.h"
#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/eventually.h"
#include "support/smallvolume.h"
#include "transfers/transfertext.h"

#include <QDir>
#include <QJsonDocument>
#include <QStorageInfo>
#include <QTest>

using botdoc::ApiError;
using botdoc::Media;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;

namespace {

constexpr qint64 room = 1'048'576;

QByteArray downloadOf(qint64 media)
{
    return "/v1/media/" + QByteArray::number(media) + "/download/";
}

/// A queue that saves medias 1, 2 and so on to a small volume.
struct Shelf
{
    explicit Shelf(qint64 bytes = room)
        : volume(bytes)
    {}
    ~Shelf()
    {
        desk.queue.setSession(nullptr, {});
        content::FileThread::waitForDropped(std::chrono::seconds(10));
    }
    Q_DISABLE_COPY_MOVE(Shelf)

    /// Asks for a new media of that content, whose size the server tells or not.
    TransferId save(const QByteArray &content, const Answer &answer, bool tellsSize = true)
    {
        Media media;
        media.id = botdoc::MediaId{++last};
        media.name = u"%1.bin"_qs.arg(last);
        if (tellsSize)
            media.bytes = content.size();
        media.fileChecksum = md5Of(content);
        media.timesDownloaded = 4;
        media.maxAllowedTimesDownloaded = 6;
        server.on("GET", downloadOf(last), answer);
        server.on("GET", "/v1/media/" + QByteArray::number(last) + "/",
                  Answer::json(QJsonDocument(media.toJson()).toJson()));
        return desk.add(transfers::SaveOrder{media, {volume.path(), {}, false}, {}});
    }
    TransferId save(const QByteArray &content) { return save(content, Answer::content(content)); }
    [[nodiscard]] QStringList saved() const
    {
        return QDir(volume.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] bool isForLackOfRoom(TransferId id) const
    {
        const Transfer transfer = desk.watch.at(id);
        return transfer.state == Transfer::State::Failed && transfer.error &&
               transfer.error->kind == ApiError::Kind::Disk &&
               transfer.error->cause == ApiError::Cause::NoRoom;
    }

    support::SmallVolume volume;
    support::ScriptedServer server;
    QueueDesk desk{at(server), pasted("aaa.bbb.ccc")};
    qint64 last = 0;
};

} // namespace

/// Saving where there is too little room: no download is used up for nothing, and nothing else is lost.
class TestFullDisk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsAskedForWithoutRoom();
    void whatOthersWerePromisedIsNotFree();
    void fullInTheMiddle();
    void triedAgainWithRoom();
    void withoutASizeNothingIsRefused();
};

void TestFullDisk::initTestCase()
{
    const support::SmallVolume volume(room);
    if (volume.isThere())
        return;
    if (support::SmallVolume::isRequired())
        QFAIL("no volume of our own can be mounted here");
    QSKIP("NOT TESTED on a full disk: root, or user namespaces, are needed for that.");
}

void TestFullDisk::nothingIsAskedForWithoutRoom()
{
    Shelf shelf;
    const TransferId id = shelf.save(noise(2'500'000));
    QVERIFY(shelf.desk.watch.ends(id));
    QVERIFY(shelf.isForLackOfRoom(id));
    const QString words = transfers::statusText(shelf.desk.watch.at(id));
    QVERIFY2(words.contains(u"2.5 MB needed, 1.0 MB free"_qs), qPrintable(words));
    QCOMPARE(shelf.desk.watch.at(id).note, QString());
    QCOMPARE(shelf.server.count("GET", downloadOf(1)), 0);
    QCOMPARE(shelf.saved(), QStringList());
}

void TestFullDisk::whatOthersWerePromisedIsNotFree()
{
    Shelf shelf;
    const QByteArray content = noise(600'000);
    const TransferId first = shelf.save(content, Answer::content(content).heldAfter(100'000));
    QVERIFY(eventually([&] { return shelf.desk.watch.at(first).bytesDone == 100'000; }));
    // As much as the disk has, and more than it will have.
    const TransferId second = shelf.save(noise(600'000));
    QVERIFY(shelf.desk.watch.ends(second));
    QVERIFY(shelf.isForLackOfRoom(second));
    QCOMPARE(shelf.server.count("GET", downloadOf(2)), 0);
    // Beside the first there is room for this one.
    const TransferId third = shelf.save(noise(300'000));
    QVERIFY(shelf.desk.watch.ends(third));
    QCOMPARE(shelf.desk.watch.at(third).state, Transfer::State::Done);
    shelf.server.release();
    QVERIFY(shelf.desk.watch.ends(first));
    QCOMPARE(shelf.desk.watch.at(first).state, Transfer::State::Done);
    QVERIFY(eventually([&] { return shelf.saved() == QStringList({u"1.bin"_qs, u"3.bin"_qs}); }));
}

void TestFullDisk::fullInTheMiddle()
{
    Shelf shelf;
    const TransferId small = shelf.save(noise(200'000));
    QVERIFY(shelf.desk.watch.ends(small));
    // One whose size nobody told.
    const QByteArray content = noise(2'000'000);
    const TransferId large = shelf.save(content, Answer::content(content), false);
    QVERIFY(shelf.desk.watch.ends(large));
    QVERIFY(shelf.isForLackOfRoom(large));
    const QString words = transfers::statusText(shelf.desk.watch.at(large));
    QVERIFY2(words.contains(u"not enough room"_qs), qPrintable(words));
    QVERIFY2(words.endsWith(u"Trying again uses another download: 2 of 6 left."_qs), qPrintable(words));
    QCOMPARE(shelf.server.count("GET", downloadOf(2)), 1);
    QVERIFY(eventually([&] { return shelf.saved() == QStringList{u"1.bin"_qs}; }));
}

void TestFullDisk::triedAgainWithRoom()
{
    Shelf shelf;
    const TransferId other = shelf.save(noise(700'000));
    QVERIFY(shelf.desk.watch.ends(other));
    const TransferId id = shelf.save(noise(800'000));
    QVERIFY(shelf.desk.watch.ends(id));
    QVERIFY(shelf.isForLackOfRoom(id));
    QVERIFY(QFile::remove(shelf.desk.watch.at(other).path));
    shelf.desk.queue.retry({id});
    QVERIFY(shelf.desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(shelf.server.count("GET", downloadOf(2)), 1);
    QCOMPARE(shelf.saved(), QStringList{u"2.bin"_qs});
}

void TestFullDisk::withoutASizeNothingIsRefused()
{
    // As of many network drives.
    Shelf shelf(0);
    QCOMPARE(QStorageInfo(shelf.volume.path()).bytesTotal(), 0);
    const TransferId id = shelf.save(noise(200'000));
    QVERIFY(shelf.desk.watch.ends(id));
    QCOMPARE(shelf.desk.watch.at(id).state, Transfer::State::Done);
}

int main(int argc, char *argv[])
{
    support::SmallVolume::prepare();
    const QCoreApplication application(argc, argv);
    TestFullDisk test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fulldisk.moc"
