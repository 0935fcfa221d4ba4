#pragma once

#include "botdoc/idleconnections.h"
#include "botdoc/uploadchannel.h"

#include <QNetworkAccessManager>

namespace botdoc {

/// What the exchanges of one thread have in common: one QNetworkAccessManager for calls that are small both
/// ways, and connections of their own for what carries a body or content. There are two transports, the
/// window's and the transfers': neither waits for the other.
class Transport final : public QObject, public UploadChannel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transport)

public:
    explicit Transport(QObject *parent = nullptr);

    /// Not yet started: connect first. Belongs to `parent`, which must not outlive this transport.
    [[nodiscard]] Exchange *exchange(HttpRequest request, QObject *parent) override;

    /// The longest time in which nothing may move in exchanges made from now on.
    void setInactivity(std::chrono::milliseconds inactivity) { m_inactivity = inactivity; }

private:
    QNetworkAccessManager m_network;
    IdleConnections m_idle;
    std::chrono::milliseconds m_inactivity = std::chrono::seconds(30);
};

/// A body of bytes in memory for HttpRequest::body.
[[nodiscard]] std::function<std::unique_ptr<QIODevice>()> bodyOf(const QByteArray &bytes);

} // namespace botdoc
