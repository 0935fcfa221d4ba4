#include "medias/medialistmodel.h"

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "medias/afterpaint.h"
#include "medias/mediacells.h"
#include "medias/mediatext.h"
#include "medias/requestlistmodel.h"
#include "medias/typeahead.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;

namespace {

/// A table takes a while to take in a million rows, so of many it gets those first that fill any screen.
constexpr int rowsAtFirst = 200;
const auto showOthers = static_cast<QEvent::Type>(QEvent::registerEventType());
constexpr int mostVisible = 2000;
/// What stays is told in days, so that nobody sees a difference sooner.
constexpr std::chrono::minutes stayPace{10};

} // namespace

MediaListModel::MediaListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_stayTimer(this)
    , m_search(m_list, [this] { return m_requests ? m_requests->labels() : MediaFields::Labels(); })
{
    setMostLoaded(m_mostLoaded);
    connect(&m_search, &ListSearch::found, this, [this](const FoundMedias &medias, bool isOtherQuery) {
        show(medias, isOtherQuery);
        Q_EMIT coverageChanged();
    });
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
    connect(&m_list, &MediaList::coverageChanged, this, [this] {
        setBound();
        Q_EMIT coverageChanged();
    });
    connect(&m_list, &MediaList::pageFailed, this, &MediaListModel::pageFailed);
    connect(&m_list, &MediaList::pageArrived, this, &MediaListModel::pageArrived);
    connect(&m_list, &MediaList::refreshed, this, &MediaListModel::refreshed);
    connect(&m_list, &MediaList::mediaRemoved, this, &MediaListModel::listMediaRemoved);
    connect(&m_list, &MediaList::mediaListed, this,
            [this](const Media &media) { m_new.note(media, serverTime()); });
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
        m_search.listReset();
        m_new.reset();
        m_rowCount = 0;
        if (query().isPlain())
            m_found.reset();
        else
            m_found.emplace();
        endResetModel();
        if (pagesAhead() > 0)
            m_list.fetchAhead(pagesAhead());
    });
    const LiveRows *live = &m_list.liveRows();
    connect(live, &LiveRows::aboutToInsert, this, whileShown([this](int first, int last) {
                showAllRows();
                if (m_rowCount == 0 && last >= rowsAtFirst) {
                    last = rowsAtFirst - 1;
                    QCoreApplication::postEvent(this, new QEvent(showOthers), afterPaint);
                }
                m_countToBe = m_rowCount + last - first + 1;
                beginInsertRows({}, first, last);
            }));
    connect(live, &LiveRows::inserted, this, whileShown([this] {
                m_rowCount = m_countToBe;
                endInsertRows();
            }));
    connect(live, &LiveRows::aboutToRemove, this, whileShown([this](int first, int last) {
                showAllRows();
                beginRemoveRows({}, first, last);
            }));
    connect(live, &LiveRows::removed, this, whileShown([this] {
                m_rowCount = rows().size();
                endRemoveRows();
            }));
    connect(live, &LiveRows::changed, this, &MediaListModel::listRowsChanged);
    connect(live, &LiveRows::aboutToMove, this, whileShown([this] { Q_EMIT rowsAboutToMove(); }));
    connect(live, &LiveRows::replaced, this, whileShown([this](int row, bool hadMedia) {
                if (isInRange(row))
                    Q_EMIT rowReplaced(row, hadMedia);
            }));
    connect(live, &LiveRows::moved, this, [this] {
        m_new.forget([this](MediaId id) { return isListed(id); });
        if (!m_found)
            Q_EMIT rowsMoved();
        m_search.listChanged();
    });
}

bool MediaListModel::event(QEvent *event)
{
    if (event->type() != showOthers)
        return QAbstractTableModel::event(event);
    showAllRows();
    return true;
}

void MediaListModel::showAllRows()
{
    if (m_found || m_rowCount == rows().size())
        return;
    setRowCount(rows().size());
    Q_EMIT countChanged();
}

void MediaListModel::listRowsChanged(int first, int last)
{
    if (!m_found) {
        last = std::min(last, m_rowCount - 1);
        if (first > last)
            return;
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
        return;
    }
    for (int row = first; row <= last; ++row) {
        const std::optional<MediaId> id = rows().idAt(row);
        if (const int place = id ? rowOf(*id) : -1; place != -1)
            Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
    }
    m_search.listChanged();
}

void MediaListModel::listMediaRemoved(MediaId id)
{
    m_search.removed(id);
    Q_EMIT mediaRemoved(id);
    const int row = m_found ? rowOf(id) : -1;
    if (row == -1)
        return;
    beginRemoveRows({}, row, row);
    m_found->remove(row);
    --m_rowCount;
    endRemoveRows();
}

void MediaListModel::removed(const QList<MediaId> &ids)
{
    const int before = m_rowCount;
    // Of the list's own rows it tells by itself.
    if (m_found)
        Q_EMIT rowsAboutToMove();
    m_list.removed(ids);
    if (!m_found)
        return;
    Q_EMIT rowsMoved();
    if (m_rowCount != before)
        Q_EMIT countChanged();
}

