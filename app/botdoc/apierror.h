#pragma once

#include <QDateTime>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace botdoc {

/// Why a call came to nothing: what programs decide on (kind, status, fields) apart from what people read.
/// botdoc::inWords() turns it into what staff read.
struct ApiError
{
    Q_GADGET

public:
    enum class Kind {
        Offline,        ///< no connection, or it broke before an answer
        Timeout,        ///< nothing moved for longer than the time limit
        Unauthorized,   ///< 401, or the key or token was refused
        Forbidden,      ///< 403
        NotFound,       ///< 404, 410; but with a web page Protocol
        Rejected,       ///< any other 4xx; `fields` names what was refused
        RateLimited,    ///< 429; `retryAfter` as the server asked
        Server,         ///< 5xx
        Protocol,       ///< an answer that is not Botdoc's: HTML, broken JSON, a redirect not to be followed
        Tls,            ///< the certificate or the encryption failed
        Cancelled,      ///< somebody here asked for it
        Disk,           ///< a file could not be read or written; `technical` says why, in the system's words
        EmptyFile,      ///< nothing was sent: the API takes no empty files
        FileChanged,    ///< the file changed while it was being sent; nothing of it is kept
        Damaged,        ///< what arrived is not what was sent; `technical` names both sizes or checksums
        Unconfirmed,    ///< sent, but whether it arrived could not be found out
        NoDownloadsLeft ///< every download that the server allows for this media has been used up
    };
    Q_ENUM(Kind)

    /// What is known beyond the kind, where it changes what staff can do about it.
    enum class Cause {
        Unknown,
        HostNotFound,           ///< Offline: no such name, or no network to ask for it
        ConnectionRefused,      ///< Offline: a computer, but nobody listens there
        Proxy,                  ///< the network's proxy, not the server
        CertificateExpired,     ///< Tls; by our clock, which may be wrong
        CertificateNotYetValid, ///< Tls; by our clock, which may be wrong
        CertificateOtherHost,   ///< Tls: a good one, but of somebody else
        CertificateSelfSigned,  ///< Tls: anybody could have made it
        CertificateUntrusted,   ///< Tls: its issuer is not known here
        CertificateRevoked,     ///< Tls
        WebPage,                ///< HTML came: a proxy, a network's sign-in page, another kind of server
        Redirected,             ///< Protocol: sent on to where the call must not follow
        TokenExpired,           ///< Unauthorized: the token has ended, by the server's clock
        NoRoom,         ///< Disk: the volume is full, or would be; `technical` may say how much it lacks
        ContentChanged, ///< Damaged: the content became another one while it was being fetched
        NotContinued    ///< Protocol: a download that broke off did not go on where it was
    };
    Q_ENUM(Cause)

    Kind kind = Kind::Protocol;
    Cause cause = Cause::Unknown;
    int httpStatus = 0;                ///< 0: no answer
    QString serverWords;               ///< what the server said of the whole, plain text
    QMap<QString, QStringList> fields; ///< what it said of single fields, by the API's names
    std::optional<std::chrono::milliseconds> retryAfter; ///< from Retry-After
    QString technical;                                   ///< for the details: never shown first

    /// An answer of status 300 or more, in the shapes a Django REST framework service and the proxies before
    /// it use:
    /// {"detail": ...}, {"field": [...]}, {"non_field_errors": [...]}, HTML, nothing.
    /// `retryAfter` is the header's value, seconds or an HTTP date; `serverTime` the answer's own Date.
    [[nodiscard]] static ApiError fromAnswer(int status, const QByteArray &contentType,
                                             const QByteArray &body, const QByteArray &retryAfter = {},
                                             const QDateTime &serverTime = {});
    [[nodiscard]] static ApiError cancelled();
    [[nodiscard]] static ApiError protocol(const QString &technical, int httpStatus = 0,
                                           Cause cause = Cause::Unknown);
    /// A complete answer of status 200 to 299 that is not Botdoc's; `technical` says what is wrong with it.
    [[nodiscard]] static ApiError unexpected(int status, const QByteArray &contentType,
                                             const QByteArray &body, const QString &technical);
    [[nodiscard]] static ApiError disk(const QString &technical);

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

} // namespace botdoc

Q_DECLARE_METATYPE(botdoc::ApiError)
