#include "pulse.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace bench {

using namespace std::chrono_literals;

double Stalls::percentInTime() const
{
    return events == 0 ? 100 : 100.0 * static_cast<double>(eventsInTime) / static_cast<double>(events);
}

Stalls &Stalls::operator+=(const Stalls &other)
{
    events += other.events;
    eventsInTime += other.eventsInTime;
    if (other.longest > longest) {
        longest = other.longest;
        at = other.at;
    }
    return *this;
}

Pulse::Pulse()
    : m_thread([this] { post(); })
{}

Pulse::~Pulse()
{
    m_isOver = true;
    m_thread.join();
}

Stalls Pulse::take()
{
    m_begin = Clock::now();
    return std::exchange(m_stalls, {});
}

void Pulse::post()
{
    for (Clock::time_point next = Clock::now(); !m_isOver; next += 1ms) {
        std::this_thread::sleep_until(next);
        const auto dealWith = [this, posted = Clock::now()] {
            const double late = std::chrono::duration<double, std::milli>(Clock::now() - posted).count();
            const double at = std::max(0.0, std::chrono::duration<double>(posted - m_begin).count());
            m_stalls += {1, late <= Stalls::inTime ? 1 : 0, late, at};
        };
        QMetaObject::invokeMethod(&m_here, dealWith, Qt::QueuedConnection);
    }
}

} // namespace bench
