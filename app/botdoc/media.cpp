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

std::optional<qint64> Media::downloadsLeft() const
{
    if (!timesDownloaded || !maxAllowedTimesDownloaded)
        return std::nullopt;
    return std::max<qint64>(0, *maxAllowedTimesDownloaded - *timesDownloaded);
}

bool Media::isComplete() const
{
    return !totalChunks || !currentChunk || *currentChunk >= *totalChunks;
}

} // namespace botdoc
