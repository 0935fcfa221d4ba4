#include "medias/requestsearch.h"

#include "medias/requestlistmodel.h"

#include <chrono>
#include <utility>

namespace medias {

using botdoc::RequestId;
using Presence = RequestListModel::Presence;

namespace {

constexpr std::chrono::milliseconds typingPause(250);

} // namespace

RequestSearch::RequestSearch(RequestListModel &requests, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_requests(requests)
{
    setSourceModel(&requests);
    // After a move it looks through its rows when somebody asks, and by then they may be others: who counts
    // the rows by what is told of them would not know.
    connect(this, &QAbstractItemModel::layoutChanged, this, [this] { (void)rowCount(); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    connect(&m_soon, &QTimer::timeout, this, &RequestSearch::begin);
    connect(&requests, &RequestListModel::stateChanged, this, &RequestSearch::listChanged);
    connect(&requests, &RequestListModel::presenceChanged, this, [this](RequestId id) {
        if (typedNumber() == id)
            advance();
    });
}

RequestSearch::~RequestSearch() = default;

void RequestSearch::setText(const QString &text)
{
    const QString typed = text.simplified();
    if (typed == m_text)
        return;
    m_text = typed;
    m_wanted = SearchText(typed);
    m_goesBeyondNumber = false;
    if (typed.isEmpty()) {
        m_pagesLeft = mostPages;
        m_isStopped = false;
        m_soon.stop();
    } else {
        m_soon.start();
    }
    invalidateFilter();
    Q_EMIT progressChanged();
}

std::optional<RequestId> RequestSearch::typedNumber() const
{
    bool isNumber = false;
    const qint64 typed = m_text.toLongLong(&isNumber);
    return isNumber && typed > 0 ? std::optional(RequestId{typed}) : std::nullopt;
}

void RequestSearch::keep(std::optional<RequestId> request)
{
    if (m_kept == request)
        return;
    m_kept = request;
    invalidateFilter();
}

RequestSearch::Progress RequestSearch::progress() const
{
    const RequestListModel::State state = m_requests.state();
    const bool isListThere =
        state == RequestListModel::State::Loading || state == RequestListModel::State::Ready;
    if (m_wanted.isEmpty() || !isListThere || m_requests.isForbidden() || m_requests.isComplete())
        return Progress::Resting;
    const bool isAtLimit = m_pagesLeft == 0 && !m_requests.isFetching();
    const bool isAnswered = isNumberKnown() && !m_goesBeyondNumber;
    return m_isStopped || isAtLimit || isAnswered ? Progress::Paused : Progress::Searching;
}

void RequestSearch::stop()
{
    m_isStopped = true;
    Q_EMIT progressChanged();
}

void RequestSearch::goOn()
{
    m_isStopped = false;
    m_goesBeyondNumber = true;
    if (m_pagesLeft == 0)
        m_pagesLeft = mostPages;
    advance();
}

void RequestSearch::begin()
{
    const std::optional<RequestId> number = typedNumber();
    if (number && m_requests.rowOf(*number) == -1)
        m_requests.look(*number);
    advance();
}

void RequestSearch::advance()
{
    const bool isDue = progress() == Progress::Searching && !m_soon.isActive() && !isNumberAwaited();
    if (isDue && m_pagesLeft > 0 && m_requests.canFetchNext()) {
        --m_pagesLeft;
        m_requests.fetchNext();
    }
    Q_EMIT progressChanged();
}

void RequestSearch::listChanged()
{
    if (m_requests.state() == RequestListModel::State::Idle) { // signed out
        m_kept.reset();
        setText({});
    }
    // What is not listed is shown when nothing that is listed would come in between any more. Only here: the
    // filter's rows must not become others unsaid.
    const bool showsAll = m_requests.isComplete() || m_requests.isForbidden() ||
                          m_requests.state() == RequestListModel::State::Failed;
    if (std::exchange(m_showsAll, showsAll) != showsAll)
        invalidateFilter();
    advance();
}

bool RequestSearch::isNumberKnown() const
{
    const std::optional<RequestId> number = typedNumber();
    return number && m_requests.rowOf(*number) != -1;
}

bool RequestSearch::isNumberAwaited() const
{
    const std::optional<RequestId> number = typedNumber();
    return number && m_requests.presenceOf(*number) == Presence::Asking;
}

int RequestSearch::rowOf(RequestId id) const
{
    const int row = m_requests.rowOf(id);
    return row == -1 ? -1 : mapFromSource(m_requests.index(row)).row();
}

void RequestSearch::fetchNextForView()
{
    if (m_wanted.isEmpty())
        m_requests.fetchNext();
}

bool RequestSearch::filterAcceptsRow(int sourceRow, const QModelIndex & /*sourceParent*/) const
{
    if (!m_wanted.isEmpty())
        return m_requests.isMatch(sourceRow, m_wanted);
    const QModelIndex source = m_requests.index(sourceRow);
    return m_showsAll || source.data(RequestListModel::IsListedRole).toBool() ||
           m_kept == source.data(RequestListModel::IdRole).value<RequestId>();
}

} // namespace medias
