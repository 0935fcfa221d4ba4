#pragma once

#include <QByteArray>
#include <QSocketNotifier>

#include <memory>

/// A client without manners: sends bytes over a connection of its own, and tells what came back and how the
/// connection ended, which QTcpSocket does not tell apart.
class RawPeer final
{
    Q_DISABLE_COPY_MOVE(RawPeer)

public:
    enum class End { Open, Closed, Reset, Refused };

    /// Connects to that port of this machine.
    explicit RawPeer(quint16 port);
    ~RawPeer();

    void send(const QByteArray &bytes);
    [[nodiscard]] End end() const { return m_end; }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    /// What has come after the head; empty while that is not complete.
    [[nodiscard]] QByteArray content() const;

private:
    void receive();

    int m_socket;
    End m_end = End::Open;
    QByteArray m_received;
    std::unique_ptr<QSocketNotifier> m_readable;
};
