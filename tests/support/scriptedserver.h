#pragma once

#include "support/answer.h"

#include <QMutex>
#include <QSet>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <optional>

class QSslConfiguration;

namespace support {

class ScriptedConnection;

/// A request as it came in.
struct ReceivedRequest
{
    int number = 0;     ///< from 1, in the order in which their headers came
    int connection = 0; ///< from 1, in the order in which they were opened
    QByteArray verb;
    QByteArray target; ///< path and query as sent
    Headers headers;
    QByteArray body;
    bool isComplete = false; ///< the whole body has come

    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
    [[nodiscard]] QByteArray query() const { return target.mid(path().size() + 1); }
    /// The value of a header, its name in any case; empty when it is not there.
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headerIn(headers, name); }
    [[nodiscard]] bool hasHeader(const QByteArray &name) const;
};

/// An HTTP/1.1 server on loopback that does what a test tells it, records what it gets, and can be as bad as
/// real ones: see Answer.
///
///     ScriptedServer server;
///     server.on("GET", "/v1/media/", Answer::json("{}"));
///     ...
///     QTRY_COMPARE(server.count("GET", "/v1/media/"), 1);
///
/// Answers given for one route are used up in order; the last of them stays. What no route is written for
/// gets a 404 and counts in unexpected(). The server works in its thread's event loop: usually the test's; a
/// test that blocks its own loop moves it to another thread, before the first request, and deletes it there
/// (connect QThread::finished to deleteLater). All functions but the constructor may be called from any
/// thread.
class ScriptedServer final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedServer)

public:
    /// Makes the answer once the whole request is there; runs in the server's thread.
    using Script = std::function<Answer(const ReceivedRequest &)>;

    /// Listens at once, on a port of the system's choice; on `address` so that two servers can be two hosts.
    explicit ScriptedServer(const QHostAddress &address = QHostAddress::LocalHost, QObject *parent = nullptr);
    ~ScriptedServer() override;

    /// From here on speaks TLS to who connects.
    void setEncryption(const QSslConfiguration &configuration);

    /// "http://127.0.0.1:40123" and then `path`, which begins with a slash.
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;

    /// One more answer for that verb and path (without query).
    void on(const QByteArray &verb, const QByteArray &path, const Answer &answer);
    void on(const QByteArray &verb, const QByteArray &path, const Script &script);
    /// Forgets all answers written so far.
    void forget();

    /// How far the server's clock, told in every Date header, is ahead of ours.
    void setClockAhead(std::chrono::seconds ahead);

    /// Lets go what Answer::held() and heldAfter() hold back of that request, or of all that have come so
    /// far.
    void release(int number);
    void release();
    /// Ends all open connections.
    void closeConnections(Answer::Ending how = Answer::Ending::Close);
    /// Stops listening and ends all open connections: from here on who connects is refused.
    void goAway();

    /// All requests so far.
    [[nodiscard]] QList<ReceivedRequest> requests() const;
    /// Request number `number`; an empty one when it has not come.
    [[nodiscard]] ReceivedRequest request(int number) const;
    /// The newest one with that verb and path; an empty one when none has come.
    [[nodiscard]] ReceivedRequest last(const QByteArray &verb, const QByteArray &path) const;
    [[nodiscard]] int count() const;
    [[nodiscard]] int count(const QByteArray &verb, const QByteArray &path) const;
    /// Requests that no answer was written for.
    [[nodiscard]] int unexpected() const;
    /// Connections opened so far, and those that are open now.
    [[nodiscard]] int connections() const;
    [[nodiscard]] int openConnections() const;
    /// Requests that have begun to come, and whose answers are not out, on connections that are open.
    [[nodiscard]] int underWay() const;
    /// Bytes that the system has taken from the server to send: what backpressure keeps small.
    [[nodiscard]] qint64 bytesSent() const;
    /// Bytes of request bodies that have come so far, finished or not.
    [[nodiscard]] qint64 bodyBytesReceived() const;

Q_SIGNALS:
    /// A request's headers have come.
    void requestBegan(int number);
    /// The whole of a request has come.
    void requestCame(int number);
    void connectionEnded(int connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class ScriptedConnection;

    struct Step
    {
        std::optional<Answer> answer;
        Script script;
    };
    struct Route
    {
        QByteArray verb;
        QByteArray path;
        QList<Step> steps;
    };

    // For ScriptedConnection, in the server's thread.
    Step begin(ReceivedRequest &request);
    void bodyCame(const ReceivedRequest &request, qint64 bytes);
    void sent(qint64 bytes);
    void answered();
    void ended(ScriptedConnection *connection);
    [[nodiscard]] bool isReleased(int number) const;
    [[nodiscard]] QByteArray date() const;

    void add(const QByteArray &verb, const QByteArray &path, const Step &step);

    quint16 m_port = 0;
    QString m_host;
    std::unique_ptr<QSslConfiguration> m_encryption;
    QList<ScriptedConnection *> m_open;

    mutable QMutex m_mutex; // guards what follows
    QList<Route> m_routes;
    QList<ReceivedRequest> m_requests;
    QSet<int> m_released;
    std::chrono::seconds m_ahead{};
    int m_connections = 0;
    int m_openCount = 0;
    int m_underWay = 0;
    int m_unexpected = 0;
    qint64 m_bytesSent = 0;
    qint64 m_bodyBytes = 0;
};

} // namespace support
