#include "demodesk.h"
#include "receivingdesk.h"
#include "uploadrun.h"

#include "botdoc/errortext.h"
#include "support/eventually.h"

#include <QDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using botdoc::ApiError;
using support::Mishap;
using transfers::Transfer;

namespace {

constexpr qint64 chunk = 32 * 1024;

bool write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode)
{
    QFile file(path);
    return file.open(mode) && file.write(bytes) == bytes.size();
}

/// Another time of change than now, whatever the disk's clock is worth.
bool touch(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) &&
           file.setFileTime(QDateTime::currentDateTime().addSecs(-90), QFile::FileModificationTime);
}

} // namespace

/// Files that change, shrink or vanish under an upload, and those that cannot be sent at all.
class TestChangedFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cannotBeSent_data();
    void cannotBeSent();
    void mayNotBeRead();
    void changesMeanwhile_data();
    void changesMeanwhile();
    void shrinksUnderAChunk();
    void changedBetweenLossAndRepeat();
    void vanishedOneArrivesAllTheSame();
    void anotherAttemptTakesTheNewContent();

private:
    std::unique_ptr<support::DemoServer> m_demo;
};

void TestChangedFiles::initTestCase()
{
    m_demo = std::make_unique<support::DemoServer>();
    QVERIFY(m_demo->isReady());
}

void TestChangedFiles::cannotBeSent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("gone") << u"gone.pdf"_qs << ApiError::Kind::Disk;
    QTest::newRow("empty") << u"empty.pdf"_qs << ApiError::Kind::EmptyFile;
    QTest::newRow("folder") << u"folder"_qs << ApiError::Kind::Disk;
#ifdef Q_OS_UNIX
    QTest::newRow("pipe") << u"pipe"_qs << ApiError::Kind::Disk;
    QTest::newRow("link to nothing") << u"dangling"_qs << ApiError::Kind::Disk;
#endif
}

void TestChangedFiles::cannotBeSent()
{
    QFETCH(const QString, name);
    QFETCH(const ApiError::Kind, kind);
    ReceivingDesk desk;
    desk.folder.make(u"empty.pdf"_qs, {});
    QVERIFY(QDir(desk.folder.path()).mkdir(u"folder"_qs));
#ifdef Q_OS_UNIX
    QCOMPARE(mkfifo(QFile::encodeName(desk.folder.path(u"pipe"_qs)).constData(), 0600), 0);
    QVERIFY(QFile::link(desk.folder.path(u"nowhere"_qs), desk.folder.path(u"dangling"_qs)));
#endif
    UploadRun run(desk.sender.client, desk.traits, desk.folder.path(name), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(kind));
    QCOMPARE(desk.receiving.server().count(), 0);
    QVERIFY(!botdoc::inWords(*run.transfer().error).isEmpty());
    if (kind == ApiError::Kind::Disk)
        QVERIFY(!run.transfer().error->technical.isEmpty());
}

void TestChangedFiles::mayNotBeRead()
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0)
        QSKIP("root may read everything");
#else
    QSKIP("Windows keeps nobody from reading by such permissions");
#endif
    ReceivingDesk desk;
    const QString path = desk.folder.make(u"secret.pdf"_qs, "x");
    QVERIFY(QFile::setPermissions(path, {}));
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Disk));
    QCOMPARE(desk.receiving.server().count(), 0);
}

void TestChangedFiles::changesMeanwhile_data()
{
    QTest::addColumn<int>("chunks");
    QTest::addColumn<int>("during");
    QTest::addColumn<QString>("how");
    QList<const char *> ways{"grows", "shrinks", "rewritten"};
#ifdef Q_OS_UNIX
    ways.append("replaced"); // Windows lets nobody, while the file is open here
#endif
    for (const char *how : std::as_const(ways)) {
        const QString name = QString::fromLatin1(how);
        QTest::addRow("%s, only chunk", how) << 1 << 1 << name;
        QTest::addRow("%s, first", how) << 3 << 1 << name;
        QTest::addRow("%s, last", how) << 3 << 3 << name;
    }
}

