#include "queuedesk.h"
#include "receivingserver.h"
#include "uploadrun.h"

#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/eventually.h"
#include "transfers/transferjournal.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
using support::Answer;
using support::eventually;
using transfers::JournalProblem;
using transfers::Transfer;
using transfers::TransferId;

namespace {

constexpr qint64 chunk = 32 * 1024;
const transfers::Owner jane{u"jane"_qs, u"api.example"_qs};

void copyFiles(const QString &from, const QString &to)
{
    const QDir files(from);
    for (const QString &name : files.entryList(QDir::Files | QDir::Hidden)) {
        if (!name.endsWith(u".lock"_qs))
            QFile::copy(files.filePath(name), to + u'/' + name);
    }
}

/// One run of the program: its queue with a journal in a folder, and what it told. It may be signed in.
class Run final
{
    Q_DISABLE_COPY_MOVE(Run)

public:
    explicit Run(const QString &journal)
    {
        QObject::connect(&queue, &transfers::TransferQueue::journalProblems, &queue,
                         [this](const QList<JournalProblem> &told) { problems += told; });
        queue.setTerms(quickTerms(chunk));
        queue.setParallel(1);
        queue.openJournal(journal);
    }

    void signIn(ReceivingServer &server, const transfers::Owner &owner = jane)
    {
        m_signedIn = std::make_unique<support::SignedIn>(at(server.server()), pasted("aaa.bbb.ccc"));
        queue.setSession(m_signedIn->session, owner);
    }

    QList<TransferId> add(const QList<transfers::TransferOrder> &orders)
    {
        QList<TransferId> ids;
        for (qsizetype i = 0; i < orders.size(); ++i)
            ids.append(TransferId{++m_lastId});
        queue.add(ids, orders);
        return ids;
    }

private:
    std::unique_ptr<support::SignedIn> m_signedIn;
    qint64 m_lastId = 0;

public:
    QList<JournalProblem> problems;
    transfers::TransferQueue queue;
    TransferWatch watch{queue};
};

/// The disk, and what a kill leaves of the journal on it.
class Disk final
{
public:
    [[nodiscard]] QString journal() const { return m_journal.filePath(u"transfers"_qs); }
    /// What the journal would be if the program were killed now.
    void kill()
    {
        killed = std::make_unique<QTemporaryDir>();
        copyFiles(journal(), killed->path());
    }

    SourceFolder files;
    std::unique_ptr<QTemporaryDir> killed;

private:
    QTemporaryDir m_journal;
};

/// A journal of which this is said, too.
bool makeJournal(const QString &folder, const QString &statement)
{
    (void)transfers::TransferJournal(folder);
    bool isDone = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"make"_qs);
        database.setDatabaseName(folder + u"/transfers.sqlite"_qs);
        isDone = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"make"_qs);
    return isDone;
}

transfers::UploadOrder sending(const QString &path)
{
    return {path, RequestId{1080}, u"A request"_qs};
}

} // namespace

/// What is under way when the program ends, killed or not, goes on when it is started again.
class TestResuming final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOnRecordBeforeTheFirstByte();
    void isArmedBeforeTheFirstByte();
    void goesOnAfterAKill_data();
    void goesOnAfterAKill();
    void sendsManyOnce_data();
    void sendsManyOnce();
    void twoOfOneNameStayTwo();
    void goesOnAfterAnEnd();
    void waitsForItsOwner();
    void staysPaused();
    void whatIsFinishedStaysUntilCleared();
    void savesOnce_data();
    void savesOnce();
    void savesOnceWhenTriedAgain();
    void takesAwayTheOldPart();
    void deletesOnce();
    void whatWasCancelledStaysSo();
    void whatWasToBeOpenedIsOver();
    void worksBesideAnother();
    void worksWithoutRoomForTheJournal();
};

void TestResuming::isOnRecordBeforeTheFirstByte()
{
    for (const qint64 size : {chunk / 2, 3 * chunk}) {
        Disk disk;
        ReceivingServer receiving;
        receiving.onPost = [&](int n) {
            if (n == 1)
                disk.kill();
        };
        Run run(disk.journal());
        run.signIn(receiving);
        const TransferId id = run.add({sending(disk.files.make(u"a.bin"_qs, noise(size)))}).first();
        QVERIFY(run.watch.comes(id, Transfer::State::Done));
        QVERIFY(disk.killed);
        transfers::TransferJournal journal(disk.killed->path());
        QCOMPARE(journal.entries().size(), 1);
        const transfers::JournalEntry entry = journal.entries().first();
        QCOMPARE(entry.transfer.state, Transfer::State::Running);
        QVERIFY(entry.remains.unconfirmedSince);
        QCOMPARE(entry.remains.progress.has_value(), size > chunk);
    }
}

