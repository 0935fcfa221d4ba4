#include "medias/foundmedias.h"

#include "medias/packedmedias.h"

#include <algorithm>

namespace medias {

using botdoc::MediaId;

FoundMedias::FoundMedias(const std::vector<quint32> &slots, const PackedMedias &medias)
    : m_ids(static_cast<qsizetype>(slots.size()))
    , m_placeOfSlot(slots.empty() ? 0 : *std::max_element(slots.begin(), slots.end()) + 1, -1)
{
    for (std::size_t place = 0; place < slots.size(); ++place)
        m_placeOfSlot[static_cast<qsizetype>(slots[place])] = static_cast<qint32>(place);
    // As they lie in memory: place by place, the records of a sorted list would be all over it.
    for (int slot = 0; slot < m_placeOfSlot.size(); ++slot) {
        if (const qint32 place = m_placeOfSlot.at(slot); place != -1)
            m_ids[place] = medias.idAt(slot);
    }
}

int FoundMedias::placeOf(MediaId id, int slot) const
{
    if (slot < 0 || slot >= m_placeOfSlot.size())
        return -1;
    const int place = m_placeOfSlot.at(slot);
    return place != -1 && at(place) == id ? place : -1;
}

void FoundMedias::remove(int place)
{
    m_ids.remove(place);
    for (qint32 &known : m_placeOfSlot) {
        if (known == place)
            known = -1;
        else if (known > place)
            --known;
    }
}

void FoundMedias::remove(MediaId id)
{
    if (const qsizetype place = m_ids.indexOf(id); place != -1)
        remove(static_cast<int>(place));
}

} // namespace medias
