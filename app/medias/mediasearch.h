#pragma once

#include "medias/foundmedias.h"
#include "medias/mediaquestion.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace medias {

/// Finds and sorts in a thread of its own what is loaded of a list.
class MediaSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaSearch)

public:
    explicit MediaSearch(QObject *parent = nullptr);
    ~MediaSearch() override;

    /// found() tells, later. What was asked before is dropped.
    void ask(const MediaQuestion &question);
    /// Nothing is to be told any more.
    void drop();
    /// As drop(), and what it remembers of earlier searches goes.
    void forget();

Q_SIGNALS:
    void found(const medias::FoundMedias &medias);

private:
    class Worker;

    std::unique_ptr<QThread> m_thread;
    Worker *m_worker;                               // lives there
    std::shared_ptr<std::atomic<quint32>> m_serial; // of what is wanted
};

} // namespace medias
