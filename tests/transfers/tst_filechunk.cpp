#include "transfers/filechunk.h"

#include <QTest>

#include <limits>

using transfers::FileChunk;
using transfers::FileChunks;

/// How a file is cut into chunks.
class TestFileChunk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void piecesJoin_data();
    void piecesJoin();
    void neverTooMany();
    void takesNonsenseForTheSmallest();
};

void TestFileChunk::counts_data()
{
    QTest::addColumn<qint64>("fileSize");
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("last");
    QTest::newRow("1") << qint64(1) << 1 << qint64(1);
    QTest::newRow("one less than a chunk") << qint64(99) << 1 << qint64(99);
    QTest::newRow("one chunk") << qint64(100) << 1 << qint64(100);
    QTest::newRow("one byte more") << qint64(101) << 2 << qint64(1);
    QTest::newRow("one less than two") << qint64(199) << 2 << qint64(99);
    QTest::newRow("two chunks") << qint64(200) << 2 << qint64(100);
    QTest::newRow("smaller last") << qint64(1042) << 11 << qint64(42);
    QTest::newRow("the most") << qint64(1'000'000) << 10'000 << qint64(100);
}

void TestFileChunk::counts()
{
    QFETCH(const qint64, fileSize);
    QFETCH(const int, count);
    QFETCH(const qint64, last);
    const FileChunks chunks(fileSize, 100);
    QCOMPARE(chunks.count(), count);
    QCOMPARE(chunks.at(count).size, last);
    QCOMPARE(chunks.at(count).end(), fileSize);
    QCOMPARE(chunks.at(1), (FileChunk{1, 0, std::min<qint64>(100, fileSize)}));
}

void TestFileChunk::piecesJoin_data()
{
    QTest::addColumn<qint64>("fileSize");
    QTest::addColumn<qint64>("chunkSize");
    QTest::newRow("usual") << qint64(20'283'017) << FileChunks::usualSize;
    QTest::newRow("tiny pieces") << qint64(1000) << qint64(1);
    QTest::newRow("more than may be") << qint64(123'457) << qint64(1);
    QTest::newRow("a terabyte") << (qint64(1) << 40) << FileChunks::usualSize;
    QTest::newRow("the largest there is") << std::numeric_limits<qint64>::max() << FileChunks::usualSize;
}

void TestFileChunk::piecesJoin()
{
    QFETCH(const qint64, fileSize);
    QFETCH(const qint64, chunkSize);
    const FileChunks chunks(fileSize, chunkSize);
    QVERIFY(chunks.count() >= 1 && chunks.count() <= FileChunks::most);
    qint64 end = 0;
    for (int number = 1; number <= chunks.count(); ++number) {
        const FileChunk chunk = chunks.at(number);
        QCOMPARE(chunk.number, number);
        QCOMPARE(chunk.offset, end);
        QVERIFY(chunk.size > 0);
        QVERIFY(number == chunks.count() ? chunk.size <= chunks.at(1).size : chunk.size == chunks.at(1).size);
        end = chunk.end();
    }
    QCOMPARE(end, fileSize);
}

void TestFileChunk::neverTooMany()
{
    const FileChunks chunks(10'001, 1);
    QCOMPARE(chunks.at(1).size, 2);
    QCOMPARE(chunks.count(), 5001);
}

void TestFileChunk::takesNonsenseForTheSmallest()
{
    QCOMPARE(FileChunks(0, 0).count(), 1);
    QCOMPARE(FileChunks(-5, -5).at(1), (FileChunk{1, 0, 1}));
    QCOMPARE(FileChunks().count(), 1);
}

QTEST_GUILESS_MAIN(TestFileChunk)
#include "tst_filechunk.moc"
