#pragma once

#include "content/savedcontent.h"

#include <optional>

namespace botdoc {
struct Media;
}

namespace content {

/// What an attempt to save `media` has brought to its final place, of which is not known how it ended: the
/// file that has the size and MD5 the server told of it, under the target's name or a numbered one. nullopt:
/// none, or the server told no MD5. Blocks: use it on a FileThread.
[[nodiscard]] std::optional<SavedContent> savedBefore(const botdoc::Media &media, const SaveTarget &target);

} // namespace content
