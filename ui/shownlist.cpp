#include "shownlist.h"

#include <QHeaderView>

namespace ui {

using medias::ListSnapshot;
using medias::MediaListModel;

ListSnapshot shownList(const MediaListModel &model, const QHeaderView &header)
{
    ListSnapshot::Columns columns;
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        if (!header.isSectionHidden(column))
            columns.append(static_cast<MediaListModel::Column>(column));
    }
    return ListSnapshot(model, columns);
}

} // namespace ui
