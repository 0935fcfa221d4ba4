#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace botdoc {

/// Where the API is: a base URL ending in `/v1/` or another path ending in `/`.
/// https, or http on a loopback address only.
class Server
{
public:
    /// https://api.botdoc.io/v1/
    [[nodiscard]] static Server live();
    /// https://sandboxapi.botdoc.io/v1/
    [[nodiscard]] static Server sandbox();
    /// From what a person typed: a host, with or without scheme, port and path; `/v1/` is added where no path
    /// is given. nullopt for what is no address, plain http to another machine, or an address with a password
    /// in it.
    [[nodiscard]] static std::optional<Server> fromText(const QString &text);

    [[nodiscard]] const QUrl &base() const { return m_base; }
    /// Host, and the port where it is not the scheme's own: what the window shows. A name with letters beyond
    /// ASCII stands here as it goes out ("xn--..."), for some of them look like others.
    [[nodiscard]] QString host() const;
    /// The URL of an endpoint given relative to the base, e.g. "media/5/".
    [[nodiscard]] QUrl endpoint(const QString &path) const;

    friend bool operator==(const Server &, const Server &) = default;

private:
    explicit Server(QUrl base);

    QUrl m_base;
};

/// http and https URLs that may be requested: https anywhere, http on loopback addresses only.
[[nodiscard]] bool mayBeRequested(const QUrl &url);

/// The same scheme, host and port: the only place where a token may go.
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

} // namespace botdoc
