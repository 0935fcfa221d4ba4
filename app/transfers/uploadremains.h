#pragma once

#include "botdoc/ids.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace transfers {

/// How far the chunks of a file got that are on the server as one media, not yet whole.
struct UploadProgress
{
    /// nullopt: the first chunk went out, and its answer is not known.
    std::optional<botdoc::MediaId> media;
    int chunksDone = 0;     ///< answered for; the next one may have gone out
    qint64 chunkSize = 0;   ///< in bytes
    qint64 fileSize = 0;    ///< in bytes, as it was when the first chunk went out
    QDateTime fileModified; ///< UTC, the same

    friend bool operator==(const UploadProgress &, const UploadProgress &) = default;
};

/// What an attempt to send a file has left behind on the server, for the next one to go on from or to clear
/// up.
struct UploadRemains
{
    QList<botdoc::MediaId> medias; ///< made, not wanted, and not deleted
    /// The whole file or its first chunk went out after this time of the server's clock, and may be there.
    std::optional<QDateTime> unconfirmedSince;
    std::optional<UploadProgress> progress = std::nullopt; ///< its media is wanted, and not among `medias`
    /// It was cut off in the middle, and the server may still be at what it was sent.
    bool isCutShort = false;
};

} // namespace transfers
