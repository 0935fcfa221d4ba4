#pragma once

#include "content/savedcontent.h"

#include "botdoc/media.h"
#include "botdoc/result.h"

#include <QObject>
#include <QPointer>

namespace content {

/// One save() or open() of a ContentStore that is under way, in the manner of botdoc::Call: its callback is
/// called exactly once, always later from the event loop, unless its context has been destroyed: then never.
/// It belongs to its store and deletes itself after the callback. Deleting it, its context or its store
/// cancels it.
class Fetch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Fetch)

public:
    Fetch(QObject *parent, QObject *context, botdoc::Callback<SavedContent> callback);
    ~Fetch() override;

    /// The callback gets ApiError::Kind::Cancelled; nothing is left of it on the disk, soon after.
    void cancel();
    /// The outcome, from the store. Only the first counts.
    void finish(botdoc::Result<SavedContent> result);
    [[nodiscard]] bool isFinished() const { return m_isFinished; }

Q_SIGNALS:
    /// Bytes of the content so far, of `total` (-1: unknown).
    void progress(qint64 done, qint64 total);
    /// What it waited for has failed after content had begun to come: should this fail, too, another try
    /// takes another download. `media` is as the server told it last.
    void restartCosts(const botdoc::Media &media);
    /// Nobody waits for it any more: cancelled, or its context is gone.
    void dropped();

private:
    void drop();

    QPointer<QObject> m_context;
    botdoc::Callback<SavedContent> m_callback;
    bool m_isFinished = false;
};

} // namespace content
