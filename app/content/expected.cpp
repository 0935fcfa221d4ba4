#include "content/expected.h"

namespace content {

namespace {

botdoc::ApiError damaged(const QString &technical)
{
    botdoc::ApiError error;
    error.kind = botdoc::ApiError::Kind::Damaged;
    error.technical = technical;
    return error;
}

} // namespace

std::optional<botdoc::ApiError> damageOf(const Expected &expected, qint64 bytes, const QByteArray &md5)
{
    if (expected.bytes && *expected.bytes != bytes)
        return damaged(QStringLiteral("%1 bytes, not %2").arg(bytes).arg(*expected.bytes));
    if (expected.md5 && *expected.md5 != md5) {
        return damaged(QStringLiteral("MD5 %1, not %2")
                           .arg(QString::fromLatin1(md5), QString::fromLatin1(*expected.md5)));
    }
    return std::nullopt;
}

} // namespace content
