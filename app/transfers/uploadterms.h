#pragma once

#include "transfers/filechunk.h"

#include <QList>

#include <chrono>

namespace transfers {

/// How files are sent.
struct UploadTerms
{
    qint64 chunkSize = FileChunks::usualSize;
    /// Before each look for a chunk whose answer was lost: the server may still be at it, for half a minute.
    QList<std::chrono::milliseconds> pauses = {std::chrono::seconds(1), std::chrono::seconds(2),
                                               std::chrono::seconds(4), std::chrono::seconds(8),
                                               std::chrono::seconds(16)};
};

} // namespace transfers
