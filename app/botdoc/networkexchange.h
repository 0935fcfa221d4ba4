#pragma once

#include "botdoc/exchange.h"

#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;
class QSslError;

namespace botdoc {

/// An Exchange without a body and with an answer of moderate size over QNetworkAccessManager, with that
/// class's own ideas of redirects, repeats and sign-ins taken away. It reads no answer while it sends, and
/// loses the end of one without a length when it is told not to read ahead: what is larger is for
/// SocketExchange.
class NetworkExchange final : public Exchange
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkExchange)

public:
    /// `network` must outlive this.
    NetworkExchange(QNetworkAccessManager &network, HttpRequest request, QObject *parent);
    ~NetworkExchange() override;

    void start() override;
    void abort() override;
    [[nodiscard]] int status() const override { return m_status; }
    [[nodiscard]] QByteArray header(const char *name) const override;
    [[nodiscard]] QByteArray read(qint64 atMost) override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool isFromElsewhere() const override;
    [[nodiscard]] const std::optional<ApiError> &failure() const override { return m_failure; }

private:
    void send(const QUrl &url);
    void metaDataChanged();
    void certificateRefused(const QList<QSslError> &errors);
    void replyFinished();
    void moved();
    void timedOut();
    void fail(const ApiError &error);
    void stop();
    void release();

    QNetworkAccessManager &m_network;
    HttpRequest m_request;
    std::unique_ptr<QIODevice> m_body;
    QNetworkReply *m_reply = nullptr;
    QTimer m_inactivity;
    int m_status = 0;
    int m_redirects = 0;
    bool m_isFinished = false;
    bool m_isAborted = false;
    std::optional<ApiError> m_failure;
    std::optional<ApiError> m_certificateFailure;
};

} // namespace botdoc
