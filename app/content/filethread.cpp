#include "content/filethread.h"

#include "content/background.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace content {

namespace {

/// FileThreads that are gone while their last work has not ended. Never destroyed: it may outlive every
/// static object.
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

/// What a FileThread and the threads that work for it, one after the other, share.
struct FileThread::State
{
    struct Job
    {
        quint64 number = 0; // 0: nobody waits for it
        std::function<void()> work;
    };

    std::mutex mutex; // guards what follows
    std::deque<Job> jobs;
    std::vector<quint64> finished; // done, and not told yet
    FileThread *owner = nullptr;   // null once it is gone
    bool hasWorker = false;        // a thread is at the jobs, or on its way to them

    void work();
};

/// Does all jobs that there are. What is left to be let go is let go here.
void FileThread::State::work()
{
    std::unique_lock lock(mutex);
    while (owner && !jobs.empty()) {
        Job job = std::move(jobs.front());
        jobs.pop_front();
        lock.unlock();
        job.work();
        job.work = nullptr;
        lock.lock();
        // Under the lock, which the owner's destructor takes before it goes.
        if (!owner || job.number == 0)
            continue;
        finished.push_back(job.number);
        if (finished.size() == 1)
            Q_EMIT owner->workFinished({});
    }
    hasWorker = false;
    if (owner)
        return;
    std::deque<Job> unbegun = std::move(jobs);
    lock.unlock();
    unbegun.clear();
    const std::lock_guard fewer(dropped().mutex);
    --dropped().count;
    dropped().fewer.notify_all();
}

/// The threads that work for FileThreads, one after the other, and wait in between: they never end. It saves
/// making one for each of thousands of files; and where a thread ends, GCC for Windows frees what Qt keeps
/// for each before Qt does.
class FileThread::Workers final
{
public:
    static Workers &all();
    void workFor(std::shared_ptr<State> state);

private:
    void loop(std::shared_ptr<State> state);

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::deque<std::shared_ptr<State>> m_waiting; // no more than there are idle threads
    std::size_t m_idle = 0;
};

FileThread::Workers &FileThread::Workers::all()
{
    static auto *const workers = new Workers; // its threads outlive every static object
    return *workers;
}

void FileThread::Workers::workFor(std::shared_ptr<State> state)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() == m_idle) {
            std::thread([this, state = std::move(state)]() mutable { loop(std::move(state)); }).detach();
            return;
        }
        m_waiting.push_back(std::move(state));
    }
    m_changed.notify_one(); // who wakes up need not wait for the lock
}

void FileThread::Workers::loop(std::shared_ptr<State> state)
{
    workInBackground();
    while (true) {
        state->work();
        state.reset();
        std::unique_lock lock(m_mutex);
        ++m_idle;
        m_changed.wait(lock, [this] { return !m_waiting.empty(); });
        --m_idle;
        state = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
}

FileThread::FileThread(QObject *parent)
    : QObject(parent)
    , m_state(std::make_shared<State>())
{
    m_state->owner = this;
    connect(this, &FileThread::workFinished, this, &FileThread::tellFinished, Qt::QueuedConnection);
}

FileThread::~FileThread()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->owner = nullptr;
    if (!m_state->hasWorker)
        return;
    const std::lock_guard more(dropped().mutex);
    ++dropped().count;
}

void FileThread::run(std::function<void()> work, QObject *context, std::function<void()> done)
{
    Q_ASSERT(context && context->thread() == thread());
    m_waiting.insert(++m_last, {context, std::move(done)});
    push(m_last, std::move(work));
}

void FileThread::release(std::shared_ptr<void> what)
{
    push(0, [what = std::move(what)] {});
}

void FileThread::push(quint64 number, std::function<void()> work)
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->jobs.push_back({number, std::move(work)});
        if (std::exchange(m_state->hasWorker, true))
            return;
    }
    Workers::all().workFor(m_state);
}

void FileThread::tellFinished()
{
    std::vector<quint64> finished;
    {
        const std::lock_guard lock(m_state->mutex);
        finished.swap(m_state->finished);
    }
    // Whoever is told may delete this.
    const QPointer<FileThread> that = this;
    for (const quint64 number : finished) {
        const Waiting waiting = m_waiting.take(number);
        if (waiting.context)
            waiting.done();
        if (!that)
            return;
    }
}

bool FileThread::waitForDropped(std::chrono::milliseconds most)
{
    std::unique_lock lock(dropped().mutex);
    return dropped().fewer.wait_for(lock, most, [] { return dropped().count == 0; });
}

} // namespace content
