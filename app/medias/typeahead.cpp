#include "medias/typeahead.h"

#include "medias/medialistmodel.h"

#include <algorithm>

namespace medias {

namespace {

constexpr int mostMatched = 5000;

bool isMatch(const QVariant &cell, const QVariant &value, Qt::MatchFlags flags)
{
    const Qt::CaseSensitivity sensitivity =
        flags.testFlag(Qt::MatchCaseSensitive) ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const QString text = cell.toString();
    const QString wanted = value.toString();
    switch ((flags & Qt::MatchTypeMask).toInt()) {
    case Qt::MatchStartsWith:
        return text.startsWith(wanted, sensitivity);
    case Qt::MatchContains:
        return text.contains(wanted, sensitivity);
    case Qt::MatchEndsWith:
        return text.endsWith(wanted, sensitivity);
    case Qt::MatchFixedString:
        return text.compare(wanted, sensitivity) == 0;
    case Qt::MatchExactly:
        return cell == value;
    default:
        return false;
    }
}

} // namespace

QModelIndexList matchLoaded(const MediaListModel &model, const QModelIndex &start, const MatchWanted &wanted)
{
    QModelIndexList found;
    const int rows = model.rowCount();
    if (!start.isValid() || rows == 0)
        return found;
    const bool wraps = wanted.flags.testFlag(Qt::MatchWrap);
    const int looked = std::min(wraps ? rows : rows - start.row(), mostMatched);
    for (int i = 0; i < looked && (wanted.hits == -1 || found.size() < wanted.hits); ++i) {
        const int row = (start.row() + i) % rows;
        if (!model.idAt(row))
            continue;
        const QModelIndex candidate = model.index(row, start.column());
        if (isMatch(model.data(candidate, wanted.role), wanted.value, wanted.flags))
            found.append(candidate);
    }
    return found;
}

} // namespace medias
