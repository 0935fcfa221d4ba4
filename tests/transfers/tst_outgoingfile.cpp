#include "sourcefolder.h"

#include "botdoc/outcome.h"
#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/eventually.h"
#include "transfers/chunksource.h"
#include "transfers/outgoingfile.h"

#include <QSignalSpy>
#include <QTest>

using botdoc::ApiError;
using support::eventually;
using transfers::ChunkSource;
using transfers::FileChunk;
using transfers::OutgoingFile;

namespace {

/// Takes all that there is now.
QByteArray take(ChunkSource &source)
{
    QByteArray bytes;
    while (source.bytesAvailable() > 0)
        bytes += source.read(source.bytesAvailable());
    return bytes;
}

/// And what comes, to the end.
QByteArray takeAll(ChunkSource &source)
{
    QByteArray bytes;
    (void)eventually([&] {
        bytes += take(source);
        return source.atEnd();
    });
    return bytes;
}

} // namespace

/// The bytes of a file on their way out, read where nothing waits for them.
class TestOutgoingFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10))); }

    void tellsFacts();
    void givesTheBytesOfAChunk_data();
    void givesTheBytesOfAChunk();
    void readsAheadALittleOnly();
    void readsTheNextChunkAhead();
    void tellsWhatWasTaken();
    void failsOnAFileThatShrank();
    void smallOneIsReadWhenOpened();
    void noticesChanges();
    void endsWithoutAWord();
    void sourceOutlivesTheFile();
};

void TestOutgoingFile::tellsFacts()
{
    const SourceFolder folder;
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> outcome;
    file.open(folder.make(u"scan.pdf"_qs, noise(1234)), outcome.callback());
    QCOMPARE(outcome.calls, 0); // later
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QCOMPARE((*outcome.result)->size, 1234);
    QCOMPARE((*outcome.result)->contentType, QByteArray("application/pdf"));

    OutgoingFile none;
    Outcome<OutgoingFile::Facts> failure;
    none.open(folder.path(u"gone.pdf"_qs), failure.callback());
    QVERIFY(failure.comes());
    QVERIFY(failure.isFailure(ApiError::Kind::Disk));
}

void TestOutgoingFile::givesTheBytesOfAChunk_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("size");
    QTest::newRow("first byte") << qint64(0) << qint64(1);
    QTest::newRow("all") << qint64(0) << qint64(5'000'000);
    QTest::newRow("middle") << qint64(1'234'567) << qint64(2'000'000);
    QTest::newRow("last byte") << qint64(4'999'999) << qint64(1);
    QTest::newRow("one block") << qint64(100) << ChunkSource::block;
}

void TestOutgoingFile::givesTheBytesOfAChunk()
{
    QFETCH(const qint64, offset);
    QFETCH(const qint64, size);
    const SourceFolder folder;
    const QByteArray bytes = noise(5'000'000);
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> outcome;
    file.open(folder.make(u"a.bin"_qs, bytes), outcome.callback());
    QVERIFY(outcome.comes());
    // Twice, as when a token was refused.
    for (int round = 0; round < 2; ++round) {
        const auto source = file.bytesOf(FileChunk{1, offset, size});
        QVERIFY(source->isSequential());
        QVERIFY(takeAll(*source) == bytes.mid(offset, size));
        QCOMPARE(source->read(1), QByteArray());
    }
    Outcome<QByteArray> md5;
    file.md5(md5.callback());
    QVERIFY(md5.comes());
    QCOMPARE(**md5.result, md5Of(bytes));
}

