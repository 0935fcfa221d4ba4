#include "transfers/transferjournal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using botdoc::RequestId;
using transfers::JournalEntry;
using transfers::JournalNumber;
using transfers::JournalProblem;
using transfers::Transfer;
using transfers::TransferJournal;

namespace {

JournalEntry entryFor(TransferJournal &journal, const QString &path)
{
    return {
        journal.newNumber(), {u"id"_qs, u"name"_qs}, transfers::UploadOrder{path, RequestId{1}, {}}, {}, {}};
}

QStringList pathsIn(TransferJournal &journal)
{
    QStringList paths;
    for (const JournalEntry &entry : journal.entries())
        paths.append(std::get<transfers::UploadOrder>(entry.order).path);
    return paths;
}

/// Runs an SQL statement on a file as another program would.
bool change(const QString &file, const QString &statement)
{
    bool isDone = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"change"_qs);
        database.setDatabaseName(file);
        isDone = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"change"_qs);
    return isDone;
}

} // namespace

class TestTransferJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsWhatWasWritten();
    void outlivesAKill();
    void replacesAndRemoves();
    void numbersAreNeverUsedAgain();
    void isForThisUserAlone();
    void hasOneOwner();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void keepsEveryDamagedFile();
    void leavesANewerOneAlone();
    void takesOverTheFirstFormat();
    void tellsWhatIsArmed();
    void passesOverWhatItCannotRead();
    void doesWithoutAFolder();
    void writesAllOrNothing();
    void tellsAFullDisk();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"transfers"_qs); }
    [[nodiscard]] QString file() const { return folder() + u"/transfers.sqlite"; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTransferJournal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestTransferJournal::keepsWhatWasWritten()
{
    {
        TransferJournal journal(folder());
        QVERIFY(journal.isOpen());
        QCOMPARE(journal.problems().size(), 0);
        QCOMPARE(journal.entries().size(), 0);
        const JournalEntry one = entryFor(journal, u"/one"_qs);
        const JournalEntry two = entryFor(journal, u"/two"_qs);
        QVERIFY(journal.write({one, two}));
        QCOMPARE(pathsIn(journal), (QStringList{u"/one"_qs, u"/two"_qs}));
    }
    TransferJournal journal(folder());
    QVERIFY(journal.isOpen());
    const QList<JournalEntry> entries = journal.entries();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.first().number, JournalNumber{1});
    QCOMPARE(entries.first().owner.id, u"id"_qs);
    QCOMPARE(entries.first().owner.name, u"name"_qs);
    QCOMPARE(pathsIn(journal), (QStringList{u"/one"_qs, u"/two"_qs}));
}

void TestTransferJournal::outlivesAKill()
{
    // What is copied while it is open is what a crash would leave.
    QTemporaryDir copy;
    {
        TransferJournal journal(folder());
        QVERIFY(journal.write({entryFor(journal, u"/one"_qs)}));
        const QDir from(folder());
        for (const QString &name : from.entryList(QDir::Files))
            QVERIFY(QFile::copy(from.filePath(name), copy.filePath(name)));
    }
    QVERIFY(QFile::remove(copy.filePath(u"transfers.lock"_qs)));
    TransferJournal journal(copy.path());
    QCOMPARE(journal.problems(), QList<JournalProblem>());
    QCOMPARE(pathsIn(journal), QStringList{u"/one"_qs});
}

void TestTransferJournal::replacesAndRemoves()
{
    TransferJournal journal(folder());
    JournalEntry one = entryFor(journal, u"/one"_qs);
    const JournalEntry two = entryFor(journal, u"/two"_qs);
    QVERIFY(journal.write({one, two}));
    one.transfer.state = Transfer::State::Done;
    QVERIFY(journal.write({one}));
    QCOMPARE(journal.entries().size(), 2);
    QCOMPARE(journal.entries().first().transfer.state, Transfer::State::Done);
    QVERIFY(journal.remove({one.number}));
    QCOMPARE(pathsIn(journal), QStringList{u"/two"_qs});
}

void TestTransferJournal::numbersAreNeverUsedAgain()
{
    JournalNumber last{};
    {
        TransferJournal journal(folder());
        const JournalEntry one = entryFor(journal, u"/one"_qs);
        last = one.number;
        QVERIFY(journal.write({one}));
        QVERIFY(journal.remove({last}));
    }
    TransferJournal journal(folder());
    QVERIFY(journal.newNumber() > last);
}

