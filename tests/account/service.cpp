#include "service.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using support::Answer;
using support::ReceivedRequest;

namespace {

QJsonObject claimsOf(const QByteArray &token)
{
    return QJsonDocument::fromJson(
               QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding))
        .object();
}

constexpr qint64 hour = 3'600'000; // ms

Answer refusal()
{
    return Answer::json(R"({"non_field_errors":["Unable to log in with provided credentials."]})", 400);
}

} // namespace

Service::Service(std::chrono::milliseconds tokenLife)
    : m_tokenLife(tokenLife)
{
    wire.on("POST", "/v1/auth/get_token/",
            [this](const ReceivedRequest &request) { return getToken(request); });
    wire.on("POST", "/v1/auth/token_refresh/",
            [this](const ReceivedRequest &request) { return refreshToken(request); });
    wire.on("GET", "/v1/media/", [this](const ReceivedRequest &request) { return medias(request); });
}

botdoc::Server Service::server() const
{
    return botdoc::Server::fromText(wire.url().toString()).value();
}

botdoc::Credentials Service::keyOf(const QString &email)
{
    return {.apiKey = QStringLiteral("key-of-") + email, .email = email, .token = {}};
}

botdoc::Credentials Service::tokenOf(const QString &email)
{
    return {.apiKey = {}, .email = {}, .token = makeToken(email)};
}

void Service::setClockAhead(std::chrono::seconds ahead)
{
    m_ahead = ahead;
    wire.setClockAhead(ahead);
}

qint64 Service::now() const
{
    return QDateTime::currentMSecsSinceEpoch() + std::chrono::milliseconds(m_ahead).count();
}

QByteArray Service::makeToken(const QString &email)
{
    constexpr auto url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QJsonObject claims{
        {QStringLiteral("email"), email},
        {QStringLiteral("iat"), static_cast<double>(now() - hour) / 1000},
        {QStringLiteral("exp"), static_cast<double>(now() + m_tokenLife.count()) / 1000}};
    m_lastToken = QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(url) + '.' +
                  QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(url) + '.' +
                  QByteArray::number(++m_tokens).toBase64(url);
    return m_lastToken;
}

bool Service::isGood(const QByteArray &token) const
{
    return !m_refusesAll && claimsOf(token)[u"exp"].toDouble() * 1000 > static_cast<double>(now());
}

Answer Service::getToken(const ReceivedRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString email = body[u"email"].toString();
    if (m_refusesAll || body[u"api_key"].toString() != keyOf(email).apiKey)
        return refusal();
    return Answer::json("{\"token\":\"" + makeToken(email) + "\"}");
}

Answer Service::refreshToken(const ReceivedRequest &request)
{
    const QByteArray token = QJsonDocument::fromJson(request.body).object()[u"token"].toString().toUtf8();
    if (!isGood(token))
        return refusal();
    return Answer::json("{\"token\":\"" + makeToken(claimsOf(token)[u"email"].toString()) + "\"}");
}

Answer Service::medias(const ReceivedRequest &request) const
{
    if (!isGood(request.header("Authorization").mid(4)))
        return Answer::json(R"({"detail":"Signature has expired."})", 401);
    return Answer::json(R"({"links":{"previous":null,"next":null},"count":0,"total_pages":1,"results":[]})");
}
