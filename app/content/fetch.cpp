#include "content/fetch.h"

#include <QLoggingCategory>

#include <exception>

namespace content {

Q_LOGGING_CATEGORY(lcFetch, "mediadesk.content.fetch")

namespace {

void deliver(const botdoc::Callback<SavedContent> &callback, const botdoc::Result<SavedContent> &result)
{
    // Qt's event loop does not survive an exception.
    try {
        callback(result);
    } catch (const std::exception &error) {
        qCCritical(lcFetch, "a callback threw: %s", error.what());
    } catch (...) {
        qCCritical(lcFetch, "a callback threw");
    }
}

} // namespace

Fetch::Fetch(QObject *parent, QObject *context, botdoc::Callback<SavedContent> callback)
    : QObject(parent)
    , m_context(context)
    , m_callback(std::move(callback))
{
    Q_ASSERT(context && context->thread() == thread());
    connect(context, &QObject::destroyed, this, &Fetch::drop);
}

Fetch::~Fetch()
{
    cancel();
}

void Fetch::cancel()
{
    if (m_isFinished)
        return;
    finish(botdoc::Failure(botdoc::ApiError::cancelled()));
    Q_EMIT dropped();
}

void Fetch::finish(botdoc::Result<SavedContent> result)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    if (m_context) {
        // Bound to the context alone, so that it also arrives when this is deleted before.
        QMetaObject::invokeMethod(
            m_context,
            [callback = std::move(m_callback), outcome = std::move(result)] { deliver(callback, outcome); },
            Qt::QueuedConnection);
    }
    deleteLater();
}

void Fetch::drop()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    deleteLater();
    Q_EMIT dropped();
}

} // namespace content
