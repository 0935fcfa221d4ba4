#pragma once

#include "medias/listsnapshot.h"

namespace ui {

class ColumnWidths;

/// The list as somebody wants it: what is loaded of it, with the columns that are wanted, in their order,
/// also those that the window has no room for.
[[nodiscard]] medias::ListSnapshot shownList(const medias::MediaListModel &model,
                                             const ColumnWidths &columns);
/// The same of some rows.
[[nodiscard]] medias::ListSnapshot shownRows(const medias::MediaListModel &model, const ColumnWidths &columns,
                                             const QList<int> &rows);

} // namespace ui
