#pragma once

#include "support/relay.h"

#include <QTcpSocket>

namespace support {

/// One connection through a Relay. Follows the client's requests just as far as it must to know where each
/// begins and ends; all of ours tell their length.
class RelayedConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayedConnection)

public:
    /// Belongs to `client`, which belongs to the relay.
    RelayedConnection(QTcpSocket *client, quint16 target, Relay &relay);
    ~RelayedConnection() override;

private:
    void clientSpoke();
    void serverSpoke();
    [[nodiscard]] bool begin();
    void passBody();
    void breakOff();
    void deliverLate();

    Relay &m_relay;
    QTcpSocket *m_client;
    QTcpSocket *m_server;
    QByteArray m_in;     // from the client, not passed on yet
    Mishap m_mishap;     // of the request under way
    qint64 m_left = 0;   // of its body
    qint64 m_passed = 0; // of its body
    QByteArray m_held;   // of the answer
};

} // namespace support
