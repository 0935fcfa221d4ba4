#include "transfers/transferqueue.h"

#include "transfers/changebatch.h"
#include "transfers/download.h"
#include "transfers/removal.h"
#include "transfers/upload.h"
#include "transfers/waitingtransfer.h"

#include "content/contentstore.h"
#include "content/privatefolder.h"

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "botdoc/transport.h"

#include <algorithm>

namespace transfers {

using botdoc::ApiError;

namespace {

constexpr int mostParallel = 6;
constexpr int parallelRemovals = 3;

} // namespace

TransferQueue::TransferQueue(QObject *parent)
    : QObject(parent)
    , m_batch(new ChangeBatch(this))
{
    connect(m_batch, &ChangeBatch::due, this, &TransferQueue::tell);
}

TransferQueue::~TransferQueue()
{
    // Before the client and the store that they use.
    for (auto &[id, entry] : m_entries)
        delete entry.job;
}

void TransferQueue::setSession(std::shared_ptr<botdoc::Session> session)
{
    endAll();
    m_store.reset();
    m_client.reset();
    if (!session)
        return;
    m_server = session->server();
    // Here and not in the constructor: in the thread in which it is used.
    if (!m_transport)
        m_transport = std::make_unique<botdoc::Transport>();
    m_client = std::make_unique<botdoc::Client>(std::move(session), *m_transport);
    m_store = std::make_unique<content::ContentStore>(*m_client, content::PrivateFolder::usualParent());
    connect(m_store.get(), &content::ContentStore::downloaded, this, &TransferQueue::mediaFetched);
}

void TransferQueue::setChunkSize(qint64 bytes)
{
    m_terms.chunkSize = std::max<qint64>(1, bytes);
}

void TransferQueue::setParallel(int transfers)
{
    m_parallel = std::clamp(transfers, 1, mostParallel);
    startNext();
}

void TransferQueue::add(const QList<TransferId> &ids, const QList<TransferOrder> &orders)
{
    Q_ASSERT(ids.size() == orders.size());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        Entry entry{waitingTransfer(ids[i], orders[i]), orders[i], m_server, {}, nullptr};
        const auto [at, isNew] = m_entries.emplace(ids[i], std::move(entry));
        waitingFor(at->second).insert(ids[i]);
        m_batch->addUrgently(ids[i]);
    }
    startNext();
}

void TransferQueue::cancel(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end() || at->second.transfer.isFinished())
            continue;
        Entry &entry = at->second;
        if (entry.job) {
            entry.job->cancel();
        } else {
            waitingFor(entry).erase(id);
            finish(entry, Transfer::State::Cancelled);
        }
    }
}

void TransferQueue::retry(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end())
            continue;
        Entry &entry = at->second;
        if (entry.transfer.state != Transfer::State::Failed &&
            entry.transfer.state != Transfer::State::Cancelled)
            continue;
        entry.transfer = waitingTransfer(id, entry.order);
        if (!entry.server)
            entry.server = m_server; // asked for before anybody signed in
        waitingFor(entry).insert(id);
        m_batch->addUrgently(id);
    }
    startNext();
}

void TransferQueue::clearFinished()
{
    QList<TransferId> ids;
    for (auto at = m_entries.begin(); at != m_entries.end();) {
        if (at->second.transfer.isFinished()) {
            ids.append(at->first);
            m_batch->forget(at->first);
            at = m_entries.erase(at);
        } else {
            ++at;
        }
    }
    if (!ids.isEmpty())
        Q_EMIT cleared(ids);
}

void TransferQueue::startNext()
{
    startFirst(m_waiting, m_running, m_parallel);
    startFirst(m_waitingRemovals, m_runningRemovals, parallelRemovals);
}

void TransferQueue::startFirst(std::set<TransferId> &waiting, std::set<TransferId> &running, int most)
{
    for (auto at = waiting.begin(); at != waiting.end() && running.size() < static_cast<std::size_t>(most);) {
        Entry &entry = m_entries.at(*at);
        const bool canRun = m_client && entry.server == m_server;
        if (canRun && mustWait(entry)) {
            ++at;
            continue;
        }
        at = waiting.erase(at);
        if (canRun) {
            running.insert(entry.transfer.id);
            start(entry);
            continue;
        }
        if (m_client && entry.server)
            entry.transfer.note = tr("It belongs to %1: sign in there to go on.").arg(entry.server->host());
        fail(entry);
    }
}

