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
        , m_freshBefore(rows.lastFreshBefore(page.offset, page.epoch))
        , m_freshAfter(rows.firstFreshFrom(pageEnd(), page.epoch))
    {}

    QList<RowChange> work();

private:
    void findAnchors();
    [[nodiscard]] bool isBetweenTheSameFresh(const Anchor &anchor, const QList<int> &freshBefore) const;
    void alignStart();
    void alignGap(const Anchor &from, const Anchor &to);
    void alignEnd();
    void insert(int row, int count);
    void remove(int row);
    int removeSome(int from, int to, int count);
    [[nodiscard]] bool isVanished(int row) const;
    [[nodiscard]] bool isRemoved(int row) const;
    [[nodiscard]] int pageEnd() const { return m_page.offset + static_cast<int>(m_page.ids.size()); }

    const MediaRows &m_rows;
    const PageFacts &m_page;
    const int m_freshBefore; // the row of the last fresh one before the page; -1: none
    const int m_freshAfter;  // the row of the first fresh one behind the page; -1: none
    QSet<botdoc::MediaId> m_ids;
    QList<Anchor> m_anchors;
    QList<RowChange> m_changes;  // in rows as they are before any change
    std::vector<bool> m_removed; // by row; empty as long as none is
};

void Changes::findAnchors()
{
    QList<Anchor> known;
    QList<int> freshBefore{0}; // by place on the page: how many there are fresh before it
    for (int i = 0; i < m_page.ids.size(); ++i) {
        const int position = m_page.offset + i;
        const bool isFresh = position < m_rows.size() && m_rows.isFresh(position, m_page.epoch);
        freshBefore.append(freshBefore.constLast() + (isFresh ? 1 : 0));
        const auto &id = m_page.ids[i];
        if (id ? m_ids.contains(*id) : !isFresh)
            continue;
        if (id)
            m_ids.insert(*id);
        if (const int row = id ? m_rows.rowOf(*id) : position; row != -1)
            known.append({position, row});
    }
    // A media that is far from where it was has moved by itself, not because others came or went.
    const int reach = std::max(static_cast<int>(m_page.ids.size()),
                               std::abs(m_page.total.value_or(m_rows.size()) - m_rows.size()));
    known.removeIf([&](const Anchor &anchor) {
        return std::abs(anchor.position - anchor.row) > reach || !isBetweenTheSameFresh(anchor, freshBefore);
    });
    m_anchors = rising(known);
    if (2 * m_anchors.size() < known.size())
        m_anchors.clear();
}

/// Whether no fresh row lies between where a media is and where it is to be.
bool Changes::isBetweenTheSameFresh(const Anchor &anchor, const QList<int> &freshBefore) const
{
    if (anchor.row <= m_freshBefore || (m_freshAfter != -1 && anchor.row >= m_freshAfter))
        return false;
    const auto freshUntil = [&](int row) {
        return freshBefore[std::clamp(row, m_page.offset, pageEnd()) - m_page.offset];
    };
    return freshUntil(anchor.row) == freshUntil(anchor.position);
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
    const int from = m_freshBefore + 1;
    if (shift < 0)
        removeSome(from, first.row, -shift);
    else if (shift > 0)
        insert(from == 0 && m_page.isNewestFirst ? 0 : std::clamp(m_page.offset, from, first.row), shift);
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
    // Up to the next fresh row, or to the end of the list where that is told.
    if (m_freshAfter == -1 && !m_page.total)
        return;
    const Anchor last = m_anchors.isEmpty() ? Anchor{pageEnd() - 1, pageEnd() - 1} : m_anchors.constLast();
    const int end = m_freshAfter != -1 ? m_freshAfter : m_rows.size();
    const int endPosition = m_freshAfter != -1 ? m_freshAfter : *m_page.total;
    const int missing = (endPosition - last.position) - (end - last.row);
    if (missing > 0) {
        const bool isAtFront = m_anchors.isEmpty() && m_page.isNewestFirst && m_freshBefore == -1 &&
                               m_freshAfter == -1 && pageEnd() <= m_rows.size();
        insert(isAtFront ? 0 : end, missing);
    } else if (missing < 0) {
        const int pageEndsAt = std::min(last.row + pageEnd() - last.position, end);
        const int left = removeSome(pageEndsAt, end, -missing);
        removeSome(last.row + 1, pageEndsAt, left);
    }
}

void Changes::insert(int row, int count)
{
    m_changes.append({RowChange::Kind::Insert, row, count});
}

void Changes::remove(int row)
{
    m_removed.resize(static_cast<std::size_t>(m_rows.size()));
    m_removed[static_cast<std::size_t>(row)] = true;
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

/// Those nearest to the end of the range, and first of all those that are not loaded. How many it could not.
int Changes::removeSome(int from, int to, int count)
{
    for (const bool areNotLoadedTurn : {true, false}) {
        for (int row = to - 1; row >= from && count > 0; --row) {
            if (m_rows.isLoaded(row) != areNotLoadedTurn && !isRemoved(row)) {
                remove(row);
                --count;
            }
        }
    }
    return count;
}

/// Known, and in a place where the page would have it if it still were there.
bool Changes::isVanished(int row) const
{
    const std::optional<botdoc::MediaId> id = m_rows.idAt(row);
    return id && !m_ids.contains(*id);
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
