#pragma once

#include "medias/foundmedias.h"
#include "medias/mediaquestion.h"

#include <functional>
#include <vector>

namespace medias {

/// Searches one list after the other, and remembers how the last one sorts and what was found: while it is
/// the same and only other words are looked for, it need not be sorted anew, and while words are typed on,
/// only what was found is searched. For a single thread.
class MediaOrder final
{
public:
    /// What the question's query wants of the loaded rows, in its order; where that leaves it open, in the
    /// rows' order. Medias of which the sorted column says nothing come last, whichever the direction.
    /// `isUnwanted` is asked now and then: once it holds, the result is of no use.
    [[nodiscard]] FoundMedias find(const MediaQuestion &question, const std::function<bool()> &isUnwanted);

private:
    struct Sorted
    {
        std::optional<quint64> version; // of the rows
        std::optional<MediaQuery::Order> order;
        MediaFields::Labels labels; // where they are what is sorted by
        QLocale locale;
        std::vector<quint32> slots;

        [[nodiscard]] bool isAsFor(const Sorted &other) const;
    };

    /// What the last question found, in the order of its query.
    struct Found
    {
        std::optional<quint64> version; // of the rows
        MediaQuery query;
        MediaFields::Labels labels;
        QLocale locale;
        std::vector<quint32> slots;

        /// Whether all that the question wants is among it.
        [[nodiscard]] bool hasAllFor(const MediaQuestion &question) const;
    };

    [[nodiscard]] std::vector<quint32> slotsFor(const MediaQuestion &question, const MediaFields &fields,
                                                const std::function<bool()> &isUnwanted);

    Sorted m_sorted;
    Found m_found;
};

} // namespace medias
