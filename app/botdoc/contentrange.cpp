#include "botdoc/contentrange.h"

#include <algorithm>

namespace botdoc {

namespace {

/// Digits and nothing else; 15 of them are beyond every content and overflow nothing.
std::optional<qint64> place(const QByteArray &text)
{
    const bool isNumber = !text.isEmpty() && text.size() <= 15 &&
                          std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(text.toLongLong()) : std::nullopt;
}

} // namespace

std::optional<ContentRange> contentRange(const QByteArray &text)
{
    const qsizetype space = text.indexOf(' ');
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (text.left(space).toLower() != "bytes")
        return std::nullopt;
    // Where a sign is missing, or they come in another order, one of these is no number.
    const std::optional<qint64> first = place(text.mid(space + 1, dash - space - 1));
    const std::optional<qint64> last = place(text.mid(dash + 1, slash - dash - 1));
    const std::optional<qint64> total = place(text.mid(slash + 1));
    if (!first || !last || !total || *last < *first || *total <= *last)
        return std::nullopt;
    return ContentRange{*first, *last, *total};
}

} // namespace botdoc
