#pragma once

#include "medias/listsnapshot.h"

class QHeaderView;

namespace ui {

/// The list as somebody has it before them: what is loaded of it, with the columns that `header` shows, in
/// their order there.
[[nodiscard]] medias::ListSnapshot shownList(const medias::MediaListModel &model, const QHeaderView &header);

} // namespace ui
