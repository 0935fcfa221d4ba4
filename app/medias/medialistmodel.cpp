#include "medias/medialistmodel.h"

#include "medias/mediacells.h"
#include "medias/mediatext.h"
#include "medias/requestlistmodel.h"

#include <algorithm>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;

namespace {

constexpr int mostMatched = 5000;

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
{
    followList();
}

MediaListModel::~MediaListModel() = default;

void MediaListModel::followList()
{
    connect(&m_list, &MediaList::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_list, &MediaList::wasReset, this, [this] { endResetModel(); });
    connect(&m_list, &MediaList::rowsAboutToBeInserted, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&m_list, &MediaList::rowsInserted, this, [this] { endInsertRows(); });
    connect(&m_list, &MediaList::rowsAboutToBeRemoved, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(&m_list, &MediaList::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(&m_list, &MediaList::rowsChanged, this, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
    connect(&m_list, &MediaList::stateChanged, this, &MediaListModel::stateChanged);
    connect(&m_list, &MediaList::countChanged, this, &MediaListModel::countChanged);
    connect(&m_list, &MediaList::pageFailed, this, &MediaListModel::pageFailed);
    connect(&m_list, &MediaList::rowsAboutToMove, this, &MediaListModel::rowsAboutToMove);
    connect(&m_list, &MediaList::rowsMoved, this, &MediaListModel::rowsMoved);
    connect(&m_list, &MediaList::rowReplaced, this, &MediaListModel::rowReplaced);
    connect(&m_list, &MediaList::mediaRemoved, this, &MediaListModel::mediaRemoved);
    connect(&m_list, &MediaList::requestSeen, this, [this](RequestId id) {
        if (m_requests)
            m_requests->noteSeen(id);
    });
}

void MediaListModel::setRequestTitles(RequestListModel *requests)
{
    if (m_requests)
        m_requests->disconnect(this);
    m_requests = requests;
    if (!requests)
        return;
    connect(requests, &RequestListModel::titlesChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, Request), index(rowCount() - 1, Request));
    });
}

std::optional<Media> MediaListModel::mediaAt(int row) const
{
    return isInRange(row) ? rows().mediaAt(row) : std::nullopt;
}

std::optional<MediaId> MediaListModel::idAt(int row) const
{
    return isInRange(row) ? rows().idAt(row) : std::nullopt;
}

int MediaListModel::rowOf(MediaId id) const
{
    return rows().rowOf(id);
}

bool MediaListModel::isLoaded(int row) const
{
    return isInRange(row) && rows().isLoaded(row);
}

int MediaListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : rows().size();
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
    switch (rows().kindAt(index.row())) {
    case MediaRows::Kind::Placeholder:
        return loadingCell(column, role);
    case MediaRows::Kind::Failed:
        return failedCell(column, role);
    case MediaRows::Kind::Unreadable:
        return unreadableCell(column, role);
    case MediaRows::Kind::Media:
        break;
    }
    const Media media = *rows().mediaAt(index.row());
    const bool needsLabel = column == Request && media.request;
    return mediaCell(media, column, role, needsLabel ? requestLabel(*media.request) : QString());
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
    return rows().kindAt(index.row()) == MediaRows::Kind::Unreadable ? seen : seen | Qt::ItemIsSelectable;
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
        if (rows().kindAt(row) != MediaRows::Kind::Media)
            continue;
        const QModelIndex candidate = index(row, start.column());
        if (isMatch(data(candidate, role), value, flags))
            found.append(candidate);
    }
    return found;
}

} // namespace medias
