#pragma once

#include "support/httphead.h"
#include "support/relay.h"
#include "support/relayedanswer.h"

#include <QTcpSocket>

namespace support {

/// One connection through a Relay. Follows the client's requests just as far as it must to know where each
/// begins and ends; all of ours tell their length. What is encrypted is passed on as it is, at the line's
/// pace.
class RelayedConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayedConnection)

public:
    /// Belongs to `client`, which belongs to the relay.
    RelayedConnection(QTcpSocket *client, Relay &relay);
    ~RelayedConnection() override;

private:
    void clientSpoke();
    void serverSpoke();
    [[nodiscard]] bool begin();
    void beginning();
    void passBody();
    void bodyPassed(bool isAll);
    void answerItself();
    void deliverLate();
    void stall();
    void goOn();
    void letGo();
    void end(Mishap::Ending how);
    void reset();
    void dropServer();
    void strike();
    void tellServer(const QByteArray &bytes);

    Relay &m_relay;
    QTcpSocket *m_client;
    QTcpSocket *m_server;                    // nullptr: nobody listens there any more
    LineEnd *m_up;                           // to the server
    LineEnd *m_down;                         // to the client
    QByteArray m_in;                         // from the client, not passed on yet
    std::optional<HttpHead> m_head;          // whose body has not begun
    std::shared_ptr<RelayedRequest> m_entry; // in the log, of the request under way
    Mishap m_mishap;
    qint64 m_left = 0;     // of its body
    qint64 m_passed = 0;   // of its body
    QByteArray m_withheld; // what the server waits for
    RelayedAnswer m_answer;
    bool m_isEncrypted = false;
    bool m_isStalled = false;
    bool m_isEnding = false; // what the client says is read for nothing
    bool m_hasServerEnded = false;
};

} // namespace support
