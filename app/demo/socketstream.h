#pragma once

#include <httplib.h>

#include <array>
#include <chrono>
#include <functional>
#include <vector>

namespace demo {

/**
 * One connection, read through a large buffer: cpp-httplib's own stream asks the system for 4 KiB at a time
 * and cannot be woken when the server stops. Owns the socket and closes it.
 */
class SocketStream final : public httplib::Stream
{
public:
    /** @p stopped is asked several times a second while waiting. */
    SocketStream(socket_t socket, std::function<bool()> stopped);
    ~SocketStream() override;
    SocketStream(const SocketStream &) = delete;
    SocketStream &operator=(const SocketStream &) = delete;

    /** Waits for the first byte of a request; false when it did not come in time or @p unwanted said so. */
    bool waitForRequest(std::chrono::seconds limit, const std::function<bool()> &unwanted);

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *data, size_t size) override;
    ssize_t write(const char *data, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    enum class Wait { ToRead, ToWrite };
    bool wait(Wait what, std::chrono::milliseconds limit) const;
    bool waitPatiently(Wait what) const;

    socket_t m_socket;
    std::function<bool()> m_stopped;
    std::vector<char> m_buffer;
    size_t m_begin = 0;
    size_t m_end = 0;
};

} // namespace demo
