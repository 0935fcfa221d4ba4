#pragma once

#include "medias/foundmedias.h"
#include "medias/mediaquestion.h"

#include <QObject>

#include <memory>

class QThread;

namespace medias {

struct SearchExchange;
class SearchWorker;

/// Finds and sorts what is loaded of a list, in a thread of its own that begins with the first question.
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
    /// To the thread: there is something to do.
    void wanted(QPrivateSignal);

private:
    void start();
    void answered();

    std::shared_ptr<SearchExchange> m_exchange;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<SearchWorker> m_worker; // lives there, and goes once that has ended
};

} // namespace medias
