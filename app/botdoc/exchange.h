#pragma once

#include "botdoc/apierror.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QIODevice;

namespace botdoc {

/// What goes out in one exchange.
struct HttpRequest
{
    QByteArray verb;
    QUrl url;
    QByteArray authorization; ///< value of the Authorization header; goes to this URL's origin only
    QByteArray accept = "application/json";
    QByteArray range;   ///< value of the Range header, or empty
    QByteArray ifRange; ///< value of the If-Range header, or empty
    QByteArray contentType;
    /// Makes the body, a sequential device of `bodySize` bytes that cannot be rewound: what has been sent
    /// once is never repeated behind our back. Empty for requests without a body.
    std::function<std::unique_ptr<QIODevice>()> body;
    qint64 bodySize = 0;
    /// The answer may be of any size: it goes over a connection of its own, and is taken no faster than it is
    /// read. Any other is small enough to be kept.
    bool isForContent = false;
    /// The longest time in which nothing may move. There is no limit on the whole.
    std::chrono::milliseconds inactivity = std::chrono::seconds(30);

    /// What goes out to `to`, where a redirect may have led, besides what speaks of the connection and of
    /// the body's length: the authorization to this request's own origin only.
    [[nodiscard]] QList<QPair<QByteArray, QByteArray>> headersFor(const QUrl &to) const;
};

/// One request on its way, and its answer as it arrives. Whoever carries it keeps to these rules: nothing is
/// sent twice, redirects are followed for GET only, at most five, never to a lesser scheme, the token never
/// to another origin; a time-out and a cancel are told apart.
class Exchange : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Exchange)

public:
    using QObject::QObject;

    virtual void start() = 0;
    /// No signal comes afterwards.
    virtual void abort() = 0;

    /// 0 until the final answer's headers are there.
    [[nodiscard]] virtual int status() const = 0;
    [[nodiscard]] virtual QByteArray header(const char *name) const = 0;
    /// Takes content that has arrived.
    [[nodiscard]] virtual QByteArray read(qint64 atMost) = 0;
    [[nodiscard]] virtual qint64 bytesAvailable() const = 0;
    /// After finished(): why no complete answer came; nullopt when one did, whatever its status.
    [[nodiscard]] virtual const std::optional<ApiError> &failure() const = 0;

    /// Whether the answer came, by a redirect, from another origin than the one that was asked: it says
    /// nothing of the token and of the server's clock.
    [[nodiscard]] virtual bool isFromElsewhere() const { return false; }

    /// The answer's Date, UTC; invalid when it has none.
    [[nodiscard]] QDateTime serverTime() const;
    /// The answer's Content-Length in bytes; -1 when it does not say.
    [[nodiscard]] qint64 contentLength() const;

Q_SIGNALS:
    void headersReceived();
    void readyRead();
    /// Bytes of the body handed to the network, of HttpRequest::bodySize.
    void sent(qint64 done, qint64 total);
    /// The last signal; unread content can still be read.
    void finished();
};

} // namespace botdoc
