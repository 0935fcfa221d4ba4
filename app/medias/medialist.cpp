#include "medias/medialist.h"

#include "botdoc/client.h"
#include "medias/afterpaint.h"
#include "medias/answerplacing.h"
#include "medias/pageanswer.h"
#include "medias/rowchanges.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <limits>
#include <utility>

namespace medias {

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::Page;
using botdoc::RequestId;

namespace {

/// What is in view is painted before what is around it is asked for.
const auto askAround = static_cast<QEvent::Type>(QEvent::registerEventType());
constexpr int mostPagesQuietly = 4; // of medias in view that need not be side by side

} // namespace

MediaList::MediaList(QObject *parent)
    : QObject(parent)
    , m_inView(m_rows, m_pages)
    , m_ahead(m_rows, m_pages)
{
    connect(&m_pages, &MediaPages::answered, this, &MediaList::answered);
    connect(&m_pages, &MediaPages::failed, this, &MediaList::failed);
}

MediaList::~MediaList() = default;

void MediaList::setClient(botdoc::Client *client)
{
    if (m_client)
        m_client->disconnect(this);
    m_client = client;
    if (client)
        connect(client, &QObject::destroyed, this, [this] { setClient(nullptr); });
    restart();
}

botdoc::Client *MediaList::client() const
{
    return m_client;
}

void MediaList::setRequest(std::optional<RequestId> request)
{
    if (m_request == request && !m_source)
        return;
    m_request = request;
    m_source = {};
    restart();
}

void MediaList::setSource(const MediaSource &source)
{
    m_request.reset();
    m_source = source;
    restart();
}

void MediaList::reload()
{
    restart();
}

void MediaList::restart()
{
    Q_EMIT aboutToReset();
    m_rows.clear();
    m_pages.restart(m_client, m_request, m_source);
    beginEpoch();
    m_error.reset();
    m_claimed.reset();
    m_isCountKnown = true;
    m_inView.clear();
    m_ahead.stop();
    m_isFirstPageDue = true;
    m_isLastPageDue = false;
    m_isLengthInDoubt = false;
    m_around = Around::Waits;
    m_isRefreshing = false;
    m_isQuiet = false;
    m_refreshFailure.reset();
    m_beyondEnd.clear();
    m_state = m_client ? LoadState::Loading : LoadState::SignedOut;
    Q_EMIT wasReset();
    noteCount();
    Q_EMIT stateChanged();
    ask();
}

void MediaList::refresh()
{
    if (m_state == LoadState::Failed) {
        reload();
        return;
    }
    if (m_state != LoadState::Ready)
        return;
    m_isQuiet = false;
    refreshPages(std::numeric_limits<int>::max());
}

void MediaList::refreshQuietly()
{
    if (m_state != LoadState::Ready || isAsking())
        return;
    m_isQuiet = true;
    refreshPages(mostPagesQuietly);
}

/// `mostPages`: of medias in view that need not be side by side.
void MediaList::refreshPages(int mostPages)
{
    m_isRefreshing = true;
    m_refreshFailure.reset();
    m_beyondEnd.clear();
    m_inView.askAnew(mostPages);
    askAnew(m_isCountKnown);
}

/// Everything shown stays; nothing of it is taken for the present any more.
void MediaList::askAnew(bool withLastPage)
{
    m_pages.renew();
    beginEpoch();
    m_isFirstPageDue = true;
    m_isLastPageDue = withLastPage;
    ask();
}

/// What is under way was asked of the list as it was.
void MediaList::beginEpoch()
{
    m_epoch.begin();
    m_pages.listChanged();
}

void MediaList::setVisibleRows(int first, int last)
{
    const QList<int> came = m_inView.setRows(first, last);
    for (const int page : came)
        setPageFailed(page, false);
    ask();
}

void MediaList::setVisibleMedias(const QList<MediaId> &ids)
{
    m_inView.setMedias(ids);
    ask();
}

void MediaList::fetchAhead(int pages)
{
    m_ahead.start(pages);
    for (int page = 1; page <= m_ahead.lastPage(); ++page) {
        m_pages.forget(page);
        setPageFailed(page, false);
    }
    ask();
    Q_EMIT coverageChanged();
}

bool MediaList::isFetchingAhead() const
{
    return m_state == LoadState::Loading || (m_state == LoadState::Ready && m_ahead.isUnderWay());
}

void MediaList::ask()
{
    if (m_state != LoadState::Loading && m_state != LoadState::Ready)
        return;
    const QList<int> wanted = wantedPages();
    const QList<int> asked = m_pages.want(wanted);
    // What could not be had and is asked for again without anybody having asked for it says so until it is
    // there.
    for (const int page : m_isQuiet ? QList<int>() : asked)
        setPageFailed(page, false);
    // What is still blank there does not come.
    for (const int page : wanted) {
        if (!m_pages.mayAsk(page))
            setPageFailed(page, true);
    }
    tellRefreshed();
}

void MediaList::tellRefreshed()
{
    if (isAsking() || m_around == Around::Posted || !std::exchange(m_isRefreshing, false))
        return;
    Q_EMIT refreshed(std::exchange(m_refreshFailure, std::nullopt));
}

/// The most urgent ones first.
QList<int> MediaList::wantedPages()
{
    const bool isSettled = m_state == LoadState::Ready && !m_isLengthInDoubt;
    QList<int> wanted;
    const auto want = [&wanted](const QList<int> &pages) {
        for (const int page : pages) {
            if (!wanted.contains(page))
                wanted.append(page);
        }
    };
    if (m_isFirstPageDue)
        want({1});
    if (isSettled)
        want(pagesForView());
    // Not before the first page has told which one is the last.
    if (m_isLastPageDue && !m_isFirstPageDue)
        want({pageCount()});
    if (isSettled)
        want(m_ahead.next());
    return wanted;
}

/// Those around what is in view not before that is there, or does not come.
QList<int> MediaList::pagesForView()
{
    QList<int> pages = m_inView.pages(m_epoch.number());
    if (std::any_of(pages.cbegin(), pages.cend(), [this](int page) { return m_pages.mayAsk(page); })) {
        m_around = Around::Waits;
    } else if (m_around == Around::Due) {
        pages += m_inView.pagesAround(m_epoch.number());
    } else if (m_around == Around::Waits) {
        m_around = Around::Posted;
        QCoreApplication::postEvent(this, new QEvent(askAround), afterPaint);
    }
    return pages;
}

bool MediaList::event(QEvent *event)
{
    if (event->type() != askAround)
        return QObject::event(event);
    if (m_around == Around::Posted) {
        m_around = Around::Due;
        ask();
    }
    return true;
}

void MediaList::answered(int page, const Page<Media> &received)
{
    const bool isFirstAnswer = m_state == LoadState::Loading;
    if (page > 1 && received.results.isEmpty()) {
        pageIsBeyondEnd(page, ApiError::protocol(QStringLiteral("page %1 is empty").arg(page)));
        return;
    }
    if (page == 1)
        m_pages.notePageSize(static_cast<int>(received.results.size()), PageAnswer::isMoreSaid(received));
    if (isFirstAnswer)
        m_isCountKnown = received.count.has_value();
    const PageAnswer answer = PageAnswer::of(received, page, m_pages.pageSize(), mostRows, m_isCountKnown);
    if (received.count) {
        m_isCountKnown = true;
        m_claimed = answer.claimed;
    }
    m_isNewestFirst = answer.isNewestFirst.value_or(m_isNewestFirst);
    if (m_epoch.isContradictedBy(answer, received.count, m_rows))
        beginEpoch();
    m_epoch.noteTotal(received.count);

    Q_EMIT rowsAboutToMove();
    const PageFacts facts{answer.offset, answer.ids(), answer.total, m_isNewestFirst, m_epoch.number()};
    const QList<RowChange> changes = rowChanges(m_rows, facts);
    for (const RowChange &change : changes)
        apply(change);
    if (m_rows.size() < answer.atLeast)
        insertPlaceholders(m_rows.size(), answer.atLeast - m_rows.size());
    place(answer);
    m_inView.noteAnswered(answer);
    Q_EMIT rowsMoved();

    if (answer.isShort && answer.end() < m_rows.size()) {
        // It has fewer than it should: asking again at once would bring no more.
        m_pages.setFailed(page);
        setPageFailed(page, true);
    }
    if (page == 1)
        m_isFirstPageDue = m_isLengthInDoubt = false;
    if (page == pageCount() && !m_isFirstPageDue)
        m_isLastPageDue = false;
    noteCount();
    Q_EMIT pageArrived();
    if (isFirstAnswer)
        setState(LoadState::Ready);
    ask();
    forgetFar();
    Q_EMIT coverageChanged();
}

void MediaList::failed(int page, const ApiError &error)
{
    if (m_state == LoadState::Loading) {
        m_error = error;
        setState(LoadState::Failed);
        return;
    }
    if (page > 1 && error.kind == ApiError::Kind::NotFound) {
        pageIsBeyondEnd(page, error);
        return;
    }
    if (page == 1)
        m_isFirstPageDue = m_isLengthInDoubt = false;
    if (page == 1 || page == pageCount())
        m_isLastPageDue = false;
    if (m_isRefreshing && (!m_refreshFailure || m_refreshFailure->retryAfter < error.retryAfter))
        m_refreshFailure = error;
    const bool isTold = isFailureTold(page);
    if (isTold)
        setPageFailed(page, true);
    m_inView.noteFailed(page);
    m_ahead.stop();
    if (isTold)
        Q_EMIT pageFailed(error);
    ask();
    Q_EMIT coverageChanged();
}

void MediaList::pageIsBeyondEnd(int page, const ApiError &error)
{
    if (!m_isCountKnown) {
        endBefore(page);
    } else if (!m_beyondEnd.contains(page)) {
        // The list has become shorter: the first page tells how long it is. Once for each page, for the count
        // may be a lie.
        m_beyondEnd.insert(page);
        m_isLengthInDoubt = true;
        askAnew(false);
    } else {
        m_pages.setFailed(page);
        if (page == pageCount())
            m_isLastPageDue = false;
        const bool isTold = isFailureTold(page);
        if (isTold)
            setPageFailed(page, true);
        // It is a lie, and each page behind would show that anew.
        m_ahead.stopBefore(page);
        if (isTold)
            Q_EMIT pageFailed(error);
    }
    ask();
    Q_EMIT coverageChanged();
}

/// The server does not say how many there are, but that there is no such page.
void MediaList::endBefore(int page)
{
    // It is asked for again should the page before it be full.
    m_pages.forget(page);
    const int end = m_pages.firstOf(page);
    if (end >= m_rows.size())
        return;
    if (m_rows.firstFreshFrom(end, m_epoch.number()) != -1)
        beginEpoch();
    Q_EMIT rowsAboutToMove();
    dropRows(end, m_rows.size() - end);
    Q_EMIT rowsMoved();
    noteCount();
}

/// Not where nobody has asked for the page, and everything in view can be read without it.
bool MediaList::isFailureTold(int page) const
{
    if (!m_isQuiet || m_ahead.isUnderWay())
        return true;
    const int last = std::min(m_pages.firstOf(page + 1) - 1, m_inView.last());
    for (int row = std::max(m_pages.firstOf(page), m_inView.first()); row <= last; ++row) {
        if (m_rows.kindAt(row) == MediaRows::Kind::Placeholder)
            return true;
    }
    return false;
}

/// What its rows show that are not loaded.
void MediaList::setPageFailed(int page, bool hasFailed)
{
    const int first = m_pages.firstOf(page);
    const int end = std::min(m_pages.firstOf(page + 1), m_rows.size());
    if (!m_rows.setFailed(first, end, hasFailed))
        return;
    if (!hasFailed)
        m_ahead.rowsLackFrom(first);
    Q_EMIT rowsChanged(first, end - 1);
}

void MediaList::apply(const RowChange &change)
{
    switch (change.kind) {
    case RowChange::Kind::Insert:
        insertPlaceholders(change.row, change.count);
        break;
    case RowChange::Kind::Remove:
        dropRows(change.row, change.count);
        break;
    }
}

void MediaList::place(const PageAnswer &answer)
{
    const PlacedAnswer placed = placeAnswer(answer, m_epoch.number(), m_rows);
    for (const std::optional<Media> &entry : answer.entries) {
        if (!entry)
            continue;
        if (entry->request)
            Q_EMIT requestSeen(*entry->request);
        Q_EMIT mediaListed(*entry);
    }
    for (const int row : placed.left) {
        m_ahead.rowsLackFrom(row);
        if (row >= answer.offset && row < answer.end())
            continue;
        Q_EMIT rowsChanged(row, row);
        Q_EMIT rowReplaced(row, true);
    }
    if (placed.firstChanged != -1)
        Q_EMIT rowsChanged(placed.firstChanged, placed.lastChanged);
    for (const PlacedAnswer::Replaced &replaced : placed.replaced)
        Q_EMIT rowReplaced(replaced.row, replaced.hadMedia);
}

void MediaList::removed(const QList<MediaId> &ids)
{
    const int before = m_rows.size();
    Q_EMIT rowsAboutToMove();
    for (const MediaId id : ids) {
        const int row = m_rows.rowOf(id);
        Q_EMIT mediaRemoved(id);
        if (row == -1)
            continue;
        m_epoch.noteRemoval();
        dropRows(row, 1);
    }
    Q_EMIT rowsMoved();
    if (m_rows.size() == before)
        return;
    // What is under way may have been asked for before they were removed.
    m_pages.renew();
    noteCount();
    ask();
}

void MediaList::update(const Media &media)
{
    const int row = m_rows.rowOf(media.id);
    if (row == -1 || !m_rows.update(media))
        return;
    if (media.request)
        Q_EMIT requestSeen(*media.request);
    Q_EMIT rowsChanged(row, row);
}

void MediaList::insertPlaceholders(int row, int count)
{
    Q_EMIT rowsAboutToBeInserted(row, row + count - 1);
    m_rows.insert(row, count);
    m_ahead.rowsLackFrom(row);
    Q_EMIT rowsInserted();
}

void MediaList::dropRows(int row, int count)
{
    Q_EMIT rowsAboutToBeRemoved(row, row + count - 1);
    m_rows.remove(row, count);
    m_ahead.rowsLackFrom(row);
    Q_EMIT rowsRemoved();
}

void MediaList::forgetFar()
{
    const QList<int> far = m_far.next(m_rows, {m_inView.first(), m_inView.last(), 2 * m_pages.pageSize()});
    if (far.isEmpty())
        return;
    Q_EMIT rowsAboutToMove();
    m_ahead.rowsLackFrom(far.first());
    for (const int row : far) {
        m_rows.setPlaceholder(row);
        Q_EMIT rowReplaced(row, true);
    }
    for (qsizetype first = 0, end = 0; first < far.size(); first = end) {
        for (end = first + 1; end < far.size() && far[end] == far[end - 1] + 1;)
            ++end;
        Q_EMIT rowsChanged(far[first], far[end - 1]);
    }
    Q_EMIT rowsMoved();
}

void MediaList::setState(LoadState state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void MediaList::noteCount()
{
    const Counts counts{m_rows.size(), m_rows.unreadable(), m_claimed};
    if (counts == m_noted)
        return;
    m_noted = counts;
    Q_EMIT countChanged();
}

} // namespace medias
