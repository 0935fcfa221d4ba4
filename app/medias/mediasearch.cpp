#include "medias/mediasearch.h"

#include "botdoc/eventthread.h"
#include "medias/mediaorder.h"

#include <QThread>

namespace medias {

/// Lives in the thread of the search.
class MediaSearch::Worker final : public QObject
{
    Q_DISABLE_COPY_MOVE(Worker)

public:
    Worker() = default;

    MediaOrder order;
};

MediaSearch::MediaSearch(QObject *parent)
    : QObject(parent)
    , m_thread(botdoc::startEventThread(QStringLiteral("search")))
    , m_worker(new Worker)
    , m_serial(std::make_shared<std::atomic<quint32>>(0))
{
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
}

MediaSearch::~MediaSearch()
{
    drop();
    m_thread->quit();
    m_thread->wait();
}

void MediaSearch::drop()
{
    ++*m_serial;
}

void MediaSearch::forget()
{
    drop();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->order = {}; });
}

void MediaSearch::ask(const MediaQuestion &question)
{
    const quint32 serial = ++*m_serial;
    const auto isUnwanted = [serial, wanted = m_serial] { return *wanted != serial; };
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, question, isUnwanted] {
        if (isUnwanted())
            return;
        const FoundMedias medias = worker->order.find(question, isUnwanted);
        QMetaObject::invokeMethod(this, [this, medias, isUnwanted] {
            if (!isUnwanted())
                Q_EMIT found(medias);
        });
    });
}

} // namespace medias
