#include "medias/pageanswer.h"

#include <algorithm>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;
using botdoc::Page;

namespace {

/// New medias are numbered upwards.
std::optional<bool> areIdsFalling(const QList<std::optional<Media>> &entries)
{
    const auto isReadable = [](const std::optional<Media> &entry) { return entry.has_value(); };
    const auto first = std::find_if(entries.begin(), entries.end(), isReadable);
    const auto last = std::find_if(entries.rbegin(), entries.rend(), isReadable);
    if (first == entries.end() || (*first)->id == (*last)->id)
        return std::nullopt;
    return (*first)->id > (*last)->id;
}

} // namespace

PageAnswer PageAnswer::of(const Page<Media> &received, int page, int pageSize, int mostRows,
                          bool isCountKnown)
{
    PageAnswer answer;
    answer.offset = (page - 1) * pageSize;
    const auto size = static_cast<int>(std::min<qsizetype>(received.size(), mostRows - answer.offset));
    const int endOfAll = answer.offset + std::min(pageSize, size);
    answer.entries = received.results.mid(0, endOfAll - answer.offset);
    answer.isShort = size < pageSize;
    answer.isNewestFirst = areIdsFalling(answer.entries);
    answer.atLeast = endOfAll;
    if (received.count) {
        const int claimed = static_cast<int>(std::min<qint64>(*received.count, mostRows));
        // A first page with nothing on it is an empty list, whatever is claimed.
        answer.total = endOfAll == 0 ? 0 : std::max(claimed, endOfAll);
        answer.atLeast = *answer.total;
        if (*received.count > mostRows)
            answer.claimed = received.count;
    } else if (!isCountKnown) {
        // Pages are counted until one is short. There is at least one row more, if only to see whether there
        // is.
        const qint64 pages = std::min<qint64>(received.totalPages.value_or(0), mostRows);
        const bool isLast = answer.isShort || (received.totalPages && pages <= page);
        const qint64 more = std::max<qint64>(endOfAll + 1, (pages - 1) * pageSize + 1);
        if (isLast)
            answer.total = endOfAll;
        else
            answer.atLeast = static_cast<int>(std::min<qint64>(more, mostRows));
    }
    return answer;
}

bool PageAnswer::isMoreSaid(const Page<Media> &first)
{
    return first.count ? *first.count > first.size() : first.totalPages > 1;
}

QList<std::optional<MediaId>> PageAnswer::ids() const
{
    QList<std::optional<MediaId>> ids;
    for (const std::optional<Media> &entry : entries)
        ids.append(entry ? std::optional(entry->id) : std::nullopt);
    return ids;
}

} // namespace medias
