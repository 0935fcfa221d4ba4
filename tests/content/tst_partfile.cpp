#include "content/mediafilename.h"
#include "content/partfile.h"
#include "content/renaming.h"

#include "botdoc/media.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using botdoc::ApiError;
using content::PartFile;
using content::SaveTarget;

namespace {

QByteArray md5Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPartFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isThereOnlyWhenWhole();
    void isRemovedWhenDropped();
    void neverReplaces();
    void twins_data();
    void twins();
    void keepsPartsApart();
    void letsOnlyOneWin();
    void overwritesWhenAsked();
    void refusesWrongSize();
    void refusesWrongChecksum();
    void isPrivateUntilCommitted();
    void makesReadOnlyCopies();
    void tellsOfAnUnwritableFolder();
    void tellsOfAMissingFolder();
    void refusesWhatTheDiskCannotHold();
    void tellsOfAFailedWrite();
    void spareWhatAppearsAtTheLastMoment();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] SaveTarget target(bool overwrite = false) const
    {
        return {m_folder->path(), u"name.pdf"_qs, overwrite};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPartFile::isThereOnlyWhenWhole()
{
    auto part = PartFile::create(target(), 10).value();
    QVERIFY(part->append("hello"));
    QVERIFY(part->append("world"));
    QCOMPARE(files(), QStringList{QFileInfo(part->path()).fileName()});
    QVERIFY(part->path().startsWith(path(u"name.pdf."_qs)) && part->path().endsWith(u".part"_qs));
    QCOMPARE(part->size(), 10);
    QCOMPARE(part->md5(), md5Of("helloworld"));

    const auto committed = part->commit({10, md5Of("helloworld")}, PartFile::Access::Normal);
    QVERIFY(committed);
    QCOMPARE(*committed, path(u"name.pdf"_qs));
    part.reset();
    QCOMPARE(files(), QStringList{u"name.pdf"_qs});
    QCOMPARE(contentOf(*committed), "helloworld");
}

void TestPartFile::isRemovedWhenDropped()
{
    auto part = PartFile::create(target(), -1).value();
    QVERIFY(part->append("hello"));
    part.reset();
    QCOMPARE(files(), QStringList());
}

void TestPartFile::neverReplaces()
{
    write(path(u"name.pdf"_qs), "theirs");
    write(path(u"name (1).pdf"_qs), "also theirs");
    auto part = PartFile::create(target(), -1).value();
    QVERIFY(part->append("ours"));
    const auto committed = part->commit({}, PartFile::Access::Normal);
    QVERIFY(committed);
    QCOMPARE(*committed, path(u"name (2).pdf"_qs));
    QCOMPARE(contentOf(path(u"name.pdf"_qs)), "theirs");
    QCOMPARE(contentOf(path(u"name (1).pdf"_qs)), "also theirs");
    QCOMPARE(contentOf(*committed), "ours");
}

void TestPartFile::twins_data()
{
    QTest::addColumn<QStringList>("names");
    // One name to whoever reads it; to macOS too, which compares what the signs are composed of.
    QTest::newRow("composed and decomposed")
        << QStringList{u"Z\u00fcrich \ud55c.pdf"_qs, u"Zu\u0308rich \u1112\u1161\u11ab.pdf"_qs};
    QTest::newRow("one letter, two signs")
        << QStringList{u"5 \u212b.pdf"_qs, u"5 \u00c5.pdf"_qs, u"5 A\u030a.pdf"_qs};
    QTest::newRow("with what is not seen") << QStringList{u"a.pdf"_qs, u"a\u200b.pdf"_qs, u"\u202ea.pdf"_qs};
    QTest::newRow("with dots and spaces")
        << QStringList{u"a.pdf"_qs, u" a.pdf"_qs, u"a.pdf."_qs, u"a.pdf "_qs};
    QTest::newRow("with separators") << QStringList{u"a/b"_qs, u"a\\b"_qs, u"a:b"_qs};
    // One name to Windows and macOS.
    QTest::newRow("capitals") << QStringList{u"A.pdf"_qs, u"a.pdf"_qs, u"a.PDF"_qs};
}

void TestPartFile::twins()
{
    QFETCH(const QStringList, names);
    QStringList made;
    for (const QString &name : names) {
        botdoc::Media media;
        media.id = botdoc::MediaId{5};
        media.name = name;
        auto part = PartFile::create({m_folder->path(), content::fileNameOf(media), false}, -1).value();
        QVERIFY(part->append(name.toUtf8()));
        made.append(part->commit({}, PartFile::Access::Normal).value());
    }
    // As many files, each with its own content, and no two that look the same.
    QCOMPARE(files().size(), names.size());
    QSet<QString> looks;
    for (qsizetype i = 0; i < names.size(); ++i) {
        QCOMPARE(contentOf(made[i]), names[i].toUtf8());
        looks.insert(made[i].normalized(QString::NormalizationForm_C));
    }
    QCOMPARE(looks.size(), names.size());
}

void TestPartFile::keepsPartsApart()
{
    write(path(u"name.pdf.part"_qs), "of another program");
    auto one = PartFile::create(target(), -1).value();
    auto other = PartFile::create(target(), -1).value();
    QVERIFY(one->append("one"));
    QVERIFY(other->append("other"));
    QCOMPARE(contentOf(*one->commit({}, PartFile::Access::Normal)), "one");
    QCOMPARE(contentOf(*other->commit({}, PartFile::Access::Normal)), "other");
    one.reset();
    other.reset();
    QCOMPARE(files(), (QStringList{u"name (1).pdf"_qs, u"name.pdf"_qs, u"name.pdf.part"_qs}));
    QCOMPARE(contentOf(path(u"name.pdf.part"_qs)), "of another program");
}

void TestPartFile::letsOnlyOneWin()
{
    constexpr int racers = 8;
    QSemaphore start;
    std::vector<std::thread> threads;
    for (int i = 0; i < racers; ++i) {
        threads.emplace_back([&, i] {
            auto part = PartFile::create(target(), -1).value();
            (void)part->append(QByteArray::number(i));
            start.acquire();
            (void)part->commit({}, PartFile::Access::Normal);
        });
    }
    start.release(racers);
    for (std::thread &thread : threads)
        thread.join();
    QSet<QByteArray> contents;
    for (const QString &name : files())
        contents.insert(contentOf(path(name)));
    QCOMPARE(files().size(), racers);
    QCOMPARE(contents.size(), racers);
}

void TestPartFile::overwritesWhenAsked()
{
    write(path(u"name.pdf"_qs), "old");
    auto part = PartFile::create(target(true), -1).value();
    QVERIFY(part->append("new"));
    QCOMPARE(contentOf(path(u"name.pdf"_qs)), "old");
    QCOMPARE(part->commit({}, PartFile::Access::Normal).value(), path(u"name.pdf"_qs));
    QCOMPARE(contentOf(path(u"name.pdf"_qs)), "new");
    QCOMPARE(files().size(), 1);
}

void TestPartFile::refusesWrongSize()
{
    write(path(u"name.pdf"_qs), "old");
    auto part = PartFile::create(target(true), -1).value();
    QVERIFY(part->append("hell"));
    const auto committed = part->commit({5, std::nullopt}, PartFile::Access::Normal);
    QVERIFY(!committed);
    QCOMPARE(committed.error().kind, ApiError::Kind::Damaged);
    QVERIFY(committed.error().technical.contains(u'4') && committed.error().technical.contains(u'5'));
    part.reset();
    QCOMPARE(files(), QStringList{u"name.pdf"_qs});
    QCOMPARE(contentOf(path(u"name.pdf"_qs)), "old");
}

void TestPartFile::refusesWrongChecksum()
{
    auto part = PartFile::create(target(), -1).value();
    QVERIFY(part->append("hello"));
    const auto committed = part->commit({5, md5Of("other")}, PartFile::Access::Normal);
    QVERIFY(!committed);
    QCOMPARE(committed.error().kind, ApiError::Kind::Damaged);
    QVERIFY(committed.error().technical.contains(QString::fromLatin1(md5Of("hello"))));
    QVERIFY(committed.error().technical.contains(QString::fromLatin1(md5Of("other"))));
    part.reset();
    QCOMPARE(files(), QStringList());
}

void TestPartFile::isPrivateUntilCommitted()
{
#ifdef Q_OS_UNIX
    const mode_t mask = ::umask(022);
    ::umask(mask);
    auto part = PartFile::create(target(), -1).value();
    struct stat status
    {};
    QCOMPARE(::stat(qPrintable(part->path()), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    const auto committed = part->commit({}, PartFile::Access::Normal);
    QCOMPARE(::stat(qPrintable(*committed), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0666U & ~mask);
#endif
}

void TestPartFile::makesReadOnlyCopies()
{
    auto part = PartFile::create(target(), -1).value();
    const QString made = part->commit({}, PartFile::Access::ReadOnly).value();
    // Windows has one attribute, for all.
    const QFile::Permissions found = QFile::permissions(made);
    QVERIFY(found & QFile::ReadOwner);
    QVERIFY(!(found & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther)));
#ifdef Q_OS_UNIX
    QVERIFY(!(found & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner)));
#endif
}

void TestPartFile::tellsOfAnUnwritableFolder()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
#else
    QSKIP("Windows keeps nobody from writing to a folder by such permissions");
#endif
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto part = PartFile::create(target(), -1);
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!part);
    QCOMPARE(part.error().kind, ApiError::Kind::Disk);
    QVERIFY(!part.error().technical.isEmpty());
}

