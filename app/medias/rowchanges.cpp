#include "medias/rowchanges.h"

#include "medias/mediarows.h"

#include <QSet>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <vector>

namespace medias {

namespace {

/// A media of the page that is known: where it is to be, and the row it is in.
struct Anchor
{
    int position = 0;
    int row = 0;
};

/// The longest part of the anchors whose rows rise: what was neither moved nor mixed up.
QList<Anchor> rising(const QList<Anchor> &anchors)
{
    QList<int> tails; // index of the anchor that ends the best chain of each length
    QList<int> before(anchors.size(), -1);
    for (int i = 0; i < anchors.size(); ++i) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), anchors[i].row,
                                            [&](int tail, int row) { return anchors[tail].row < row; });
        if (place != tails.begin())
            before[i] = *std::prev(place);
        if (place == tails.end())
            tails.append(i);
        else
            *place = i;
    }
    QList<Anchor> chain;
    for (int i = tails.isEmpty() ? -1 : tails.constLast(); i != -1; i = before[i])
        chain.prepend(anchors[i]);
    return chain;
}

class Changes
{
public:
    Changes(const MediaRows &rows, const PageFacts &page)
        : m_rows(rows)
        , m_page(page)
    {}

    QList<RowChange> work();

private:
    void findAnchors();
    void alignStart();
    void alignGap(const Anchor &from, const Anchor &to);
    void alignEnd();
    void insert(int row, int count);
    void remove(int row);
    void removeSome(int from, int to, int count);
    [[nodiscard]] bool isVanished(int row) const;
    [[nodiscard]] bool isRemoved(int row) const;
    [[nodiscard]] int lastFreshBefore(int row) const;
    [[nodiscard]] int firstFreshFrom(int row) const;
    [[nodiscard]] int pageEnd() const { return m_page.offset + static_cast<int>(m_page.ids.size()); }
    [[nodiscard]] int size() const { return m_rows.size() + m_growth; }

    const MediaRows &m_rows;
    const PageFacts &m_page;
    QSet<botdoc::MediaId> m_ids;
    QList<Anchor> m_anchors;
    QList<RowChange> m_changes;  // in rows as they are before any change
    std::vector<bool> m_removed; // by row; empty as long as none is
    int m_growth = 0;
};

void Changes::findAnchors()
{
    QList<Anchor> known;
    for (int i = 0; i < m_page.ids.size(); ++i) {
        const auto &id = m_page.ids[i];
        if (!id || m_ids.contains(*id))
            continue;
        m_ids.insert(*id);
        if (const int row = m_rows.rowOf(*id); row != -1)
            known.append({m_page.offset + i, row});
    }
    // A media that is far from where it was has moved by itself, not because others came or went.
    const int reach = std::max(static_cast<int>(m_page.ids.size()),
                               std::abs(m_page.total.value_or(m_rows.size()) - m_rows.size()));
    known.removeIf([reach](const Anchor &anchor) { return std::abs(anchor.position - anchor.row) > reach; });
    m_anchors = rising(known);
    if (2 * m_anchors.size() < known.size())
        m_anchors.clear();
}

QList<RowChange> Changes::work()
{
    findAnchors();
    alignStart();
    for (qsizetype i = 0; i + 1 < m_anchors.size(); ++i)
        alignGap(m_anchors[i], m_anchors[i + 1]);
    alignEnd();
    // Of two at the same row the removal comes first: it means rows that are there already.
    std::sort(m_changes.begin(), m_changes.end(), [](const RowChange &one, const RowChange &other) {
        return one.row != other.row ? one.row > other.row : one.kind > other.kind;
    });
    return m_changes;
}

void Changes::alignStart()
{
    if (m_anchors.isEmpty())
        return;
    const Anchor first = m_anchors.constFirst();
    if (m_page.offset == 0) {
        alignGap({-1, -1}, first);
        return;
    }
    // Something came or went before this page: it cannot tell where.
    const int shift = first.position - first.row;
    if (shift == 0)
        return;
    const int from = lastFreshBefore(first.row) + 1;
    if (shift < 0)
        removeSome(from, first.row, -shift);
    else if (from == 0 && m_page.isNewestFirst)
        insert(0, shift);
    else
        insert(std::clamp(m_page.offset, from, first.row), shift);
}