/// Also where the disk takes longer than the network.
void TestResuming::isArmedBeforeTheFirstByte()
{
    constexpr int looked = 70; // comes to its turn while it is being armed
    Disk disk;
    QVERIFY(makeJournal(
        disk.journal(),
        u"CREATE TRIGGER slow AFTER UPDATE OF armedSince ON transfers "
        "WHEN new.number = %1 AND new.armedSince IS NOT NULL BEGIN SELECT count(*) "
        "FROM transfers a, transfers b, transfers c, transfers d WHERE d.number < 9; END"_qs.arg(looked)));
    ReceivingServer receiving;
    receiving.onPost = [&](int n) {
        if (n == looked)
            disk.kill();
    };
    QList<transfers::TransferOrder> orders;
    for (int i = 1; i <= looked; ++i)
        orders.append(sending(disk.files.make(u"%1.bin"_qs.arg(i), noise(100))));
    Run run(disk.journal());
    run.signIn(receiving);
    QVERIFY(run.watch.ends(run.add(orders)));
    QCOMPARE(receiving.received().size(), looked);
    QVERIFY(disk.killed);
    transfers::TransferJournal journal(disk.killed->path());
    const QList<transfers::JournalEntry> entries = journal.entries();
    QCOMPARE(entries.size(), looked);
    QVERIFY(entries.last().remains.unconfirmedSince);
}

void TestResuming::goesOnAfterAKill_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("hasActed");
    for (const int number : {1, 2, 3}) {
        QTest::addRow("chunk %d had arrived", number) << number << true;
        QTest::addRow("chunk %d had not arrived", number) << number << false;
    }
}

void TestResuming::goesOnAfterAKill()
{
    QFETCH(const int, number);
    QFETCH(const bool, hasActed);
    Disk disk;
    ReceivingServer receiving;
    const QByteArray bytes = noise(3 * chunk);
    if (hasActed)
        receiving.answers[number] = &heldAnswer;
    else
        receiving.refusals[number] = Answer::json("{}", 500).held();
    {
        Run run(disk.journal());
        run.signIn(receiving);
        run.add({sending(disk.files.make(u"a.bin"_qs, bytes))});
        QVERIFY(eventually([&] { return receiving.received().size() == number; }));
        disk.kill();
    }
    Run run(disk.killed->path());
    QVERIFY(run.problems.isEmpty());
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QVERIFY(run.watch.at(TransferId{0}).isChecked);
    QCOMPARE(receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
    QCOMPARE(receiving.received().size(), hasActed ? 3 : 4);
    QCOMPARE(receiving.deleted(), QList<qint64>());
}

void TestResuming::sendsManyOnce_data()
{
    QTest::addColumn<int>("killedAt");
    for (const int post : {1, 2, 5, 10})
        QTest::addRow("killed at %d of 10", post) << post;
}

void TestResuming::sendsManyOnce()
{
    QFETCH(const int, killedAt);
    Disk disk;
    ReceivingServer receiving;
    receiving.answers[killedAt] = &heldAnswer;
    QList<transfers::TransferOrder> orders;
    QMap<qint64, QByteArray> expected;
    for (int i = 1; i <= 10; ++i) {
        const QByteArray bytes = noise(1000 + i);
        orders.append(sending(disk.files.make(u"%1.bin"_qs.arg(i), bytes)));
        expected.insert(i, bytes);
    }
    {
        Run run(disk.journal());
        run.signIn(receiving);
        run.add(orders);
        QVERIFY(eventually([&] { return receiving.received().size() == killedAt; }));
        disk.kill();
    }
    Run run(disk.killed->path());
    run.signIn(receiving);
    for (int i = 0; i < 10; ++i)
        QVERIFY(run.watch.comes(TransferId{-i}, Transfer::State::Done));
    QCOMPARE(receiving.contents(), expected);
    QCOMPARE(receiving.received().size(), 10);
}

void TestResuming::twoOfOneNameStayTwo()
{
    // The same file twice: when the first has arrived and nobody knows, the second must not take it for its
    // own.
    Disk disk;
    ReceivingServer receiving;
    receiving.answers[2] = &heldAnswer;
    const QByteArray bytes = noise(1000);
    const QString path = disk.files.make(u"a.bin"_qs, bytes);
    {
        Run run(disk.journal());
        run.signIn(receiving);
        run.add({sending(path), sending(path)});
        QVERIFY(eventually([&] { return receiving.received().size() == 2; }));
        disk.kill();
    }
    Run run(disk.killed->path());
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{-1}, Transfer::State::Done));
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QCOMPARE(receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}, {2, bytes}}));
    QVERIFY(run.watch.at(TransferId{-1}).media != run.watch.at(TransferId{0}).media);
}

