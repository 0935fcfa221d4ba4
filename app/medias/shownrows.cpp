#include "medias/shownrows.h"

#include <algorithm>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;

namespace {

constexpr int mostVisible = 2000;

} // namespace

void ShownRows::removeFound(int row)
{
    m_found->remove(row);
    --m_count;
}

int ShownRows::listRow(int row) const
{
    if (!isThere(row))
        return -1;
    if (!m_found)
        return row;
    // One that has gone and come back since is in a row, but not in this one until it is searched anew.
    const MediaId id = m_found->at(row);
    return rowOf(id) == row ? m_listed.rowOf(id) : -1;
}

int ShownRows::rowOf(MediaId id) const
{
    return m_found ? m_found->placeOf(id, m_listed.slotOf(id)) : m_listed.rowOf(id);
}

std::optional<Media> ShownRows::mediaAt(int row) const
{
    const int listed = listRow(row);
    return listed != -1 ? m_listed.mediaAt(listed) : std::nullopt;
}

std::optional<MediaId> ShownRows::idAt(int row) const
{
    const int listed = listRow(row);
    return listed != -1 ? m_listed.idAt(listed) : std::nullopt;
}

bool ShownRows::isLoaded(int row) const
{
    const int listed = listRow(row);
    return listed != -1 && m_listed.isLoaded(listed);
}

QList<MediaId> ShownRows::foundIn(int first, int last) const
{
    Q_ASSERT(m_found);
    QList<MediaId> ids;
    for (int row = std::max(first, 0); row <= last && isThere(row) && ids.size() < mostVisible; ++row)
        ids.append(m_found->at(row));
    return ids;
}

} // namespace medias
