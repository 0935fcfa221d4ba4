#include "transfers/transferqueue.h"

#include "transfers/changebatch.h"
#include "transfers/download.h"
#include "transfers/journalwriter.h"
#include "transfers/removal.h"
#include "transfers/upload.h"
#include "transfers/waitingtransfer.h"

#include "content/contentstore.h"
#include "content/mediafilename.h"
#include "content/partfile.h"
#include "content/privatefolder.h"

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "botdoc/transport.h"

#include <algorithm>
#include <utility>

namespace transfers {

using botdoc::ApiError;

namespace {

constexpr int mostParallel = 6;
constexpr int parallelRemovals = 3;
/// How many uploads are recorded as begun at a time: a commit for each file would be most of the work for
/// small ones.
constexpr int mostArmed = 64;

/// What has gone out under one name to one request.
using Destination = std::pair<std::optional<botdoc::RequestId>, QString>;

Destination destinationOf(const Transfer &transfer)
{
    return {transfer.request, transfer.name};
}

bool isOfOneTime(const TransferOrder &order)
{
    return std::holds_alternative<OpenOrder>(order);
}

/// Whether the journal would have to know more than it does.
bool isWorthRecording(const Transfer &before, const Transfer &now)
{
    return now.state != before.state || now.media != before.media || now.chunksDone != before.chunksDone ||
           now.isCancelling != before.isCancelling;
}

} // namespace

TransferQueue::TransferQueue(QObject *parent)
    : QObject(parent)
    , m_batch(new ChangeBatch(this))
    , m_journal(new JournalWriter([this](TransferId id) { return recordOf(m_entries.at(id)); }, this))
{
    connect(m_batch, &ChangeBatch::due, this, &TransferQueue::tell);
    connect(m_journal, &JournalWriter::problems, this, &TransferQueue::journalProblems);
}

TransferQueue::~TransferQueue()
{
    for (auto &[id, entry] : m_entries) {
        if (entry.job)
            record(entry);
    }
    m_journal->write();
    // Before the client and the store that they use.
    for (auto &[id, entry] : m_entries)
        delete entry.job;
}

// The journal.

void TransferQueue::openJournal(const QString &folder)
{
    const QList<JournalEntry> recorded = m_journal->open(folder);
    for (qsizetype i = 0; i < recorded.size(); ++i)
        restore(recorded[i], TransferId{i + 1 - recorded.size()});
    startNext();
}

void TransferQueue::restore(const JournalEntry &recorded, TransferId id)
{
    Entry entry{.transfer = recorded.transfer,
                .order = recorded.order,
                .owner = recorded.owner,
                .remains = recorded.remains,
                .number = recorded.number};
    entry.transfer.id = id;
    ServerTraits &traits = m_traits[recorded.owner.id];
    if (recorded.transfer.kind == Transfer::Kind::Upload && recorded.transfer.media)
        traits.claimed.insert(*recorded.transfer.media);
    for (const botdoc::MediaId media : recorded.remains.medias)
        traits.claimed.insert(media);
    Entry &added = m_entries.emplace(id, std::move(entry)).first->second;
    if (added.transfer.isFinished()) {
        m_batch->addUrgently(id);
        return;
    }
    // Only an upload's beginning is on record before anything is done for it: what is small may have begun
    // and ended since the last time that the journal was written.
    added.wasCutShort =
        added.transfer.kind != Transfer::Kind::Upload || added.transfer.state != Transfer::State::Waiting;
    wait(added);
}

void TransferQueue::aboutToSend(TransferId id)
{
    Entry &entry = m_entries.at(id);
    if (entry.number == JournalNumber{})
        return;
    const UploadRemains remains = qobject_cast<const Upload *>(entry.job)->remains();
    // Of a file that goes out whole the journal knows enough.
    if (entry.armedSince && !remains.progress)
        return;
    record(entry);
    arm();
    m_journal->write();
}

/// The next ones that wait, so that they need no commit of their own.
void TransferQueue::arm()
{
    const std::optional<QDateTime> since = m_client->session()->serverTime();
    if (!since)
        return;
    std::set<Destination> taken;
    for (const TransferId id : m_running)
        taken.insert(destinationOf(m_entries.at(id).transfer));
    int armed = 0;
    for (auto at = m_waiting.begin(); at != m_waiting.end() && armed < mostArmed; ++at) {
        Entry &entry = m_entries.at(*at);
        const bool isFresh = !entry.remains.unconfirmedSince && !entry.remains.progress;
        if (entry.transfer.kind != Transfer::Kind::Upload || !isFresh)
            continue;
        // Two of one name that may both be there could not be told apart.
        if (!taken.insert(destinationOf(entry.transfer)).second)
            continue;
        ++armed;
        if (std::exchange(entry.armedSince, since) != since)
            record(entry);
    }
}

void TransferQueue::record(const Entry &entry)
{
    if (entry.number != JournalNumber{})
        m_journal->add(entry.transfer.id);
}

JournalEntry TransferQueue::recordOf(const Entry &entry)
{
    JournalEntry recorded{.number = entry.number,
                          .owner = *entry.owner,
                          .order = entry.order,
                          .transfer = entry.transfer,
                          .remains = entry.remains};
    if (entry.job) {
        recorded.transfer = entry.job->transfer();
        if (const auto *upload = qobject_cast<const Upload *>(entry.job))
            recorded.remains = upload->remains();
    } else if (entry.wasCutShort && !entry.transfer.isFinished()) {
        recorded.transfer.state = Transfer::State::Running; // it was, and how far is not known
    }
    UploadRemains &remains = recorded.remains;
    if (!recorded.transfer.isFinished() && !remains.unconfirmedSince && !remains.progress)
        remains.unconfirmedSince = entry.armedSince;
    return recorded;
}

// Whose they are.

void TransferQueue::setSession(std::shared_ptr<botdoc::Session> session, const Owner &owner)
{
    stopAll();
    m_store.reset();
    m_client.reset();
    if (session) {
        m_owner = owner;
        // Here and not in the constructor: in the thread in which it is used.
        if (!m_transport)
            m_transport = std::make_unique<botdoc::Transport>();
        m_client = std::make_unique<botdoc::Client>(std::move(session), *m_transport);
        m_store = std::make_unique<content::ContentStore>(*m_client, content::PrivateFolder::usualParent());
        connect(m_store.get(), &content::ContentStore::downloaded, this, &TransferQueue::mediaFetched);
    }
    for (const TransferId id : std::exchange(m_held, {}))
        wait(m_entries.at(id));
    m_journal->write();
    startNext();
}

void TransferQueue::stopAll()
{
    for (auto &[id, entry] : m_entries) {
        if (!entry.transfer.isFinished())
            stop(entry);
    }
    m_waiting.clear();
    m_running.clear();
    m_waitingRemovals.clear();
    m_runningRemovals.clear();
}

void TransferQueue::stop(Entry &entry)
{
    const TransferId id = entry.transfer.id;
    const bool wasRunning = entry.job != nullptr;
    if (wasRunning) {
        entry.transfer = entry.job->transfer();
        if (const auto *upload = qobject_cast<const Upload *>(entry.job))
            entry.remains = upload->remains();
        delete std::exchange(entry.job, nullptr);
    }
    if (entry.transfer.isFinished()) {
        m_batch->addUrgently(id);
    } else if (isOfOneTime(entry.order)) {
        ApiError error;
        error.kind = ApiError::Kind::Unauthorized;
        entry.transfer.error = error;
        finish(entry, Transfer::State::Failed);
    } else {
        entry.wasCutShort |= wasRunning;
        m_held.insert(id);
    }
    record(entry);
}

bool TransferQueue::canRun(const Entry &entry) const
{
    return m_client && entry.owner == m_owner;
}

/// Puts it where it waits: for its turn, or for its account.
void TransferQueue::wait(Entry &entry)
{
    const TransferId id = entry.transfer.id;
    const bool isCancelling = entry.transfer.isCancelling;
    entry.transfer = waitingTransfer(id, entry.order);
    entry.transfer.isCancelling = isCancelling;
    if (!entry.owner)
        entry.owner = m_owner;
    if (entry.owner && m_journal->hasJournal() && entry.number == JournalNumber{} &&
        !isOfOneTime(entry.order)) {
        entry.number = m_journal->newNumber();
        record(entry);
    }
    if (canRun(entry)) {
        (entry.transfer.kind == Transfer::Kind::Removal ? m_waitingRemovals : m_waiting).insert(id);
    } else {
        // What it was armed for has not begun.
        entry.armedSince.reset();
        entry.transfer.waitsFor = entry.owner ? entry.owner->name : QString();
        m_held.insert(id);
    }
    m_batch->addUrgently(id);
}

// What is asked for.

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
        Entry entry{.transfer = waitingTransfer(ids[i], orders[i]),
                    .order = orders[i],
                    .owner = m_owner,
                    .remains = {}};
        if (auto *save = std::get_if<SaveOrder>(&entry.order))
            save->target.mark = content::PartFile::newMark();
        wait(m_entries.emplace(ids[i], std::move(entry)).first->second);
    }
    m_journal->write();
    startNext();
}

