#pragma once

#include "botdoc/media.h"
#include "botdoc/page.h"

namespace medias {

/// One page of the media list, read with care: what it says about the whole list is a claim, and may be
/// missing or absurd.
struct PageAnswer
{
    int offset = 0;                              ///< the row of its first entry
    QList<std::optional<botdoc::Media>> entries; ///< those that have been read
    std::optional<int> total;      ///< rows of the whole list, never fewer than end(); nullopt: not said
    int atLeast = 0;               ///< rows there are to be, said or not
    std::optional<qint64> claimed; ///< the server's count, when it is beyond mostRows
    bool isShort = false;          ///< fewer entries than a page has, read or not
    std::optional<bool>
        isNewestFirst; ///< which way the server sorts, by the entries' ids; nullopt: not to be told

    /// `isCountKnown`: an earlier answer said how many there are.
    [[nodiscard]] static PageAnswer of(const botdoc::Page<botdoc::Media> &received, int page, int pageSize,
                                       int mostRows, bool isCountKnown);
    /// Whether the first page says that there are more; false also where it says nothing.
    [[nodiscard]] static bool isMoreSaid(const botdoc::Page<botdoc::Media> &first);

    /// Behind the entries that have been read.
    [[nodiscard]] int end() const { return offset + static_cast<int>(entries.size()); }
    [[nodiscard]] QList<std::optional<botdoc::MediaId>> ids() const;
};

} // namespace medias
