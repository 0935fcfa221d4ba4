#include "eventloop.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace bench {

using namespace std::chrono_literals;

void runFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

void await(const char *what, const std::function<bool()> &holds, std::chrono::milliseconds atMost)
{
    const QDeadlineTimer end(atMost);
    while (!holds()) {
        if (end.hasExpired())
            qFatal("in vain: %s", what);
        runFor(50ms);
    }
}

} // namespace bench