void TestPartFile::tellsOfAMissingFolder()
{
    SaveTarget missing = target();
    missing.folder += u"/missing"_qs;
    const auto part = PartFile::create(missing, -1);
    QVERIFY(!part);
    QCOMPARE(part.error().kind, ApiError::Kind::Disk);
    QVERIFY(!part.error().technical.isEmpty());
}

void TestPartFile::refusesWhatTheDiskCannotHold()
{
    const auto part = PartFile::create(target(), std::numeric_limits<qint64>::max());
    QVERIFY(!part);
    QCOMPARE(part.error().kind, ApiError::Kind::Disk);
    QCOMPARE(files(), QStringList());
}

void TestPartFile::tellsOfAFailedWrite()
{
#ifdef Q_OS_UNIX
    auto part = PartFile::create(target(), -1).value();
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{1000, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &little);
    const auto appended = part->append(QByteArray(5000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!appended);
    QCOMPARE(appended.error().kind, ApiError::Kind::Disk);
    QVERIFY(!appended.error().technical.isEmpty());
    part.reset();
    QCOMPARE(files(), QStringList());
#endif
}

void TestPartFile::spareWhatAppearsAtTheLastMoment()
{
    write(path(u"from"_qs), "ours");
    write(path(u"to"_qs), "theirs");
    const std::error_code error = content::renameToFree(path(u"from"_qs), path(u"to"_qs));
    QVERIFY(error == std::errc::file_exists);
    QCOMPARE(contentOf(path(u"to"_qs)), "theirs");
    QCOMPARE(contentOf(path(u"from"_qs)), "ours");
    QVERIFY(!content::renameToFree(path(u"from"_qs), path(u"free"_qs)));
    QCOMPARE(contentOf(path(u"free"_qs)), "ours");
}

QTEST_GUILESS_MAIN(TestPartFile)

#include "tst_partfile.moc"
