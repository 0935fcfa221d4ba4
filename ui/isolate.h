#pragma once

#include <QString>

namespace ui {

/// `text` for drawing, kept in its own writing direction whatever the window's: "../x.pdf" stays in order in
/// an Arabic window, an Arabic name in an English one. For drawing only: the marks around it must not be
/// copied or spoken.
[[nodiscard]] QString isolated(const QString &text);
/// The same for a window of that direction: as it is where it cannot be drawn otherwise, for the marks make
/// drawing slower.
[[nodiscard]] QString isolated(const QString &text, Qt::LayoutDirection window);

} // namespace ui
