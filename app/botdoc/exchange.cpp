#include "botdoc/exchange.h"

#include <QIODevice>

namespace botdoc {

QDateTime Exchange::serverTime() const
{
    return QDateTime::fromString(QString::fromLatin1(header("Date")), Qt::RFC2822Date).toUTC();
}

qint64 Exchange::contentLength() const
{
    bool isNumber = false;
    const qint64 length = header("Content-Length").toLongLong(&isNumber);
    return isNumber && length >= 0 ? length : -1;
}

} // namespace botdoc
