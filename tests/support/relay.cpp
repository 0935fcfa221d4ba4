#include "support/relay.h"

#include "support/relayedconnection.h"

namespace support {

Relay::Relay(quint16 target, QObject *parent)
    : QTcpServer(parent)
    , m_target(target)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, &Relay::connected);
}

botdoc::Server Relay::server() const
{
    return botdoc::Server::fromText(QStringLiteral("http://127.0.0.1:%1/v1/").arg(serverPort())).value();
}

void Relay::onPost(int n, const Mishap &mishap)
{
    m_mishaps.insert(m_posts + n, mishap);
}

Mishap Relay::begin(const QByteArray &verbAndTarget)
{
    m_requests.append(verbAndTarget);
    if (verbAndTarget.startsWith("POST ") && verbAndTarget.endsWith("/media/"))
        return m_mishaps.value(++m_posts);
    return verbAndTarget.startsWith("GET ") ? m_gets : Mishap();
}

void Relay::connected()
{
    while (QTcpSocket *socket = nextPendingConnection())
        new RelayedConnection(socket, m_target, *this);
}

} // namespace support
