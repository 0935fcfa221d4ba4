#include "transfers/transferjournal.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using botdoc::MediaId;
using transfers::JournalEntry;
using transfers::SavedMedia;
using transfers::SavedTable;
using transfers::Transfer;
using transfers::TransferJournal;

namespace {

QString office()
{
    return u"office"_qs;
}

QByteArray md5()
{
    return "34c395e123b3b4d7e0ecc36b18833c8e";
}

/// A save of media 5 that is done.
JournalEntry savedEntry(TransferJournal &journal)
{
    botdoc::Media media;
    media.id = MediaId{5};
    JournalEntry entry{.number = journal.newNumber(),
                       .owner = {office(), u"Office"_qs},
                       .order = transfers::SaveOrder{media, {u"/folder"_qs, {}}, {}},
                       .transfer = {},
                       .remains = {}};
    entry.transfer.kind = Transfer::Kind::Download;
    entry.transfer.state = Transfer::State::Done;
    entry.transfer.md5 = md5();
    entry.transfer.ended = QDateTime::currentDateTimeUtc();
    return entry;
}

QList<qint64> savedIn(TransferJournal &journal, const QString &account = office())
{
    QList<qint64> ids;
    const QList<SavedMedia> all = journal.saved(account);
    for (const SavedMedia &one : all)
        ids.append(number(one.id));
    return ids;
}

} // namespace

/// The journal remembers what was saved when the transfer itself is forgotten.
class TestSavedTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void outlivesTheTransfer();
    void onlyWhatIsSaved_data();
    void onlyWhatIsSaved();
    void comesWithTheTransferOrNotAtAll();
    void isFilledOnceFromAnEarlierJournal();
    void anEarlierVersionOpensIt();
    void forgetsWhatIsOld();
    void keepsTheNewest();
    void doesWithoutAJournal();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"transfers"_qs); }
    /// Runs an SQL statement on the file as another program would; the first value of its answer.
    [[nodiscard]] QVariant sql(const QString &statement) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSavedTable::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QVariant TestSavedTable::sql(const QString &statement) const
{
    QVariant value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"other"_qs);
        database.setDatabaseName(folder() + u"/transfers.sqlite");
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(statement))
                value = query.next() ? query.value(0) : QVariant(true);
        }
    }
    QSqlDatabase::removeDatabase(u"other"_qs);
    return value;
}

void TestSavedTable::outlivesTheTransfer()
{
    {
        TransferJournal journal(folder());
        const JournalEntry entry = savedEntry(journal);
        QVERIFY(journal.write({entry}));
        QCOMPARE(savedIn(journal), QList<qint64>{5});
        QVERIFY(journal.remove({entry.number}));
    }
    TransferJournal journal(folder());
    QCOMPARE(journal.problems().size(), 0);
    QCOMPARE(journal.entries().size(), 0);
    QCOMPARE(journal.saved(office()), QList<SavedMedia>{*SavedMedia::of(MediaId{5}, md5())});
    QCOMPARE(savedIn(journal, u"another"_qs), QList<qint64>());
    // Saved again is saved once.
    QVERIFY(journal.write({savedEntry(journal), savedEntry(journal)}));
    QCOMPARE(savedIn(journal), QList<qint64>{5});
}

void TestSavedTable::onlyWhatIsSaved_data()
{
    QTest::addColumn<Transfer::State>("state");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QByteArray>("sum");
    QTest::newRow("waits") << Transfer::State::Waiting << u"save"_qs << md5();
    QTest::newRow("runs") << Transfer::State::Running << u"save"_qs << md5();
    QTest::newRow("failed") << Transfer::State::Failed << u"save"_qs << md5();
    QTest::newRow("cancelled") << Transfer::State::Cancelled << u"save"_qs << md5();
    QTest::newRow("without a sum") << Transfer::State::Done << u"save"_qs << QByteArray();
    QTest::newRow("opened") << Transfer::State::Done << u"open"_qs << md5();
    QTest::newRow("deleted") << Transfer::State::Done << u"remove"_qs << md5();
    QTest::newRow("sent") << Transfer::State::Done << u"send"_qs << md5();
}