void TestTransferJournal::isForThisUserAlone()
{
#ifdef Q_OS_WIN
    QSKIP("On Windows the rights are those of the user's profile.");
#endif
    TransferJournal journal(folder());
    QVERIFY(journal.write({entryFor(journal, u"/one"_qs)}));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(folder()).permissions() & others));
    const QDir files(folder());
    for (const QString &name : files.entryList(QDir::Files)) {
        if (name.startsWith(u"transfers.sqlite"_qs))
            QVERIFY2(!(QFileInfo(files.filePath(name)).permissions() & others), qPrintable(name));
    }
}

void TestTransferJournal::hasOneOwner()
{
    TransferJournal first(folder());
    QVERIFY(first.write({entryFor(first, u"/one"_qs)}));
    TransferJournal second(folder());
    QVERIFY(!second.isOpen());
    QCOMPARE(second.problems().size(), 1);
    QCOMPARE(second.problems().first().kind, JournalProblem::Kind::InUse);
    QCOMPARE(second.entries().size(), 0);
    QVERIFY(second.write({entryFor(second, u"/two"_qs)}));
    QCOMPARE(pathsIn(first), QStringList{u"/one"_qs});
}

void TestTransferJournal::setsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("not a database").repeated(100);
    QTest::newRow("a header and nothing else") << QByteArray("SQLite format 3\0", 16) + QByteArray(200, 'x');
    QTest::newRow("cut") << QByteArray("cut");
    QTest::newRow("another program's") << QByteArray("other");
    QTest::newRow("its table is another") << QByteArray("table");
}

void TestTransferJournal::setsADamagedFileAside()
{
    QFETCH(QByteArray, content);
    {
        TransferJournal journal(folder());
        for (int i = 0; i < 200; ++i)
            QVERIFY(journal.write({entryFor(journal, u"/%1"_qs.arg(i))}));
    }
    if (content == "cut") {
        QFile whole(file());
        QVERIFY(whole.resize(whole.size() / 2));
    } else if (content == "other") {
        QVERIFY(change(file(), u"PRAGMA application_id = 7"_qs));
    } else if (content == "table") {
        QVERIFY(change(file(), u"ALTER TABLE transfers RENAME COLUMN entry TO note"_qs));
    } else {
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(damaged.write(content), content.size());
    }
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::ReadOnly));
    content = damaged.readAll();
    damaged.close();

    TransferJournal journal(folder());
    QVERIFY(journal.isOpen());
    QCOMPARE(journal.problems().size(), 1);
    const JournalProblem problem = journal.problems().first();
    QCOMPARE(problem.kind, JournalProblem::Kind::SetAside);
    QFile aside(problem.keptAs);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), content);
    QCOMPARE(journal.entries().size(), 0);
    QVERIFY(journal.write({entryFor(journal, u"/new"_qs)}));
    QCOMPARE(pathsIn(journal), QStringList{u"/new"_qs});
}

void TestTransferJournal::keepsEveryDamagedFile()
{
    QSet<QString> kept;
    for (int i = 0; i < 3; ++i) {
        QDir().mkpath(folder());
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
        damaged.write(QByteArray("damaged ").repeated(100));
        damaged.close();
        const TransferJournal journal(folder());
        QVERIFY(journal.isOpen());
        kept.insert(journal.problems().first().keptAs);
    }
    QCOMPARE(kept.size(), 3);
    for (const QString &path : kept)
        QVERIFY(QFile::exists(path));
}

void TestTransferJournal::leavesANewerOneAlone()
{
    {
        TransferJournal journal(folder());
        QVERIFY(journal.write({entryFor(journal, u"/one"_qs)}));
    }
    QVERIFY(change(file(), u"PRAGMA user_version = 99"_qs));
    {
        TransferJournal journal(folder());
        QVERIFY(!journal.isOpen());
        QCOMPARE(journal.problems().size(), 1);
        QCOMPARE(journal.problems().first().kind, JournalProblem::Kind::OfNewerVersion);
        QVERIFY(journal.write({entryFor(journal, u"/two"_qs)}));
    }
    QVERIFY(change(file(), u"PRAGMA user_version = 2"_qs));
    TransferJournal journal(folder());
    QCOMPARE(pathsIn(journal), QStringList{u"/one"_qs});
}

