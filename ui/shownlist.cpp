#include "shownlist.h"

#include "columnwidths.h"

namespace ui {

using medias::ListSnapshot;
using medias::MediaListModel;

namespace {

ListSnapshot::Columns wantedOf(const ColumnWidths &columns)
{
    ListSnapshot::Columns wanted;
    const QList<int> sections = columns.wanted();
    for (const int section : sections)
        wanted.append(static_cast<MediaListModel::Column>(section));
    return wanted;
}

} // namespace

ListSnapshot shownList(const MediaListModel &model, const ColumnWidths &columns)
{
    return {model, wantedOf(columns)};
}

ListSnapshot shownRows(const MediaListModel &model, const ColumnWidths &columns, const QList<int> &rows)
{
    return {model, wantedOf(columns), rows};
}

} // namespace ui
