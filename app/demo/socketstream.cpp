#include "demo/socketstream.h"

#include <algorithm>
#include <cstring>

#ifdef _WIN32
#define MSG_NOSIGNAL 0
using SizeOfIo = int;
#else
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
using SizeOfIo = size_t;
#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 // macOS; cpp-httplib ignores SIGPIPE
#endif
#endif

namespace demo {

using namespace std::chrono_literals;

namespace {

constexpr size_t bufferSize = 262'144;
/** How long a peer may keep us waiting in the middle of a request or an answer. */
constexpr auto patience = 60s;
/** How often a wait looks whether it still makes sense. */
constexpr auto slice = 100ms;

void prepare(socket_t socket)
{
    const int on = 1;
#ifdef _WIN32
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&on), sizeof(on));
    u_long nonBlocking = 1;
    ioctlsocket(socket, FIONBIO, &nonBlocking);
#else
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
#endif
}

bool wouldBlock()
{
#ifdef _WIN32
    return WSAGetLastError() == WSAEWOULDBLOCK;
#else
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
#endif
}

void close(socket_t socket)
{
#ifdef _WIN32
    ::shutdown(socket, SD_BOTH);
    ::closesocket(socket);
#else
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
#endif
}

void describe(const sockaddr_storage &address, std::string &ip, int &port)
{
    if (address.ss_family != AF_INET)
        return; // only 127.0.0.1 is listened on
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &address, sizeof(ipv4));
    std::array<char, INET_ADDRSTRLEN> text{};
    if (inet_ntop(AF_INET, &ipv4.sin_addr, text.data(), text.size()))
        ip = text.data();
    port = ntohs(ipv4.sin_port);
}

} // namespace

SocketStream::SocketStream(socket_t socket, std::function<bool()> stopped)
    : m_socket(socket)
    , m_stopped(std::move(stopped))
    , m_buffer(bufferSize)
{
    prepare(m_socket);
}

SocketStream::~SocketStream()
{
    close(m_socket);
}

bool SocketStream::wait(Wait what, std::chrono::milliseconds limit) const
{
    pollfd entry{};
    entry.fd = m_socket;
    entry.events = what == Wait::ToRead ? POLLIN : POLLOUT;
    const int milliseconds = static_cast<int>(limit.count());
#ifdef _WIN32
    return WSAPoll(&entry, 1, milliseconds) > 0;
#else
    return ::poll(&entry, 1, milliseconds) > 0;
#endif
}

bool SocketStream::waitPatiently(Wait what) const
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!wait(what, slice)) {
        if (m_stopped() || std::chrono::steady_clock::now() > end)
            return false;
    }
    return true;
}

bool SocketStream::waitForRequest(std::chrono::seconds limit, const std::function<bool()> &unwanted)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (m_begin == m_end && !wait(Wait::ToRead, slice)) {
        if (m_stopped() || unwanted() || std::chrono::steady_clock::now() > end)
            return false;
    }
    return !m_stopped();
}

bool SocketStream::is_readable() const
{
    return m_begin < m_end || wait(Wait::ToRead, 0ms);
}

bool SocketStream::is_writable() const
{
    return wait(Wait::ToWrite, 0ms);
}

ssize_t SocketStream::read(char *data, size_t size)
{
    while (m_begin == m_end) {
        if (!waitPatiently(Wait::ToRead))
            return -1;
        const auto got = ::recv(m_socket, m_buffer.data(), static_cast<SizeOfIo>(bufferSize), 0);
        if (got == 0)
            return 0;
        if (got < 0) {
            if (wouldBlock())
                continue;
            return -1;
        }
        m_begin = 0;
        m_end = static_cast<size_t>(got);
    }
    const size_t count = std::min(size, m_end - m_begin);
    std::memcpy(data, m_buffer.data() + m_begin, count);
    m_begin += count;
    return static_cast<ssize_t>(count);
}

ssize_t SocketStream::write(const char *data, size_t size)
{
    const auto piece = static_cast<SizeOfIo>(std::min(size, bufferSize));
    for (;;) {
        const auto sent = ::send(m_socket, data, piece, MSG_NOSIGNAL);
        if (sent >= 0)
            return static_cast<ssize_t>(sent);
        if (!wouldBlock() || !waitPatiently(Wait::ToWrite))
            return -1;
    }
}

void SocketStream::get_remote_ip_and_port(std::string &ip, int &port) const
{
    sockaddr_storage address{};
    socklen_t length = sizeof(address);
    if (getpeername(m_socket, reinterpret_cast<sockaddr *>(&address), &length) == 0)
        describe(address, ip, port);
}

void SocketStream::get_local_ip_and_port(std::string &ip, int &port) const
{
    sockaddr_storage address{};
    socklen_t length = sizeof(address);
    if (getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &length) == 0)
        describe(address, ip, port);
}

} // namespace demo