void TestSavedTable::onlyWhatIsSaved()
{
    QFETCH(const Transfer::State, state);
    QFETCH(const QString, order);
    QFETCH(const QByteArray, sum);
    TransferJournal journal(folder());
    JournalEntry entry = savedEntry(journal);
    const botdoc::Media media = std::get<transfers::SaveOrder>(entry.order).media;
    entry.transfer.state = state;
    entry.transfer.md5 = sum;
    entry.transfer.media = media.id;
    if (order == u"open")
        entry.order = transfers::OpenOrder{media, {}};
    else if (order == u"remove")
        entry.order = transfers::RemovalOrder{media, {}};
    else if (order == u"send")
        entry.order = transfers::UploadOrder{u"/file"_qs, botdoc::RequestId{1}, {}};
    QVERIFY(journal.write({entry}));
    QCOMPARE(savedIn(journal), QList<qint64>());
}

void TestSavedTable::comesWithTheTransferOrNotAtAll()
{
    {
        const TransferJournal journal(folder());
        QVERIFY(journal.isOpen());
    }
    QVERIFY(sql(u"CREATE TRIGGER refuse BEFORE INSERT ON transfers WHEN new.number = 2 "
                u"BEGIN SELECT RAISE(ABORT, 'refused'); END"_qs)
                .isValid());
    TransferJournal journal(folder());
    const JournalEntry one = savedEntry(journal);
    QVERIFY(!journal.write({one, savedEntry(journal)}));
    QCOMPARE(savedIn(journal), QList<qint64>());
    QVERIFY(journal.write({one}));
    QCOMPARE(savedIn(journal), QList<qint64>{5});
}

void TestSavedTable::isFilledOnceFromAnEarlierJournal()
{
    {
        TransferJournal journal(folder());
        JournalEntry failed = savedEntry(journal);
        failed.transfer.state = Transfer::State::Failed;
        QVERIFY(journal.write({savedEntry(journal), failed}));
    }
    QVERIFY(sql(u"DROP TABLE saved"_qs).isValid());
    {
        TransferJournal journal(folder());
        QCOMPARE(journal.problems().size(), 0);
        QCOMPARE(savedIn(journal), QList<qint64>{5});
        QCOMPARE(journal.entries().size(), 2);
    }
    QVERIFY(sql(u"DELETE FROM saved"_qs).isValid());
    TransferJournal journal(folder());
    QCOMPARE(savedIn(journal), QList<qint64>());
}

/// It looks at the format's number and at the table of transfers.
void TestSavedTable::anEarlierVersionOpensIt()
{
    {
        TransferJournal journal(folder());
        QVERIFY(journal.write({savedEntry(journal)}));
    }
    QCOMPARE(sql(u"PRAGMA user_version"_qs).toInt(), 3);
    QVERIFY(sql(u"SELECT number, owner, ownerName, entry, armedSince FROM transfers"_qs).isValid());
    QCOMPARE(sql(u"SELECT count(*) FROM pragma_table_info('transfers')"_qs).toInt(), 5);
}

void TestSavedTable::forgetsWhatIsOld()
{
    {
        TransferJournal journal(folder());
        JournalEntry old = savedEntry(journal);
        old.transfer.ended = QDateTime::currentDateTimeUtc().addDays(-SavedTable::mostDays).addSecs(-60);
        JournalEntry kept = savedEntry(journal);
        std::get<transfers::SaveOrder>(kept.order).media.id = MediaId{6};
        kept.transfer.ended = old.transfer.ended.addSecs(3600);
        QVERIFY(journal.write({old, kept}));
        QCOMPARE(savedIn(journal), (QList<qint64>{5, 6}));
    }
    TransferJournal journal(folder());
    QCOMPARE(savedIn(journal), QList<qint64>{6});
}

void TestSavedTable::keepsTheNewest()
{
    {
        TransferJournal journal(folder());
        QVERIFY(journal.write({savedEntry(journal)}));
    }
    // A second apart, up to now; the last ones are the newest, and media 5 newer still.
    QVERIFY(
        sql(u"WITH RECURSIVE n(i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
            u"INSERT INTO saved SELECT 'office', i, zeroblob(16), strftime('%s', 'now') - %1 + i FROM n"_qs
                .arg(1000 + SavedTable::mostRows + 2))
            .isValid());
    TransferJournal journal(folder());
    const QList<qint64> saved = savedIn(journal);
    QCOMPARE(saved.size(), SavedTable::mostRows);
    QVERIFY(saved.contains(5) && !saved.contains(1001) && !saved.contains(1003) && saved.contains(1004));
}

void TestSavedTable::doesWithoutAJournal()
{
    const TransferJournal first(folder());
    TransferJournal second(folder());
    QVERIFY(!second.isOpen());
    QVERIFY(second.write({savedEntry(second)}));
    QCOMPARE(savedIn(second), QList<qint64>());
}

QTEST_GUILESS_MAIN(TestSavedTable)
#include "tst_savedtable.moc"
