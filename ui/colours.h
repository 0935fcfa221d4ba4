#pragma once

#include <QColor>
#include <QPalette>

namespace ui {

/// Colours with a meaning, chosen so that text on or beside them keeps a contrast of at least 4.5 in light
/// and dark.
enum class Meaning { Neutral, Good, Caution, Bad };

/// For text and lines on the palette's window or base colour.
[[nodiscard]] QColor meaningColour(const QPalette &palette, Meaning meaning);

/// A quiet background for a bar or badge that carries the palette's own text colour.
[[nodiscard]] QColor meaningBackground(const QPalette &palette, Meaning meaning);

/// Text of lesser weight: labels, hints.
[[nodiscard]] QColor quietText(const QPalette &palette);

/// Thin lines between and around things.
[[nodiscard]] QColor lineColour(const QPalette &palette);

} // namespace ui