void Changes::alignGap(const Anchor &from, const Anchor &to)
{
    int room = 0;
    for (int row = from.row + 1; row < to.row; ++row) {
        if (isVanished(row))
            remove(row);
        else
            ++room;
    }
    const int needed = to.position - from.position - 1;
    if (needed > room)
        insert(from.row + 1, needed - room);
    else if (needed < room)
        removeSome(from.row + 1, to.row, room - needed);
}

void Changes::alignEnd()
{
    if (pageEnd() == m_page.total && !m_anchors.isEmpty()) {
        // The last page: what is behind its last known media is told as well.
        alignGap(m_anchors.constLast(), {pageEnd(), m_rows.size()});
        return;
    }
    // In rows as they are before any change.
    const int end = m_anchors.isEmpty()
                        ? pageEnd()
                        : m_anchors.constLast().row + pageEnd() - m_anchors.constLast().position;
    const int from = std::min(end, m_rows.size());
    if (size() == m_page.total.value_or(size()) && m_growth == 0)
        return;
    const int fresh = firstFreshFrom(from);
    const int to = fresh == -1 ? m_rows.size() : fresh;
    // Without a count, what is fresh is to stay where it is all the same.
    const int total = m_page.total.value_or(fresh == -1 ? size() : m_rows.size());
    if (size() < total) {
        const bool isAtFront =
            m_anchors.isEmpty() && m_page.isNewestFirst && fresh == -1 && pageEnd() <= m_rows.size();
        insert(isAtFront ? 0 : to, total - size());
    } else if (size() > total) {
        removeSome(from, to, size() - total);
        // More than there is between: what is fresh cannot all be right.
        if (size() > total)
            removeSome(from, m_rows.size(), size() - total);
    }
}

void Changes::insert(int row, int count)
{
    m_changes.append({RowChange::Kind::Insert, row, count});
    m_growth += count;
}

void Changes::remove(int row)
{
    m_removed.resize(static_cast<std::size_t>(m_rows.size()));
    m_removed[static_cast<std::size_t>(row)] = true;
    --m_growth;
    // Rows are removed one by one in either direction: neighbours become one change.
    if (!m_changes.isEmpty() && m_changes.constLast().kind == RowChange::Kind::Remove) {
        RowChange &last = m_changes.last();
        if (row == last.row + last.count) {
            ++last.count;
            return;
        }
        if (row == last.row - 1) {
            --last.row;
            ++last.count;
            return;
        }
    }
    m_changes.append({RowChange::Kind::Remove, row, 1});
}

/// Those nearest to the end of the range, and first of all those that are not loaded.
void Changes::removeSome(int from, int to, int count)
{
    for (const bool isPlaceholderTurn : {true, false}) {
        for (int row = to - 1; row >= from && count > 0; --row) {
            const bool isPlaceholder = m_rows.kindAt(row) == MediaRows::Kind::Placeholder;
            if (isPlaceholder == isPlaceholderTurn && !isRemoved(row)) {
                remove(row);
                --count;
            }
        }
    }
}

/// Known, and in a place where the page would have it if it still were there.
bool Changes::isVanished(int row) const
{
    switch (m_rows.kindAt(row)) {
    case MediaRows::Kind::Placeholder:
    case MediaRows::Kind::Unreadable:
        return false;
    case MediaRows::Kind::Media:
        return !m_ids.contains(m_rows.mediaAt(row)->id);
    }
    return false;
}

/// -1: none.
int Changes::lastFreshBefore(int row) const
{
    while (--row >= 0 && !m_rows.isFresh(row, m_page.epoch)) {
    }
    return row;
}

/// -1: none.
int Changes::firstFreshFrom(int row) const
{
    while (row < m_rows.size() && !m_rows.isFresh(row, m_page.epoch))
        ++row;
    return row < m_rows.size() ? row : -1;
}

bool Changes::isRemoved(int row) const
{
    return !m_removed.empty() && m_removed[static_cast<std::size_t>(row)];
}

} // namespace

QList<RowChange> rowChanges(const MediaRows &rows, const PageFacts &page)
{
    return Changes(rows, page).work();
}

} // namespace medias
