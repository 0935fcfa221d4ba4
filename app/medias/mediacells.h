#pragma once

#include "medias/medialistmodel.h"

namespace medias {

// What a cell of MediaListModel says for each role. The texts are MediaText's.

/// `requestLabel` for the Request column; empty when the media has none. `stay` for the Stays column.
[[nodiscard]] QVariant mediaCell(const botdoc::Media &media, MediaListModel::Column column, int role,
                                 const QString &requestLabel, const StayTerms &stay);
[[nodiscard]] QVariant loadingCell(MediaListModel::Column column, int role);
[[nodiscard]] QVariant failedCell(MediaListModel::Column column, int role);
[[nodiscard]] QVariant unreadableCell(MediaListModel::Column column, int role);
[[nodiscard]] QVariant headerCell(MediaListModel::Column column, int role);

} // namespace medias
