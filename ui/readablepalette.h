#pragma once

#include <QColor>

class QPalette;

namespace ui {

/// The colour of texts that stand in an empty field: the palette's own where that can be read, else between
/// its text and its base.
[[nodiscard]] QColor placeholderColour(const QPalette &palette);

/// The ground of what is selected: the palette's own, as much darker or lighter as it takes for the text upon
/// it to be read.
[[nodiscard]] QColor highlightColour(const QPalette &palette);

/// Gives the whole program these colours, and again whenever the desktop's palette changes: some themes make
/// dark palettes and forget a role, and many take a ground for what is selected that swallows white letters.
/// Once, with the application there.
void keepPaletteReadable();

} // namespace ui