void TestResuming::goesOnAfterAnEnd()
{
    Disk disk;
    ReceivingServer receiving;
    receiving.answers[2] = &heldAnswer;
    const QByteArray bytes = noise(3 * chunk);
    {
        Run run(disk.journal());
        run.signIn(receiving);
        run.add({sending(disk.files.make(u"a.bin"_qs, bytes)), sending(disk.files.make(u"b.bin"_qs, "b"))});
        QVERIFY(eventually([&] { return receiving.received().size() == 2; }));
    }
    Run run(disk.journal());
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{-1}, Transfer::State::Done));
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QCOMPARE(receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}, {2, "b"}}));
    QCOMPARE(receiving.received().size(), 4);
}

void TestResuming::waitsForItsOwner()
{
    Disk disk;
    ReceivingServer receiving;
    receiving.answers[1] = &heldAnswer;
    {
        Run run(disk.journal());
        run.signIn(receiving);
        run.add({sending(disk.files.make(u"a.bin"_qs, "a"))});
        QVERIFY(eventually([&] { return receiving.received().size() == 1; }));
    }
    Run run(disk.journal());
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Waiting));
    QCOMPARE(run.watch.at(TransferId{0}).waitsFor, jane.name);
    ReceivingServer other;
    run.signIn(other, {u"bert"_qs, u"other.example"_qs});
    const TransferId here = run.add({sending(disk.files.make(u"b.bin"_qs, "b"))}).first();
    QVERIFY(run.watch.comes(here, Transfer::State::Done));
    QVERIFY(run.watch.isIn(TransferId{0}, Transfer::State::Waiting));
    QCOMPARE(other.received().size(), 1);
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QCOMPARE(run.watch.at(TransferId{0}).waitsFor, QString());
    QCOMPARE(receiving.contents(), (QMap<qint64, QByteArray>{{1, "a"}}));
    QCOMPARE(receiving.received().size(), 1);
}

void TestResuming::staysPaused()
{
    Disk disk;
    ReceivingServer receiving;
    receiving.answers[2] = &heldAnswer;
    const QByteArray bytes = noise(3 * chunk);
    {
        Run run(disk.journal());
        run.signIn(receiving);
        const TransferId id = run.add({sending(disk.files.make(u"a.bin"_qs, bytes))}).first();
        QVERIFY(eventually([&] { return receiving.received().size() == 2; }));
        run.queue.pause({id});
    }
    Run run(disk.journal());
    run.signIn(receiving);
    const TransferId other = run.add({sending(disk.files.make(u"b.bin"_qs, "b"))}).first();
    QVERIFY(run.watch.comes(other, Transfer::State::Done));
    QVERIFY(run.watch.at(TransferId{0}).isPaused);
    run.queue.resume({TransferId{0}});
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QCOMPARE(receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}, {2, "b"}}));
    QCOMPARE(receiving.received().size(), 4);
}

void TestResuming::whatIsFinishedStaysUntilCleared()
{
    Disk disk;
    ReceivingServer receiving;
    Transfer done;
    Transfer failed;
    {
        Run run(disk.journal());
        run.signIn(receiving);
        const QList<TransferId> ids =
            run.add({sending(disk.files.make(u"a.bin"_qs, "a")), sending(disk.files.path(u"none.bin"_qs))});
        QVERIFY(run.watch.ends(ids));
        done = run.watch.at(ids.first());
        failed = run.watch.at(ids.last());
        QCOMPARE(done.state, Transfer::State::Done);
        QCOMPARE(failed.state, Transfer::State::Failed);
    }
    {
        Run run(disk.journal());
        QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Failed));
        done.id = TransferId{-1};
        QCOMPARE(run.watch.at(TransferId{-1}), done);
        failed.id = TransferId{0};
        QCOMPARE(run.watch.at(TransferId{0}), failed);
        // One that failed may be tried again.
        run.signIn(receiving);
        QVERIFY(!disk.files.make(u"none.bin"_qs, "n").isEmpty());
        run.queue.retry({TransferId{0}});
        QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
        run.queue.clearFinished();
        QCOMPARE(run.watch.cleared.size(), 2);
    }
    Run run(disk.journal());
    run.signIn(receiving);
    const TransferId next = run.add({sending(disk.files.make(u"b.bin"_qs, "b"))}).first();
    QVERIFY(run.watch.comes(next, Transfer::State::Done));
    QCOMPARE(run.watch.count(), 1);
    QCOMPARE(receiving.received().size(), 3);
}

