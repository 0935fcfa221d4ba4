#include "botdoc/apicall.h"

#include "botdoc/retrypolicy.h"
#include "botdoc/uploadchannel.h"

#include <QIODevice>
#include <QRandomGenerator>
#include <QTimer>

namespace botdoc {

namespace {

/// A page of a hundred medias is about 80 KiB; what is far beyond is no answer of this API.
constexpr qint64 longestAnswer = 16 * 1024 * 1024;

} // namespace

ApiCall::ApiCall(UploadChannel &channel, std::shared_ptr<Session> session, HttpRequest request, Repeat repeat,
                 QObject *parent, QObject *context, Callback<HttpAnswer> callback)
    : Call(parent, context, std::move(callback))
    , m_channel(channel)
    , m_session(std::move(session))
    , m_request(std::move(request))
    , m_repeat(repeat)
{
    connect(m_session.get(), &Session::settled, this, &ApiCall::sessionSettled);
}

void ApiCall::start()
{
    attempt();
}

void ApiCall::stop()
{
    m_isWaiting = false;
    if (!m_exchange)
        return;
    m_exchange->abort();
    m_exchange->deleteLater();
    m_exchange = nullptr;
}

void ApiCall::attempt()
{
    if (isFinished())
        return;
    if (m_session->mustWait(m_refused)) {
        m_isWaiting = true;
        return;
    }
    send();
}

void ApiCall::send()
{
    m_body.clear();
    m_used = m_session->authorization();
    HttpRequest request = m_request;
    request.authorization = m_used;
    m_exchange = m_channel.exchange(std::move(request), this);
    connect(m_exchange, &Exchange::headersReceived, this, [this] {
        if (m_exchange->status() < 300)
            contentBegins(*m_exchange);
    });
    connect(m_exchange, &Exchange::readyRead, this, &ApiCall::read);
    connect(m_exchange, &Exchange::sent, this, &Call::progress);
    connect(m_exchange, &Exchange::finished, this, &ApiCall::answered);
    m_exchange->start();
}

void ApiCall::sessionSettled(const std::optional<ApiError> &failure)
{
    // From the session's thread, news of a renewal before the one that this waits for may come late.
    if (!m_isWaiting || m_session->isRenewing())
        return;
    m_isWaiting = false;
    // A token that could not be renewed in time may still be good: the server will say.
    const bool hasUntriedToken = m_refused.isEmpty() && !m_session->authorization().isEmpty();
    if (failure && !hasUntriedToken) {
        fail(*failure);
        return;
    }
    // Not asked again whether the token is due: one that lives too short would be renewed for ever.
    send();
}

void ApiCall::read()
{
    if (m_exchange->status() < 300)
        contentArrived(*m_exchange);
    else
        collect(*m_exchange);
}

void ApiCall::collect(Exchange &exchange)
{
    m_body += exchange.read(longestAnswer + 1 - m_body.size());
    if (m_body.size() > longestAnswer) {
        stop();
        fail(ApiError::protocol(QStringLiteral("an answer of more than %1 MiB").arg(longestAnswer >> 20)));
    }
}

void ApiCall::answered()
{
    Exchange &exchange = *m_exchange;
    const bool isFromElsewhere = exchange.isFromElsewhere();
    if (!isFromElsewhere)
        m_session->noteServerTime(exchange.serverTime());

    std::optional<ApiError> error = exchange.failure();
    if (!error && exchange.status() < 300) {
        contentEnded(exchange);
        return;
    }
    if (!error) {
        collect(exchange);
        if (isFinished())
            return;
        error = ApiError::fromAnswer(exchange.status(), exchange.header("Content-Type"), m_body,
                                     exchange.header("Retry-After"), exchange.serverTime());
    }
    if (isFromElsewhere && error->kind == ApiError::Kind::Unauthorized)
        error->kind = ApiError::Kind::Forbidden; // it never saw the token
    ++m_attempt;
    stop();

    // A 401 was answered without acting on the call, whatever it was: with a new token it goes out again,
    // once.
    if (error->kind == ApiError::Kind::Unauthorized && m_refused.isEmpty()) {
        m_refused = m_used;
        attempt();
        return;
    }
    if (m_repeat == Repeat::Allowed) {
        if (const auto delay = retryDelay(*error, m_attempt, QRandomGenerator::global()->generateDouble())) {
            QTimer::singleShot(*delay, this, &ApiCall::attempt);
            return;
        }
    }
    fail(*error);
}

void ApiCall::contentBegins(Exchange & /*exchange*/) {}

void ApiCall::contentArrived(Exchange &exchange)
{
    collect(exchange);
}

void ApiCall::contentEnded(Exchange &exchange)
{
    // Content may lie elsewhere; what the API says is said by the server whose name the window shows.
    if (exchange.isFromElsewhere()) {
        fail(ApiError::protocol(QStringLiteral("the answer came from another server"), exchange.status(),
                                ApiError::Cause::Redirected));
        return;
    }
    collect(exchange);
    succeed(exchange);
}

void ApiCall::succeed(Exchange &exchange)
{
    HttpAnswer answer;
    answer.status = exchange.status();
    answer.contentType = exchange.header("Content-Type");
    answer.body = std::move(m_body);
    finish(std::move(answer));
}

void ApiCall::fail(const ApiError &error)
{
    finish(Failure(error));
}

} // namespace botdoc
