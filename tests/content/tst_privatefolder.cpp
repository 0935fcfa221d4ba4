#include "content/privatefolder.h"

#include "support/eventually.h"

#include <QDir>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using content::FileThread;
using content::PrivateFolder;
using support::eventually;

class TestPrivateFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_root = std::make_unique<QTemporaryDir>(); }
    void cleanup() { QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10))); }

    void isForThisUserAlone();
    void goesWithIt();
    void sweepsWhatACrashLeft();
    void sparesWhatIsInUse();
    void tellsOfAnUnusableParent();

private:
    [[nodiscard]] QString parentFolder() const { return m_root->filePath(u"cache/opened"_qs); }
    [[nodiscard]] QStringList left() const
    {
        return QDir(parentFolder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }
    botdoc::Result<QString> folderFor(PrivateFolder &folder, qint64 media)
    {
        std::optional<botdoc::Result<QString>> told;
        folder.folderFor(botdoc::MediaId{media}, this,
                         [&](const botdoc::Result<QString> &path) { told = path; });
        return eventually([&] { return told.has_value(); })
                   ? *told
                   : botdoc::Failure(botdoc::ApiError::disk(u"not told"_qs));
    }

    std::unique_ptr<QTemporaryDir> m_root;
};

void TestPrivateFolder::isForThisUserAlone()
{
    PrivateFolder folder(parentFolder());
    const QString five = folderFor(folder, 5).value();
    const QString six = folderFor(folder, 6).value();
    QVERIFY(five != six);
    QCOMPARE(folderFor(folder, 5).value(), five);
#ifdef Q_OS_UNIX
    const auto user = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    const QFile::Permissions owner(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(QFile::permissions(five) & ~user, owner);
    QCOMPARE(QFile::permissions(QFileInfo(five).path()) & ~user, owner);
#endif
}

void TestPrivateFolder::goesWithIt()
{
    {
        PrivateFolder folder(parentFolder());
        const QString path = folderFor(folder, 5).value() + u"/a.pdf"_qs;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner));
    }
    QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10)));
    QCOMPARE(left(), QStringList());
}

void TestPrivateFolder::sweepsWhatACrashLeft()
{
    QVERIFY(QDir().mkpath(parentFolder() + u"/dead/5"_qs));
    QFile file(parentFolder() + u"/dead/5/a.pdf"_qs);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    // As a lock of a process that is no more. What a lock calls this computer is not its host name
    // everywhere.
    const QString lockPath = parentFolder() + u"/dead.lock"_qs;
    QString computer;
    {
        QLockFile lock(lockPath);
        qint64 process = 0;
        QString program;
        QVERIFY(lock.tryLock() && lock.getLockInfo(&process, &computer, &program));
    }
    QFile lock(lockPath);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("2147483646\nmediadesk\n" + computer.toUtf8() + "\n");
    lock.close();

    PrivateFolder folder(parentFolder());
    QVERIFY(eventually([&] { return left().isEmpty(); }));
}

void TestPrivateFolder::sparesWhatIsInUse()
{
    PrivateFolder other(parentFolder());
    const QString path = folderFor(other, 5).value();
    PrivateFolder folder(parentFolder());
    // Made after its sweep.
    QVERIFY(folderFor(folder, 5));
    QVERIFY(QDir(path).exists());
}

void TestPrivateFolder::tellsOfAnUnusableParent()
{
    QFile inTheWay(m_root->filePath(u"cache"_qs));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    PrivateFolder folder(parentFolder());
    const auto path = folderFor(folder, 5);
    QVERIFY(!path);
    QCOMPARE(path.error().kind, botdoc::ApiError::Kind::Disk);
}

QTEST_GUILESS_MAIN(TestPrivateFolder)

#include "tst_privatefolder.moc"
