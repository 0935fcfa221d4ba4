#pragma once

#include <QColor>
#include <QPalette>

namespace ui {

/// What text needs to be read with ease (WCAG 2, AA).
inline constexpr double leastContrast = 4.5;

/// From 1, for the same colour, to 21, for black on white; transparency does not count.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

/// `share` of one and the rest of the other.
[[nodiscard]] QColor mixed(const QColor &one, const QColor &other, double share);

/// Colours with a meaning, chosen so that text on or beside them keeps leastContrast in light and dark.
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