namespace {

/// A media of 1000 bytes that can be downloaded, with its checksum.
Media offered(ReceivingServer &receiving, const Answer &download, const QByteArray &bytes)
{
    receiving.server().on("GET", "/v1/media/7/download/", download);
    Media media;
    media.id = MediaId{7};
    media.name = u"Vertrag.pdf"_qs;
    media.bytes = bytes.size();
    media.fileChecksum = md5Of(bytes);
    return media;
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

void TestResuming::savesOnce_data()
{
    QTest::addColumn<Transfer::State>("recorded");
    QTest::newRow("its beginning was recorded") << Transfer::State::Running;
    QTest::newRow("nothing was, for it was quick") << Transfer::State::Waiting;
}

void TestResuming::savesOnce()
{
    // It has its name, and the program was killed before it could note that down.
    QFETCH(const Transfer::State, recorded);
    Disk disk;
    ReceivingServer receiving;
    const QByteArray bytes = noise(1000);
    const Media media = offered(receiving, Answer::content(bytes).held(), bytes);
    const SourceFolder folder;
    QVERIFY(!folder.make(u"Vertrag.pdf"_qs, "another").isEmpty());
    {
        Run run(disk.journal());
        run.signIn(receiving);
        const TransferId id = run.add({transfers::SaveOrder{media, {folder.path(), {}, false}, {}}}).first();
        disk.kill();
        QVERIFY(eventually([&] { return receiving.server().count("GET", "/v1/media/7/download/") == 1; }));
        QVERIFY(eventually([&] {
            if (recorded != Transfer::State::Waiting)
                disk.kill();
            transfers::TransferJournal journal(disk.killed->path());
            return journal.entries().first().transfer.state == recorded;
        }));
        receiving.server().release();
        QVERIFY(run.watch.comes(id, Transfer::State::Done));
    }
    Run run(disk.killed->path());
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QCOMPARE(run.watch.at(TransferId{0}).path, folder.path(u"Vertrag (1).pdf"_qs));
    QVERIFY(run.watch.at(TransferId{0}).isChecked);
    QCOMPARE(receiving.server().count("GET", "/v1/media/7/download/"), 1);
    QCOMPARE(filesIn(folder.path()), (QStringList{u"Vertrag (1).pdf"_qs, u"Vertrag.pdf"_qs}));
}

void TestResuming::savesOnceWhenTriedAgain()
{
    // The same of one that had failed, and is on record as such.
    Disk disk;
    ReceivingServer receiving;
    const QByteArray bytes = noise(1000);
    const Media media = offered(receiving, Answer::json("{}", 403), bytes);
    const SourceFolder folder;
    {
        Run run(disk.journal());
        run.signIn(receiving);
        const TransferId id = run.add({transfers::SaveOrder{media, {folder.path(), {}, false}, {}}}).first();
        QVERIFY(run.watch.comes(id, Transfer::State::Failed));
        QVERIFY(eventually([&] {
            disk.kill();
            transfers::TransferJournal journal(disk.killed->path());
            return journal.entries().first().transfer.state == Transfer::State::Failed;
        }));
        receiving.server().forget();
        (void)offered(receiving, Answer::content(bytes).held(), bytes);
        run.queue.retry({id});
        QVERIFY(eventually([&] { return receiving.server().count("GET", "/v1/media/7/download/") == 2; }));
        disk.kill();
        receiving.server().release();
        QVERIFY(run.watch.comes(id, Transfer::State::Done));
    }
    Run run(disk.killed->path());
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QCOMPARE(receiving.server().count("GET", "/v1/media/7/download/"), 2);
    QCOMPARE(filesIn(folder.path()), QStringList{u"Vertrag.pdf"_qs});
}

void TestResuming::takesAwayTheOldPart()
{
    Disk disk;
    ReceivingServer receiving;
    const QByteArray bytes = noise(100'000);
    const Media media = offered(receiving, Answer::content(bytes).heldAfter(50'000), bytes);
    const SourceFolder folder;
    const QTemporaryDir left;
    {
        Run run(disk.journal());
        run.signIn(receiving);
        run.add({transfers::SaveOrder{media, {folder.path(), {}, false}, {}}});
        QVERIFY(eventually([&] {
            const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden);
            return files.size() == 1 && files.first().size() > 0;
        }));
        disk.kill();
        copyFiles(folder.path(), left.path());
    }
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    copyFiles(left.path(), folder.path());
    QCOMPARE(filesIn(folder.path()).size(), 1);
    receiving.server().forget();
    (void)offered(receiving, Answer::content(bytes), bytes);
    {
        Run run(disk.killed->path());
        run.signIn(receiving);
        QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
        QCOMPARE(filesIn(folder.path()), QStringList{u"Vertrag.pdf"_qs});
    }
    // Also when it is given up before it could go on.
    copyFiles(left.path(), folder.path());
    QCOMPARE(filesIn(folder.path()).size(), 2);
    disk.kill();
    Run run(disk.killed->path());
    run.queue.cancel({TransferId{0}});
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Cancelled));
    QVERIFY(eventually([&] { return filesIn(folder.path()) == QStringList{u"Vertrag.pdf"_qs}; }));
}

void TestResuming::deletesOnce()
{
    Disk disk;
    ReceivingServer receiving;
    Media media;
    media.id = MediaId{receiving.add(u"a.pdf"_qs, "a", QDateTime::currentDateTimeUtc())};
    {
        Run run(disk.journal());
        run.signIn(receiving);
        receiving.deletion = Answer::empty(204).held();
        run.add({transfers::RemovalOrder{media, {}}});
        QVERIFY(eventually([&] { return receiving.deleted().size() == 1; }));
    }
    Run run(disk.journal());
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{0}, Transfer::State::Done));
    QVERIFY(receiving.contents().isEmpty());
}

