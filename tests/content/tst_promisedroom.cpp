#include "content/promisedroom.h"

#include <QDir>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

using botdoc::ApiError;
using content::PromisedRoom;

namespace {

/// Most of what is free now where tests keep their files: there is room for it once, whatever other programs
/// do meanwhile, and not twice.
qint64 most()
{
    return QStorageInfo(QDir::tempPath()).bytesAvailable() / 10 * 6;
}

botdoc::Result<std::unique_ptr<PromisedRoom>> promised(qint64 bytes)
{
    return PromisedRoom::in(QDir::tempPath(), bytes);
}

} // namespace

/// What is kept for one file is not free for another. Nothing is written here.
class TestPromisedRoom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keptForOne();
    void givenBack();
    void whatIsFilledIsNoLongerKept();
    void keptAgainAfterStartingOver();
    void tellsBothSizes();
    void unknownSizeIsNotRefused();
    void anyFolderOfTheVolume();
    void tellsWhatIsFree();
};

void TestPromisedRoom::keptForOne()
{
    const qint64 size = most();
    const auto first = promised(size);
    QVERIFY(first);
    const auto second = promised(size);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ApiError::Kind::Disk);
    QCOMPARE(second.error().cause, ApiError::Cause::NoRoom);
    QVERIFY(promised(size / 3));
}

void TestPromisedRoom::givenBack()
{
    const qint64 size = most();
    auto first = promised(size);
    QVERIFY(first && !promised(size));
    first->reset();
    QVERIFY(promised(size));
}

void TestPromisedRoom::whatIsFilledIsNoLongerKept()
{
    const qint64 size = most();
    const auto first = promised(size);
    QVERIFY(first && !promised(size));
    (*first)->fill(size / 6);
    QVERIFY(!promised(size));
    // More than was said: what the disk has left is for the disk to tell.
    (*first)->fill(size);
    const auto second = promised(size);
    QVERIFY(second);
    QVERIFY(!promised(size));
}

void TestPromisedRoom::keptAgainAfterStartingOver()
{
    const qint64 size = most();
    const auto first = promised(size);
    QVERIFY(first);
    (*first)->fill(size);
    QVERIFY(promised(size));
    (*first)->clear();
    QVERIFY(!promised(size));
}

void TestPromisedRoom::tellsBothSizes()
{
    const auto refused = promised(9'200'000'000'000'000'000);
    QVERIFY(!refused);
    QVERIFY2(refused.error().technical.startsWith(u"9.2 EB needed, "_qs),
             qPrintable(refused.error().technical));
    QVERIFY(refused.error().technical.endsWith(u" free"_qs));

    const auto other = promised(7'000'000);
    QVERIFY(other);
    const auto beside = promised(9'200'000'000'000'000'000);
    QVERIFY(!beside);
    QVERIFY2(beside.error().technical.endsWith(u" free, of which other downloads need 7.0 MB"_qs),
             qPrintable(beside.error().technical));
}

void TestPromisedRoom::unknownSizeIsNotRefused()
{
    const qint64 size = most();
    QVERIFY(promised(-1));
    const auto unknown = promised(-1);
    const auto first = promised(size);
    QVERIFY(unknown && first);
    QVERIFY(promised(-1));
    QVERIFY(promised(0));
}

void TestPromisedRoom::anyFolderOfTheVolume()
{
    const qint64 size = most();
    const QTemporaryDir folder;
    const auto first = PromisedRoom::in(folder.path(), size);
    QVERIFY(first);
    QVERIFY(!promised(size));
}

void TestPromisedRoom::tellsWhatIsFree()
{
    const std::optional<qint64> free = PromisedRoom::freeIn(QDir::tempPath());
    QVERIFY(free && *free > 0);
    const qint64 size = most();
    const auto room = promised(size);
    QVERIFY(room);
    // What is kept is not free; whatever other programs do meanwhile.
    QVERIFY(*PromisedRoom::freeIn(QDir::tempPath()) < *free - size / 2);
    QVERIFY(!PromisedRoom::freeIn(QStringLiteral("/no/such/folder")));
}

QTEST_GUILESS_MAIN(TestPromisedRoom)
#include "tst_promisedroom.moc"
