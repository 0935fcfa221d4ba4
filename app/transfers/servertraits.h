#pragma once

#include "botdoc/ids.h"

#include <QSet>

namespace transfers {

/// What uploads learn of a server, and of each other there. All in memory, for as long as the program runs.
struct ServerTraits
{
    /// Whether the chunks of a file become one media. Not documented; believed until it shows otherwise.
    bool joinsChunks = true;
    /// Medias that are known to be of one upload: they cannot be another's whose answer was lost.
    QSet<botdoc::MediaId> claimed;
};

} // namespace transfers
