#pragma once

#include <QString>

namespace botdoc {

/// A text from a stranger (a file's name, a tag, a server's word) as it may be drawn: whatever would reorder,
/// break or hide what is around it becomes a visible mark. Bidirectional controls, control characters, line
/// breaks, invisible format characters and lone surrogates turn into U+FFFD, one for each. Of the same length
/// as `text`; everything else is kept, right-to-left letters included. Still plain text: see plainToolTip().
[[nodiscard]] QString displayText(const QString &text);

/// `text` for a tool tip, which would otherwise be drawn as rich text when it looks like some: displayText(),
/// escaped, wrapped to the tip's width. Empty for an empty text.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace botdoc
