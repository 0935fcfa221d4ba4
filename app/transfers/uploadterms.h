#pragma once

#include "transfers/filechunk.h"

#include "botdoc/ids.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace transfers {

/// How files are sent.
struct UploadTerms
{
    qint64 chunkSize = FileChunks::usualSize;
    /// Before each look for a chunk whose answer was lost: the server may still be at it.
    QList<std::chrono::milliseconds> pauses = {std::chrono::seconds(1), std::chrono::seconds(2),
                                               std::chrono::seconds(4)};
};

/// What an attempt to send a file has left behind on the server, for the next one to clear up.
struct UploadRemains
{
    QList<botdoc::MediaId> medias; ///< made, not wanted, and not deleted
    /// The whole file or its first chunk went out after this time of the server's clock, and may be there.
    std::optional<QDateTime> unconfirmedSince;
};

} // namespace transfers
