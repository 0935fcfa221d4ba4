#pragma once

#include "botdoc/uploadchannel.h"

#include <QNetworkAccessManager>

namespace botdoc {

/// One QNetworkAccessManager and what every exchange over it has in common. There are two, in one thread
/// each: the window's and the transfers', for six idle downloads on one manager hold up every other call to
/// that host. As an UploadChannel it sends once, but tells of an early refusal only when the server reads to
/// the end, and its progress runs ahead of what has arrived.
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
    std::chrono::milliseconds m_inactivity = std::chrono::seconds(30);
};

/// A body of bytes in memory for HttpRequest::body.
[[nodiscard]] std::function<std::unique_ptr<QIODevice>()> bodyOf(const QByteArray &bytes);

} // namespace botdoc
