#pragma once

#include <httplib.h>

#include <QByteArray>

#include <atomic>
#include <functional>
#include <thread>

namespace demo {

/** Hands the bytes of a request's body to @p receiver; false when the peer did not send all of them. */
using BodyReader = std::function<bool(const httplib::ContentReceiver &receiver)>;

/**
 * cpp-httplib on 127.0.0.1 with what it lacks: a stop that waits for no idle connection, buffers fit for
 * large bodies, and bodies and ranges that reach the handler as they came. One handler answers every request,
 * on one of 64 threads, and has to read the body of those that have one.
 */
class HttpServer final : private httplib::Server
{
public:
    using RequestHandler =
        std::function<void(const httplib::Request &, const BodyReader &, httplib::Response &)>;

    explicit HttpServer(const RequestHandler &handler);
    ~HttpServer() override;
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /** Listens on @p port, any free one for 0; returns the port, or 0 when it cannot be had. */
    quint16 start(quint16 port);
    /** Returns when every request under way has been answered or given up. */
    void stop();

private:
    class Pool;

    bool process_and_close_socket(socket_t socket) override;
    void widenBacklog();
    static void prepareRequest(httplib::Request &request);

    std::atomic<bool> m_stopped = false;
    std::atomic<int> m_waitingConnections = 0;
    std::thread m_listener;
};

} // namespace demo
