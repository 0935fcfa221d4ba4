#include "botdoc/exchange.h"

#include "botdoc/httpdate.h"
#include "botdoc/server.h"

namespace botdoc {

QList<QPair<QByteArray, QByteArray>> HttpRequest::headersFor(const QUrl &to) const
{
    QList<QPair<QByteArray, QByteArray>> headers = {
        {"User-Agent", "Mediadesk/" MEDIADESK_VERSION},
        {"Accept", accept},
        // The content must arrive as its checksum was taken.
        {"Accept-Encoding", "identity"},
    };
    if (!range.isEmpty())
        headers.append({"Range", range});
    if (!ifRange.isEmpty())
        headers.append({"If-Range", ifRange});
    if (!authorization.isEmpty() && isSameOrigin(to, url))
        headers.append({"Authorization", authorization});
    if (body)
        headers.append({"Content-Type", contentType});
    return headers;
}

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
