#pragma once

#include "transfers/journalentry.h"
#include "transfers/journalproblem.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>

namespace transfers {

class TransferJournal;

/// Brings into the journal what has changed of the transfers: many together within 200 ms, and at once where
/// something must be on record first. What cannot be written is tried again with the next that has changed.
class JournalWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalWriter)

public:
    /// `entryOf` is asked for the entry of a transfer whenever it is written.
    explicit JournalWriter(std::function<JournalEntry(TransferId)> entryOf, QObject *parent = nullptr);
    ~JournalWriter() override;

    /// Opens the journal in `folder`, see TransferJournal; without it nothing is written. What stands there,
    /// in ascending order.
    [[nodiscard]] QList<JournalEntry> open(const QString &folder);
    /// Whether there is one, though it may not be possible to write it.
    [[nodiscard]] bool hasJournal() const { return m_journal != nullptr; }
    /// For a transfer that is to be on record; only with a journal.
    [[nodiscard]] JournalNumber newNumber();

    /// It has changed.
    void add(TransferId id);
    /// Writes all that has changed before this returns.
    void write();
    /// Takes them off the record.
    void remove(const QList<TransferId> &ids, const QList<JournalNumber> &numbers);

Q_SIGNALS:
    void problems(const QList<transfers::JournalProblem> &problems);

private:
    const std::function<JournalEntry(TransferId)> m_entryOf;
    std::unique_ptr<TransferJournal> m_journal;
    std::set<TransferId> m_unwritten;
    QTimer m_timer;
    bool m_hasFailed = false;
};

} // namespace transfers
