#include "medias/mediarows.h"

#include <algorithm>
#include <atomic>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;

namespace {

constexpr int nearby = 1'000; // rows
constexpr int manyIds = 1'000;

} // namespace

MediaRows::Kind MediaRows::kindAt(int row) const
{
    const quint32 slot = slotOf(row);
    if (slot == placeholder)
        return Kind::Placeholder;
    if (slot == failed)
        return Kind::Failed;
    return mediaSlotOf(row) != -1 ? Kind::Media : Kind::Unreadable;
}

bool MediaRows::isLoaded(int row) const
{
    const quint32 slot = slotOf(row);
    return slot != placeholder && slot != failed;
}

int MediaRows::mediaSlotOf(int row) const
{
    if (!isLoaded(row))
        return -1;
    const int slot = static_cast<int>(slotOf(row)) - 1;
    return m_medias.idAt(slot) != MediaId{} ? slot : -1;
}

std::optional<Media> MediaRows::mediaAt(int row) const
{
    const int slot = mediaSlotOf(row);
    return slot != -1 ? std::optional(m_medias.at(slot)) : std::nullopt;
}

std::optional<MediaId> MediaRows::idAt(int row) const
{
    const int slot = mediaSlotOf(row);
    return slot != -1 ? std::optional(m_medias.idAt(slot)) : std::nullopt;
}

int MediaRows::slotOf(MediaId id) const
{
    const auto found = m_slotOfId.constFind(id);
    return found == m_slotOfId.cend() ? -1 : static_cast<int>(*found) - 1;
}

int MediaRows::rowOf(MediaId id) const
{
    const int slot = slotOf(id);
    return slot == -1 ? -1 : m_places[static_cast<std::size_t>(slot)].row;
}

std::optional<qint64> MediaRows::bytesOf(MediaId id) const
{
    return m_medias.recordAt(slotOf(id)).bytes;
}

bool MediaRows::isFresh(int row, quint32 epoch) const
{
    return isLoaded(row) && m_places[slotOf(row) - 1].epoch == epoch;
}

// Neighbours are fresh as a rule. Else the places tell sooner than the rows, of which most have none.

int MediaRows::lastFreshBefore(int row, quint32 epoch) const
{
    const int end = std::min(row, size());
    const int farEnd = std::max(end - nearby, 0);
    for (int near = end - 1; near >= farEnd; --near) {
        if (isFresh(near, epoch))
            return near;
    }
    if (farEnd == 0)
        return -1;
    int last = -1;
    for (const Place &place : m_places) {
        if (place.epoch == epoch && place.row < farEnd)
            last = std::max(last, place.row);
    }
    return last;
}

int MediaRows::firstFreshFrom(int row, quint32 epoch) const
{
    const int begin = std::max(row, 0);
    const int farBegin = std::min(begin + nearby, size());
    for (int near = begin; near < farBegin; ++near) {
        if (isFresh(near, epoch))
            return near;
    }
    if (farBegin == size())
        return -1;
    int first = size();
    for (const Place &place : m_places) {
        if (place.epoch == epoch && place.row >= farBegin)
            first = std::min(first, place.row);
    }
    return first < size() ? first : -1;
}

MediaRows::Snapshot MediaRows::snapshot() const
{
    return {m_version, m_medias, m_slotOfRow};
}

std::vector<quint32> MediaRows::Snapshot::slotsInOrder() const
{
    std::vector<quint32> slots;
    slots.reserve(static_cast<std::size_t>(medias.size()));
    for (int row = slotOfRow.nextSet(0); row < slotOfRow.size(); row = slotOfRow.nextSet(row + 1)) {
        const quint32 slot = slotOfRow.at(row);
        if (slot != failed && medias.idAt(static_cast<int>(slot) - 1) != MediaId{})
            slots.push_back(slot - 1);
    }
    return slots;
}

void MediaRows::clear()
{
    *this = MediaRows();
    noteChange();
}

void MediaRows::noteChange()
{
    static std::atomic<quint64> last = 0;
    m_version = ++last;
}

void MediaRows::insert(int row, int count)
{
    noteChange();
    shift(row, count);
    m_slotOfRow.insert(row, count);
    if (m_slotOfId.size() > manyIds)
        m_slotOfId.reserve(size());
}

void MediaRows::remove(int row, int count)
{
    for (int i = row; i < row + count; ++i)
        setPlaceholder(i);
    shift(row + count, -count);
    m_slotOfRow.remove(row, count);
}

bool MediaRows::set(int row, const Media &media, quint32 epoch)
{
    const int known = rowOf(media.id);
    Q_ASSERT(known == -1 || known == row);
    const int lifted = known == -1 ? slotOf(media.id) : -1;
    quint32 slot = 0;
    if (known == row) {
        slot = slotOf(row);
    } else if (lifted != -1) {
        setPlaceholder(row);
        slot = static_cast<quint32>(lifted) + 1;
        placeOf(slot).row = row;
        m_slotOfRow.set(row, slot);
        noteChange();
    } else {
        slot = take(row);
        // Growing by itself it would stop to put hundreds of thousands into other places at once. That takes
        // a while, too: not before the first rows are shown.
        if (m_slotOfId.size() == manyIds)
            m_slotOfId.reserve(size());
        m_slotOfId.insert(media.id, slot);
    }
    placeOf(slot).epoch = epoch;
    return setIn(static_cast<int>(slot) - 1, media) || lifted != -1;
}

bool MediaRows::update(const Media &media)
{
    return setIn(slotOf(media.id), media);
}

bool MediaRows::setIn(int slot, const Media &media)
{
    if (!m_medias.set(slot, media))
        return false;
    noteChange();
    return true;
}

void MediaRows::setUnreadable(int row, quint32 epoch)
{
    placeOf(take(row)).epoch = epoch;
    ++m_unreadable;
}

void MediaRows::setPlaceholder(int row)
{
    const int mediaSlot = mediaSlotOf(row);
    const quint32 slot = slotOf(row);
    m_slotOfRow.set(row, placeholder);
    if (slot == placeholder || slot == failed)
        return;
    if (mediaSlot != -1)
        m_slotOfId.remove(m_medias.idAt(mediaSlot));
    else
        --m_unreadable;
    noteChange();
    m_medias.clear(static_cast<int>(slot) - 1);
    placeOf(slot) = {};
    m_free.push_back(slot);
}

void MediaRows::lift(int row)
{
    Q_ASSERT(mediaSlotOf(row) != -1);
    const quint32 slot = slotOf(row);
    m_slotOfRow.set(row, placeholder);
    placeOf(slot).row = -1;
}

bool MediaRows::setFailed(int first, int end, bool hasFailed)
{
    const quint32 wanted = hasFailed ? failed : placeholder;
    bool isOther = false;
    for (int row = first; row < end; ++row) {
        if (isLoaded(row) || slotOf(row) == wanted)
            continue;
        m_slotOfRow.set(row, wanted);
        isOther = true;
    }
    return isOther;
}

/// A slot for the row without anything in it.
quint32 MediaRows::take(int row)
{
    setPlaceholder(row);
    if (m_free.empty()) {
        m_medias.grow();
        m_places.emplace_back();
        m_free.push_back(static_cast<quint32>(m_medias.size()));
    }
    const quint32 slot = m_free.back();
    m_free.pop_back();
    placeOf(slot).row = row;
    m_slotOfRow.set(row, slot);
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
