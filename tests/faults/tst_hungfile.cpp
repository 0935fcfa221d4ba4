#include "moverrun.h"

#include "transfers/queuedesk.h"
#include "transfers/receivingserver.h"

#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/demoserver.h"
#include "support/hungvolume.h"
#include "support/smallvolume.h"

#include <QFile>
#include <QTest>

using content::FileThread;
using transfers::Transfer;
using transfers::TransferId;

namespace {

/// Somebody who has dropped a file of a share that hangs, and others.
struct Office
{
    [[nodiscard]] TransferId uploadHung() { return desk->upload(volume.file()); }
    [[nodiscard]] TransferId upload(const QString &name)
    {
        return desk->upload(desk->folder.make(name, "text"));
    }

    support::HungVolume volume;
    ReceivingServer receiving;
    std::unique_ptr<QueueDesk> desk =
        std::make_unique<QueueDesk>(at(receiving.server()), pasted("aaa.bbb.ccc"));
};

} // namespace

/// A file whose reading hangs, as on a share whose server is gone, keeps nobody and nothing else waiting.
class TestHungFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10))); }
    void othersGoOn();
    void mayBeCancelled();
    void mayBePaused();
    void queueEndsBesideIt();
    void programEndsBesideIt();
};

void TestHungFile::initTestCase()
{
    const support::HungVolume volume;
    if (volume.isThere())
        return;
    // A system without FUSE cannot be made to have it.
    if (support::SmallVolume::isRequired() && QFile::exists(u"/dev/fuse"_qs))
        QFAIL("no volume of our own can be mounted here");
    QSKIP("NOT TESTED with a share that hangs: FUSE, and root or user namespaces, are needed for that.");
}

void TestHungFile::othersGoOn()
{
    Office office;
    const TransferId hung = office.uploadHung();
    QVERIFY(office.volume.isBeingRead());
    QVERIFY(office.desk->watch.ends({office.upload(u"a.txt"_qs), office.upload(u"b.txt"_qs)}));
    QCOMPARE(office.desk->watch.count(Transfer::State::Done), 2);
    QVERIFY(office.desk->watch.isIn(hung, Transfer::State::Running));
    office.volume.letGo();
    QVERIFY(office.desk->watch.comes(hung, Transfer::State::Failed));
    QCOMPARE(office.receiving.received().size(), 2);
}

void TestHungFile::mayBeCancelled()
{
    Office office;
    const TransferId hung = office.uploadHung();
    QVERIFY(office.volume.isBeingRead());
    office.desk->queue.cancel({hung});
    QVERIFY(office.desk->watch.comes(hung, Transfer::State::Cancelled));
    QCOMPARE(office.desk->watch.at(hung).note, QString());
}

void TestHungFile::mayBePaused()
{
    Office office;
    office.desk->queue.setParallel(1);
    const TransferId hung = office.uploadHung();
    const TransferId next = office.upload(u"a.txt"_qs);
    QVERIFY(office.volume.isBeingRead());
    office.desk->queue.pause({hung});
    QVERIFY(office.desk->watch.comes(next, Transfer::State::Done));
    QVERIFY(office.desk->watch.at(hung).isPaused);
}

void TestHungFile::queueEndsBesideIt()
{
    Office office;
    const TransferId hung = office.uploadHung();
    QVERIFY(office.volume.isBeingRead());
    QVERIFY(office.desk->watch.isIn(hung, Transfer::State::Running));
    office.desk.reset();
    QVERIFY2(!FileThread::waitForDropped(std::chrono::milliseconds(0)), "it did not hang");
}

void TestHungFile::programEndsBesideIt()
{
    const support::DemoServer demo;
    QVERIFY(demo.isReady());
    support::HungVolume volume;
    const SourceFolder folder;
    MoverRun mover(demo.server(), demo.credentials());
    mover.upload({volume.file(), folder.make(u"a.txt"_qs, "text")}, 1);
    QVERIFY(volume.isBeingRead());
    QVERIFY(mover.endsWith("Done"));
}

int main(int argc, char *argv[])
{
    support::SmallVolume::prepare();
    const QCoreApplication application(argc, argv);
    TestHungFile test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hungfile.moc"
