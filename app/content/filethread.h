#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace content {

/// The blocking file work of one transfer, one piece after the other on a thread that no other transfer has
/// at that time, so that a hung network share may keep it: neither the destructor nor the process's exit
/// waits for it.
///
/// Lives in the thread it was made in; its functions are called from there, and the contexts live there too.
class FileThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileThread)

public:
    explicit FileThread(QObject *parent = nullptr);
    /// Work not yet begun is dropped. What it holds is let go on the file thread, as is that of work already
    /// done, so that destructors may touch the disk too.
    ~FileThread() override;

    /// Runs `work` there after all work before it, then `done` here, later, unless `context` or this has been
    /// destroyed. `work` must not throw, and owns or shares all that it uses.
    void run(std::function<void()> work, QObject *context, std::function<void()> done);
    /// The same for work with a value, which `done` gets.
    template <typename T>
    void ask(std::function<T()> work, QObject *context, std::function<void(T)> done);
    /// Lets go of `what` there, after all work before it, also when this is destroyed before that. The caller
    /// keeps no copy of it.
    void release(std::shared_ptr<void> what);

    /// Waits until the work of all FileThreads destroyed so far, anywhere in the process, has ended and what
    /// it held is let go. False when that took longer than `most`: something hangs.
    static bool waitForDropped(std::chrono::milliseconds most);

Q_SIGNALS:
    void workFinished(QPrivateSignal);

private:
    struct State;
    class Workers;
    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void()> done;
    };

    void push(quint64 number, std::function<void()> work);
    void tellFinished();

    std::shared_ptr<State> m_state;
    QHash<quint64, Waiting> m_waiting; // `done` never leaves this thread
    quint64 m_last = 0;
};

template <typename T>
void FileThread::ask(std::function<T()> work, QObject *context, std::function<void(T)> done)
{
    const auto value = std::make_shared<std::optional<T>>();
    run([work = std::move(work), value] { *value = work(); }, context,
        [done = std::move(done), value] { done(std::move(**value)); });
}

} // namespace content
