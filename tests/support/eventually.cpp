#include "support/eventually.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace support {

bool eventually(const std::function<bool()> &holds, std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    // For what changes without an event in this thread.
    QTimer look;
    look.start(std::chrono::milliseconds(10));
    while (!holds()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace support
