#pragma once

#include "medias/foundmedias.h"
#include "medias/mediarows.h"

#include <optional>

namespace medias {

/// Which medias stand in the rows that views are shown: those of a list, as it has them, or what a query has
/// found among them. Rows are from 0; of one that is not there, or about to go, nothing is known.
class ShownRows final
{
public:
    /// `listed` must outlive this.
    explicit ShownRows(const MediaRows &listed)
        : m_listed(listed)
    {}

    /// nullopt, as at first: the list itself is shown. count() is not another by it.
    void setFound(const std::optional<FoundMedias> &found) { m_found = found; }
    [[nodiscard]] bool areFound() const { return m_found.has_value(); }
    /// A row of what was found; it goes from count(), too.
    void removeFound(int row);

    /// How many rows views have been told of.
    [[nodiscard]] int count() const { return m_count; }
    void setCount(int count) { m_count = count; }
    [[nodiscard]] bool contains(int row) const { return row >= 0 && row < m_count; }
    /// How many there are to be told of.
    [[nodiscard]] int available() const { return m_found ? m_found->size() : m_listed.size(); }

    /// Where in the list a row is; -1: not any more.
    [[nodiscard]] int listRow(int row) const;
    [[nodiscard]] int rowOf(botdoc::MediaId id) const; ///< -1: unknown, or not found
    // As MediaRows has them.
    [[nodiscard]] std::optional<botdoc::Media> mediaAt(int row) const;
    [[nodiscard]] std::optional<botdoc::MediaId> idAt(int row) const;
    [[nodiscard]] bool isLoaded(int row) const;
    /// What was found in the rows from `first` to `last`, of the first 2000 of them. Only while areFound().
    [[nodiscard]] QList<botdoc::MediaId> foundIn(int first, int last) const;

private:
    /// False also of one that is about to go.
    [[nodiscard]] bool isThere(int row) const { return contains(row) && row < available(); }

    const MediaRows &m_listed;
    std::optional<FoundMedias> m_found; // nullopt: the list itself is shown
    int m_count = 0;
};

} // namespace medias
