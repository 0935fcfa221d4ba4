#pragma once

#include <QString>

namespace botdoc {
struct Media;
}

namespace content {

/// The safe file name (see safefilename.h) under which to save a media: its own name, with its extension
/// where the name has none, or one made of its number.
[[nodiscard]] QString fileNameOf(const botdoc::Media &media);

} // namespace content
