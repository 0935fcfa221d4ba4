#include "botdoc/exchange.h"

#include "botdoc/httpdate.h"

namespace botdoc {

QDateTime Exchange::serverTime() const
{
    return httpDate(header("Date"));
}

qint64 Exchange::contentLength() const
{
    bool isNumber = false;
    const qint64 length = header("Content-Length").toLongLong(&isNumber);
    return isNumber && length >= 0 ? length : -1;
}

} // namespace botdoc
