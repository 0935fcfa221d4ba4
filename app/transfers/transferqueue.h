#pragma once

#include "transfers/journalentry.h"
#include "transfers/journalproblem.h"
#include "transfers/servertraits.h"
#include "transfers/uploadterms.h"

#include "content/filethread.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace botdoc {
class Client;
class Session;
class Transport;
} // namespace botdoc

namespace content {
class ContentStore;
}

namespace transfers {

class ChangeBatch;
class JournalWriter;
class TransferJob;

/// All transfers, waiting, running and finished, and which of them run: a few at a time, in the order they
/// were asked for. Two files of one name never go to the same request at once: later chunks carry no id, and
/// a server could only tell them apart by that. Removals have their own few.
///
/// A transfer belongs to the account that was signed in to when it was asked for, and waits while that is
/// not. Each is in the journal before anything is done for it, but for those to be opened, which end with the
/// session. What the journal has not seen the end of goes on when its account is signed in the next time.
///
/// Lives in the transfers' thread, with everything it uses; it may be made in another and moved.
class TransferQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferQueue)

public:
    explicit TransferQueue(QObject *parent = nullptr);
    ~TransferQueue() override;

    /// Keeps a journal in `folder` and tells of what stands there. Before anything else, if at all.
    void openJournal(const QString &folder);
    /// As Transfers::setSession().
    void setSession(std::shared_ptr<botdoc::Session> session, const Owner &owner);
    void setTerms(const UploadTerms &terms) { m_terms = terms; }
    void setChunkSize(qint64 bytes);
    void setParallel(int transfers);

    /// `ids` are new, positive, in ascending order, one for each order.
    void add(const QList<TransferId> &ids, const QList<TransferOrder> &orders);
    void cancel(const QList<TransferId> &ids);
    void retry(const QList<TransferId> &ids);
    void clearFinished();

Q_SIGNALS:
    void changed(const QList<transfers::Transfer> &transfers);
    void cleared(const QList<transfers::TransferId> &ids);
    void mediaCreated(const botdoc::Media &media);
    void mediaRemoved(botdoc::MediaId id);
    void mediaFetched(botdoc::MediaId id);
    void opened(const QString &path);
    void journalProblems(const QList<transfers::JournalProblem> &problems);

private:
    struct Entry
    {
        Transfer transfer;
        TransferOrder order;
        std::optional<Owner> owner; // nullopt: asked for before anybody signed in
        UploadRemains remains;
        /// An attempt was cut off, by the end of a session or of the program.
        bool wasCutShort = false;
        JournalNumber number{}; // 0: not in the journal
        /// In the journal as one whose first chunk may be on its way since then, by the server's clock.
        std::optional<QDateTime> armedSince = std::nullopt;
        TransferJob *job = nullptr; // while it runs
    };

    void restore(const JournalEntry &recorded, TransferId id);
    void startNext();
    void startFirst(std::set<TransferId> &waiting, std::set<TransferId> &running, int most);
    void start(Entry &entry);
    [[nodiscard]] TransferJob *jobFor(const Entry &entry);
    void jobChanged(TransferId id);
    void jobEnded(TransferId id);
    void finish(Entry &entry, Transfer::State state);
    void removePart(const SaveOrder &order);
    void stopAll();
    void stop(Entry &entry);
    void wait(Entry &entry);
    [[nodiscard]] bool canRun(const Entry &entry) const;
    [[nodiscard]] bool mustWait(const Entry &entry) const;
    [[nodiscard]] std::set<TransferId> &runningWith(const Entry &entry);
    void tell(const QList<TransferId> &ids);

    void aboutToSend(TransferId id);
    void arm();
    void record(const Entry &entry);
    [[nodiscard]] static JournalEntry recordOf(const Entry &entry);

    UploadTerms m_terms;
    int m_parallel = 3;
    std::map<TransferId, Entry> m_entries;
    std::set<TransferId> m_waiting;
    std::set<TransferId> m_running;
    std::set<TransferId> m_waitingRemovals;
    std::set<TransferId> m_runningRemovals;
    std::set<TransferId> m_held; // wait for their account
    ChangeBatch *m_batch;

    JournalWriter *m_journal;

    std::optional<Owner> m_owner; // signed in, now or last
    std::unique_ptr<botdoc::Transport> m_transport;
    std::unique_ptr<botdoc::Client> m_client; // null: signed out
    std::unique_ptr<content::ContentStore> m_store;
    content::FileThread m_files;
    std::map<QString, ServerTraits> m_traits; // by the owner's id
};

} // namespace transfers