void MediaListModel::update(const Media &media)
{
    m_list.update(media);
    if (!isListed(media.id))
        return;
    const int before = newCount();
    m_new.note(media, serverTime());
    if (newCount() != before)
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
    MediaQuery sorted = query();
    sorted.order.reset();
    if (column >= 0 && column < ColumnCount)
        sorted.order = {static_cast<Column>(column), direction};
    setQuery(sorted);
}

void MediaListModel::setQuery(const MediaQuery &query)
{
    if (this->query() == query)
        return;
    const bool wasPlain = this->query().isPlain();
    m_search.setQuery(query);
    setBound();
    if (wasPlain != query.isPlain())
        m_list.fetchAhead(pagesAhead());
    if (query.isPlain() && m_found)
        show(std::nullopt, true);
    Q_EMIT queryChanged();
}

int MediaListModel::pagesAhead() const
{
    if (m_list.hasSource())
        return allPages;
    return query().isPlain() ? 0 : pagesByThemselves;
}

void MediaListModel::setMostLoaded(int most)
{
    m_mostLoaded = most;
    setBound();
}

void MediaListModel::setBound()
{
    const bool areAllWanted = !query().isPlain() || m_list.isFetchingAhead();
    m_list.setMostLoaded(areAllWanted ? MediaList::mostRows : m_mostLoaded);
}

/// All rows become others at once. What is selected of a million cannot be moved with them: who keeps a
/// selection is told beforehand. Rows beyond the new ones are blank until they are gone.
void MediaListModel::show(const std::optional<FoundMedias> &medias, bool isOtherQuery)
{
    Q_EMIT orderAboutToChange();
    const QModelIndexList before = persistentIndexList();
    QList<std::optional<MediaId>> ids;
    for (const QModelIndex &index : before)
        ids.append(idAt(index.row()));
    m_found = medias;
    movePersistentIndexes(before, ids);
    setRowCount(medias ? medias->size() : rows().size());
    if (m_rowCount > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rowCount - 1, ColumnCount - 1));
    Q_EMIT orderChanged(isOtherQuery);
    Q_EMIT countChanged();
}

/// To where the medias are now that they stood for.
void MediaListModel::movePersistentIndexes(const QModelIndexList &before,
                                           const QList<std::optional<MediaId>> &ids)
{
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = ids[i] ? rowOf(*ids[i]) : -1;
        after.append(row == -1 ? QModelIndex() : createIndex(row, before[i].column()));
    }
    changePersistentIndexList(before, after);
}

void MediaListModel::setRowCount(int count)
{
    if (count == m_rowCount)
        return;
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
    const auto &extent = m_search.extent();
    return {.searched = extent ? extent->searched : 0,
            .loaded = rows().loaded(),
            .rows = rows().size(),
            .isFetching = m_list.isFetchingAhead(),
            .isSearching = m_search.isSearching()};
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
        m_search.labelsChanged();
    });
}

void MediaListModel::setStayDays(int days)
{
    m_stayDays = days;
    staysChanged();
}

std::optional<QDateTime> MediaListModel::serverTime() const
{
    const botdoc::Client *client = m_list.client();
    return client ? client->session()->serverTime() : std::nullopt;
}

StayTerms MediaListModel::stayTerms() const
{
    return StayTerms::of(m_list.client(), m_stayDays);
}

bool MediaListModel::isBusy() const
{
    return m_list.isAsking() || m_list.isFetchingAhead() || m_search.isSearching();
}

void MediaListModel::setNewSince(const std::optional<QDateTime> &since)
{
    m_new.setSince(since);
    namesChanged(0, m_rowCount - 1);
    Q_EMIT countChanged();
}

void MediaListModel::setOwn(MediaId id)
{
    if (!m_new.setOwn(id))
        return;
    const int row = rowOf(id);
    namesChanged(row, row);
}

void MediaListModel::namesChanged(int first, int last)
{
    if (first >= 0 && last >= first)
        Q_EMIT dataChanged(index(first, Name), index(last, Name));
}

/// Not because the medias are others, but the time.
void MediaListModel::staysChanged()
{
    if (m_rowCount > 0)
        Q_EMIT dataChanged(index(0, Stays), index(m_rowCount - 1, Stays));
}

int MediaListModel::listRow(int row) const
{
    if (row >= (m_found ? m_found->size() : rows().size()))
        return -1; // about to go
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
    if (rowOf(id) == -1)
        return std::nullopt;
    return std::optional<ContentSize>(std::in_place, rows().bytesOf(id));
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
    return cell(shownMedia(listed), column, role);
}

QVariant MediaListModel::cell(const Media &media, Column column, int role) const
{
    if (role == IsNewRole)
        return m_new.isNew(media);
    const bool needsLabel = column == Request && media.request;
    return mediaCell(media, column, role,
                     {.requestLabel = needsLabel ? requestLabel(*media.request) : QString(),
                      .stay = column == Stays ? stayTerms() : StayTerms(),
                      .isNew = column == Name && m_new.isNew(media)});
}

const Media &MediaListModel::shownMedia(int listed) const
{
    if (m_shown.version != rows().version() || m_shown.media.id != rows().idAt(listed))
        m_shown = {rows().version(), *rows().mediaAt(listed)};
    return m_shown.media;
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
    return matchLoaded(*this, start, {role, value, hits, flags});
}

} // namespace medias
