#include "medias/mediasearch.h"

#include "botdoc/eventthread.h"
#include "medias/searchworker.h"

#include <QThread>

#include <utility>

namespace medias {

MediaSearch::MediaSearch(QObject *parent)
    : QObject(parent)
    , m_exchange(std::make_shared<SearchExchange>())
{}

void MediaSearch::start()
{
    m_thread.reset(botdoc::startEventThread(QStringLiteral("search")));
    m_worker = std::make_unique<SearchWorker>(m_exchange);
    m_worker->moveToThread(m_thread.get());
    connect(this, &MediaSearch::wanted, m_worker.get(), &SearchWorker::work);
    connect(m_worker.get(), &SearchWorker::answered, this, &MediaSearch::answered);
}

MediaSearch::~MediaSearch()
{
    drop();
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    // The thread sanitizer does not know what Qt's waiting is worth.
    const std::lock_guard lock(m_exchange->mutex);
    m_worker.reset();
}

void MediaSearch::drop()
{
    ++m_exchange->wanted;
}

void MediaSearch::forget()
{
    drop();
    {
        const std::lock_guard lock(m_exchange->mutex);
        m_exchange->question.reset();
        m_exchange->isToForget = true;
    }
    Q_EMIT wanted({});
}

void MediaSearch::ask(const MediaQuestion &question)
{
    if (!m_thread)
        start();
    const quint32 number = ++m_exchange->wanted;
    {
        const std::lock_guard lock(m_exchange->mutex);
        m_exchange->question = question;
        m_exchange->asked = number;
    }
    Q_EMIT wanted({});
}

void MediaSearch::answered()
{
    std::optional<FoundMedias> answer;
    quint32 number = 0;
    {
        const std::lock_guard lock(m_exchange->mutex);
        answer = std::exchange(m_exchange->answer, std::nullopt);
        number = m_exchange->answered;
    }
    // Of two answers told one after the other the newer may have been taken for the older's.
    if (answer && number == m_exchange->wanted)
        Q_EMIT found(*answer);
}

} // namespace medias
