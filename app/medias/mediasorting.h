#pragma once

#include "medias/mediafields.h"
#include "medias/mediaquery.h"
#include "medias/mediarows.h"

#include <functional>
#include <vector>

namespace medias {

/// Puts `slots` into the order of a column, as people of this language sort: numbers in texts by their value,
/// without regard to case. What the column says nothing of comes last, whichever the direction; equal ones
/// stay as they are. `isUnwanted` is asked now and then: once it holds, they are left in no order.
void sortSlots(std::vector<quint32> &slots, const PackedMedias &medias, const MediaFields &fields,
               const MediaQuery::Order &order, const std::function<bool()> &isUnwanted);

} // namespace medias
