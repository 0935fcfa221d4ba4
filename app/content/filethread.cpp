#include "content/filethread.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace content {

namespace {

/// Threads that are to end and have not. Never destroyed: they may outlive every static object.
struct Dropped
{
    std::mutex mutex;
    std::condition_variable fewer;
    int count = 0;
};

Dropped &dropped()
{
    static auto *const all = new Dropped;
    return *all;
}

} // namespace

struct FileThread::State
{
    struct Job
    {
        quint64 number = 0; // 0: nobody waits for it
        std::function<void()> work;
    };

    std::mutex mutex; // guards what follows
    std::condition_variable changed;
    std::deque<Job> jobs;
    FileThread *owner = nullptr; // null once it is gone

    void push(Job job);
    void loop();
};

void FileThread::State::push(Job job)
{
    const std::lock_guard lock(mutex);
    jobs.push_back(std::move(job));
    changed.notify_one();
}

void FileThread::State::loop()
{
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [this] { return !owner || !jobs.empty(); });
        if (!owner)
            break;
        Job job = std::move(jobs.front());
        jobs.pop_front();
        lock.unlock();
        job.work();
        job.work = nullptr;
        lock.lock();
        // Under the lock, which the owner's destructor takes before it goes.
        if (owner && job.number != 0)
            QMetaObject::invokeMethod(
                owner, [to = owner, number = job.number] { to->finished(number); }, Qt::QueuedConnection);
    }
    std::deque<Job> unbegun = std::move(jobs);
    lock.unlock();
    unbegun.clear();
}

FileThread::FileThread(QObject *parent)
    : QObject(parent)
    , m_state(std::make_shared<State>())
{
    m_state->owner = this;
    std::thread([state = m_state]() mutable {
        state->loop();
        state.reset();
        const std::lock_guard lock(dropped().mutex);
        --dropped().count;
        dropped().fewer.notify_all();
    }).detach();
}

FileThread::~FileThread()
{
    {
        const std::lock_guard lock(dropped().mutex);
        ++dropped().count;
    }
    const std::lock_guard lock(m_state->mutex);
    m_state->owner = nullptr;
    m_state->changed.notify_one();
}

void FileThread::run(std::function<void()> work, QObject *context, std::function<void()> done)
{
    Q_ASSERT(context && context->thread() == thread());
    m_waiting.insert(++m_last, {context, std::move(done)});
    m_state->push({m_last, std::move(work)});
}

void FileThread::release(std::shared_ptr<void> what)
{
    m_state->push({0, [what = std::move(what)] {}});
}

void FileThread::finished(quint64 number)
{
    const Waiting waiting = m_waiting.take(number);
    if (waiting.context)
        waiting.done();
}

bool FileThread::waitForDropped(std::chrono::milliseconds most)
{
    std::unique_lock lock(dropped().mutex);
    return dropped().fewer.wait_for(lock, most, [] { return dropped().count == 0; });
}

} // namespace content
