#include "medias/medialist.h"

#include "botdoc/client.h"
#include "medias/pageanswer.h"
#include "medias/rowchanges.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::Page;
using botdoc::RequestId;

namespace {

constexpr int mostVisible = 2000; // no screen shows more

} // namespace

MediaList::MediaList(QObject *parent)
    : QObject(parent)
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
    if (m_request == request)
        return;
    m_request = request;
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
    m_pages.restart(m_client, m_request);
    beginEpoch();
    m_error.reset();
    m_claimed.reset();
    m_isCountKnown = true;
    m_firstVisible = -1;
    m_lastVisible = -1;
    m_visible.clear();
    m_due.clear();
    m_ahead.stop();
    m_isFirstPageDue = true;
    m_isLastPageDue = false;
    m_isLengthInDoubt = false;
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
    m_beyondEnd.clear();
    m_due = QSet<MediaId>(m_visible.begin(), m_visible.end());
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
    ++m_epoch;
    m_epochTotal.reset();
    m_pages.listChanged();
}

void MediaList::setVisibleRows(int first, int last)
{
    const int size = m_rows.size();
    const bool isNone = first < 0 || last < first || first >= size;
    const int firstVisible = isNone ? -1 : first;
    const int lastVisible = isNone ? -1 : std::min({last, size - 1, first + mostVisible - 1});
    for (int page = pageOf(firstVisible); !isNone && page <= pageOf(lastVisible); ++page) {
        const bool wasVisible =
            m_firstVisible != -1 && page >= pageOf(m_firstVisible) && page <= pageOf(m_lastVisible);
        if (!wasVisible)
            m_pages.forget(page);
    }
    m_firstVisible = firstVisible;
    m_lastVisible = lastVisible;
    m_visible.clear();
    m_due.clear();
    ask();
}

void MediaList::setVisibleMedias(const QList<MediaId> &ids)
{
    const QSet<MediaId> before(m_visible.begin(), m_visible.end());
    m_firstVisible = -1;
    m_lastVisible = -1;
    m_visible = ids.mid(0, mostVisible);
    m_due.intersect(QSet<MediaId>(m_visible.begin(), m_visible.end()));
    for (const MediaId id : std::as_const(m_visible)) {
        const int row = m_rows.rowOf(id);
        if (before.contains(id) || row == -1)
            continue;
        m_due.insert(id);
        m_pages.forget(pageOf(row));
    }
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
    for (const int page : asked)
        setPageFailed(page, false);
    // What is still blank there does not come.
    for (const int page : wanted) {
        if (!m_pages.mayAsk(page))
            setPageFailed(page, true);
    }
}

