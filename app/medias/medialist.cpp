#include "medias/medialist.h"

#include "botdoc/client.h"
#include "medias/pageanswer.h"
#include "medias/rowchanges.h"

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

constexpr int mostPagesQuietly = 4; // of medias in view that need not be side by side

} // namespace

MediaList::MediaList(QObject *parent)
    : QObject(parent)
    , m_inView(rows(), m_pages)
    , m_ahead(rows(), m_pages)
    , m_due(rows(), m_pages, m_inView, m_ahead)
{
    connect(&m_rows, &LiveRows::lackFrom, this, [this](int row) { m_ahead.rowsLackFrom(row); });
    connect(&m_due, &DuePages::paintedInView, this, &MediaList::ask);
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
    m_due.restart();
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
    m_due.askAnew(withLastPage);
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
    return m_state == LoadState::Loading ||
           (m_state == LoadState::Ready && (m_ahead.isUnderWay() || m_pages.isReading()));
}

void MediaList::ask()
{
    if (m_state != LoadState::Loading && m_state != LoadState::Ready)
        return;
    const QList<int> wanted = m_due.next(m_state == LoadState::Ready, m_epoch.number());
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
    if (isAsking() || m_due.areOthersToCome() || !std::exchange(m_isRefreshing, false))
        return;
    Q_EMIT refreshed(std::exchange(m_refreshFailure, std::nullopt));
}

void MediaList::answered(int page, const Page<Media> &received)
{
    const bool isFirstAnswer = m_state == LoadState::Loading;
    if (page > 1 && received.results.isEmpty()) {
        pageIsBeyondEnd(page, ApiError::protocol(QStringLiteral("page %1 is empty").arg(page)));
        return;
    }
    if (isFirstAnswer)
        m_isCountKnown = received.count.has_value();
    const PageAnswer answer = PageAnswer::of(received, page, m_pages.pageSize(), mostRows, m_isCountKnown);
    if (received.count) {
        m_isCountKnown = true;
        m_claimed = answer.claimed;
    }
    m_isNewestFirst = answer.isNewestFirst.value_or(m_isNewestFirst);
    if (m_epoch.isContradictedBy(answer, received.count, rows()))
        beginEpoch();
    m_epoch.noteTotal(received.count);

    m_rows.move([&] {
        const PageFacts facts{answer.offset, answer.ids(), answer.total, m_isNewestFirst, m_epoch.number()};
        m_rows.apply(rowChanges(rows(), facts));
        if (rows().size() < answer.atLeast)
            m_rows.insert(rows().size(), answer.atLeast - rows().size());
        tellListed(answer);
        m_rows.place(answer, m_epoch.number());
        m_inView.noteAnswered(answer);
    });
    if (received.isAllRead() && answer.isShort && answer.end() < rows().size()) {
        // It has fewer than it should: asking again at once would bring no more.
        m_pages.setFailed(page);
        setPageFailed(page, true);
    }
    if (received.isAllRead())
        m_due.noteAnswered(page);
    noteCount();
    if (!m_source)
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
    m_due.noteFailed(page);
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
        m_due.doubtLength();
        askAnew(false);
    } else {
        m_pages.setFailed(page);
        m_due.noteMissing(page);
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
    if (end >= rows().size())
        return;
    if (rows().firstFreshFrom(end, m_epoch.number()) != -1)
        beginEpoch();
    m_rows.move([&] { m_rows.remove(end, rows().size() - end); });
    noteCount();
}

/// Not where nobody has asked for the page, and everything in view can be read without it.
bool MediaList::isFailureTold(int page) const
{
    if (!m_isQuiet || m_ahead.isUnderWay())
        return true;
    const int last = std::min(m_pages.firstOf(page + 1) - 1, m_inView.last());
    for (int row = std::max(m_pages.firstOf(page), m_inView.first()); row <= last; ++row) {
        if (rows().kindAt(row) == MediaRows::Kind::Placeholder)
            return true;
    }
    return false;
}

/// What its rows show that are not loaded.
void MediaList::setPageFailed(int page, bool hasFailed)
{
    const int first = m_pages.firstOf(page);
    const int end = std::min(m_pages.firstOf(page + 1), rows().size());
    m_rows.setFailed(first, end, hasFailed);
}

void MediaList::tellListed(const PageAnswer &answer)
{
    for (const std::optional<Media> &entry : answer.entries) {
        if (!entry)
            continue;
        if (entry->request)
            Q_EMIT requestSeen(*entry->request);
        Q_EMIT mediaListed(*entry);
    }
}

void MediaList::removed(const QList<MediaId> &ids)
{
    const int before = rows().size();
    bool isOneUnread = false;
    m_rows.move([&] {
        for (const MediaId id : ids) {
            const int row = rows().rowOf(id);
            Q_EMIT mediaRemoved(id);
            if (row == -1) {
                isOneUnread = isOneUnread || m_pages.isReading();
                continue;
            }
            m_epoch.noteRemoval();
            m_rows.remove(row, 1);
        }
    });
    if (rows().size() == before && !isOneUnread)
        return;
    // What is under way may have been asked for before they were removed.
    m_pages.renew();
    noteCount();
    ask();
}

void MediaList::update(const Media &media)
{
    if (m_rows.update(media) && media.request)
        Q_EMIT requestSeen(*media.request);
}

void MediaList::forgetFar()
{
    const QList<int> far = m_far.next(rows(), {m_inView.first(), m_inView.last(), 2 * m_pages.pageSize()});
    if (!far.isEmpty())
        m_rows.move([&] { m_rows.forget(far); });
}

void MediaList::setState(LoadState state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void MediaList::noteCount()
{
    const Counts counts{rows().size(), rows().unreadable(), m_claimed};
    if (counts == m_noted)
        return;
    m_noted = counts;
    Q_EMIT countChanged();
}

} // namespace medias
