#pragma once

#include "botdoc/ids.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <optional>

namespace botdoc {

/// How many downloads the server still allows; at least 0; nullopt when it does not say.
[[nodiscard]] std::optional<qint64> downloadsLeft(std::optional<qint64> timesDownloaded,
                                                  std::optional<qint64> maxAllowedTimesDownloaded);
/// Whether all chunks are there, as far as the server says.
[[nodiscard]] bool areAllThere(std::optional<qint64> currentChunk, std::optional<qint64> totalChunks);

/// One media, as `GET media/{id}/` describes it ("Managing your medias": Getting a specific media).
/// Only the id is certain: every other field may be missing, null or of a surprising type in an answer, and
/// is nullopt then. Texts come from strangers: show them as plain text only. URLs among the fields
/// (download_link_data_collection) are left unread: nothing may ever be requested from one.
struct Media
{
    MediaId id{};
    std::optional<QString> name;
    std::optional<QString> contentType;
    std::optional<qint64> bytes; ///< size of the content
    std::optional<QString> extension;
    std::optional<QString> file; ///< the server's storage name
    std::optional<qint64> totalChunks;
    std::optional<qint64> currentChunk;     ///< how many chunks have arrived
    std::optional<QString> remoteAddress;   ///< metadata.remote_addr: where it was sent from
    std::optional<QDateTime> created;       ///< UTC
    std::optional<QDateTime> updated;       ///< UTC
    std::optional<QByteArray> fileChecksum; ///< MD5, 32 lower-case hex digits
    std::optional<QDateTime> removedAt;     ///< UTC; set: the content is gone
    std::optional<QString> removedRequestedFrom;
    std::optional<qint64> timesDownloaded;
    std::optional<qint64> maxAllowedTimesDownloaded;
    std::optional<QString> state; ///< "available" is documented, others are not
    std::optional<QString> tag;
    std::optional<RequestId> request;

    /// nullopt when there is no usable id: such a media cannot be shown, fetched or deleted.
    [[nodiscard]] static std::optional<Media> fromJson(const QJsonObject &object);
    /// As fromJson() reads it, by the API's names; what is nullopt is left out.
    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] std::optional<qint64> downloadsLeft() const
    {
        return botdoc::downloadsLeft(timesDownloaded, maxAllowedTimesDownloaded);
    }
    [[nodiscard]] bool isRemoved() const { return removedAt.has_value(); }
    [[nodiscard]] bool isComplete() const { return areAllThere(currentChunk, totalChunks); }

    friend bool operator==(const Media &, const Media &) = default;
};

} // namespace botdoc

Q_DECLARE_METATYPE(botdoc::Media)
