#pragma once

#include <QStringList>

class QMimeData;

namespace ui {

/// The local files and folders in what is dragged or pasted; empty when there are none.
[[nodiscard]] QStringList droppedFiles(const QMimeData *data);

} // namespace ui
