#include "demo/httpserver.h"

#include "demo/jsontext.h"
#include "demo/socketstream.h"
#include "demo/timestamp.h"

#include <QString>

namespace demo {

namespace {

constexpr size_t threadCount = 64;
/** Longer than clients keep a connection, so that it is not closed under a request on its way. */
constexpr std::chrono::seconds idleLimit{150};
constexpr int backlog = 256;

/** cpp-httplib's default allows two servers to share a port, and each to get half of the requests. */
void setListenerOptions(socket_t socket)
{
    const int on = 1;
#ifdef _WIN32
    setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on), sizeof(on));
#else
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
#endif
}

} // namespace

/** Counts the connections that found no thread free, so that idle ones can make room. */
class HttpServer::Pool final : public httplib::TaskQueue
{
public:
    explicit Pool(std::atomic<int> &waiting)
        : m_waiting(waiting)
        , m_threads(threadCount)
    {}

    void enqueue(std::function<void()> task) override
    {
        ++m_waiting;
        m_threads.enqueue([this, task = std::move(task)] {
            --m_waiting;
            task();
        });
    }

    void shutdown() override { m_threads.shutdown(); }

private:
    std::atomic<int> &m_waiting;
    httplib::ThreadPool m_threads;
};

HttpServer::HttpServer(const RequestHandler &handler)
{
    const std::string everyPath = R"([\s\S]*)";
    const auto withBody = [handler](const httplib::Request &request, httplib::Response &response,
                                    const httplib::ContentReader &reader) {
        handler(
            request, [&reader](const httplib::ContentReceiver &receiver) { return reader(receiver); },
            response);
    };
    const auto withoutBody = [handler](const httplib::Request &request, httplib::Response &response) {
        handler(
            request, [](const httplib::ContentReceiver &) { return true; }, response);
    };
    Get(everyPath, withoutBody);
    Options(everyPath, withoutBody);
    Post(everyPath, withBody);
    Put(everyPath, withBody);
    Patch(everyPath, withBody);
    Delete(everyPath, withBody);

    set_exception_handler(
        [](const httplib::Request &, httplib::Response &response, std::exception_ptr error) {
            try {
                std::rethrow_exception(std::move(error));
            } catch (const std::exception &exception) {
                qWarning("%s", exception.what());
            }
            response.status = 500;
            response.set_content(R"({"detail":"A server error occurred."})", "application/json");
        });
    set_post_routing_handler([](const httplib::Request &request, httplib::Response &response) {
        response.set_header("Date", httpDate(now()).toStdString());
        // cpp-httplib claims on every HEAD that ranges work; only where they do is there an ETag.
        if (request.method == "HEAD" && !response.has_header("ETag"))
            response.headers.erase("Accept-Ranges");
    });
    set_socket_options(&setListenerOptions);
    set_read_timeout(60);
    set_write_timeout(60);
    set_keep_alive_timeout(static_cast<time_t>(idleLimit.count()));
    set_keep_alive_max_count(1'000'000);
    new_task_queue = [this] { return new Pool(m_waitingConnections); };
}

HttpServer::~HttpServer()
{
    stop();
}

quint16 HttpServer::start(quint16 port)
{
    const std::string host = "127.0.0.1";
    const int bound = port == 0 ? bind_to_any_port(host) : (bind_to_port(host, port) ? port : -1);
    if (bound <= 0)
        return 0;
    widenBacklog();
    m_listener = std::thread([this] { listen_after_bind(); });
    // stop() has no effect on a server that does not run yet.
    while (!is_running())
        std::this_thread::yield();
    return static_cast<quint16>(bound);
}

void HttpServer::stop()
{
    if (!m_listener.joinable())
        return;
    m_stopped = true;
    httplib::Server::stop();
    m_listener.join();
}

/** With the five of cpp-httplib a burst of connections loses some, which then come a second late. */
void HttpServer::widenBacklog()
{
    ::listen(svr_sock_, backlog);
}

bool HttpServer::process_and_close_socket(socket_t socket)
{
    SocketStream stream(socket, [this] { return m_stopped.load(); });
    const auto unwanted = [this] { return m_waitingConnections > 0; };
    bool answered = true;
    bool closes = false;
    while (answered && !closes && stream.waitForRequest(idleLimit, unwanted))
        answered = process_request(stream, false, closes, &HttpServer::prepareRequest);
    return answered;
}

void HttpServer::prepareRequest(httplib::Request &request)
{
    // Ranges would be applied to every answer, and bodies compressed where the library was built to: neither
    // is the same on all systems, nor what a dialect is to decide.
    request.ranges.clear();
    request.headers.erase("Accept-Encoding");
    // Without either header there is no body; cpp-httplib would read until the peer hangs up.
    if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding"))
        request.set_header("Content-Length", "0");
    // cpp-httplib's multipart reader drops filename*, so it must not recognise a form: the blank sees to
    // that.
    if (const auto type = request.headers.find("Content-Type"); type != request.headers.end())
        type->second.insert(0, 1, ' ');
}

} // namespace demo
