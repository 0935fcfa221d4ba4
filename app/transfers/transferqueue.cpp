#include "transfers/transferqueue.h"

#include "transfers/changebatch.h"
#include "transfers/download.h"
#include "transfers/removal.h"
#include "transfers/restingtransfers.h"
#include "transfers/savedhere.h"
#include "transfers/upload.h"

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
/// How many new ones are written in one go.
constexpr qsizetype mostAddedAtOnce = 2000;
/// How often a transfer fails in a row, of what passes, before it is left to staff. While the server is away
/// nothing is counted.
constexpr int mostFailures = 8;

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
    , m_journal(new JournalWriter([this](TransferId id) { return recorded(id); }, this))
    , m_arming(m_entries, m_turns, *m_journal)
    , m_resting(new RestingTransfers(this))
    , m_saved(new SavedHere(*m_journal, this))
{
    connect(m_batch, &ChangeBatch::due, this, &TransferQueue::tell);
    connect(m_journal, &JournalWriter::problems, this, &TransferQueue::journalProblems);
    connect(m_resting, &RestingTransfers::rested, this, &TransferQueue::haveRested);
    connect(m_resting, &RestingTransfers::serverIsAway, this, &TransferQueue::serverIsAway);
    connect(m_resting, &RestingTransfers::serverIsBack, this, &TransferQueue::serverIsBack);
    connect(m_saved, &SavedHere::changed, this, &TransferQueue::savedChanged);
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
    ServerTraits &traits = m_traits[recorded.owner.id];
    if (recorded.transfer.kind == Transfer::Kind::Upload && recorded.transfer.media)
        traits.claimed.insert(*recorded.transfer.media);
    for (const botdoc::MediaId media : recorded.remains.medias)
        traits.claimed.insert(media);
    QueueEntry &entry = m_entries.emplace(id, QueueEntry::restored(id, recorded)).first->second;
    if (entry.transfer.isFinished())
        m_batch->addUrgently(id);
    else
        wait(entry);
}

std::optional<JournalEntry> TransferQueue::recorded(TransferId id) const
{
    const auto at = m_entries.find(id);
    return at == m_entries.end() ? std::nullopt : std::optional(at->second.recorded());
}

void TransferQueue::record(const QueueEntry &entry)
{
    if (entry.isRecorded())
        m_journal->add(entry.transfer.id);
}

// Whose they are.

void TransferQueue::setSession(std::shared_ptr<botdoc::Session> session, const Owner &owner)
{
    for (auto &[id, entry] : m_entries) {
        if (!entry.transfer.isFinished())
            stop(entry);
    }
    m_turns.clear();
    m_resting->setClient(nullptr);
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
        m_resting->setClient(m_client.get());
    }
    for (auto &[id, entry] : m_entries) {
        if (!entry.transfer.isFinished())
            wait(entry);
    }
    m_journal->write();
    m_saved->setAccount(m_client ? m_owner->id : QString());
    startNext();
}

/// It has to wait for its account, unless it is over.
void TransferQueue::stop(QueueEntry &entry)
{
    breakOff(entry);
    if (entry.transfer.isFinished()) {
        m_batch->addUrgently(entry.transfer.id);
    } else if (entry.isOfOneTime()) {
        ApiError error;
        error.kind = ApiError::Kind::Unauthorized;
        entry.transfer.error = error;
        finish(entry, Transfer::State::Failed);
    }
    record(entry);
}

/// Ends the attempt that runs, so that the next one can go on from there.
void TransferQueue::breakOff(QueueEntry &entry)
{
    if (!entry.job)
        return;
    entry.takeFromJob();
    delete std::exchange(entry.job, nullptr);
    entry.wasCutShort |= !entry.transfer.isFinished();
}

bool TransferQueue::canRun(const QueueEntry &entry) const
{
    return m_client && entry.owner == m_owner;
}

/// Puts it where it waits: for its turn, its account, or whoever has paused it.
void TransferQueue::wait(QueueEntry &entry)
{
    const TransferId id = entry.transfer.id;
    entry.becomeWaiting();
    if (!entry.owner)
        entry.owner = m_owner;
    if (entry.owner && m_journal->hasJournal() && !entry.isRecorded() && !entry.isOfOneTime()) {
        entry.number = m_journal->newNumber();
        record(entry);
    }
    if (!canRun(entry))
        entry.transfer.waitsFor = entry.owner ? entry.owner->name : QString();
    if (entry.transfer.isOnItsWay() && canRun(entry))
        m_turns.wait(entry.transfer);
    else
        entry.armedSince.reset(); // what it was armed for has not begun
    m_batch->addUrgently(id);
}

