#include "medias/medialistmodel.h"

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "medias/mediacells.h"
#include "medias/mediatext.h"
#include "medias/requestlistmodel.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;

namespace {

constexpr int mostMatched = 5000;
constexpr int mostVisible = 2000;
// Between the end of one search and the next, when the list changes all the time: so long, or as many times
// as long as the search took.
constexpr std::chrono::milliseconds searchPause(150);
constexpr int pauseInSearches = 3;
/// What stays is told in days, so that nobody sees a difference sooner.
constexpr std::chrono::minutes stayPace{10};

bool isMatch(const QVariant &cell, const QVariant &value, Qt::MatchFlags flags)
{
    const Qt::CaseSensitivity sensitivity =
        flags.testFlag(Qt::MatchCaseSensitive) ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const QString text = cell.toString();
    const QString wanted = value.toString();
    switch ((flags & Qt::MatchTypeMask).toInt()) {
    case Qt::MatchStartsWith:
        return text.startsWith(wanted, sensitivity);
    case Qt::MatchContains:
        return text.contains(wanted, sensitivity);
    case Qt::MatchEndsWith:
        return text.endsWith(wanted, sensitivity);
    case Qt::MatchFixedString:
        return text.compare(wanted, sensitivity) == 0;
    case Qt::MatchExactly:
        return cell == value;
    default:
        return false;
    }
}

} // namespace

MediaListModel::MediaListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_stayTimer(this)
{
    setMostLoaded(m_mostLoaded);
    m_searchSoon.setSingleShot(true);
    connect(&m_searchSoon, &QTimer::timeout, this, &MediaListModel::search);
    connect(&m_search, &MediaSearch::found, this, &MediaListModel::found);
    followList();
    followRows();
    m_stayTimer.setObjectName(QStringLiteral("stayTimer"));
    m_stayTimer.setTimerType(Qt::VeryCoarseTimer);
    m_stayTimer.start(stayPace);
    connect(&m_stayTimer, &QTimer::timeout, this, &MediaListModel::staysChanged);
}

MediaListModel::~MediaListModel() = default;

void MediaListModel::followList()
{
    connect(&m_list, &MediaList::stateChanged, this, &MediaListModel::stateChanged);
    connect(&m_list, &MediaList::countChanged, this, &MediaListModel::countChanged);
    connect(&m_list, &MediaList::coverageChanged, this, &MediaListModel::coverageChanged);
    connect(&m_list, &MediaList::pageFailed, this, &MediaListModel::pageFailed);
    connect(&m_list, &MediaList::mediaRemoved, this, &MediaListModel::listMediaRemoved);
    connect(&m_list, &MediaList::requestSeen, this, [this](RequestId id) {
        if (m_requests)
            m_requests->noteSeen(id);
    });
}

/// What the list tells of its rows is told on while they are what is shown.
void MediaListModel::followRows()
{
    const auto whileShown = [this](auto tell) {
        return [this, tell](auto... what) {
            if (!m_found)
                tell(what...);
        };
    };
    connect(&m_list, &MediaList::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_list, &MediaList::wasReset, this, [this] {
        m_search.drop();
        m_isSearching = false;
        m_rowCount = 0;
        if (m_query.isPlain())
            m_found.reset();
        else
            m_found.emplace();
        endResetModel();
        if (m_found)
            m_list.fetchAhead(pagesByThemselves);
    });
    connect(&m_list, &MediaList::rowsAboutToBeInserted, this,
            whileShown([this](int first, int last) { beginInsertRows({}, first, last); }));
    connect(&m_list, &MediaList::rowsInserted, this, whileShown([this] {
        m_rowCount = rows().size();
        endInsertRows();
    }));
    connect(&m_list, &MediaList::rowsAboutToBeRemoved, this,
            whileShown([this](int first, int last) { beginRemoveRows({}, first, last); }));
    connect(&m_list, &MediaList::rowsRemoved, this, whileShown([this] {
        m_rowCount = rows().size();
        endRemoveRows();
    }));
    connect(&m_list, &MediaList::rowsChanged, this, &MediaListModel::listRowsChanged);
    connect(&m_list, &MediaList::rowsAboutToMove, this, whileShown([this] { Q_EMIT rowsAboutToMove(); }));
    connect(&m_list, &MediaList::rowReplaced, this,
            whileShown([this](int row, bool hadMedia) { Q_EMIT rowReplaced(row, hadMedia); }));
    connect(&m_list, &MediaList::rowsMoved, this, [this] {
        if (!m_found)
            Q_EMIT rowsMoved();
        searchSoon();
    });
}

