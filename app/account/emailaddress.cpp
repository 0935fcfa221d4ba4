#include "account/emailaddress.h"

#include <QRegularExpression>

namespace account {

QString emailIn(const QString &typed)
{
    constexpr qsizetype longest = 254;
    static const QRegularExpression invisible(QStringLiteral("[\\p{C}]"),
                                              QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression inBrackets(QStringLiteral("<([^<>]*)>\\s*\\z"));
    static const QRegularExpression address(QStringLiteral("\\A[^\\s@<>,;:]+@[^\\s@<>,;:]+\\z"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    QString email = typed;
    email.remove(invisible);
    if (const QRegularExpressionMatch match = inBrackets.match(email); match.hasMatch())
        email = match.captured(1);
    email = email.trimmed();
    if (email.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
        email.remove(0, 7);
    return email.size() <= longest && address.match(email).hasMatch() ? email : QString();
}

} // namespace account
