#pragma once

#include <QByteArray>
#include <QString>

namespace demo {

/** The claims of a token; times in seconds since 1970 UTC. */
struct TokenClaims
{
    QString email;
    qint64 issuedAt = 0;
    qint64 expires = 0;
    /** When the first token of this row of renewals was issued. */
    qint64 originallyIssuedAt = 0;
};

/** What came of reading a token: its claims, or an error in the words of Django's JWT package. */
struct TokenReading
{
    TokenClaims claims;
    QString error;
};

/** A JSON Web Token (RFC 7519) signed with HS256. */
QByteArray signToken(const TokenClaims &claims, const QByteArray &secret);

/** Checks signature and expiry at @p time, in seconds since 1970 UTC. */
TokenReading readToken(const QByteArray &token, const QByteArray &secret, qint64 time);

} // namespace demo
