#include "medias/rowsinview.h"

#include "medias/mediapages.h"
#include "medias/mediarows.h"
#include "medias/pageanswer.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::MediaId;

namespace {

constexpr int mostRows = 2000; // no screen shows more
/// Each media that comes into view may be on a page of its own; the others show what is known of them.
constexpr qsizetype mostPagesOfMedias = 8;

} // namespace

RowsInView::RowsInView(const MediaRows &rows, MediaPages &pages)
    : m_rows(rows)
    , m_pages(pages)
{}

void RowsInView::clear()
{
    m_first = -1;
    m_last = -1;
    m_medias.clear();
    m_due.clear();
}

QList<int> RowsInView::setRows(int first, int last)
{
    const int size = m_rows.size();
    const bool isNone = first < 0 || last < first || first >= size;
    const int newFirst = isNone ? -1 : first;
    const int newLast = isNone ? -1 : std::min({last, size - 1, first + mostRows - 1});
    QList<int> came;
    for (int page = m_pages.pageOf(newFirst); !isNone && page <= m_pages.pageOf(newLast); ++page) {
        const bool wasInView =
            m_first != -1 && page >= m_pages.pageOf(m_first) && page <= m_pages.pageOf(m_last);
        if (wasInView)
            continue;
        m_pages.forget(page);
        came.append(page);
    }
    clear();
    m_first = newFirst;
    m_last = newLast;
    return came;
}

void RowsInView::setMedias(const QList<MediaId> &ids)
{
    const QSet<MediaId> before(m_medias.begin(), m_medias.end());
    m_first = -1;
    m_last = -1;
    m_medias = ids.mid(0, mostRows);
    m_due.intersect(QSet<MediaId>(m_medias.begin(), m_medias.end()));
    QSet<int> pages;
    for (const MediaId id : std::as_const(m_due))
        pages.insert(m_pages.pageOf(m_rows.rowOf(id)));
    for (const MediaId id : std::as_const(m_medias)) {
        const int row = m_rows.rowOf(id);
        if (before.contains(id) || row == -1)
            continue;
        const int page = m_pages.pageOf(row);
        if (!pages.contains(page) && pages.size() >= mostPagesOfMedias)
            continue;
        pages.insert(page);
        m_due.insert(id);
        m_pages.forget(page);
    }
}

void RowsInView::askAnew(int mostPages)
{
    m_due.clear();
    QSet<int> pages;
    for (const MediaId id : std::as_const(m_medias)) {
        const int row = m_rows.rowOf(id);
        const int page = m_pages.pageOf(row);
        if (row == -1 || (!pages.contains(page) && pages.size() >= mostPages))
            continue;
        pages.insert(page);
        m_due.insert(id);
    }
}

void RowsInView::noteAnswered(const PageAnswer &answer)
{
    for (const auto &entry : answer.entries) {
        if (entry)
            m_due.remove(entry->id);
    }
}

void RowsInView::noteFailed(int page)
{
    m_due.removeIf([&](MediaId id) { return m_pages.pageOf(m_rows.rowOf(id)) == page; });
}

int RowsInView::last() const
{
    const int last = std::min(m_last, m_rows.size() - 1);
    return m_first > last ? -1 : last;
}

QList<int> RowsInView::pages(quint32 epoch) const
{
    QList<int> pages;
    if (first() != -1) {
        for (int row = first(); row <= last(); ++row)
            addUnlessFresh(pages, row, epoch);
    }
    for (const MediaId id : m_medias) {
        if (m_due.contains(id))
            addUnlessFresh(pages, m_rows.rowOf(id), epoch);
    }
    return pages;
}

QList<int> RowsInView::pagesAround(quint32 epoch) const
{
    QList<int> pages;
    if (first() == -1)
        return pages;
    addUnlessFresh(pages, m_pages.firstOf(m_pages.pageOf(last()) + 1), epoch);
    addUnlessFresh(pages, m_pages.firstOf(m_pages.pageOf(first())) - 1, epoch);
    return pages;
}

void RowsInView::addUnlessFresh(QList<int> &pages, int row, quint32 epoch) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.isFresh(row, epoch))
        return;
    if (const int page = m_pages.pageOf(row); !pages.contains(page))
        pages.append(page);
}

} // namespace medias
