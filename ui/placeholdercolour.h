#pragma once

#include <QColor>

class QPalette;

namespace ui {

/// The colour of texts that stand in an empty field: the palette's own where that can be read, else between
/// its text and its base.
[[nodiscard]] QColor placeholderColour(const QPalette &palette);

/// Gives the whole program that colour, and again whenever the desktop's palette changes: some themes make
/// dark palettes and forget this one role. Once, with the application there.
void keepPlaceholdersReadable();

} // namespace ui
