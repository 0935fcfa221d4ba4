#pragma once

#include "colours.h"

#include <QIcon>

namespace ui {

/// One of our icons by its file name in resources/icons, drawn in the text colour of the palette at the time
/// it is painted: right in light and dark, pale when disabled, crisp at every scale. An unknown name gives an
/// empty icon.
[[nodiscard]] QIcon icon(const QString &name);

/// The same in the colour of text on another ground.
[[nodiscard]] QIcon icon(const QString &name, QPalette::ColorRole role);

/// The same in a colour of its own, for what carries a meaning: error, warning, success.
[[nodiscard]] QIcon icon(const QString &name, Meaning meaning);

/// The program's own icon in all its sizes.
[[nodiscard]] QIcon programIcon();

} // namespace ui
