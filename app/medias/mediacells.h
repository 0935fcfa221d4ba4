#pragma once

#include "medias/medialistmodel.h"

namespace medias {

// What a cell of MediaListModel says for each role. The texts are MediaText's.

/// What else there is to know of a media, where its column tells of it.
struct CellTerms
{
    QString requestLabel; ///< for the Request column; empty when the media has none
    StayTerms stay = {};  ///< for the Stays column
    bool isNew = false;   ///< for the Name column
};

[[nodiscard]] QVariant mediaCell(const botdoc::Media &media, MediaListModel::Column column, int role,
                                 const CellTerms &terms);
[[nodiscard]] QVariant loadingCell(MediaListModel::Column column, int role);
[[nodiscard]] QVariant failedCell(MediaListModel::Column column, int role);
[[nodiscard]] QVariant unreadableCell(MediaListModel::Column column, int role);
[[nodiscard]] QVariant headerCell(MediaListModel::Column column, int role);

} // namespace medias
