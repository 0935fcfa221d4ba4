#pragma once

#include <QString>

namespace ui {

/// `text` for a label that wraps: letters and digits that go on for longer than a line break in between. For
/// drawing; what has no such run stays as it is.
[[nodiscard]] QString withLongRunsBroken(const QString &text);

} // namespace ui