void MediaListModel::listRowsChanged(int first, int last)
{
    if (!m_found) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
        return;
    }
    for (int row = first; row <= last; ++row) {
        const std::optional<MediaId> id = rows().idAt(row);
        if (const int place = id ? rowOf(*id) : -1; place != -1)
            Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
    }
    searchSoon();
}

void MediaListModel::listMediaRemoved(MediaId id)
{
    Q_EMIT mediaRemoved(id);
    const int row = m_found ? rowOf(id) : -1;
    if (row == -1)
        return;
    beginRemoveRows({}, row, row);
    m_found->remove(row);
    --m_rowCount;
    endRemoveRows();
    Q_EMIT countChanged();
}

void MediaListModel::setVisibleRows(int first, int last)
{
    if (!m_found) {
        m_list.setVisibleRows(first, last);
        return;
    }
    QList<MediaId> ids;
    for (int row = std::max(first, 0); row <= last && isInRange(row) && ids.size() < mostVisible; ++row)
        ids.append(m_found->at(row));
    m_list.setVisibleMedias(ids);
}

void MediaListModel::sort(int column, Qt::SortOrder direction)
{
    MediaQuery query = m_query;
    query.order.reset();
    if (column >= 0 && column < ColumnCount)
        query.order = {static_cast<Column>(column), direction};
    setQuery(query);
}

void MediaListModel::setQuery(const MediaQuery &query)
{
    if (m_query == query)
        return;
    const bool wasPlain = std::exchange(m_query, query).isPlain();
    m_isQueryAnother = true;
    m_search.drop();
    m_isSearching = false;
    m_searchSoon.stop();
    setMostLoaded(m_mostLoaded);
    if (wasPlain != query.isPlain())
        m_list.fetchAhead(query.isPlain() ? 0 : pagesByThemselves);
    if (!query.isPlain())
        search();
    else if (m_found)
        show(std::nullopt, true);
    Q_EMIT queryChanged();
}

void MediaListModel::setMostLoaded(int most)
{
    m_mostLoaded = most;
    m_list.setMostLoaded(m_query.isPlain() ? most : MediaList::mostRows);
}

void MediaListModel::search()
{
    if (m_query.isPlain() || state() != LoadState::Ready)
        return;
    m_isSearching = true;
    m_isChangedSince = false;
    m_searched.start();
    m_search.ask({rows().snapshot(), m_query, m_requests ? m_requests->labels() : MediaFields::Labels()});
}

void MediaListModel::searchSoon()
{
    m_isChangedSince = true;
    if (!m_query.isPlain() && !m_isSearching && !m_searchSoon.isActive())
        m_searchSoon.start();
}

void MediaListModel::found(const FoundMedias &medias)
{
    m_isSearching = false;
    const std::chrono::milliseconds took(m_searched.elapsed());
    m_searchSoon.setInterval(std::max(searchPause, pauseInSearches * took));
    const bool isOtherQuery = std::exchange(m_isQueryAnother, false);
    show(medias, isOtherQuery);
    if (m_isChangedSince)
        searchSoon();
}

/// All rows become others at once. What is selected of a million cannot be moved with them, so it is said
/// beforehand, and the rows are as many as there were as long as they can.
void MediaListModel::show(const std::optional<FoundMedias> &medias, bool isOtherQuery)
{
    Q_EMIT orderAboutToChange();
    const int count = medias ? medias->size() : rows().size();
    if (count < m_rowCount)
        setRowCount(count);
    m_found = medias;
    if (m_rowCount > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rowCount - 1, ColumnCount - 1));
    if (count > m_rowCount)
        setRowCount(count);
    Q_EMIT orderChanged(isOtherQuery);
    Q_EMIT countChanged();
}

void MediaListModel::setRowCount(int count)
{
    if (count < m_rowCount) {
        beginRemoveRows({}, count, m_rowCount - 1);
        m_rowCount = count;
        endRemoveRows();
    } else {
        beginInsertRows({}, m_rowCount, count - 1);
        m_rowCount = count;
        endInsertRows();
    }
}

MediaListModel::Coverage MediaListModel::coverage() const
{
    return {rows().loaded(), rows().size(), m_list.isFetchingAhead()};
}

