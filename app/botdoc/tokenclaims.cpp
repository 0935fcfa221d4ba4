#include "botdoc/tokenclaims.h"

#include "botdoc/jsonfields.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace botdoc {

namespace {

std::optional<QDateTime> instant(const QJsonValue &value)
{
    const double seconds = value.toDouble(-1);
    // Up to the year 9999: beyond it no calendar follows.
    if (seconds <= 0 || seconds > 253'402'300'799.0)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000), Qt::UTC);
}

} // namespace

TokenClaims TokenClaims::of(const QByteArray &token)
{
    TokenClaims claims;
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return claims;
    const QByteArray payload = QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding);
    const QJsonObject object = QJsonDocument::fromJson(payload).object();
    claims.expires = instant(object[u"exp"]);
    claims.issued = instant(object[u"iat"]);
    if (!claims.issued)
        claims.issued = instant(object[u"orig_iat"]);
    return claims;
}

QByteArray bareToken(const QString &pasted)
{
    static const QRegularExpression prefix(QStringLiteral("^ *(authorization *:)? *((jwt|bearer)( +|$))?"),
                                           QRegularExpression::CaseInsensitiveOption);
    // What web pages and word processors add: curly quotes, spaces of every width, also none.
    QString token;
    for (const QChar c : pasted) {
        if (c.isSpace())
            token += u' ';
        else if (c.unicode() > 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\'')
            token += c;
    }
    token.remove(prefix);
    token.remove(u' ');
    return token.toLatin1();
}

} // namespace botdoc
