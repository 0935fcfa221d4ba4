#pragma once

#include <QModelIndex>
#include <QVariant>

namespace medias {

class MediaListModel;

/// As QAbstractItemModel::match() takes them.
struct MatchWanted
{
    int role = Qt::DisplayRole;
    QVariant value;
    int hits = 1; ///< -1: all
    Qt::MatchFlags flags;
};

/// Cells of loaded rows in the column of `start` and from there on that fit, among no more than a few
/// thousand rows.
[[nodiscard]] QModelIndexList matchLoaded(const MediaListModel &model, const QModelIndex &start,
                                          const MatchWanted &wanted);

} // namespace medias
