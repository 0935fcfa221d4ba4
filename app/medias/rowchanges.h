#pragma once

#include "botdoc/ids.h"

#include <QList>

#include <optional>

namespace medias {

class MediaRows;

/// `count` rows to insert before `row`, or to remove from it on.
struct RowChange
{
    enum class Kind { Insert, Remove };

    Kind kind{};
    int row = 0;
    int count = 0;

    friend bool operator==(const RowChange &, const RowChange &) = default;
};

/// What one page of an answer says about a list.
struct PageFacts
{
    int offset = 0;                            ///< where its first entry is, by the server's count; from 0
    QList<std::optional<botdoc::MediaId>> ids; ///< nullopt: an entry that is unreadable
    std::optional<int> total;                  ///< of the whole list, at least offset + ids.size()
    bool isNewestFirst = true;                 ///< new medias are to be expected at the front, or at the end
    quint32 epoch = 0;                         ///< rows of this epoch are right where they are
};

/// How the rows have to move so that the entries of a page come to lie at their place: which medias vanished
/// and where others appeared is told by those that are known. What a page cannot tell (what happened before
/// it or after it) is assumed to concern the rows not loaded, else the front or the end. A list that came in
/// another order is not moved at all. To be applied one by one in the order given, the last rows first.
///
/// Moving rows only makes that the eye can follow: what is right is what an answer says of a row. So fresh
/// rows stay where they are, for as many rows go as come between each two of them. That needs a page which
/// contradicts no fresh row, and a total that leaves all of them in the list.
[[nodiscard]] QList<RowChange> rowChanges(const MediaRows &rows, const PageFacts &page);

} // namespace medias
