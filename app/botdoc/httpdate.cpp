#include "botdoc/httpdate.h"

namespace botdoc {

QDateTime httpDate(const QByteArray &text)
{
    // Qt::RFC2822Date knows no "GMT". The day of the week says nothing that the date does not.
    QByteArray date = text.mid(text.indexOf(',') + 1).trimmed().left(64);
    if (date.endsWith(" GMT"))
        date.replace(date.size() - 3, 3, "+0000");
    return QDateTime::fromString(QString::fromLatin1(date), Qt::RFC2822Date).toUTC();
}

} // namespace botdoc
