#include "sourcefolder.h"

#include "botdoc/wire.h"
#include "transfers/sourcefile.h"

#include <QDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using botdoc::ApiError;
using transfers::SourceFile;

namespace {

std::shared_ptr<SourceFile> opened(const QString &path)
{
    const auto file = SourceFile::open(path);
    return file ? *file : nullptr;
}

} // namespace

/// A file as it is read for sending.
class TestSourceFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsExactlyThat();
    void takesEachByteIntoItsChecksumOnce_data();
    void takesEachByteIntoItsChecksumOnce();
    void refusesWhatIsNoFile();
    void shrunkOneHasChanged();
    void changes_data();
    void changes();
};

void TestSourceFile::readsExactlyThat()
{
    const SourceFolder folder;
    const QByteArray bytes = noise(3'000'000);
    const auto file = opened(folder.make(u"a.bin"_qs, bytes));
    QVERIFY(file);
    QCOMPARE(file->size(), bytes.size());
    for (const auto &[offset, size] : QList<std::pair<qint64, qint64>>{
             {0, 1}, {0, 3'000'000}, {2'999'999, 1}, {1'234'567, 1'000'000}, {5, 0}}) {
        const auto part = file->read(offset, size);
        QVERIFY(part);
        QVERIFY(*part == bytes.mid(offset, size));
    }
}

void TestSourceFile::takesEachByteIntoItsChecksumOnce_data()
{
    QTest::addColumn<QList<QPoint>>("reads"); // offset and size
    QTest::newRow("nothing read before") << QList<QPoint>();
    QTest::newRow("in order") << QList<QPoint>{{0, 400}, {400, 400}, {800, 200}};
    QTest::newRow("a part again") << QList<QPoint>{{0, 400}, {400, 400}, {400, 400}, {800, 200}};
    QTest::newRow("in halves again") << QList<QPoint>{{0, 600}, {400, 400}, {700, 300}};
    QTest::newRow("the end first") << QList<QPoint>{{800, 200}, {0, 400}};
    QTest::newRow("all, then from the start") << QList<QPoint>{{0, 1000}, {0, 400}};
}

void TestSourceFile::takesEachByteIntoItsChecksumOnce()
{
    QFETCH(const QList<QPoint>, reads);
    const SourceFolder folder;
    const QByteArray bytes = noise(1000);
    const auto file = opened(folder.make(u"a.bin"_qs, bytes));
    QVERIFY(file);
    for (const QPoint &part : reads)
        QVERIFY(file->read(part.x(), part.y()));
    const auto md5 = file->md5();
    QVERIFY(md5);
    QCOMPARE(*md5, md5Of(bytes));
    QCOMPARE(*file->md5(), md5Of(bytes));
}

void TestSourceFile::refusesWhatIsNoFile()
{
    const SourceFolder folder;
    const auto kindOf = [](const QString &path) {
        const auto file = SourceFile::open(path);
        return file ? ApiError::Kind::Cancelled : file.error().kind;
    };
    QCOMPARE(kindOf(folder.path(u"gone"_qs)), ApiError::Kind::Disk);
    QCOMPARE(kindOf(folder.path()), ApiError::Kind::Disk);
    QCOMPARE(kindOf(folder.make(u"empty"_qs, {})), ApiError::Kind::EmptyFile);
#ifdef Q_OS_UNIX
    // Opening a pipe would wait for its other end for ever.
    const QString pipe = folder.path(u"pipe"_qs);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(kindOf(pipe), ApiError::Kind::Disk);
    QCOMPARE(kindOf(u"/dev/zero"_qs), ApiError::Kind::Disk);
#endif
}

void TestSourceFile::shrunkOneHasChanged()
{
    const SourceFolder folder;
    const QString path = folder.make(u"a.bin"_qs, noise(1000));
    const auto file = opened(path);
    QVERIFY(file);
    QVERIFY(QFile::resize(path, 500));
    QVERIFY(file->read(0, 500));
    const auto beyond = file->read(400, 200);
    QVERIFY(!beyond);
    QCOMPARE(beyond.error().kind, ApiError::Kind::FileChanged);
    const auto md5 = file->md5();
    QVERIFY(!md5);
    QCOMPARE(md5.error().kind, ApiError::Kind::FileChanged);
}

void TestSourceFile::changes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("hasChanged");
    QTest::newRow("nothing") << u"nothing"_qs << false;
    QTest::newRow("read by others") << u"read"_qs << false;
    QTest::newRow("one byte more") << u"append"_qs << true;
    QTest::newRow("one byte less") << u"shrink"_qs << true;
    QTest::newRow("another time") << u"touch"_qs << true;
#ifdef Q_OS_UNIX
    // Windows lets nobody rename or remove a file that is open here.
    QTest::newRow("another in its place") << u"replace"_qs << true;
    QTest::newRow("renamed") << u"rename"_qs << false;
    QTest::newRow("gone") << u"remove"_qs << false;
#endif
}

void TestSourceFile::changes()
{
    QFETCH(const QString, what);
    QFETCH(const bool, hasChanged);
    const SourceFolder folder;
    const QByteArray bytes = noise(1000);
    const QString path = folder.make(u"a.bin"_qs, bytes);
    const auto source = opened(path);
    QVERIFY(source);
    QVERIFY(!source->hasChanged());
    QFile file(path);
    if (what == u"read") {
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    } else if (what == u"append") {
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write("x"), 1);
    } else if (what == u"shrink") {
        QVERIFY(file.resize(999));
    } else if (what == u"touch") {
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(5), QFile::FileModificationTime));
    } else if (what == u"replace") {
        const QString other = folder.make(u"b.bin"_qs, QByteArray(1000, 'x') + 'y');
        QVERIFY(QFile::remove(path) && QFile::rename(other, path));
    } else if (what == u"rename") {
        QVERIFY(QFile::rename(path, folder.path(u"c.bin"_qs)));
    } else if (what == u"remove") {
        QVERIFY(QFile::remove(path));
    }
    file.close();
    QCOMPARE(source->hasChanged(), hasChanged);
    if (!hasChanged)
        QVERIFY(*source->read(0, 1000) == bytes);
}

QTEST_GUILESS_MAIN(TestSourceFile)
#include "tst_sourcefile.moc"
