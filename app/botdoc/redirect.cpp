#include "botdoc/redirect.h"

#include "botdoc/exchange.h"
#include "botdoc/server.h"

namespace botdoc {

namespace {

constexpr int mostRedirects = 5;

} // namespace

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<QUrl> redirectTarget(const HttpRequest &request, const QUrl &from, int status,
                            const QByteArray &location, int followed)
{
    const QUrl target = from.resolved(QUrl::fromEncoded(location));
    const QString where = target.scheme() + QLatin1String("://") + target.host();
    // A POST would lose its body or send it twice; what it answers in the end would be no success.
    if (request.verb != "GET") {
        return Failure(ApiError::protocol(
            QStringLiteral("%1 was redirected to %2").arg(QString::fromLatin1(request.verb), where), status,
            ApiError::Cause::Redirected));
    }
    const bool isLesser =
        from.scheme() == QLatin1String("https") && target.scheme() != QLatin1String("https");
    if (!mayBeRequested(target) || isLesser || !target.userInfo().isEmpty())
        return Failure(ApiError::protocol(QStringLiteral("redirected to %1, which is not safe").arg(where),
                                          status, ApiError::Cause::Redirected));
    if (followed >= mostRedirects)
        return Failure(ApiError::protocol(QStringLiteral("redirected more than %1 times").arg(mostRedirects),
                                          status, ApiError::Cause::Redirected));
    return target;
}

} // namespace botdoc
