#include "demo/jwt.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

namespace demo {

namespace {

constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(encoding);
}

QByteArray signature(const QByteArray &text, const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toBase64(encoding);
}

QJsonObject decoded(const QByteArray &part)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(part, encoding | QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
}

} // namespace

QByteArray signToken(const TokenClaims &claims, const QByteArray &secret)
{
    const QJsonObject header{{u"alg"_qs, u"HS256"_qs}, {u"typ"_qs, u"JWT"_qs}};
    const QJsonObject payload{{u"email"_qs, claims.email},
                              {u"iat"_qs, claims.issuedAt},
                              {u"exp"_qs, claims.expires},
                              {u"orig_iat"_qs, claims.originallyIssuedAt}};
    const QByteArray text = encoded(header) + '.' + encoded(payload);
    return text + '.' + signature(text, secret);
}

TokenReading readToken(const QByteArray &token, const QByteArray &secret, qint64 time)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3 || decoded(parts[0])[u"alg"].toString() != QLatin1String("HS256") ||
        parts[2] != signature(parts[0] + '.' + parts[1], secret))
        return {{}, u"Error decoding signature."_qs};
    const QJsonObject payload = decoded(parts[1]);
    const TokenClaims claims{payload[u"email"].toString(), payload[u"iat"].toInteger(),
                             payload[u"exp"].toInteger(), payload[u"orig_iat"].toInteger()};
    if (claims.expires <= time)
        return {claims, u"Signature has expired."_qs};
    return {claims, {}};
}

} // namespace demo
