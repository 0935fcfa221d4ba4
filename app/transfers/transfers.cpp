#include "transfers/transfers.h"

#include "transfers/transferqueue.h"

#include "content/filethread.h"

#include "botdoc/eventthread.h"
#include "botdoc/session.h"

#include <QDeadlineTimer>
#include <QThread>

namespace transfers {

namespace {

/// Nobody waits longer than 2 s for the program to end, and there is more to be ended than transfers.
constexpr std::chrono::milliseconds longestExit = std::chrono::milliseconds(1500);

/// The same session for use in another thread: when that one lets go of it last, the session, which belongs
/// to this one, is destroyed here, with the event loop of `here`.
std::shared_ptr<botdoc::Session> lent(std::shared_ptr<botdoc::Session> session, QObject *here)
{
    botdoc::Session *shared = session.get();
    return {shared, [held = std::move(session), here](botdoc::Session *) mutable {
                // Within the call: the function object itself may be destroyed last by the thread that sent
                // it.
                QMetaObject::invokeMethod(
                    here, [last = std::move(held)]() mutable { last.reset(); }, Qt::QueuedConnection);
            }};
}

} // namespace

void Transfers::prepareProcess()
{
    if (constexpr auto name = "QT_NO_THREADED_GLIB"; !qEnvironmentVariableIsSet(name))
        qputenv(name, "1");
}

Transfers::Transfers(const QString &journalFolder, QObject *parent)
    : QObject(parent)
    , m_thread(botdoc::startEventThread(QStringLiteral("transfers")))
    , m_queue(new TransferQueue)
    , m_here(new QObject)
{
    qRegisterMetaType<QList<transfers::Transfer>>();
    qRegisterMetaType<QList<transfers::TransferId>>();
    qRegisterMetaType<QList<transfers::JournalProblem>>();
    qRegisterMetaType<botdoc::ApiError>();
    qRegisterMetaType<transfers::SavedMedias>();
    connect(m_queue, &TransferQueue::changed, this, &Transfers::note);
    connect(m_queue, &TransferQueue::cleared, this, &Transfers::forget);
    connect(m_queue, &TransferQueue::mediasCreated, this, &Transfers::mediasCreated);
    connect(m_queue, &TransferQueue::mediaRemoved, this, &Transfers::mediaRemoved);
    connect(m_queue, &TransferQueue::mediaFetched, this, &Transfers::mediaFetched);
    connect(m_queue, &TransferQueue::savedChanged, this, &Transfers::noteSaved);
    connect(m_queue, &TransferQueue::opened, this, &Transfers::opened);
    connect(m_queue, &TransferQueue::serverIsAway, this, &Transfers::serverIsAway);
    connect(m_queue, &TransferQueue::serverIsBack, this, &Transfers::serverIsBack);
    connect(m_queue, &TransferQueue::journalProblems, this, &Transfers::journalProblems);

    m_queue->moveToThread(m_thread);
    // The thread ends after the queue and not before: then what connections have left to be deleted later is.
    connect(m_queue, &QObject::destroyed, m_thread, &QThread::quit, Qt::DirectConnection);
    if (!journalFolder.isEmpty())
        inQueue([journalFolder](TransferQueue &queue) { queue.openJournal(journalFolder); });
}

Transfers::~Transfers()
{
    const QDeadlineTimer deadline(longestExit);
    m_queue->disconnect(this);
    m_queue->deleteLater();
    if (!m_thread->wait(deadline)) {
        // It hangs in a way that should not be; destroying what it uses would be worse than leaving it.
        qCritical("the transfers' thread does not end");
        return;
    }
    delete m_thread;
    // Part files and private copies are removed, unless their disk hangs.
    content::FileThread::waitForDropped(std::chrono::milliseconds(deadline.remainingTime()));
    delete m_here;
}

void Transfers::setSession(std::shared_ptr<botdoc::Session> session, const Owner &owner)
{
    if (const QString account = session ? owner.id : QString(); account != m_saved.account()) {
        m_saved = SavedMedias(account);
        Q_EMIT savedChanged();
    }
    if (session)
        session = lent(std::move(session), m_here);
    inQueue(
        [session = std::move(session), owner](TransferQueue &queue) { queue.setSession(session, owner); });
}

void Transfers::setChunkSize(qint64 bytes)
{
    inQueue([bytes](TransferQueue &queue) { queue.setChunkSize(bytes); });
}

void Transfers::setParallel(int transfers)
{
    inQueue([transfers](TransferQueue &queue) { queue.setParallel(transfers); });
}

QList<TransferId> Transfers::upload(const QList<UploadOrder> &orders)
{
    return add({orders.begin(), orders.end()});
}

QList<TransferId> Transfers::save(const QList<SaveOrder> &orders)
{
    return add({orders.begin(), orders.end()});
}

TransferId Transfers::open(const botdoc::Media &media, const QString &requestTitle)
{
    return add({OpenOrder{media, requestTitle}}).first();
}

QList<TransferId> Transfers::remove(const QList<botdoc::Media> &medias, const QString &requestTitle)
{
    QList<TransferOrder> orders;
    orders.reserve(medias.size());
    for (const botdoc::Media &media : medias)
        orders.append(RemovalOrder{media, requestTitle});
    return add(orders);
}

QList<TransferId> Transfers::add(const QList<TransferOrder> &orders)
{
    QList<TransferId> ids;
    ids.reserve(orders.size());
    for (qsizetype i = 0; i < orders.size(); ++i) {
        ids.append(TransferId{++m_lastId});
        m_unfinished.insert(ids.last());
    }
    inQueue([ids, orders](TransferQueue &queue) { queue.add(ids, orders); });
    return ids;
}

void Transfers::cancel(const QList<TransferId> &ids)
{
    inQueue([ids](TransferQueue &queue) { queue.cancel(ids); });
}

void Transfers::pause(const QList<TransferId> &ids)
{
    inQueue([ids](TransferQueue &queue) { queue.pause(ids); });
}

void Transfers::resume(const QList<TransferId> &ids)
{
    inQueue([ids](TransferQueue &queue) { queue.resume(ids); });
}

void Transfers::lookNow()
{
    inQueue([](TransferQueue &queue) { queue.lookNow(); });
}

void Transfers::retry(const QList<TransferId> &ids)
{
    QList<TransferId> again;
    for (const TransferId id : ids) {
        if (m_retryable.erase(id) == 0)
            continue;
        m_unfinished.insert(id);
        again.append(id);
    }
    inQueue([again](TransferQueue &queue) { queue.retry(again); });
}

void Transfers::clearFinished()
{
    inQueue([](TransferQueue &queue) { queue.clearFinished(); });
}

void Transfers::note(const QList<Transfer> &transfers)
{
    for (const Transfer &transfer : transfers) {
        if (transfer.isOnItsWay())
            m_unfinished.insert(transfer.id);
        else
            m_unfinished.erase(transfer.id);
        if (transfer.isFinished() && transfer.state != Transfer::State::Done)
            m_retryable.insert(transfer.id);
    }
    Q_EMIT changed(transfers);
}

void Transfers::forget(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        m_retryable.erase(id);
        m_unfinished.erase(id); // one to be retried that was cleared before
    }
    Q_EMIT cleared(ids);
}

void Transfers::noteSaved(const SavedMedias &saved)
{
    if (saved.account() != m_saved.account())
        return; // another has been signed in since
    m_saved = saved;
    Q_EMIT savedChanged();
}

void Transfers::inQueue(std::function<void(TransferQueue &)> work)
{
    QMetaObject::invokeMethod(
        m_queue, [queue = m_queue, work = std::move(work)] { work(*queue); }, Qt::QueuedConnection);
}

} // namespace transfers
