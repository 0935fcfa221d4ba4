#include "botdoc/media.h"

#include "botdoc/jsonfields.h"

#include <algorithm>

namespace botdoc {

namespace {

std::optional<QByteArray> md5Of(const QJsonValue &value)
{
    const QByteArray hex = value.toString().trimmed().toLower().toLatin1();
    const bool isMd5 = hex.size() == 32 && std::all_of(hex.begin(), hex.end(), [](char c) {
                           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                       });
    return isMd5 ? std::optional(hex) : std::nullopt;
}

QJsonValue valueOf(qint64 value)
{
    return value;
}

QJsonValue valueOf(const QString &value)
{
    return value;
}

QJsonValue valueOf(const QByteArray &value)
{
    return QString::fromLatin1(value);
}

QJsonValue valueOf(const QDateTime &value)
{
    return value.toString(Qt::ISODateWithMs);
}

template <typename T>
void add(QJsonObject &object, QLatin1String key, const std::optional<T> &value)
{
    if (value)
        object[key] = valueOf(*value);
}

} // namespace

std::optional<Media> Media::fromJson(const QJsonObject &object)
{
    const std::optional<qint64> id = json::integer(object[u"id"]);
    if (!id || *id <= 0)
        return std::nullopt;

    Media media;
    media.id = MediaId{*id};
    media.name = json::text(object[u"name"]);
    media.contentType = json::text(object[u"content_type"]);
    media.bytes = json::count(object[u"bytes"]);
    media.extension = json::text(object[u"extension"]);
    media.file = json::text(object[u"file"]);
    media.totalChunks = json::count(object[u"total_chunks"]);
    media.currentChunk = json::count(object[u"current_chunk"]);
    media.remoteAddress = json::text(object[u"metadata"].toObject()[u"remote_addr"]);
    media.created = json::time(object[u"created"]);
    media.updated = json::time(object[u"updated"]);
    media.fileChecksum = md5Of(object[u"file_checksum"]);
    media.removedAt = json::time(object[u"removed_at"]);
    media.removedRequestedFrom = json::text(object[u"removed_requested_from"]);
    media.timesDownloaded = json::count(object[u"times_downloaded"]);
    media.maxAllowedTimesDownloaded = json::count(object[u"max_allowed_times_downloaded"]);
    media.state = json::text(object[u"state"]);
    media.tag = json::text(object[u"tag"]);
    if (const std::optional<qint64> request = json::integer(object[u"request"]); request && *request > 0)
        media.request = RequestId{*request};
    return media;
}

QJsonObject Media::toJson() const
{
    QJsonObject object{{QStringLiteral("id"), number(id)}};
    add(object, QLatin1String("name"), name);
    add(object, QLatin1String("content_type"), contentType);
    add(object, QLatin1String("bytes"), bytes);
    add(object, QLatin1String("extension"), extension);
    add(object, QLatin1String("file"), file);
    add(object, QLatin1String("total_chunks"), totalChunks);
    add(object, QLatin1String("current_chunk"), currentChunk);
    if (remoteAddress)
        object[u"metadata"] = QJsonObject{{QStringLiteral("remote_addr"), *remoteAddress}};
    add(object, QLatin1String("created"), created);
    add(object, QLatin1String("updated"), updated);
    add(object, QLatin1String("file_checksum"), fileChecksum);
    add(object, QLatin1String("removed_at"), removedAt);
    add(object, QLatin1String("removed_requested_from"), removedRequestedFrom);
    add(object, QLatin1String("times_downloaded"), timesDownloaded);
    add(object, QLatin1String("max_allowed_times_downloaded"), maxAllowedTimesDownloaded);
    add(object, QLatin1String("state"), state);
    add(object, QLatin1String("tag"), tag);
    if (request)
        object[u"request"] = number(*request);
    return object;
}

std::optional<qint64> downloadsLeft(std::optional<qint64> timesDownloaded,
                                    std::optional<qint64> maxAllowedTimesDownloaded)
{
    if (!timesDownloaded || !maxAllowedTimesDownloaded)
        return std::nullopt;
    return std::max<qint64>(0, *maxAllowedTimesDownloaded - *timesDownloaded);
}

bool areAllThere(std::optional<qint64> currentChunk, std::optional<qint64> totalChunks)
{
    return !totalChunks || !currentChunk || *currentChunk >= *totalChunks;
}

} // namespace botdoc