/// The most urgent ones first.
QList<int> MediaList::wantedPages()
{
    QList<int> wanted;
    const auto want = [&wanted](int page) {
        if (!wanted.contains(page))
            wanted.append(page);
    };
    const auto wantUnlessFresh = [&](int row) {
        if (row >= 0 && row < m_rows.size() && !m_rows.isFresh(row, m_epoch))
            want(pageOf(row));
    };
    if (m_isFirstPageDue)
        want(1);
    const bool isSettled = m_state == LoadState::Ready && !m_isLengthInDoubt;
    const int last = std::min(m_lastVisible, m_rows.size() - 1);
    if (isSettled && m_firstVisible != -1 && m_firstVisible <= last) {
        const qsizetype others = wanted.size();
        const auto mayCome = [this](int page) { return m_pages.mayAsk(page); };
        for (int row = m_firstVisible; row <= last; ++row)
            wantUnlessFresh(row);
        // One page ahead and one behind, by their nearest rows; not before what is in view is there, or does
        // not come.
        if (std::none_of(wanted.cbegin() + others, wanted.cend(), mayCome)) {
            wantUnlessFresh(pageOf(last) * m_pages.pageSize());
            wantUnlessFresh((pageOf(m_firstVisible) - 1) * m_pages.pageSize() - 1);
        }
    }
    if (isSettled) {
        for (const MediaId id : std::as_const(m_due))
            wantUnlessFresh(m_rows.rowOf(id));
    }
    // Not before the first page has told which one is the last.
    if (m_isLastPageDue && !m_isFirstPageDue)
        want(pageCount());
    if (isSettled) {
        for (const int page : m_ahead.next())
            want(page);
    }
    return wanted;
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
    if (contradictsEpoch(answer, received.count))
        beginEpoch();
    m_epochTotal = received.count;

    Q_EMIT rowsAboutToMove();
    const PageFacts facts{answer.offset, answer.ids(), answer.total, m_isNewestFirst, m_epoch};
    const QList<RowChange> changes = rowChanges(m_rows, facts);
    for (const RowChange &change : changes)
        apply(change);
    if (m_rows.size() < answer.atLeast)
        insertPlaceholders(m_rows.size(), answer.atLeast - m_rows.size());
    place(answer);
    for (const std::optional<Media> &entry : answer.entries) {
        if (entry)
            m_due.remove(entry->id);
    }
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
    setPageFailed(page, true);
    m_due.removeIf([&](MediaId id) { return pageOf(m_rows.rowOf(id)) == page; });
    m_ahead.stop();
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
        setPageFailed(page, true);
        // It is a lie, and each page behind would show that anew.
        m_ahead.stopBefore(page);
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
    if (m_rows.firstFreshFrom(end, m_epoch) != -1)
        beginEpoch();
    Q_EMIT rowsAboutToMove();
    dropRows(end, m_rows.size() - end);
    Q_EMIT rowsMoved();
    noteCount();
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

/// Whether the list has changed since the fresh rows were answered: it is as long as `total`, or has another
/// media in one of their rows.
bool MediaList::contradictsEpoch(const PageAnswer &answer, std::optional<qint64> total) const
{
    if (total && m_epochTotal && *total != *m_epochTotal)
        return true;
    if (answer.total && m_rows.firstFreshFrom(*answer.total, m_epoch) != -1)
        return true;
    for (int i = 0; i < answer.entries.size(); ++i) {
        const std::optional<Media> &entry = answer.entries[i];
        const int row = answer.offset + i;
        const int known = entry ? m_rows.rowOf(entry->id) : -1;
        if (known == row)
            continue;
        if (known != -1 && m_rows.isFresh(known, m_epoch))
            return true;
        const bool isSameUnreadable =
            !entry && isInRange(row) && m_rows.kindAt(row) == MediaRows::Kind::Unreadable;
        if (isInRange(row) && m_rows.isFresh(row, m_epoch) && !isSameUnreadable)
            return true;
    }
    return false;
}

void MediaList::place(const PageAnswer &answer)
{
    const int size = static_cast<int>(answer.entries.size());
    QList<std::optional<MediaId>> before;
    QList<MediaRows::Kind> kinds;
    for (int row = answer.offset; row < answer.offset + size; ++row) {
        before.append(m_rows.idAt(row));
        kinds.append(m_rows.kindAt(row));
    }
    blankElsewhere(answer);

    int firstChanged = -1;
    int lastChanged = -1;
    for (int i = 0; i < size; ++i) {
        const int row = answer.offset + i;
        const std::optional<Media> &entry = answer.entries[i];
        bool isAnother = false;
        if (!entry) {
            m_rows.setUnreadable(row, m_epoch);
        } else if (m_rows.rowOf(entry->id) == -1 || m_rows.rowOf(entry->id) == row) {
            isAnother = m_rows.set(row, *entry, m_epoch);
            if (entry->request)
                Q_EMIT requestSeen(*entry->request);
        } else {
            m_rows.setPlaceholder(row); // twice on one page: its first place counts
        }
        if (isAnother || m_rows.kindAt(row) != kinds[i] || m_rows.idAt(row) != before[i]) {
            firstChanged = firstChanged == -1 ? row : firstChanged;
            lastChanged = row;
        }
    }
    if (firstChanged != -1)
        Q_EMIT rowsChanged(firstChanged, lastChanged);
    for (int i = 0; i < size; ++i) {
        if (!before[i] || before[i] != m_rows.idAt(answer.offset + i))
            Q_EMIT rowReplaced(answer.offset + i, before[i].has_value());
    }
}

/// No media sits in two rows: where those of an answer have been so far, there is a placeholder, until they
/// have all been placed.
void MediaList::blankElsewhere(const PageAnswer &answer)
{
    for (int i = 0; i < answer.entries.size(); ++i) {
        const int row = answer.entries[i] ? m_rows.rowOf(answer.entries[i]->id) : -1;
        if (row == -1 || row == answer.offset + i)
            continue;
        m_rows.lift(row);
        m_ahead.rowsLackFrom(row);
        if (row >= answer.offset && row < answer.end())
            continue;
        Q_EMIT rowsChanged(row, row);
        Q_EMIT rowReplaced(row, true);
    }
}

void MediaList::removed(MediaId id)
{
    const int row = m_rows.rowOf(id);
    Q_EMIT mediaRemoved(id);
    if (row == -1)
        return;
    // What is under way may have been asked for before it was removed.
    m_pages.renew();
    if (m_epochTotal)
        --*m_epochTotal;
    Q_EMIT rowsAboutToMove();
    dropRows(row, 1);
    Q_EMIT rowsMoved();
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
    const int last = std::min(m_lastVisible, m_rows.size() - 1);
    const QList<int> far = m_far.next(m_rows, {std::min(m_firstVisible, last), last, 2 * m_pages.pageSize()});
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
