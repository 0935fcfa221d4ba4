#include "medias/pagesahead.h"

#include "medias/mediapages.h"
#include "medias/mediarows.h"

#include <algorithm>
#include <limits>

namespace medias {

PagesAhead::PagesAhead(const MediaRows &rows, const MediaPages &pages)
    : m_rows(rows)
    , m_pages(pages)
{}

void PagesAhead::start(int pages)
{
    m_firstRow = 0;
    m_lastPage = 0;
    const int count = m_pages.countFor(m_rows.size());
    for (int page = 1; pages > 0 && page <= count; ++page) {
        m_lastPage = page;
        if (lacksRows(page, Failed::Lack))
            --pages;
    }
    // There may be more than is known by now.
    m_lastPage += std::min(pages, std::numeric_limits<int>::max() - m_lastPage);
}

int PagesAhead::lastPage() const
{
    return std::min(m_lastPage, m_pages.countFor(m_rows.size()));
}

bool PagesAhead::isUnderWay() const
{
    return m_pages.pageOf(m_firstRow) <= lastPage();
}

void PagesAhead::rowsLackFrom(int row)
{
    m_firstRow = std::min(m_firstRow, row);
}

bool PagesAhead::lacksRows(int page, Failed failed) const
{
    const int end = std::min(m_pages.firstOf(page + 1), m_rows.size());
    for (int row = m_pages.firstOf(page); row < end; ++row) {
        const MediaRows::Kind kind = m_rows.kindAt(row);
        if (kind == MediaRows::Kind::Placeholder ||
            (kind == MediaRows::Kind::Failed && failed == Failed::Lack))
            return true;
    }
    return false;
}

QList<int> PagesAhead::next()
{
    QList<int> pages;
    int asked = 0;
    const int last = lastPage();
    for (int page = m_pages.pageOf(m_firstRow); page <= last && asked < MediaPages::mostInFlight; ++page) {
        const bool isLacking = lacksRows(page, Failed::Stay);
        if (isLacking)
            pages.append(page);
        if (isLacking && m_pages.mayAsk(page))
            ++asked;
        else if (asked == 0)
            m_firstRow = m_pages.firstOf(page + 1);
    }
    return pages;
}

} // namespace medias
