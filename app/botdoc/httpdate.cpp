#include "botdoc/httpdate.h"

namespace botdoc {

QDateTime httpDate(const QByteArray &text)
{
    // Qt::RFC2822Date knows no "GMT".
    QByteArray date = text.trimmed();
    if (date.endsWith(" GMT"))
        date = date.chopped(3) + "+0000";
    return QDateTime::fromString(QString::fromLatin1(date), Qt::RFC2822Date).toUTC();
}

} // namespace botdoc
