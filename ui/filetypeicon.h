#pragma once

#include "content/filetype.h"

#include <QIcon>

namespace ui {

/// The icon of a kind of file.
[[nodiscard]] const QIcon &fileTypeIcon(content::FileType type);

} // namespace ui