/// Leaves it alone for a time after a fault that passes.
void TransferQueue::rest(QueueEntry &entry)
{
    const ApiError error = *entry.transfer.error;
    entry.becomeWaiting();
    entry.transfer.error = error;
    m_resting->add(entry.transfer.id, ++entry.failures, error);
}

void TransferQueue::haveRested(const QList<TransferId> &ids, bool wasServerAway)
{
    for (const TransferId id : ids) {
        QueueEntry &entry = m_entries.at(id);
        if (wasServerAway)
            entry.failures = 0;
        m_turns.wait(entry.transfer);
    }
    startNext();
}

// What is asked for.

void TransferQueue::setChunkSize(qint64 bytes)
{
    m_terms.chunkSize = std::max<qint64>(1, bytes);
}

void TransferQueue::setParallel(int transfers)
{
    m_turns.setParallel(std::clamp(transfers, 1, mostParallel));
    startNext();
}

void TransferQueue::setBackoff(const botdoc::Backoff &backoff)
{
    m_resting->setBackoff(backoff);
}

void TransferQueue::lookNow()
{
    m_resting->lookNow();
}

void TransferQueue::add(const QList<TransferId> &ids, const QList<TransferOrder> &orders)
{
    Q_ASSERT(ids.size() == orders.size());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        QueueEntry entry = QueueEntry::made(ids[i], orders[i], m_owner);
        wait(m_entries.emplace(ids[i], std::move(entry)).first->second);
        if ((i + 1) % mostAddedAtOnce == 0)
            m_journal->write(); // while the next are made
    }
    m_lastAsked = m_journal->write();
    startNext();
}

void TransferQueue::cancel(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end() || at->second.transfer.isFinished())
            continue;
        QueueEntry &entry = at->second;
        const bool hasRemains = entry.hasRemains();
        if (!entry.job && hasRemains && canRun(entry))
            start(entry); // only a running one can undo what an earlier attempt began
        if (entry.job) {
            entry.job->cancel();
            continue;
        }
        if (const auto *save = std::get_if<SaveOrder>(&entry.order); save && entry.wasCutShort)
            removePart(*save);
        if (hasRemains)
            entry.transfer.addNote(
                tr("Part of it is on the server: sign in there and try again, or delete it."));
        else if (entry.remains.unconfirmedSince)
            entry.transfer.addNote(
                tr("It may have arrived all the same: look for it in the request\u2019s list."));
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

void TransferQueue::pause(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end() || !at->second.transfer.canPause())
            continue;
        QueueEntry &entry = at->second;
        breakOff(entry);
        m_turns.leave(id);
        m_resting->remove(id);
        // It may just have ended.
        if (!entry.transfer.isFinished()) {
            entry.transfer.isPaused = true;
            wait(entry);
        }
        record(entry);
        m_batch->addUrgently(id);
    }
    startNext();
}

void TransferQueue::resume(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end() || !std::exchange(at->second.transfer.isPaused, false))
            continue;
        wait(at->second);
        record(at->second);
    }
    startNext();
}

void TransferQueue::retry(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end())
            continue;
        QueueEntry &entry = at->second;
        if (entry.transfer.state != Transfer::State::Failed &&
            entry.transfer.state != Transfer::State::Cancelled)
            continue;
        wait(entry);
        record(entry);
    }
    // What is on record as over would not be looked for after a kill, and saved a second time.
    m_lastAsked = m_journal->write();
    startNext();
}

void TransferQueue::clearFinished()
{
    m_journal->write(); // what was saved is on record by its end
    QList<TransferId> ids;
    QList<JournalNumber> numbers;
    for (auto at = m_entries.begin(); at != m_entries.end();) {
        if (at->second.transfer.isFinished()) {
            ids.append(at->first);
            if (at->second.isRecorded())
                numbers.append(at->second.number);
            m_batch->forget(at->first);
            at = m_entries.erase(at);
        } else {
            ++at;
        }
    }
    m_journal->remove(ids, numbers);
    tellCreated(); // their changes will not be told any more
    if (!ids.isEmpty())
        Q_EMIT cleared(ids);
}

// Their turns.

