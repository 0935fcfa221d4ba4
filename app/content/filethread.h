#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>

namespace content {

/// One thread for the blocking file work of one transfer, which a hung network share may keep for itself:
/// neither the destructor nor the process's exit waits for it.
///
/// Lives in the thread it was made in; run() and the contexts belong there too.
class FileThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileThread)

public:
    explicit FileThread(QObject *parent = nullptr);
    /// Work not yet begun is dropped. What it holds is let go on the file thread, as is that of work already
    /// done, so that a destructor may touch the disk too.
    ~FileThread() override;

    /// Runs `work` there after all work before it, then `done` here, later, unless `context` or this has been
    /// destroyed. `work` must not throw, and must not refer to anything that this thread may destroy.
    void run(std::function<void()> work, QObject *context, std::function<void()> done);
    /// Lets go of `what` there, after all work before it, and also when this is destroyed before that.
    /// Keep no other copy.
    void release(std::shared_ptr<void> what);

    /// Waits until all file threads of the process whose FileThread is gone have ended, so that part files
    /// are removed before an exit. False when some have not within that time.
    static bool waitForDropped(std::chrono::milliseconds most);

private:
    struct State;
    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void()> done;
    };

    void finished(quint64 number);

    std::shared_ptr<State> m_state;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_last = 0;
};

} // namespace content
