#include "medias/mediarows.h"

namespace medias {

MediaRows::Kind MediaRows::kindAt(int row) const
{
    const quint32 slot = m_slotOfRow.at(static_cast<std::size_t>(row));
    if (slot == 0)
        return Kind::Placeholder;
    return m_slots[slot - 1].isReadable() ? Kind::Media : Kind::Unreadable;
}

const botdoc::Media *MediaRows::mediaAt(int row) const
{
    return kindAt(row) == Kind::Media ? &m_slots[m_slotOfRow[static_cast<std::size_t>(row)] - 1].media
                                      : nullptr;
}

int MediaRows::rowOf(botdoc::MediaId id) const
{
    const auto found = m_slotOfId.constFind(id);
    return found == m_slotOfId.cend() ? -1 : m_slots[*found - 1].row;
}

bool MediaRows::isFresh(int row, quint32 epoch) const
{
    const quint32 slot = m_slotOfRow.at(static_cast<std::size_t>(row));
    return slot != 0 && m_slots[slot - 1].epoch == epoch;
}

void MediaRows::clear()
{
    *this = MediaRows();
}

void MediaRows::insert(int row, int count)
{
    shift(row, count);
    m_slotOfRow.insert(m_slotOfRow.begin() + row, static_cast<std::size_t>(count), 0);
}

void MediaRows::remove(int row, int count)
{
    for (int i = row; i < row + count; ++i)
        setPlaceholder(i);
    shift(row + count, -count);
    m_slotOfRow.erase(m_slotOfRow.begin() + row, m_slotOfRow.begin() + row + count);
}

void MediaRows::set(int row, const botdoc::Media &media, quint32 epoch)
{
    const int other = rowOf(media.id);
    Q_ASSERT(other == -1 || other == row);
    const quint32 slot = take(row);
    Slot &taken = m_slots[slot - 1];
    taken.media = media;
    taken.epoch = epoch;
    m_slotOfId.insert(media.id, slot);
}

void MediaRows::update(const botdoc::Media &media)
{
    m_slots[m_slotOfId.value(media.id) - 1].media = media;
}

void MediaRows::setUnreadable(int row, quint32 epoch)
{
    m_slots[take(row) - 1].epoch = epoch;
    ++m_unreadable;
}

void MediaRows::setPlaceholder(int row)
{
    quint32 &slot = m_slotOfRow.at(static_cast<std::size_t>(row));
    if (slot == 0)
        return;
    Slot &released = m_slots[slot - 1];
    if (released.isReadable())
        m_slotOfId.remove(released.media.id);
    else
        --m_unreadable;
    released = {};
    m_free.push_back(slot);
    slot = 0;
}

/// A slot for the row without anything in it.
quint32 MediaRows::take(int row)
{
    setPlaceholder(row);
    if (m_free.empty()) {
        m_slots.emplace_back();
        m_free.push_back(static_cast<quint32>(m_slots.size()));
    }
    const quint32 slot = m_free.back();
    m_free.pop_back();
    m_slots[slot - 1].row = row;
    m_slotOfRow[static_cast<std::size_t>(row)] = slot;
    return slot;
}

void MediaRows::shift(int fromRow, int by)
{
    for (Slot &slot : m_slots) {
        if (slot.row >= fromRow)
            slot.row += by;
    }
}

} // namespace medias