void TestOutgoingFile::readsAheadALittleOnly()
{
    // A file of gigabytes must not end up in memory because the network is slow.
    const SourceFolder folder;
    const QString path = folder.make(u"large.bin"_qs, "x");
    constexpr qint64 size = qint64(4) << 30;
    if (!QFile::resize(path, size))
        QSKIP("no room for a large file");
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> outcome;
    file.open(path, outcome.callback());
    QVERIFY(outcome.comes());
    const auto source = file.bytesOf(FileChunk{1, 0, size});
    qint64 most = 0;
    qint64 taken = 0;
    QVERIFY(eventually([&] {
        most = std::max(most, source->bytesAvailable());
        taken += source->read(100'000).size();
        return taken > 5'000'000;
    }));
    // What is read once it was asked for is all there is, however long one waits.
    Outcome<void> after;
    file.check(after.callback());
    QVERIFY(after.comes());
    most = std::max(most, source->bytesAvailable());
    QVERIFY2(most <= 2 << 20, qPrintable(QString::number(most)));
}

void TestOutgoingFile::readsTheNextChunkAhead()
{
    const SourceFolder folder;
    const QByteArray bytes = noise(5'000'000);
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> outcome;
    file.open(folder.make(u"a.bin"_qs, bytes), outcome.callback());
    QVERIFY(outcome.comes());
    const FileChunk first{1, 0, 2'000'000};
    const FileChunk next{2, 2'000'000, 2'000'000};
    const FileChunk last{3, 4'000'000, 1'000'000};
    for (const FileChunk &chunk : {first, last, next, next}) {
        const auto source = file.bytesOf(chunk);
        QCOMPARE(source->bytesAvailable() > 0, chunk == next);
        QVERIFY(takeAll(*source) == bytes.mid(chunk.offset, chunk.size));
        if (chunk != first)
            continue;
        file.readAhead(next);
        Outcome<void> behindIt;
        file.check(behindIt.callback());
        QVERIFY(behindIt.comes());
    }
    Outcome<QByteArray> md5;
    file.md5(md5.callback());
    QVERIFY(md5.comes());
    QCOMPARE(**md5.result, md5Of(bytes));
}

void TestOutgoingFile::tellsWhatWasTaken()
{
    const SourceFolder folder;
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> outcome;
    file.open(folder.make(u"a.bin"_qs, noise(1000)), outcome.callback());
    QVERIFY(outcome.comes());
    const auto source = file.bytesOf(FileChunk{1, 100, 800});
    QSignalSpy taken(source.get(), &ChunkSource::taken);
    QVERIFY(eventually([&] { return source->bytesAvailable() == 800; }));
    QCOMPARE(taken.size(), 0);
    QCOMPARE(source->read(300).size(), 300);
    QVERIFY(!source->atEnd());
    QCOMPARE(source->read(10'000).size(), 500);
    QVERIFY(source->atEnd());
    QCOMPARE(taken.size(), 2);
    QCOMPARE(taken.at(0).first().toLongLong(), 300);
    QCOMPARE(taken.at(1).first().toLongLong(), 800);
}

void TestOutgoingFile::failsOnAFileThatShrank()
{
    constexpr qint64 size = 100'000; // a small one is in memory by then
    const SourceFolder folder;
    const QString path = folder.make(u"a.bin"_qs, noise(size));
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> outcome;
    file.open(path, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(QFile::resize(path, size / 2));
    const auto source = file.bytesOf(FileChunk{1, 0, size});
    QList<ApiError> errors;
    connect(source.get(), &ChunkSource::failed, this, [&](const ApiError &error) { errors.append(error); });
    QVERIFY(eventually([&] { return !errors.isEmpty(); }));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().kind, ApiError::Kind::FileChanged);
    // Not the bytes there are and then an end, as if that were all.
    QCOMPARE(source->read(size), QByteArray());
    QVERIFY(!source->atEnd());
}

/// What goes out of it is of one moment, and that it has changed since is told all the same.
void TestOutgoingFile::smallOneIsReadWhenOpened()
{
    const SourceFolder folder;
    const QByteArray bytes = noise(1000);
    const QString path = folder.make(u"a.bin"_qs, bytes);
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> opened;
    file.open(path, opened.callback());
    QVERIFY(opened.comes());
    Outcome<QByteArray> md5;
    file.md5(md5.callback());
    QVERIFY(md5.comes());
    QCOMPARE(**md5.result, md5Of(bytes));

    QVERIFY(QFile::resize(path, 500));
    const auto source = file.bytesOf(FileChunk{1, 0, 1000});
    QCOMPARE(source->bytesAvailable(), 1000);
    QCOMPARE(source->read(1000), bytes);
    QVERIFY(source->atEnd());
    Outcome<QByteArray> changed;
    file.close(changed.callback());
    QVERIFY(changed.comes());
    QCOMPARE(changed.result->error().kind, ApiError::Kind::FileChanged);
}

void TestOutgoingFile::noticesChanges()
{
    const SourceFolder folder;
    const QString path = folder.make(u"a.bin"_qs, noise(1000));
    OutgoingFile file;
    Outcome<OutgoingFile::Facts> outcome;
    file.open(path, outcome.callback());
    QVERIFY(outcome.comes());
    Outcome<void> same;
    file.check(same.callback());
    QVERIFY(same.comes());
    QVERIFY(same.isSuccess());
    QVERIFY(QFile::resize(path, 1001));
    Outcome<void> changed;
    file.check(changed.callback());
    QVERIFY(changed.comes());
    QVERIFY(changed.isFailure(ApiError::Kind::FileChanged));
}

void TestOutgoingFile::endsWithoutAWord()
{
    const SourceFolder folder;
    const QString path = folder.make(u"a.bin"_qs, noise(1000));
    Outcome<OutgoingFile::Facts> outcome;
    {
        OutgoingFile file;
        file.open(path, outcome.callback());
    }
    Outcome<QByteArray> md5;
    Outcome<OutgoingFile::Facts> other;
    {
        OutgoingFile file;
        file.open(path, other.callback());
        QVERIFY(other.comes());
        file.md5(md5.callback());
    }
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    QCoreApplication::processEvents();
    QCOMPARE(outcome.calls, 0);
    QCOMPARE(md5.calls, 0);
}

void TestOutgoingFile::sourceOutlivesTheFile()
{
    // The network may hold on to it a moment longer.
    const SourceFolder folder;
    auto file = std::make_unique<OutgoingFile>();
    Outcome<OutgoingFile::Facts> outcome;
    file->open(folder.make(u"a.bin"_qs, noise(5'000'000)), outcome.callback());
    QVERIFY(outcome.comes());
    const auto source = file->bytesOf(FileChunk{1, 0, 5'000'000});
    QVERIFY(eventually([&] { return source->bytesAvailable() > 0; }));
    file.reset();
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    const QByteArray rest = take(*source);
    QVERIFY(rest.size() < 5'000'000);
    QVERIFY(!source->atEnd());
    QCOMPARE(source->read(10), QByteArray());
}

QTEST_GUILESS_MAIN(TestOutgoingFile)
#include "tst_outgoingfile.moc"
