#include "medias/listepoch.h"

#include "medias/mediarows.h"
#include "medias/pageanswer.h"

namespace medias {

void ListEpoch::begin()
{
    ++m_number;
    m_total.reset();
}

void ListEpoch::noteRemoval()
{
    if (m_total)
        --*m_total;
}

bool ListEpoch::isContradictedBy(const PageAnswer &answer, std::optional<qint64> total,
                                 const MediaRows &rows) const
{
    if (total && m_total && *total != *m_total)
        return true;
    if (answer.total && rows.firstFreshFrom(*answer.total, m_number) != -1)
        return true;
    for (int i = 0; i < answer.entries.size(); ++i) {
        const std::optional<botdoc::Media> &entry = answer.entries[i];
        const int row = answer.offset + i;
        const int known = entry ? rows.rowOf(entry->id) : -1;
        if (known == row)
            continue;
        const bool isBefore = known >= answer.offset && known < row;
        const std::optional<botdoc::Media> &there = answer.entries[isBefore ? known - answer.offset : i];
        const bool isTwin = isBefore && there && there->id == entry->id;
        if (known != -1 && !isTwin && rows.isFresh(known, m_number))
            return true;
        const bool isInList = row < rows.size();
        const bool isSameUnreadable = !entry && isInList && rows.kindAt(row) == MediaRows::Kind::Unreadable;
        if (isInList && rows.isFresh(row, m_number) && !isSameUnreadable)
            return true;
    }
    return false;
}

} // namespace medias
