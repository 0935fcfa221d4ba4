#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

/// A request's head; names of fields in small letters.
struct SinkRequest
{
    std::string verb;
    std::string target;
    std::map<std::string, std::string> fields;

    [[nodiscard]] std::string field(const std::string &name) const;
    [[nodiscard]] long long bodySize() const;
};

/// One connection of the sink, with or without TLS. All functions block; after a failure isOpen() is false.
class SinkConnection
{
public:
    /// Takes the socket over.
    SinkConnection(int socket, ssl_ctx_st *encryption);
    SinkConnection(const SinkConnection &) = delete;
    SinkConnection &operator=(const SinkConnection &) = delete;
    ~SinkConnection();

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// The next request's head.
    [[nodiscard]] SinkRequest readHead();
    /// Up to `most` bytes of what follows, of which the first `kept` are returned and the rest thrown away.
    [[nodiscard]] std::string readBody(long long size, std::size_t kept);
    void write(std::string_view bytes);
    /// That many bytes of the file, from its beginning.
    void writeFile(int file, long long size);

private:
    [[nodiscard]] std::size_t receive(char *to, std::size_t most);

    const int m_socket;
    ssl_st *m_tls = nullptr;
    bool m_isOpen = true;
    std::string m_ahead; // read, and not yet asked for
};
