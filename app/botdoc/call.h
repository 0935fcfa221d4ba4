#pragma once

#include "botdoc/result.h"

#include <QObject>
#include <QPointer>

namespace botdoc {

/// A complete answer with a status of 200 to 299.
struct HttpAnswer
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

/// One call to the server that is under way: what every function of Client returns.
///
/// Its callback is called exactly once, always later from the event loop and never from within the function
/// that started it, unless the context it was given has been destroyed: then never. Call and context live in
/// the same thread. A Call belongs to its Client and deletes itself after the callback: keep it in a
/// QPointer, or drop it. Deleting it early, or its Client, cancels it, and the callback is still told so. A
/// callback that throws is a bug: it is logged and goes no further.
class Call : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Call)

public:
    ~Call() override;

    /// Stops the call; the callback gets ApiError::Kind::Cancelled. Whether the server has acted on it is
    /// open.
    void cancel();
    [[nodiscard]] bool isFinished() const { return m_isFinished; }

Q_SIGNALS:
    /// Bytes moved so far, of `total` (-1: unknown). For what is sent: handed to the network, not yet
    /// received.
    void progress(qint64 done, qint64 total);

protected:
    Call(QObject *parent, QObject *context, Callback<HttpAnswer> callback);

    /// The outcome. Only the first counts.
    void finish(Result<HttpAnswer> result);
    /// Ends what is going on in the network; nothing may come of it afterwards.
    virtual void stop() = 0;

private:
    void contextDestroyed();

    QPointer<QObject> m_context;
    Callback<HttpAnswer> m_callback;
    bool m_isFinished = false;
};

} // namespace botdoc
