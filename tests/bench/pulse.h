#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace bench {

/// How late a thread was in dealing with what had been posted to it.
struct Stalls
{
    static constexpr double inTime = 16; ///< milliseconds: a picture of a screen with 60 of them a second

    qint64 events = 0;
    qint64 eventsInTime = 0;
    double longest = 0; ///< in milliseconds
    double at = 0;      ///< when the longest was, in seconds since they were last taken

    [[nodiscard]] double percentInTime() const;
    /// `other` came after these; `at` stays that of whichever it belongs to.
    Stalls &operator+=(const Stalls &other);
};

/// How late this thread deals with what another posts every millisecond.
class Pulse final
{
    Q_DISABLE_COPY_MOVE(Pulse)

public:
    Pulse();
    ~Pulse();

    /// Since the last call.
    [[nodiscard]] Stalls take();

private:
    using Clock = std::chrono::steady_clock;

    void post();

    QObject m_here;
    Stalls m_stalls;
    Clock::time_point m_begin = Clock::now();
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace bench
