#pragma once

#include "transfers/journalproblem.h"
#include "transfers/journalwriter.h"
#include "transfers/queueentry.h"
#include "transfers/servertraits.h"
#include "transfers/turns.h"
#include "transfers/uploadarming.h"
#include "transfers/uploadterms.h"

#include "content/filethread.h"

#include "botdoc/retrypolicy.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

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
class RestingTransfers;
class SavedHere;
class SavedMedias;

/// All transfers, waiting, running and finished; Turns says which of them run.
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
    /// Of single transfers, and of looks for a server that is away.
    void setBackoff(const botdoc::Backoff &backoff);
    /// The server may be there again.
    void lookNow();

    /// `ids` are new, positive, in ascending order, one for each order.
    void add(const QList<TransferId> &ids, const QList<TransferOrder> &orders);
    void cancel(const QList<TransferId> &ids);
    void pause(const QList<TransferId> &ids);
    void resume(const QList<TransferId> &ids);
    void retry(const QList<TransferId> &ids);
    void clearFinished();

Q_SIGNALS:
    void changed(const QList<transfers::Transfer> &transfers);
    void cleared(const QList<transfers::TransferId> &ids);
    /// Before the changes of those who made them are told: one for all, for whoever hears it looks anew.
    void mediasCreated(const QList<botdoc::MediaId> &ids);
    void mediaRemoved(botdoc::MediaId id);
    void mediaFetched(botdoc::MediaId id);
    /// Of the account that is signed in.
    void savedChanged(const transfers::SavedMedias &saved);
    void opened(const QString &path);
    /// Nothing starts until serverIsBack().
    void serverIsAway(const botdoc::ApiError &error);
    void serverIsBack();
    void journalProblems(const QList<transfers::JournalProblem> &problems);

private:
    void restore(const JournalEntry &recorded, TransferId id);
    void startNext();
    void start(QueueEntry &entry);
    [[nodiscard]] TransferJob *jobFor(const QueueEntry &entry);
    void jobChanged(TransferId id);
    void jobEnded(TransferId id);
    void finish(QueueEntry &entry, Transfer::State state);
    void removePart(const SaveOrder &order);
    void stop(QueueEntry &entry);
    void breakOff(QueueEntry &entry);
    void wait(QueueEntry &entry);
    void rest(QueueEntry &entry);
    void haveRested(const QList<TransferId> &ids, bool wasServerAway);
    [[nodiscard]] bool canRun(const QueueEntry &entry) const;
    void tell(const QList<TransferId> &ids);
    void tellCreated();

    [[nodiscard]] std::optional<JournalEntry> recorded(TransferId id) const;
    void record(const QueueEntry &entry);

    UploadTerms m_terms;
    std::map<TransferId, QueueEntry> m_entries;
    Turns m_turns;
    ChangeBatch *m_batch;
    QList<botdoc::MediaId> m_created; // since it was told
    JournalWriter *m_journal;
    JournalWriter::Writing m_lastAsked = 0;
    UploadArming m_arming;
    RestingTransfers *m_resting;
    SavedHere *m_saved;

    std::optional<Owner> m_owner; // signed in, now or last
    std::unique_ptr<botdoc::Transport> m_transport;
    std::unique_ptr<botdoc::Client> m_client; // null: signed out
    std::unique_ptr<content::ContentStore> m_store;
    content::FileThread m_files;
    std::map<QString, ServerTraits> m_traits; // by the owner's id
};

} // namespace transfers
