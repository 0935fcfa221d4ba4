#pragma once

#include "columnwidths.h"

namespace ui {

/// Which of the columns of the medias' list matter most, by MediaListModel::Column.
[[nodiscard]] ColumnOrder mediaColumnOrder();
/// The columns of the medias' list: the names get what the others leave. `view`, which has the list's model,
/// owns them.
[[nodiscard]] ColumnWidths *shareMediaColumns(QTableView &view);

} // namespace ui