void MediaListModel::setRequestTitles(RequestListModel *requests)
{
    if (m_requests)
        m_requests->disconnect(this);
    m_requests = requests;
    if (!requests)
        return;
    connect(requests, &RequestListModel::titlesChanged, this, [this] {
        if (m_rowCount > 0)
            Q_EMIT dataChanged(index(0, Request), index(m_rowCount - 1, Request));
        searchSoon();
    });
}

void MediaListModel::setStayDays(int days)
{
    m_stayDays = days;
    staysChanged();
}

StayTerms MediaListModel::stayTerms() const
{
    const botdoc::Client *client = m_list.client();
    const std::optional<QDateTime> serverTime = client ? client->session()->serverTime() : std::nullopt;
    return {m_stayDays, serverTime.value_or(QDateTime::currentDateTimeUtc())};
}

/// Not because the medias are others, but the time.
void MediaListModel::staysChanged()
{
    if (m_rowCount > 0)
        Q_EMIT dataChanged(index(0, Stays), index(m_rowCount - 1, Stays));
}

int MediaListModel::listRow(int row) const
{
    if (!m_found)
        return row;
    // One that has gone and come back since is in a row, but not in this one until it is searched anew.
    const MediaId id = m_found->at(row);
    return rowOf(id) == row ? rows().rowOf(id) : -1;
}

std::optional<Media> MediaListModel::mediaAt(int row) const
{
    const int listed = isInRange(row) ? listRow(row) : -1;
    return listed != -1 ? rows().mediaAt(listed) : std::nullopt;
}

std::optional<MediaId> MediaListModel::idAt(int row) const
{
    const int listed = isInRange(row) ? listRow(row) : -1;
    return listed != -1 ? rows().idAt(listed) : std::nullopt;
}

int MediaListModel::rowOf(MediaId id) const
{
    return m_found ? m_found->placeOf(id, rows().slotOf(id)) : rows().rowOf(id);
}

std::optional<MediaListModel::ContentSize> MediaListModel::contentSizeOf(MediaId id) const
{
    return rowOf(id) != -1 ? std::optional(rows().bytesOf(id)) : std::nullopt;
}

bool MediaListModel::isLoaded(int row) const
{
    const int listed = isInRange(row) ? listRow(row) : -1;
    return listed != -1 && rows().isLoaded(listed);
}

int MediaListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int MediaListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MediaListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<Column>(index.column());
    const int listed = listRow(index.row());
    switch (listed == -1 ? MediaRows::Kind::Placeholder : rows().kindAt(listed)) {
    case MediaRows::Kind::Placeholder:
        return loadingCell(column, role);
    case MediaRows::Kind::Failed:
        return failedCell(column, role);
    case MediaRows::Kind::Unreadable:
        return unreadableCell(column, role);
    case MediaRows::Kind::Media:
        break;
    }
    const Media media = *rows().mediaAt(listed);
    const bool needsLabel = column == Request && media.request;
    return mediaCell(media, column, role, needsLabel ? requestLabel(*media.request) : QString(),
                     column == Stays ? stayTerms() : StayTerms());
}

QString MediaListModel::requestLabel(RequestId id) const
{
    return m_requests ? m_requests->labelOf(id) : MediaText::request(id, {});
}

QVariant MediaListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    return headerCell(static_cast<Column>(section), role);
}

Qt::ItemFlags MediaListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags seen = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const bool isUnreadable = isLoaded(index.row()) && !idAt(index.row());
    return isUnreadable ? seen : seen | Qt::ItemIsSelectable;
}

QModelIndexList MediaListModel::match(const QModelIndex &start, int role, const QVariant &value, int hits,
                                      Qt::MatchFlags flags) const
{
    QModelIndexList found;
    if (!start.isValid())
        return found;
    const bool wraps = flags.testFlag(Qt::MatchWrap);
    const int looked = std::min(wraps ? rowCount() : rowCount() - start.row(), mostMatched);
    for (int i = 0; i < looked && (hits == -1 || found.size() < hits); ++i) {
        const int row = (start.row() + i) % rowCount();
        if (!idAt(row))
            continue;
        const QModelIndex candidate = index(row, start.column());
        if (isMatch(data(candidate, role), value, flags))
            found.append(candidate);
    }
    return found;
}

} // namespace medias