void TransferQueue::cancel(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end() || at->second.transfer.isFinished())
            continue;
        Entry &entry = at->second;
        const bool hasRemains = entry.remains.progress || !entry.remains.medias.isEmpty();
        if (!entry.job && hasRemains && canRun(entry))
            start(entry); // only a running one can undo what an earlier attempt began
        if (entry.job) {
            entry.job->cancel();
            continue;
        }
        if (const auto *save = std::get_if<SaveOrder>(&entry.order); save && entry.wasCutShort)
            removePart(*save);
        if (hasRemains)
            entry.transfer.note =
                tr("Part of it is on the server: sign in there and try again, or delete it.");
        finish(entry, Transfer::State::Cancelled);
    }
}

/// Of one that is given up before it could go on.
void TransferQueue::removePart(const SaveOrder &order)
{
    content::SaveTarget target = order.target;
    if (target.fileName.isEmpty())
        target.fileName = content::fileNameOf(order.media);
    m_files.run([target] { content::PartFile::removeLeft(target); }, this, [] {});
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
        wait(entry);
        record(entry);
    }
    startNext();
}

void TransferQueue::clearFinished()
{
    QList<TransferId> ids;
    QList<JournalNumber> numbers;
    for (auto at = m_entries.begin(); at != m_entries.end();) {
        if (at->second.transfer.isFinished()) {
            ids.append(at->first);
            if (at->second.number != JournalNumber{})
                numbers.append(at->second.number);
            m_batch->forget(at->first);
            at = m_entries.erase(at);
        } else {
            ++at;
        }
    }
    m_journal->remove(ids, numbers);
    if (!ids.isEmpty())
        Q_EMIT cleared(ids);
}