void TestResuming::whatWasCancelledStaysSo()
{
    Disk disk;
    ReceivingServer receiving;
    receiving.answers[2] = &heldAnswer;
    {
        Run run(disk.journal());
        run.signIn(receiving);
        const QList<TransferId> ids = run.add({sending(disk.files.make(u"a.bin"_qs, noise(3 * chunk))),
                                               sending(disk.files.make(u"b.bin"_qs, "b"))});
        QVERIFY(eventually([&] { return receiving.received().size() == 2; }));
        run.queue.cancel(ids);
    }
    QCOMPARE(receiving.contents().size(), 1);
    Run run(disk.journal());
    run.signIn(receiving);
    QVERIFY(run.watch.comes(TransferId{-1}, Transfer::State::Cancelled));
    QVERIFY(run.watch.isIn(TransferId{0}, Transfer::State::Cancelled));
    QCOMPARE(receiving.contents().size(), 0);
    QCOMPARE(receiving.received().size(), 2);
}

void TestResuming::whatWasToBeOpenedIsOver()
{
    Disk disk;
    ReceivingServer receiving;
    const Media media = offered(receiving, Answer::content("x").held(), "x");
    {
        Run run(disk.journal());
        run.signIn(receiving);
        run.add({transfers::OpenOrder{media, {}}});
        QVERIFY(eventually([&] { return receiving.server().count("GET", "/v1/media/7/download/") == 1; }));
    }
    transfers::TransferJournal journal(disk.journal());
    QCOMPARE(journal.entries().size(), 0);
}

void TestResuming::worksBesideAnother()
{
    Disk disk;
    ReceivingServer receiving;
    Run first(disk.journal());
    Run second(disk.journal());
    QCOMPARE(first.problems.size(), 0);
    QCOMPARE(second.problems.size(), 1);
    QCOMPARE(second.problems.first().kind, JournalProblem::Kind::InUse);
    second.signIn(receiving);
    const TransferId id = second.add({sending(disk.files.make(u"a.bin"_qs, noise(3 * chunk)))}).first();
    QVERIFY(second.watch.comes(id, Transfer::State::Done));
}

void TestResuming::worksWithoutRoomForTheJournal()
{
    Disk disk;
    ReceivingServer receiving;
    QVERIFY(makeJournal(disk.journal(), u"CREATE TRIGGER full BEFORE INSERT ON transfers "
                                        "BEGIN SELECT RAISE(ABORT, 'no room'); END"_qs));
    Run run(disk.journal());
    run.signIn(receiving);
    const QList<TransferId> ids = run.add({sending(disk.files.make(u"a.bin"_qs, noise(3 * chunk))),
                                           sending(disk.files.make(u"b.bin"_qs, "b"))});
    QVERIFY(run.watch.ends(ids));
    QCOMPARE(run.watch.count(Transfer::State::Done), 2);
    // Said once.
    QCOMPARE(run.problems.size(), 1);
    QCOMPARE(run.problems.first().kind, JournalProblem::Kind::NotWritten);
    QVERIFY2(run.problems.first().technical.contains(u"no room"_qs),
             qPrintable(run.problems.first().technical));
}

QTEST_GUILESS_MAIN(TestResuming)
#include "tst_resuming.moc"
