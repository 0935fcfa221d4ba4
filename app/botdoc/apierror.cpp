#include "botdoc/apierror.h"

#include "botdoc/httpdate.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace botdoc {

namespace {

constexpr qsizetype longestWords = 2000;
constexpr qsizetype mostWords = 20; // that are kept apart: of a field, or fields

QStringList texts(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString().left(longestWords)};
    if (value.isDouble())
        return {value.toVariant().toString()};
    QStringList all;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto &one : array) {
            if (all.size() < mostWords)
                all += texts(one);
        }
    } else {
        // Nested serializers answer {"outer": {"inner": ["..."]}}; of anything else there are none.
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end() && all.size() < mostWords; ++it)
            all += texts(it.value());
    }
    return all;
}

ApiError::Kind kindOf(int status)
{
    switch (status) {
    case 401:
        return ApiError::Kind::Unauthorized;
    case 403:
        return ApiError::Kind::Forbidden;
    case 404:
    case 410:
        return ApiError::Kind::NotFound;
    case 408:
        return ApiError::Kind::Timeout;
    case 429:
        return ApiError::Kind::RateLimited;
    default:
        if (status >= 500)
            return ApiError::Kind::Server;
        return status >= 400 ? ApiError::Kind::Rejected : ApiError::Kind::Protocol;
    }
}

std::optional<std::chrono::milliseconds> waitOf(const QByteArray &retryAfter, const QDateTime &serverTime)
{
    const QByteArray text = retryAfter.trimmed();
    bool isNumber = false;
    const qlonglong seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 ? std::nullopt
                           : std::optional(std::chrono::milliseconds(std::min(seconds, 86'400LL) * 1000));
    const QDateTime when = httpDate(text);
    if (!when.isValid())
        return std::nullopt;
    // By the server's clock, where it is known: ours may be hours off.
    const QDateTime now = serverTime.isValid() ? serverTime : QDateTime::currentDateTimeUtc();
    return std::chrono::milliseconds(std::clamp(now.msecsTo(when), qint64(0), qint64(86'400'000)));
}

bool isWebPage(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    if (type == "text/html" || type == "application/xhtml+xml")
        return true;
    // Some say nothing of it.
    const QByteArray start = body.left(500).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

} // namespace

ApiError ApiError::fromAnswer(int status, const QByteArray &contentType, const QByteArray &body,
                              const QByteArray &retryAfter, const QDateTime &serverTime)
{
    ApiError error;
    error.kind = kindOf(status);
    error.httpStatus = status;
    error.retryAfter = waitOf(retryAfter, serverTime);

    QJsonParseError parse{};
    const QJsonDocument document = QJsonDocument::fromJson(body, &parse);
    if (document.isArray()) {
        error.serverWords = texts(document.array()).join(u' ').left(longestWords);
    } else if (document.isObject()) {
        const QJsonObject object = document.object();
        QStringList words;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QStringList said = texts(it.value());
            if (said.isEmpty())
                continue;
            if (it.key() == QLatin1String("detail") || it.key() == QLatin1String("non_field_errors"))
                words += said;
            else if (error.fields.size() < mostWords)
                error.fields.insert(it.key().left(100), said);
        }
        error.serverWords = words.join(u' ').left(longestWords);
    } else if (!body.isEmpty()) {
        // A proxy's page is no words of the server; it goes to the details alone.
        error.technical = QStringLiteral("%1: %2").arg(QString::fromLatin1(contentType.left(100)),
                                                       QString::fromUtf8(body.left(500)).simplified());
        if (isWebPage(contentType, body))
            error.cause = Cause::WebPage;
        // Says nothing of what was asked for: the API itself has words for that.
        if (error.kind == Kind::NotFound && error.cause == Cause::WebPage)
            error.kind = Kind::Protocol;
    }
    return error;
}

ApiError ApiError::cancelled()
{
    ApiError error;
    error.kind = Kind::Cancelled;
    return error;
}

ApiError ApiError::protocol(const QString &technical, int httpStatus, Cause cause)
{
    ApiError error; // is of that kind
    error.cause = cause;
    error.httpStatus = httpStatus;
    error.technical = technical;
    return error;
}

ApiError ApiError::unexpected(int status, const QByteArray &contentType, const QByteArray &body,
                              const QString &technical)
{
    return protocol(technical, status, isWebPage(contentType, body) ? Cause::WebPage : Cause::Unknown);
}

ApiError ApiError::disk(const QString &technical)
{
    ApiError error;
    error.kind = Kind::Disk;
    error.technical = technical;
    return error;
}

} // namespace botdoc
