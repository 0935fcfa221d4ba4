#pragma once

#include "botdoc/call.h"
#include "botdoc/exchange.h"
#include "botdoc/session.h"

#include <memory>

namespace botdoc {

class UploadChannel;

/// The Call behind every function of Client: waits while the token is renewed, sends, renews once after a
/// 401, repeats what may be repeated, and reads the answer.
class ApiCall : public Call
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApiCall)

public:
    enum class Repeat { Allowed, Forbidden };

    /// `channel` must outlive this.
    ApiCall(UploadChannel &channel, std::shared_ptr<Session> session, HttpRequest request, Repeat repeat,
            QObject *parent, QObject *context, Callback<HttpAnswer> callback);

    void start();

protected:
    void stop() override;
    /// Headers of a final answer of 200 to 299 are there.
    virtual void contentBegins(Exchange &exchange);
    /// More of its content can be read. This class collects it for HttpAnswer::body.
    virtual void contentArrived(Exchange &exchange);
    /// The exchange ended well with a status of 200 to 299.
    virtual void contentEnded(Exchange &exchange);

    void succeed(Exchange &exchange);
    void fail(const ApiError &error);

private:
    void attempt();
    void send();
    void sessionSettled(const std::optional<ApiError> &failure);
    void answered();
    void read();
    void collect(Exchange &exchange);

    UploadChannel &m_channel;
    std::shared_ptr<Session> m_session;
    HttpRequest m_request;
    Repeat m_repeat;
    Exchange *m_exchange = nullptr;
    QByteArray m_body;
    QByteArray m_used;    // the authorization that the attempt under way carries
    QByteArray m_refused; // one that met a 401
    int m_attempt = 0;
    bool m_isWaiting = false;
};

} // namespace botdoc
