#pragma once

#include "transfers/servertraits.h"
#include "transfers/transfer.h"
#include "transfers/transferorder.h"
#include "transfers/uploadremains.h"
#include "transfers/uploadterms.h"

#include "botdoc/server.h"

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
class TransferJob;

/// All transfers, waiting, running and finished, and which of them run: a few at a time, in the order they
/// were asked for. Two files of one name never go to the same request at once: later chunks carry no id, and
/// a server could only tell them apart by that. Removals have their own few.
///
/// A transfer belongs to the server that was signed in to when it was asked for: on another one its numbers
/// mean other requests and medias, and it fails as Unauthorized.
///
/// Lives in the transfers' thread, with everything it uses; it may be made in another and moved.
class TransferQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferQueue)

public:
    explicit TransferQueue(QObject *parent = nullptr);
    ~TransferQueue() override;

    /// As Transfers::setSession().
    void setSession(std::shared_ptr<botdoc::Session> session);
    void setTerms(const UploadTerms &terms) { m_terms = terms; }
    void setChunkSize(qint64 bytes);
    void setParallel(int transfers);

    /// `ids` are new, in ascending order, one for each order.
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

private:
    struct Entry
    {
        Transfer transfer;
        TransferOrder order;
        std::optional<botdoc::Server> server; // that it belongs to
        UploadRemains remains;
        TransferJob *job = nullptr; // while it runs
    };

    void startNext();
    void startFirst(std::set<TransferId> &waiting, std::set<TransferId> &running, int most);
    void start(Entry &entry);
    [[nodiscard]] TransferJob *jobFor(const Entry &entry);
    void jobChanged(TransferId id);
    void jobEnded(TransferId id);
    void finish(Entry &entry, Transfer::State state);
    void endAll();
    void fail(Entry &entry);
    [[nodiscard]] bool mustWait(const Entry &entry) const;
    [[nodiscard]] std::set<TransferId> &waitingFor(const Entry &entry);
    void tell(const QList<TransferId> &ids);

    UploadTerms m_terms;
    int m_parallel = 3;
    std::map<TransferId, Entry> m_entries;
    std::set<TransferId> m_waiting;
    std::set<TransferId> m_running;
    std::set<TransferId> m_waitingRemovals;
    std::set<TransferId> m_runningRemovals;
    ChangeBatch *m_batch;

    std::optional<botdoc::Server> m_server; // signed in to, now or last
    std::unique_ptr<botdoc::Transport> m_transport;
    std::unique_ptr<botdoc::Client> m_client; // null: signed out
    std::unique_ptr<content::ContentStore> m_store;
    std::map<QString, ServerTraits> m_traits; // by the server's base URL
};

} // namespace transfers
