#include "botdoc/session.h"

#include "botdoc/retrypolicy.h"
#include "botdoc/transport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>

namespace botdoc {

namespace {

constexpr qint64 longestAnswer = 256 * 1024;

/// How long before its end a token is renewed: a tenth of its life, at most five minutes.
qint64 marginOf(const TokenClaims &claims)
{
    constexpr qint64 longest = 5 * 60 * 1000;
    if (!claims.expires || !claims.issued)
        return longest / 5;
    return std::clamp<qint64>(claims.issued->msecsTo(*claims.expires) / 10, 100, longest);
}

} // namespace

Session::Session(const Server &server, const Credentials &credentials, Transport &transport, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_credentials(credentials)
    , m_transport(transport)
    , m_token(credentials.token)
    , m_claims(TokenClaims::of(credentials.token))
{
    qRegisterMetaType<std::optional<botdoc::ApiError>>();
    m_renewal.setSingleShot(true);
    m_renewal.setTimerType(Qt::PreciseTimer);
    connect(&m_renewal, &QTimer::timeout, this, [this] {
        // An answer since may have set the server's clock back a little: then it is too early.
        if (!mustWait({}))
            scheduleRenewal();
    });
}

Session::~Session() = default;

QByteArray Session::authorization() const
{
    const QMutexLocker lock(&m_mutex);
    return m_token.isEmpty() ? QByteArray() : "JWT " + m_token;
}

bool Session::mustWait(const QByteArray &refused)
{
    const QMutexLocker lock(&m_mutex);
    if (m_isRenewing)
        return true;
    const bool isRefused = !refused.isEmpty() && refused == "JWT " + m_token;
    if (!m_token.isEmpty() && !isRefused && !isDue())
        return false;
    m_isRenewing = true;
    QMetaObject::invokeMethod(this, &Session::renew, Qt::QueuedConnection);
    return true;
}

bool Session::isRenewing() const
{
    const QMutexLocker lock(&m_mutex);
    return m_isRenewing;
}

void Session::noteServerTime(const QDateTime &time)
{
    if (!time.isValid())
        return;
    const QMutexLocker lock(&m_mutex);
    const bool isFirst = !m_serverTime.isValid();
    m_serverTime = time;
    m_sinceServerTime.start();
    if (isFirst)
        QMetaObject::invokeMethod(this, &Session::scheduleRenewal, Qt::QueuedConnection);
}

std::optional<QDateTime> Session::serverTime() const
{
    const QMutexLocker lock(&m_mutex);
    return serverNow();
}

std::optional<QDateTime> Session::serverNow() const
{
    if (!m_serverTime.isValid())
        return std::nullopt;
    return m_serverTime.addMSecs(m_sinceServerTime.elapsed());
}

bool Session::isDue() const
{
    const std::optional<QDateTime> now = serverNow();
    // Without the server's clock nothing can be said; the server will, by a 401.
    return now && m_claims.expires && now->msecsTo(*m_claims.expires) <= marginOf(m_claims);
}

bool Session::hasExpired() const
{
    const QMutexLocker lock(&m_mutex);
    const std::optional<QDateTime> now = serverNow();
    return !m_credentials.hasKey() && now && m_claims.expires && *m_claims.expires <= *now;
}

void Session::scheduleRenewal()
{
    const QMutexLocker lock(&m_mutex);
    const std::optional<QDateTime> now = serverNow();
    if (!now || !m_claims.expires || m_isRenewing)
        return;
    const qint64 wait = now->msecsTo(*m_claims.expires) - marginOf(m_claims);
    // A token that has ended is not renewed on our own account, only when somebody calls.
    if (wait >= 0)
        m_renewal.start(std::chrono::milliseconds(std::min<qint64>(wait + 1, 24 * 3600 * 1000)));
}

void Session::renew()
{
    QJsonObject body;
    QString path;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_credentials.hasKey()) {
            path = QStringLiteral("auth/get_token/");
            body = {{QStringLiteral("api_key"), m_credentials.apiKey},
                    {QStringLiteral("email"), m_credentials.email}};
        } else {
            path = QStringLiteral("auth/token_refresh/");
            body = {{QStringLiteral("token"), QString::fromLatin1(m_token)}};
        }
    }
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    HttpRequest request;
    request.verb = "POST";
    request.url = m_server.endpoint(path);
    request.contentType = "application/json";
    request.body = bodyOf(bytes);
    request.bodySize = bytes.size();
    ++m_attempt;
    m_exchange = m_transport.exchange(std::move(request), this);
    connect(m_exchange, &Exchange::finished, this, &Session::answered);
    m_exchange->start();
}

void Session::answered()
{
    Exchange *exchange = std::exchange(m_exchange, nullptr);
    exchange->deleteLater();
    noteServerTime(exchange->serverTime());
    const QByteArray body = exchange->read(longestAnswer);
    std::optional<ApiError> failure = exchange->failure();
    if (!failure && exchange->status() >= 300) {
        failure = ApiError::fromAnswer(exchange->status(), exchange->header("Content-Type"), body,
                                       exchange->header("Retry-After"), exchange->serverTime());
        // This kind of server says "wrong key" or "token too old" with a 400. Another kind may mean anything.
        if (exchange->status() == 400 && failure->cause != ApiError::Cause::WebPage)
            failure->kind = ApiError::Kind::Unauthorized;
        if (failure->kind == ApiError::Kind::Unauthorized && hasExpired())
            failure->cause = ApiError::Cause::TokenExpired;
    }
    if (failure) {
        // Asking for a token changes nothing on the server: it may be repeated.
        if (const auto delay =
                retryDelay(*failure, m_attempt, QRandomGenerator::global()->generateDouble())) {
            QTimer::singleShot(*delay, this, &Session::renew);
            return;
        }
        settle(failure);
        return;
    }
    const QByteArray token = QJsonDocument::fromJson(body).object()[u"token"].toString().toUtf8();
    // It goes into a header as it is.
    const bool isHeaderText =
        std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (token.isEmpty() || !isHeaderText) {
        // Without its text, which may hold a token of another shape.
        settle(ApiError::unexpected(exchange->status(), exchange->header("Content-Type"), body,
                                    QStringLiteral("an answer without a token")));
        return;
    }
    {
        const QMutexLocker lock(&m_mutex);
        m_token = token;
        m_claims = TokenClaims::of(token);
    }
    settle(std::nullopt);
}

void Session::settle(const std::optional<ApiError> &failure)
{
    m_attempt = 0;
    {
        const QMutexLocker lock(&m_mutex);
        m_isRenewing = false;
    }
    if (!failure)
        scheduleRenewal();
    Q_EMIT settled(failure);
}

} // namespace botdoc
