#pragma once

#include "botdoc/ids.h"

#include <QList>

#include <vector>

namespace medias {

class PackedMedias;

/// The medias that a query found, in its order: places are from 0. A copy costs nothing. Slots are those of
/// the list that was searched (MediaRows); they may since be another media's.
class FoundMedias final
{
public:
    FoundMedias() = default;
    /// Those in `slots` of what was searched.
    FoundMedias(const std::vector<quint32> &slots, const PackedMedias &medias);

    [[nodiscard]] int size() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] botdoc::MediaId at(int place) const { return m_ids.at(place); }
    /// -1: not among them.
    [[nodiscard]] int placeOf(botdoc::MediaId id, int slot) const;
    void remove(int place);
    void remove(botdoc::MediaId id); ///< wherever it is

private:
    QList<botdoc::MediaId> m_ids;
    QList<qint32> m_placeOfSlot; // -1: none
};

} // namespace medias
