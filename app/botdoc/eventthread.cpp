#include "botdoc/eventthread.h"

#include <QSemaphore>
#include <QThread>

namespace botdoc {

QThread *startEventThread(const QString &name)
{
    auto *thread = new QThread;
    thread->setObjectName(name);
    QSemaphore hasBegun;
    const QMetaObject::Connection told = QObject::connect(
        thread, &QThread::started, thread, [&hasBegun] { hasBegun.release(); }, Qt::DirectConnection);
    thread->start();
    hasBegun.acquire();
    QObject::disconnect(told);
    return thread;
}

} // namespace botdoc