void TestChangedFiles::changesMeanwhile()
{
    QFETCH(const int, chunks);
    QFETCH(const int, during);
    QFETCH(const QString, how);
    DemoDesk desk(*m_demo);
    const QString name = u"%1 %2 of %3.bin"_qs.arg(how).arg(during).arg(chunks);
    const QByteArray bytes = noise(chunks * chunk);
    const QString path = desk.folder.make(name, bytes);
    desk.relay.onPost(during, {Mishap::Kind::Hold});
    bool hasChanged = false;
    connect(&desk.relay, &support::Relay::struck, this, [&] {
        // The server has this chunk; its answer waits.
        if (how == u"grows")
            hasChanged = write(path, "more", QIODevice::Append);
        else if (how == u"shrinks")
            hasChanged = QFile::resize(path, bytes.size() - 1);
        else if (how == u"rewritten")
            hasChanged = write(path, QByteArray(bytes.size(), 'x'), QIODevice::ReadWrite) && touch(path);
        else
            hasChanged = touch(desk.folder.make(u"other"_qs, QByteArray(bytes.size(), 'x'))) &&
                         QFile::remove(path) && QFile::rename(desk.folder.path(u"other"_qs), path);
        desk.relay.letGo();
    });
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(hasChanged);
    QVERIFY(run.isFailure(ApiError::Kind::FileChanged));
    QCOMPARE(desk.relay.posts(), during);
    // Nothing of a mixture stays there.
    QVERIFY(desk.onServer(name).isEmpty());
    QCOMPARE(run.removed.size(), 1);
    QVERIFY(run.created.isEmpty());
    QVERIFY(!run.transfer().media);
    QVERIFY(run.remains().medias.isEmpty() && !run.remains().unconfirmedSince);
}

void TestChangedFiles::shrinksUnderAChunk()
{
    DemoDesk desk(*m_demo);
    const QString path = desk.folder.make(u"shrinks.bin"_qs, "x");
    constexpr qint64 size = 64 << 20;
    QVERIFY(QFile::resize(path, size));
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(size));
    run.onChange = [&](const Transfer &transfer) {
        if (transfer.bytesDone > 0)
            (void)QFile::resize(path, 1000);
    };
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::FileChanged));
    QCOMPARE(desk.relay.posts(), 1);
    QVERIFY(desk.onServer(u"shrinks.bin"_qs).isEmpty());
    QVERIFY(!run.remains().unconfirmedSince);
}

void TestChangedFiles::changedBetweenLossAndRepeat()
{
    // The chunk goes out again with what the file holds by then: the whole is no copy of anything.
    DemoDesk desk(*m_demo);
    const QString name = u"repeated.bin"_qs;
    const QString path = desk.folder.make(name, noise(3 * chunk));
    desk.relay.onPost(2, {Mishap::Kind::LoseRequest});
    connect(&desk.relay, &support::Relay::struck, this, [&] {
        QVERIFY(write(path, QByteArray(3 * chunk, 'x'), QIODevice::ReadWrite));
        QVERIFY(touch(path));
    });
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::FileChanged));
    QVERIFY(desk.onServer(name).isEmpty());
}

void TestChangedFiles::vanishedOneArrivesAllTheSame()
{
#ifdef Q_OS_WIN
    QSKIP("a file that is open cannot be removed there");
#endif
    // What is open can still be read.
    DemoDesk desk(*m_demo);
    const QString name = u"vanished.bin"_qs;
    const QByteArray bytes = noise(3 * chunk);
    const QString path = desk.folder.make(name, bytes);
    desk.relay.onPost(1, {Mishap::Kind::Hold});
    connect(&desk.relay, &support::Relay::struck, this, [&] {
        QVERIFY(QFile::remove(path));
        desk.relay.letGo();
    });
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(!QFile::exists(path));
    QVERIFY(desk.hasOnce(name, bytes));
}

void TestChangedFiles::anotherAttemptTakesTheNewContent()
{
    DemoDesk desk(*m_demo);
    const QString name = u"new content.bin"_qs;
    const QString path = desk.folder.make(name, noise(2 * chunk));
    desk.relay.onPost(1, {Mishap::Kind::Hold});
    const QByteArray bytes(5 * chunk, 'n');
    connect(&desk.relay, &support::Relay::struck, this, [&] {
        desk.folder.make(name, bytes);
        desk.relay.letGo();
    });
    UploadRun first(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(first.runs());
    QVERIFY(first.isFailure(ApiError::Kind::FileChanged));
    UploadRun second(desk.sender.client, desk.traits, path, quickTerms(chunk), first.remains());
    QVERIFY(second.runs());
    QVERIFY(second.isDone());
    QVERIFY(desk.hasOnce(name, bytes));
    QCOMPARE(second.transfer().chunks, 5);
}

QTEST_GUILESS_MAIN(TestChangedFiles)
#include "tst_changedfiles.moc"