// Their turns.

void TransferQueue::startNext()
{
    startFirst(m_waiting, m_running, m_parallel);
    startFirst(m_waitingRemovals, m_runningRemovals, parallelRemovals);
}

void TransferQueue::startFirst(std::set<TransferId> &waiting, std::set<TransferId> &running, int most)
{
    for (auto at = waiting.begin(); at != waiting.end() && running.size() < static_cast<std::size_t>(most);) {
        Entry &entry = m_entries.at(*at++);
        if (!mustWait(entry))
            start(entry);
    }
}

bool TransferQueue::mustWait(const Entry &entry) const
{
    if (entry.transfer.kind != Transfer::Kind::Upload)
        return false;
    return std::any_of(m_running.begin(), m_running.end(), [&](TransferId id) {
        const Transfer &other = m_entries.at(id).transfer;
        return other.kind == Transfer::Kind::Upload && destinationOf(other) == destinationOf(entry.transfer);
    });
}

void TransferQueue::start(Entry &entry)
{
    const TransferId id = entry.transfer.id;
    m_waiting.erase(id);
    m_waitingRemovals.erase(id);
    runningWith(entry).insert(id);
    const bool wasBeingCancelled = std::exchange(entry.transfer.isCancelling, false);
    entry.job = jobFor(entry);
    connect(entry.job, &TransferJob::changed, this, [this, id] { jobChanged(id); });
    connect(entry.job, &TransferJob::aboutToSend, this, [this, id] { aboutToSend(id); });
    // Later: it may end within a function of its own, or of this.
    connect(
        entry.job, &TransferJob::ended, this, [this, id] { jobEnded(id); }, Qt::QueuedConnection);
    connect(entry.job, &TransferJob::mediaCreated, this, &TransferQueue::mediaCreated);
    connect(entry.job, &TransferJob::mediaRemoved, this, &TransferQueue::mediaRemoved);
    connect(entry.job, &TransferJob::opened, this, &TransferQueue::opened);
    entry.job->start();
    if (wasBeingCancelled)
        entry.job->cancel();
    m_batch->addUrgently(id);
}

TransferJob *TransferQueue::jobFor(const Entry &entry)
{
    if (const auto *save = std::get_if<SaveOrder>(&entry.order))
        return new Download(entry.transfer, *m_store, save->media, save->target, entry.wasCutShort, this);
    if (const auto *open = std::get_if<OpenOrder>(&entry.order))
        return new Download(entry.transfer, *m_store, open->media, std::nullopt, false, this);
    if (std::holds_alternative<RemovalOrder>(entry.order))
        return new Removal(entry.transfer, *m_client, this);
    UploadRemains remains = entry.remains;
    remains.isCutShort = entry.wasCutShort;
    return new Upload(entry.transfer, m_terms, std::move(remains), *m_client, m_traits[m_owner->id], this);
}

void TransferQueue::jobChanged(TransferId id)
{
    Entry &entry = m_entries.at(id);
    const Transfer before = std::exchange(entry.transfer, entry.job->transfer());
    if (isWorthRecording(before, entry.transfer))
        record(entry);
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
    entry.wasCutShort = false;
    entry.armedSince.reset();
    runningWith(entry).erase(id);
    record(entry);
    m_batch->addUrgently(id);
    startNext();
}

void TransferQueue::finish(Entry &entry, Transfer::State state)
{
    const TransferId id = entry.transfer.id;
    m_waiting.erase(id);
    m_waitingRemovals.erase(id);
    m_held.erase(id);
    entry.transfer.state = state;
    entry.transfer.isCancelling = false;
    entry.transfer.waitsFor.clear();
    entry.transfer.ended = QDateTime::currentDateTimeUtc();
    record(entry);
    m_batch->addUrgently(id);
}

std::set<TransferId> &TransferQueue::runningWith(const Entry &entry)
{
    return entry.transfer.kind == Transfer::Kind::Removal ? m_runningRemovals : m_running;
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