void TestTransferJournal::takesOverTheFirstFormat()
{
    {
        TransferJournal journal(folder());
        QVERIFY(journal.write({entryFor(journal, u"/one"_qs)}));
    }
    QVERIFY(change(file(), uR"(UPDATE transfers SET entry = '{
        "order": {"kind": "upload", "path": "/one", "request": 1080},
        "transfer": {"state": "Waiting"}, "remains": {}}')"_qs));
    QVERIFY(change(file(), u"ALTER TABLE transfers DROP COLUMN armedSince"_qs));
    QVERIFY(change(file(), u"PRAGMA user_version = 1"_qs));
    for (int time = 1; time <= 2; ++time) {
        TransferJournal journal(folder());
        QCOMPARE(journal.problems(), QList<JournalProblem>());
        QCOMPARE(pathsIn(journal), QStringList{u"/one"_qs});
        QVERIFY(journal.write({}, {{JournalNumber{1}}, QDateTime::currentDateTimeUtc()}));
    }
}

/// What may have begun without another word; once it has, or has ended, its own entry says more.
void TestTransferJournal::tellsWhatIsArmed()
{
    const QDateTime since(QDate(2026, 11, 28), QTime(9, 30, 15, 250), Qt::UTC);
    {
        TransferJournal journal(folder());
        const JournalEntry one = entryFor(journal, u"/one"_qs);
        const JournalEntry two = entryFor(journal, u"/two"_qs);
        JournalEntry three = entryFor(journal, u"/three"_qs);
        three.transfer.state = Transfer::State::Done;
        QVERIFY(journal.write({one, two, three}));
        QVERIFY(journal.write({}, {{one.number, two.number, three.number}, since}));
        QVERIFY(journal.write({two}));
    }
    TransferJournal journal(folder());
    const QList<JournalEntry> entries = journal.entries();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[0].remains.unconfirmedSince, std::optional(since));
    QCOMPARE(entries[1].remains.unconfirmedSince, std::nullopt);
    QCOMPARE(entries[2].remains.unconfirmedSince, std::nullopt);
}

void TestTransferJournal::passesOverWhatItCannotRead()
{
    {
        TransferJournal journal(folder());
        QVERIFY(journal.write({entryFor(journal, u"/one"_qs), entryFor(journal, u"/two"_qs)}));
    }
    QVERIFY(change(file(), u"UPDATE transfers SET entry = '{' WHERE number = 1"_qs));
    {
        TransferJournal journal(folder());
        QCOMPARE(pathsIn(journal), QStringList{u"/two"_qs});
    }
    // It is still there, for a version that can.
    QVERIFY(
        change(file(), u"UPDATE transfers SET entry = (SELECT entry FROM transfers WHERE number = 2)"_qs));
    TransferJournal journal(folder());
    QCOMPARE(pathsIn(journal), (QStringList{u"/two"_qs, u"/two"_qs}));
}

void TestTransferJournal::doesWithoutAFolder()
{
    QFile inTheWay(folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    TransferJournal journal(folder() + u"/deeper");
    QVERIFY(!journal.isOpen());
    QCOMPARE(journal.problems().size(), 1);
    QCOMPARE(journal.problems().first().kind, JournalProblem::Kind::Unavailable);
    QVERIFY(journal.write({entryFor(journal, u"/one"_qs)}));
    QVERIFY(journal.remove({JournalNumber{1}}));
}

void TestTransferJournal::writesAllOrNothing()
{
    {
        const TransferJournal journal(folder());
        QVERIFY(journal.isOpen());
    }
    QVERIFY(change(file(), u"CREATE TRIGGER refuse BEFORE INSERT ON transfers WHEN new.number = 2 "
                           "BEGIN SELECT RAISE(ABORT, 'refused'); END"_qs));
    TransferJournal journal(folder());
    const JournalEntry one = entryFor(journal, u"/one"_qs);
    const JournalEntry two = entryFor(journal, u"/two"_qs);
    const botdoc::Result<void> written = journal.write({one, two});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, botdoc::ApiError::Kind::Disk);
    QVERIFY2(written.error().technical.contains(u"refused"_qs), qPrintable(written.error().technical));
    QCOMPARE(journal.entries().size(), 0);
    QVERIFY(journal.write({one}));
    QCOMPARE(pathsIn(journal), QStringList{u"/one"_qs});
}

void TestTransferJournal::tellsAFullDisk()
{
    {
        TransferJournal journal(folder());
        QVERIFY(journal.write({entryFor(journal, u"/one"_qs)}));
    }
    // No more than it has: as on a disk with no room.
    TransferJournal journal(folder());
    QVERIFY(journal.isOpen());
    JournalEntry large = entryFor(journal, QString(40'000'000, u'x'));
    QSqlDatabase database;
    for (const QString &name : QSqlDatabase::connectionNames())
        database = QSqlDatabase::database(name, false);
    QVERIFY(QSqlQuery(database).exec(u"PRAGMA max_page_count = 10"_qs));
    database = {};
    const botdoc::Result<void> written = journal.write({large});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, botdoc::ApiError::Kind::Disk);
    QCOMPARE(pathsIn(journal), QStringList{u"/one"_qs});
}

QTEST_GUILESS_MAIN(TestTransferJournal)
#include "tst_transferjournal.moc"
