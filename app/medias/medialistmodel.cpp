#include "medias/medialistmodel.h"

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "medias/afterpaint.h"
#include "medias/mediacells.h"
#include "medias/typeahead.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;

namespace {

/// A table takes a while to take in a million rows, so of many it gets those first that fill any screen.
constexpr int rowsAtFirst = 200;
const auto showOthers = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

MediaListModel::MediaListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_cells(m_list, m_new, this)
    , m_shown(m_list.rows())
    , m_search(m_list, [this] { return m_cells.labels(); })
{
    setMostLoaded(m_mostLoaded);
    connect(&m_search, &ListSearch::found, this, [this](const FoundMedias &medias, bool isOtherQuery) {
        show(medias, isOtherQuery);
        Q_EMIT coverageChanged();
    });
    followList();
    followRows();
    connect(&m_cells, &RowCells::titlesChanged, this, [this] {
        columnChanged(Request);
        m_search.labelsChanged();
    });
    connect(&m_cells, &RowCells::staysChanged, this, [this] { columnChanged(Stays); });
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
    connect(&m_list, &MediaList::requestSeen, &m_cells, &RowCells::noteSeen);
}

/// What the list tells of its rows is told on while they are what is shown.
void MediaListModel::followRows()
{
    const auto whileShown = [this](auto tell) {
        return [this, tell](auto... what) {
            if (!m_shown.areFound())
                tell(what...);
        };
    };
    connect(&m_list, &MediaList::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_list, &MediaList::wasReset, this, [this] {
        m_search.listReset();
        m_new.reset();
        m_shown.setCount(0);
        m_shown.setFound(query().isPlain() ? std::nullopt : std::optional(FoundMedias()));
        endResetModel();
        if (pagesAhead() > 0)
            m_list.fetchAhead(pagesAhead());
    });
    const LiveRows *live = &m_list.liveRows();
    connect(live, &LiveRows::aboutToInsert, this, whileShown([this](int first, int last) {
                showAllRows();
                if (m_shown.count() == 0 && last >= rowsAtFirst) {
                    last = rowsAtFirst - 1;
                    QCoreApplication::postEvent(this, new QEvent(showOthers), afterPaint);
                }
                m_countToBe = m_shown.count() + last - first + 1;
                beginInsertRows({}, first, last);
            }));
    connect(live, &LiveRows::inserted, this, whileShown([this] {
                m_shown.setCount(m_countToBe);
                endInsertRows();
            }));
    connect(live, &LiveRows::aboutToRemove, this, whileShown([this](int first, int last) {
                showAllRows();
                beginRemoveRows({}, first, last);
            }));
    connect(live, &LiveRows::removed, this, whileShown([this] {
                m_shown.setCount(rows().size());
                endRemoveRows();
            }));
    connect(live, &LiveRows::changed, this, &MediaListModel::listRowsChanged);
    connect(live, &LiveRows::aboutToMove, this, whileShown([this] { Q_EMIT rowsAboutToMove(); }));
    connect(live, &LiveRows::replaced, this, whileShown([this](int row, bool hadMedia) {
                if (m_shown.contains(row))
                    Q_EMIT rowReplaced(row, hadMedia);
            }));
    connect(live, &LiveRows::moved, this, [this] {
        m_new.forget([this](MediaId id) { return isListed(id); });
        if (!m_shown.areFound())
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
    if (m_shown.areFound() || m_shown.count() == m_shown.available())
        return;
    setRowCount(m_shown.available());
    Q_EMIT countChanged();
}

void MediaListModel::listRowsChanged(int first, int last)
{
    if (!m_shown.areFound()) {
        last = std::min(last, m_shown.count() - 1);
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
    const int row = m_shown.areFound() ? rowOf(id) : -1;
    if (row == -1)
        return;
    beginRemoveRows({}, row, row);
    m_shown.removeFound(row);
    endRemoveRows();
}

void MediaListModel::removed(const QList<MediaId> &ids)
{
    const int before = m_shown.count();
    // Of the list's own rows it tells by itself.
    if (m_shown.areFound())
        Q_EMIT rowsAboutToMove();
    m_list.removed(ids);
    if (!m_shown.areFound())
        return;
    Q_EMIT rowsMoved();
    if (m_shown.count() != before)
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
    if (m_shown.areFound())
        m_list.setVisibleMedias(m_shown.foundIn(first, last));
    else
        m_list.setVisibleRows(first, last);
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
    if (query.isPlain() && m_shown.areFound())
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
    m_shown.setFound(medias);
    movePersistentIndexes(before, ids);
    setRowCount(m_shown.available());
    if (m_shown.count() > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_shown.count() - 1, ColumnCount - 1));
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
    const int before = m_shown.count();
    if (count < before) {
        beginRemoveRows({}, count, before - 1);
        m_shown.setCount(count);
        endRemoveRows();
    } else if (count > before) {
        beginInsertRows({}, before, count - 1);
        m_shown.setCount(count);
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

std::optional<QDateTime> MediaListModel::serverTime() const
{
    const botdoc::Client *client = m_list.client();
    return client ? client->session()->serverTime() : std::nullopt;
}

bool MediaListModel::isBusy() const
{
    return m_list.isAsking() || m_list.isFetchingAhead() || m_search.isSearching();
}

void MediaListModel::setNewSince(const std::optional<QDateTime> &since)
{
    m_new.setSince(since);
    columnChanged(Name);
    Q_EMIT countChanged();
}

void MediaListModel::setOwn(MediaId id)
{
    if (!m_new.setOwn(id))
        return;
    const int row = rowOf(id);
    columnChanged(Name, row, row);
}

void MediaListModel::columnChanged(Column column, int first, int last)
{
    if (first >= 0 && last >= first)
        Q_EMIT dataChanged(index(first, column), index(last, column));
}

std::optional<MediaListModel::ContentSize> MediaListModel::contentSizeOf(MediaId id) const
{
    if (rowOf(id) == -1)
        return std::nullopt;
    return std::optional<ContentSize>(std::in_place, rows().bytesOf(id));
}

int MediaListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown.count();
}

int MediaListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MediaListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return m_cells.at(m_shown.listRow(index.row()), static_cast<Column>(index.column()), role);
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