void TransferQueue::startNext()
{
    while (m_resting->isServerThere()) {
        const std::optional<TransferId> id = m_turns.next();
        if (!id)
            break;
        start(m_entries.at(*id));
    }
}

void TransferQueue::start(QueueEntry &entry)
{
    const TransferId id = entry.transfer.id;
    m_resting->remove(id);
    m_turns.start(entry.transfer);
    entry.transfer.isPaused = false;
    const bool wasBeingCancelled = std::exchange(entry.transfer.isCancelling, false);
    // An upload waits itself, when it comes to its first byte.
    if (!entry.isUpload())
        m_journal->wait(m_lastAsked);
    entry.job = jobFor(entry);
    connect(entry.job, &TransferJob::changed, this, [this, id] { jobChanged(id); });
    connect(entry.job, &TransferJob::aboutToSend, this,
            [this, id] { m_arming.aboutToSend(m_entries.at(id), m_client->session()->serverTime()); });
    // Later: it may end within a function of its own, or of this.
    connect(
        entry.job, &TransferJob::ended, this, [this, id] { jobEnded(id); }, Qt::QueuedConnection);
    connect(entry.job, &TransferJob::mediaCreated, this,
            [this](const botdoc::Media &media) { m_created.append(media.id); });
    connect(entry.job, &TransferJob::mediaRemoved, this, &TransferQueue::mediaRemoved);
    connect(entry.job, &TransferJob::opened, this, &TransferQueue::opened);
    entry.job->start();
    if (wasBeingCancelled)
        entry.job->cancel();
    m_batch->addUrgently(id);
}

TransferJob *TransferQueue::jobFor(const QueueEntry &entry)
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
    QueueEntry &entry = m_entries.at(id);
    const Transfer before = std::exchange(entry.transfer, entry.job->transfer());
    const bool hasCome =
        entry.transfer.chunksDone > (entry.remains.progress ? entry.remains.progress->chunksDone : 0);
    if (hasCome)
        entry.failures = 0;
    if (isWorthRecording(before, entry.transfer))
        record(entry);
    m_batch->add(id);
    if (entry.isUpload() && entry.transfer.chunks > 0 && entry.transfer.chunksDone == entry.transfer.chunks) {
        m_turns.moved(id);
        startNext();
    }
}

void TransferQueue::jobEnded(TransferId id)
{
    const auto at = m_entries.find(id);
    // The end of a job that a change of session took away may still be told, and mean another by now.
    if (at == m_entries.end() || !at->second.job || !at->second.job->transfer().isFinished())
        return;
    QueueEntry &entry = at->second;
    entry.takeFromJob();
    entry.job->deleteLater();
    entry.job = nullptr;
    entry.armedSince.reset();
    m_turns.leave(id);
    const bool goesOn = entry.canGoOn() && entry.failures < mostFailures;
    entry.wasCutShort = goesOn;
    if (goesOn) {
        rest(entry);
    } else {
        entry.failures = 0;
        if (const auto *save = std::get_if<SaveOrder>(&entry.order);
            save && entry.transfer.state == Transfer::State::Done)
            m_saved->add(save->media.id, entry.transfer.md5);
        if (entry.remains.progress && entry.transfer.isFinished())
            entry.transfer.addNote(tr("Part of it is on the server: trying again goes on from there."));
    }
    record(entry);
    m_batch->addUrgently(id);
    startNext();
    if (m_turns.isOver())
        m_batch->tell(); // there is nothing that could be told together with it
}

void TransferQueue::finish(QueueEntry &entry, Transfer::State state)
{
    const TransferId id = entry.transfer.id;
    m_turns.leave(id);
    m_resting->remove(id);
    entry.transfer.state = state;
    entry.transfer.isCancelling = false;
    entry.transfer.isPaused = false;
    entry.transfer.waitsFor.clear();
    entry.transfer.ended = QDateTime::currentDateTimeUtc();
    record(entry);
    m_batch->addUrgently(id);
}

void TransferQueue::tell(const QList<TransferId> &ids)
{
    tellCreated();
    QList<Transfer> transfers;
    transfers.reserve(ids.size());
    for (const TransferId id : ids)
        transfers.append(m_entries.at(id).transfer);
    Q_EMIT changed(transfers);
}

void TransferQueue::tellCreated()
{
    if (!m_created.isEmpty())
        Q_EMIT mediasCreated(std::exchange(m_created, {}));
}

} // namespace transfers
