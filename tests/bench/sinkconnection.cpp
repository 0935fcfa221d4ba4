#include "sinkconnection.h"

#include <openssl/ssl.h>

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <vector>

namespace {

constexpr std::size_t mostHead = 64 * 1024;
constexpr std::size_t bufferSize = 256 * 1024;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

SinkRequest requestFrom(std::string_view head)
{
    SinkRequest request;
    std::size_t at = 0;
    while (at < head.size()) {
        const std::size_t end = std::min(head.find('\n', at), head.size());
        const std::string_view line = trimmed(head.substr(at, end - at));
        at = end + 1;
        if (request.verb.empty()) {
            const std::size_t first = line.find(' ');
            const std::size_t second = line.find(' ', first + 1);
            if (second == std::string_view::npos)
                break;
            request.verb = line.substr(0, first);
            request.target = line.substr(first + 1, second - first - 1);
        } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
            std::string name(line.substr(0, colon));
            std::transform(name.begin(), name.end(), name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            request.fields[name] = trimmed(line.substr(colon + 1));
        }
    }
    return request;
}

} // namespace

std::string SinkRequest::field(const std::string &name) const
{
    const auto at = fields.find(name);
    return at == fields.end() ? std::string() : at->second;
}

long long SinkRequest::bodySize() const
{
    return std::atoll(field("content-length").c_str());
}

SinkConnection::SinkConnection(int socket, SSL_CTX *encryption)
    : m_socket(socket)
{
    if (!encryption)
        return;
    m_tls = SSL_new(encryption);
    SSL_set_fd(m_tls, m_socket);
    m_isOpen = SSL_accept(m_tls) == 1;
}

SinkConnection::~SinkConnection()
{
    if (m_tls && m_isOpen)
        SSL_shutdown(m_tls);
    SSL_free(m_tls);
    close(m_socket);
}

std::size_t SinkConnection::receive(char *to, std::size_t most)
{
    const long got =
        m_tls ? SSL_read(m_tls, to, static_cast<int>(most)) : static_cast<long>(recv(m_socket, to, most, 0));
    m_isOpen = got > 0;
    return m_isOpen ? static_cast<std::size_t>(got) : 0;
}

SinkRequest SinkConnection::readHead()
{
    std::array<char, 16 * 1024> buffer{};
    std::size_t end = m_ahead.find("\r\n\r\n");
    while (end == std::string::npos && m_ahead.size() < mostHead && m_isOpen) {
        m_ahead.append(buffer.data(), receive(buffer.data(), buffer.size()));
        end = m_ahead.find("\r\n\r\n");
    }
    if (end == std::string::npos) {
        m_isOpen = false;
        return {};
    }
    const SinkRequest request = requestFrom(std::string_view(m_ahead).substr(0, end));
    m_ahead.erase(0, end + 4);
    return request;
}

std::string SinkConnection::readBody(long long size, std::size_t kept)
{
    const auto first =
        static_cast<std::size_t>(std::min<long long>(size, static_cast<long long>(m_ahead.size())));
    std::string start = m_ahead.substr(0, std::min(first, kept));
    m_ahead.erase(0, first);
    long long left = size - static_cast<long long>(first);
    thread_local std::vector<char> buffer(bufferSize);
    while (left > 0 && m_isOpen) {
        const std::size_t got =
            receive(buffer.data(), static_cast<std::size_t>(std::min<long long>(left, bufferSize)));
        left -= static_cast<long long>(got);
        if (start.size() < kept)
            start.append(buffer.data(), std::min(got, kept - start.size()));
    }
    return start;
}

void SinkConnection::write(std::string_view bytes)
{
    while (!bytes.empty() && m_isOpen) {
        const long done = m_tls ? SSL_write(m_tls, bytes.data(), static_cast<int>(bytes.size()))
                                : static_cast<long>(send(m_socket, bytes.data(), bytes.size(), 0));
        m_isOpen = done > 0;
        if (m_isOpen)
            bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

void SinkConnection::writeFile(int file, long long size)
{
    off_t at = 0;
    std::vector<char> buffer(m_tls ? bufferSize : 0);
    while (at < size && m_isOpen) {
        if (!m_tls) {
            m_isOpen = sendfile(m_socket, file, &at, static_cast<std::size_t>(size - at)) > 0;
            continue;
        }
        const ssize_t got = pread(file, buffer.data(), buffer.size(), at);
        m_isOpen = got > 0;
        if (m_isOpen)
            write({buffer.data(), static_cast<std::size_t>(got)});
        at += got;
    }
}
