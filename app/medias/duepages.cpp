#include "medias/duepages.h"

#include "medias/afterpaint.h"
#include "medias/mediapages.h"
#include "medias/mediarows.h"
#include "medias/pagesahead.h"
#include "medias/rowsinview.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace medias {

namespace {

/// What is in view is painted before what is around it is asked for.
const auto askAround = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

DuePages::DuePages(const MediaRows &rows, const MediaPages &pages, const RowsInView &inView,
                   PagesAhead &ahead, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_pages(pages)
    , m_inView(inView)
    , m_ahead(ahead)
{}

DuePages::~DuePages() = default;

void DuePages::restart()
{
    m_isLengthInDoubt = false;
    m_around = Around::Waits;
    askAnew(false);
}

void DuePages::askAnew(bool withLastPage)
{
    m_isFirstPageDue = true;
    m_isLastPageDue = withLastPage;
}

void DuePages::noteAnswered(int page)
{
    if (page == 1)
        m_isFirstPageDue = m_isLengthInDoubt = false;
    if (page == lastPage() && !m_isFirstPageDue)
        m_isLastPageDue = false;
}

void DuePages::noteFailed(int page)
{
    if (page == 1)
        m_isFirstPageDue = m_isLengthInDoubt = false;
    if (page == 1 || page == lastPage())
        m_isLastPageDue = false;
}

void DuePages::noteMissing(int page)
{
    if (page == lastPage())
        m_isLastPageDue = false;
}

QList<int> DuePages::next(bool isReady, quint32 epoch)
{
    const bool isSettled = isReady && !m_isLengthInDoubt;
    QList<int> due;
    const auto add = [&due](const QList<int> &pages) {
        for (const int page : pages) {
            if (!due.contains(page))
                due.append(page);
        }
    };
    if (m_isFirstPageDue)
        add({1});
    if (isSettled)
        add(forView(epoch));
    // Not before the first page has told which one is the last.
    if (m_isLastPageDue && !m_isFirstPageDue)
        add({lastPage()});
    if (isSettled)
        add(m_ahead.next());
    return due;
}

/// Those around what is in view not before that is there, or does not come.
QList<int> DuePages::forView(quint32 epoch)
{
    QList<int> pages = m_inView.pages(epoch);
    if (std::any_of(pages.cbegin(), pages.cend(), [this](int page) { return m_pages.mayAsk(page); })) {
        m_around = Around::Waits;
    } else if (m_around == Around::Due) {
        pages += m_inView.pagesAround(epoch);
    } else if (m_around == Around::Waits) {
        m_around = Around::Posted;
        QCoreApplication::postEvent(this, new QEvent(askAround), afterPaint);
    }
    return pages;
}

bool DuePages::event(QEvent *event)
{
    if (event->type() != askAround)
        return QObject::event(event);
    if (m_around == Around::Posted) {
        m_around = Around::Due;
        Q_EMIT paintedInView();
    }
    return true;
}

int DuePages::lastPage() const
{
    return m_pages.countFor(m_rows.size());
}

} // namespace medias
