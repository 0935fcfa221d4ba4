#include "botdoc/call.h"

#include <QLoggingCategory>

#include <exception>

namespace botdoc {

Q_LOGGING_CATEGORY(lcCall, "mediadesk.botdoc.call")

namespace {

void deliver(const Callback<HttpAnswer> &callback, const Result<HttpAnswer> &result)
{
    // Qt's event loop does not survive an exception.
    try {
        callback(result);
    } catch (const std::exception &error) {
        qCCritical(lcCall, "a callback threw: %s", error.what());
    } catch (...) {
        qCCritical(lcCall, "a callback threw");
    }
}

} // namespace

Call::Call(QObject *parent, QObject *context, Callback<HttpAnswer> callback)
    : QObject(parent)
    , m_context(context)
    , m_callback(std::move(callback))
{
    Q_ASSERT(context && context->thread() == thread());
    connect(context, &QObject::destroyed, this, &Call::contextDestroyed);
}

Call::~Call()
{
    finish(Failure(ApiError::cancelled()));
}

void Call::cancel()
{
    if (m_isFinished)
        return;
    stop();
    finish(Failure(ApiError::cancelled()));
}

void Call::finish(Result<HttpAnswer> result)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    if (m_context) {
        // Bound to the context alone, so that it also arrives when this call is deleted before.
        QMetaObject::invokeMethod(
            m_context,
            [callback = std::move(m_callback), outcome = std::move(result)] { deliver(callback, outcome); },
            Qt::QueuedConnection);
    }
    deleteLater();
}

void Call::contextDestroyed()
{
    if (m_isFinished)
        return;
    stop();
    m_isFinished = true;
    deleteLater();
}

} // namespace botdoc
