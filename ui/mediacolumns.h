#pragma once

class QTableView;

namespace ui {

class ColumnWidths;

/// The columns of the medias' list: the names get what the others leave. `view`, which has the list's model,
/// owns them.
[[nodiscard]] ColumnWidths *shareMediaColumns(QTableView &view);

} // namespace ui
