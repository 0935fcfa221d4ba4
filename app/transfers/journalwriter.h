#pragma once

#include "transfers/journalentry.h"
#include "transfers/journalproblem.h"
#include "transfers/savedmedias.h"

#include "botdoc/result.h"
#include "content/filethread.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace transfers {

class TransferJournal;

/// Brings into the journal what has changed of the transfers, on a thread of its own: many together within
/// 200 ms, and at once where something must be on record first. What cannot be written is tried again with
/// the next that has changed.
class JournalWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalWriter)

public:
    /// `entryOf` is asked for the entry of a transfer whenever it is written; nullopt when there is no such
    /// transfer any more.
    explicit JournalWriter(std::function<std::optional<JournalEntry>(TransferId)> entryOf,
                           QObject *parent = nullptr);
    /// Waits for what is being written.
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
    /// A writing that was begun; those with a lower number are before it.
    using Writing = quint64;
    /// Begins to write all that has changed, and of those of `armed` that have not, that they are.
    Writing write(const std::vector<TransferId> &armed = {}, const QDateTime &since = {});
    /// Waits for the end of a writing.
    void wait(Writing writing);
    /// Takes them off the record.
    void remove(const QList<TransferId> &ids, const QList<JournalNumber> &numbers);
    /// What is on record as saved of an account, as far as it has been written before; `done` gets it later,
    /// unless there is no journal or `context` is gone.
    void askSaved(const QString &account, QObject *context,
                  const std::function<void(const QList<SavedMedia> &)> &done);

Q_SIGNALS:
    void problems(const QList<transfers::JournalProblem> &problems);

private:
    void writeInTime();
    void written(Writing writing, const std::vector<TransferId> &ids, const botdoc::Result<void> &result);
    /// Runs it on the journal's thread, after all before it, and waits for it.
    void waitFor(const std::function<void()> &work);

    const std::function<std::optional<JournalEntry>(TransferId)> m_entryOf;
    std::shared_ptr<TransferJournal> m_journal; // used, and let go, on m_thread alone
    std::set<TransferId> m_unwritten;
    QTimer m_timer;
    Writing m_begun = 0; // the last
    Writing m_ended = 0;
    bool m_hasFailed = false;
    content::FileThread m_thread;
};

} // namespace transfers
