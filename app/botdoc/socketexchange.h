#pragma once

#include "botdoc/answerparser.h"
#include "botdoc/exchange.h"

#include <QAbstractSocket>
#include <QDeadlineTimer>
#include <QTimer>

class QSslSocket;

namespace botdoc {

class IdleConnections;

/// An Exchange for what carries a body or content, over a connection that it has for itself. It reads while
/// it sends, and so hears of a refusal in the middle of a body, also of one that hangs up at once; it sends
/// nothing a second time; and it takes content no faster than it is read. An answer that is not content has 1
/// MiB at most.
class SocketExchange final : public Exchange
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SocketExchange)

public:
    /// What sends a body goes over an idle connection where there is one, and leaves its own there, if it has
    /// ended cleanly. `idle` must outlive this.
    SocketExchange(HttpRequest request, IdleConnections &idle, QObject *parent);
    ~SocketExchange() override;

    void start() override;
    void abort() override;
    [[nodiscard]] int status() const override { return m_status; }
    [[nodiscard]] QByteArray header(const char *name) const override { return m_answer.field(name); }
    [[nodiscard]] QByteArray read(qint64 atMost) override;
    [[nodiscard]] qint64 bytesAvailable() const override { return m_answer.available(); }
    [[nodiscard]] bool isFromElsewhere() const override;
    [[nodiscard]] const std::optional<ApiError> &failure() const override { return m_failure; }

private:
    void connectTo(const QUrl &url);
    void use(QSslSocket *socket);
    void connectBy(QAbstractSocket::NetworkLayerProtocol protocol);
    void connected();
    void sendHead();
    void bodyCame();
    void send();
    void written();
    void tellSent(qint64 done);
    void receiveSoon();
    void received();
    void answered();
    void redirect();
    void socketFailed(QAbstractSocket::SocketError error);
    void moved();
    void timedOut();
    void fail(const ApiError &error);
    void dropBody();
    [[nodiscard]] bool isReusable() const;
    void leaveConnection();
    void release();

    HttpRequest m_request;
    IdleConnections &m_idle;
    QUrl m_url; // where redirects have led
    int m_redirects = 0;
    QSslSocket *m_socket = nullptr;
    std::unique_ptr<QIODevice> m_body;
    qint64 m_taken = 0; // of the body
    qint64 m_told = 0;  // by sent()
    AnswerParser m_answer;
    QTimer m_inactivity; // runs until when nothing may have moved, or shorter
    QDeadlineTimer m_stillUntil;
    int m_status = 0;
    bool m_isToReceive = false;
    bool m_isConnected = false;
    bool m_isFinished = false;
    bool m_isAborted = false;
    std::optional<ApiError> m_firstFailure; // to connect by IPv4
    std::optional<ApiError> m_certificateFailure;
    std::optional<ApiError> m_failure;
};

} // namespace botdoc