bool TransferQueue::mustWait(const Entry &entry) const
{
    if (entry.transfer.kind != Transfer::Kind::Upload)
        return false;
    return std::any_of(m_running.begin(), m_running.end(), [&](TransferId id) {
        const Transfer &other = m_entries.at(id).transfer;
        return other.kind == Transfer::Kind::Upload && other.request == entry.transfer.request &&
               other.name == entry.transfer.name;
    });
}

void TransferQueue::start(Entry &entry)
{
    const TransferId id = entry.transfer.id;
    entry.job = jobFor(entry);
    connect(entry.job, &TransferJob::changed, this, [this, id] { jobChanged(id); });
    // Later: it may end within a function of its own, or of this.
    connect(
        entry.job, &TransferJob::ended, this, [this, id] { jobEnded(id); }, Qt::QueuedConnection);
    connect(entry.job, &TransferJob::mediaCreated, this, &TransferQueue::mediaCreated);
    connect(entry.job, &TransferJob::mediaRemoved, this, &TransferQueue::mediaRemoved);
    connect(entry.job, &TransferJob::opened, this, &TransferQueue::opened);
    entry.job->start();
    m_batch->addUrgently(id);
}

TransferJob *TransferQueue::jobFor(const Entry &entry)
{
    if (const auto *save = std::get_if<SaveOrder>(&entry.order))
        return new Download(entry.transfer, *m_store, save->media, save->target, this);
    if (const auto *open = std::get_if<OpenOrder>(&entry.order))
        return new Download(entry.transfer, *m_store, open->media, std::nullopt, this);
    if (std::holds_alternative<RemovalOrder>(entry.order))
        return new Removal(entry.transfer, *m_client, this);
    ServerTraits &traits = m_traits[m_server->base().toString()];
    return new Upload(entry.transfer, m_terms, entry.remains, *m_client, traits, this);
}

void TransferQueue::jobChanged(TransferId id)
{
    Entry &entry = m_entries.at(id);
    entry.transfer = entry.job->transfer();
    m_batch->add(id);
}

void TransferQueue::jobEnded(TransferId id)
{
    const auto at = m_entries.find(id);
    // The end of a job that a change of session took away may still be told, and mean another by now.
    if (at == m_entries.end() || !at->second.job || !at->second.job->transfer().isFinished())
        return;
    Entry &entry = at->second;
    entry.transfer = entry.job->transfer();
    if (const auto *upload = qobject_cast<const Upload *>(entry.job))
        entry.remains = upload->remains();
    entry.job->deleteLater();
    entry.job = nullptr;
    m_running.erase(id);
    m_runningRemovals.erase(id);
    m_batch->addUrgently(id);
    startNext();
}

void TransferQueue::finish(Entry &entry, Transfer::State state)
{
    entry.transfer.state = state;
    entry.transfer.ended = QDateTime::currentDateTimeUtc();
    m_batch->addUrgently(entry.transfer.id);
}

/// Nobody is signed in where it belongs.
void TransferQueue::fail(Entry &entry)
{
    ApiError error;
    error.kind = ApiError::Kind::Unauthorized;
    entry.transfer.error = error;
    finish(entry, Transfer::State::Failed);
}

void TransferQueue::endAll()
{
    for (auto &[id, entry] : m_entries) {
        if (entry.transfer.isFinished())
            continue;
        if (entry.job) {
            entry.transfer = entry.job->transfer();
            if (const auto *upload = qobject_cast<const Upload *>(entry.job))
                entry.remains = upload->remains();
            delete entry.job;
            entry.job = nullptr;
        }
        if (entry.transfer.isFinished()) {
            m_batch->addUrgently(id);
            continue;
        }
        if (entry.remains.progress || !entry.remains.medias.isEmpty())
            entry.transfer.note =
                tr("Part of it is on the server: sign in there and try again, or delete it.");
        fail(entry);
    }
    m_waiting.clear();
    m_running.clear();
    m_waitingRemovals.clear();
    m_runningRemovals.clear();
}

std::set<TransferId> &TransferQueue::waitingFor(const Entry &entry)
{
    return entry.transfer.kind == Transfer::Kind::Removal ? m_waitingRemovals : m_waiting;
}

void TransferQueue::tell(const QList<TransferId> &ids)
{
    QList<Transfer> transfers;
    transfers.reserve(ids.size());
    for (const TransferId id : ids)
        transfers.append(m_entries.at(id).transfer);
    Q_EMIT changed(transfers);
}

} // namespace transfers
