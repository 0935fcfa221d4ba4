#include "rawpeer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

RawPeer::RawPeer(quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // To this machine it does not wait for whoever is to accept it.
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        m_end = End::Refused;
        return;
    }
    m_readable = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    QObject::connect(m_readable.get(), &QSocketNotifier::activated, m_readable.get(), [this] { receive(); });
}

RawPeer::~RawPeer()
{
    m_readable.reset();
    ::close(m_socket);
}

void RawPeer::send(const QByteArray &bytes)
{
    if (::send(m_socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) != bytes.size())
        m_end = End::Reset;
}

QByteArray RawPeer::content() const
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : m_received.mid(end + 4);
}

void RawPeer::receive()
{
    std::array<char, 4096> piece{};
    const ssize_t size = ::recv(m_socket, piece.data(), piece.size(), MSG_DONTWAIT);
    if (size > 0) {
        m_received.append(piece.data(), size);
    } else if (size == 0 || errno != EAGAIN) {
        m_end = size == 0 ? End::Closed : End::Reset;
        m_readable->setEnabled(false);
    }
}
