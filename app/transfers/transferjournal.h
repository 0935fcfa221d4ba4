#pragma once

#include "transfers/journalentry.h"
#include "transfers/journalproblem.h"
#include "transfers/savedtable.h"

#include "botdoc/result.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <functional>
#include <memory>
#include <optional>

class QLockFile;

namespace transfers {

/// The record of all transfers, in an SQLite file of which one process at a time is the owner. What write()
/// has taken outlives a crash and a power cut.
///
/// Everything here blocks for as long as the disk does; it is used in the thread that made it.
class TransferJournal final
{
    Q_DISABLE_COPY_MOVE(TransferJournal)

public:
    struct Armed
    {
        QList<JournalNumber> numbers;
        QDateTime since; ///< by the server's clock, UTC
    };

    /// Opens it, or begins one, in `folder`, which is made. A damaged file is renamed, one of a newer version
    /// and one that another process uses are left alone: see problems() and isOpen().
    explicit TransferJournal(const QString &folder);
    ~TransferJournal();

    /// Below the user's own data.
    [[nodiscard]] static QString usualFolder();

    /// Whether anything can be written: else all of this does nothing, and is no error.
    [[nodiscard]] bool isOpen() const { return m_insertion.has_value(); }
    [[nodiscard]] const QList<JournalProblem> &problems() const { return m_problems; }

    /// Everything that is on record, in ascending order. What cannot be read stays in the file.
    [[nodiscard]] QList<JournalEntry> entries();
    /// For a new entry.
    [[nodiscard]] JournalNumber newNumber() { return JournalNumber{++m_last}; }
    /// Records all of these, or none; those with a number on record already take its place.
    /// `armed` are uploads on record, not among `entries`, that may begin at any moment after `since`: to
    /// say that of many is much less work than to record each anew.
    [[nodiscard]] botdoc::Result<void> write(const QList<JournalEntry> &entries, const Armed &armed = {});
    /// What was saved stays on record.
    [[nodiscard]] botdoc::Result<void> remove(const QList<JournalNumber> &numbers);
    /// What was saved of an account (Owner::id): what write() was told of, also by earlier runs.
    [[nodiscard]] QList<SavedMedia> saved(const QString &account);

private:
    enum class Opening { Done, Damaged, Failed };

    void open();
    [[nodiscard]] Opening tryToOpen();
    [[nodiscard]] Opening prepare(int version);
    [[nodiscard]] bool prepareSaved();
    [[nodiscard]] bool setAside();
    void close();
    void note(JournalProblem::Kind kind, const QString &technical = {});
    [[nodiscard]] QList<JournalEntry> read();
    [[nodiscard]] bool execute(const QString &statement);
    [[nodiscard]] QVariant valueOf(const QString &statement);
    [[nodiscard]] Opening failure();
    [[nodiscard]] botdoc::Result<void> inTransaction(const std::function<bool()> &work);

    const QString m_file;
    const QString m_connection; // its name among those of this process
    std::unique_ptr<QLockFile> m_lock;
    QSqlDatabase m_database;
    QSqlError m_error; // of the last statement that failed
    std::optional<QSqlQuery> m_insertion;
    std::optional<QSqlQuery> m_arming;
    std::optional<SavedTable> m_saved;
    QList<JournalProblem> m_problems;
    qint64 m_last = 0;
};

} // namespace transfers
