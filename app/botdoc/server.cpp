#include "botdoc/server.h"

#include <QHostAddress>

namespace botdoc {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Server::Server(QUrl base)
    : m_base(std::move(base))
{}

Server Server::live()
{
    return Server(QUrl(QStringLiteral("https://api.botdoc.io/v1/")));
}

Server Server::sandbox()
{
    return Server(QUrl(QStringLiteral("https://sandboxapi.botdoc.io/v1/")));
}

std::optional<Server> Server::fromText(const QString &text)
{
    QString typed = text.trimmed();
    if (!typed.contains(QLatin1String("://")))
        typed.prepend(QLatin1String("https://"));
    QUrl url(typed, QUrl::StrictMode);
    if (url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return std::nullopt;
    // "https:/host" is a slip of the pen, no host of that name.
    if (!mayBeRequested(url) || url.host() == QLatin1String("https") || url.host() == QLatin1String("http"))
        return std::nullopt;
    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    if (url.path().isEmpty() || url.path() == QLatin1String("/"))
        url.setPath(QStringLiteral("/v1/"));
    else if (!url.path().endsWith(u'/'))
        url.setPath(url.path() + u'/');
    return Server(url);
}

QString Server::host() const
{
    return m_base.authority(QUrl::FullyEncoded);
}

QUrl Server::endpoint(const QString &path) const
{
    return m_base.resolved(QUrl(path));
}

bool mayBeRequested(const QUrl &url)
{
    if (url.scheme() == QLatin1String("https"))
        return !url.host().isEmpty();
    return url.scheme() == QLatin1String("http") && isLoopback(url.host());
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

} // namespace botdoc
