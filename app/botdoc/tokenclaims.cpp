#include "botdoc/tokenclaims.h"

#include "botdoc/jsonfields.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace botdoc {

namespace {

std::optional<QDateTime> instant(const QJsonValue &value)
{
    const double seconds = value.toDouble();
    // Up to the year 9999: beyond it no calendar follows.
    if (seconds <= 0 || seconds > 253'402'300'799.0)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000), Qt::UTC);
}

/// A name as an account can have it: of one line, and no longer than an address may be.
QString nameIn(const QJsonValue &value)
{
    constexpr qsizetype longest = 254;
    const QString name = value.toString().trimmed();
    const bool isName = name.size() <= longest && std::all_of(name.begin(), name.end(), [](QChar c) {
                            return c.isPrint() && c.category() != QChar::Other_Format;
                        });
    return isName ? name : QString();
}

/// What web pages and word processors add to what is copied from them goes: curly quotes, spaces of every
/// width, also none.
QString withoutDecoration(const QString &pasted)
{
    QString text;
    for (const QChar c : pasted) {
        if (c.isSpace())
            text += u' ';
        else if (c.unicode() > 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\'')
            text += c;
    }
    return text;
}

} // namespace

TokenClaims TokenClaims::of(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return {};
    const QByteArray payload = QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding);
    const QJsonObject object = QJsonDocument::fromJson(payload).object();
    TokenClaims claims;
    claims.expires = instant(object[u"exp"]);
    claims.issued = instant(object[u"iat"]);
    if (!claims.issued)
        claims.issued = instant(object[u"orig_iat"]);
    claims.holder = nameIn(object[u"email"]);
    if (claims.holder.isEmpty())
        claims.holder = nameIn(object[u"username"]);
    return claims;
}

QByteArray bareToken(const QString &pasted)
{
    static const QRegularExpression prefix(QStringLiteral("^ *(authorization *:)? *((jwt|bearer)( +|$))?"),
                                           QRegularExpression::CaseInsensitiveOption);
    QString token = withoutDecoration(pasted);
    token.remove(prefix);
    token.remove(u' ');
    return token.toLatin1();
}

QString bareKey(const QString &pasted)
{
    QString key = withoutDecoration(pasted);
    key.remove(u' ');
    return key;
}

} // namespace botdoc
