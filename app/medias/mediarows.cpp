#include "medias/mediarows.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;

MediaRows::Kind MediaRows::kindAt(int row) const
{
    const quint32 slot = slotOf(row);
    if (slot == placeholder)
        return Kind::Placeholder;
    if (slot == failed)
        return Kind::Failed;
    return isReadable(slot) ? Kind::Media : Kind::Unreadable;
}

bool MediaRows::isLoaded(int row) const
{
    const quint32 slot = slotOf(row);
    return slot != placeholder && slot != failed;
}

const Media *MediaRows::mediaAt(int row) const
{
    return kindAt(row) == Kind::Media ? &m_medias[slotOf(row) - 1] : nullptr;
}

int MediaRows::rowOf(MediaId id) const
{
    const auto found = m_slotOfId.constFind(id);
    return found == m_slotOfId.cend() ? -1 : m_places[*found - 1].row;
}

bool MediaRows::isFresh(int row, quint32 epoch) const
{
    return isLoaded(row) && m_places[slotOf(row) - 1].epoch == epoch;
}

// These look at what is loaded, which is far less than there are rows.

int MediaRows::lastFreshBefore(int row, quint32 epoch) const
{
    int last = -1;
    for (const Place &place : m_places) {
        if (place.epoch == epoch && place.row < row)
            last = std::max(last, place.row);
    }
    return last;
}

int MediaRows::firstFreshFrom(int row, quint32 epoch) const
{
    int first = size();
    for (const Place &place : m_places) {
        if (place.epoch == epoch && place.row >= row)
            first = std::min(first, place.row);
    }
    return first < size() ? first : -1;
}

void MediaRows::clear()
{
    *this = MediaRows();
}

void MediaRows::insert(int row, int count)
{
    shift(row, count);
    m_slotOfRow.insert(m_slotOfRow.begin() + row, static_cast<std::size_t>(count), placeholder);
}

void MediaRows::remove(int row, int count)
{
    for (int i = row; i < row + count; ++i)
        setPlaceholder(i);
    shift(row + count, -count);
    m_slotOfRow.erase(m_slotOfRow.begin() + row, m_slotOfRow.begin() + row + count);
}

void MediaRows::set(int row, const Media &media, quint32 epoch)
{
    const int other = rowOf(media.id);
    Q_ASSERT(other == -1 || other == row);
    const quint32 slot = take(row);
    m_medias[slot - 1] = media;
    m_places[slot - 1].epoch = epoch;
    m_slotOfId.insert(media.id, slot);
}

void MediaRows::update(const Media &media)
{
    m_medias[m_slotOfId.value(media.id) - 1] = media;
}

void MediaRows::setUnreadable(int row, quint32 epoch)
{
    m_places[take(row) - 1].epoch = epoch;
    ++m_unreadable;
}

void MediaRows::setPlaceholder(int row)
{
    const quint32 slot = std::exchange(m_slotOfRow.at(static_cast<std::size_t>(row)), placeholder);
    if (slot == placeholder || slot == failed)
        return;
    if (isReadable(slot))
        m_slotOfId.remove(m_medias[slot - 1].id);
    else
        --m_unreadable;
    m_medias[slot - 1] = {};
    m_places[slot - 1] = {};
    m_free.push_back(slot);
}

bool MediaRows::setFailed(int first, int end, bool hasFailed)
{
    const quint32 wanted = hasFailed ? failed : placeholder;
    bool isOther = false;
    for (int row = first; row < end; ++row) {
        if (!isLoaded(row))
            isOther = std::exchange(m_slotOfRow[static_cast<std::size_t>(row)], wanted) != wanted || isOther;
    }
    return isOther;
}

/// A slot for the row without anything in it.
quint32 MediaRows::take(int row)
{
    setPlaceholder(row);
    if (m_free.empty()) {
        m_medias.emplace_back();
        m_places.emplace_back();
        m_free.push_back(static_cast<quint32>(m_medias.size()));
    }
    const quint32 slot = m_free.back();
    m_free.pop_back();
    m_places[slot - 1].row = row;
    m_slotOfRow[static_cast<std::size_t>(row)] = slot;
    return slot;
}

void MediaRows::shift(int fromRow, int by)
{
    for (Place &place : m_places) {
        if (place.row >= fromRow)
            place.row += by;
    }
}

} // namespace medias
