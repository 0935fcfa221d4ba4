#include "medias/requestlistmodel.h"

#include "botdoc/client.h"
#include "botdoc/displaytext.h"
#include "medias/mediatext.h"

#include <algorithm>

namespace medias {

using botdoc::ApiError;
using botdoc::Request;
using botdoc::RequestId;

RequestListModel::RequestListModel(QObject *parent)
    : QAbstractListModel(parent)
{
    connect(&m_pages, &RequestPages::came, this, &RequestListModel::pageCame);
    connect(&m_pages, &RequestPages::failed, this, &RequestListModel::pageFailed);
    connect(&m_lookups, &RequestLookups::found, this, &RequestListModel::found);
    connect(&m_lookups, &RequestLookups::missing, this, &RequestListModel::missing);
    connect(&m_lookups, &RequestLookups::untold, this, &RequestListModel::untold);
}

RequestListModel::~RequestListModel() = default;

void RequestListModel::setClient(botdoc::Client *client)
{
    if (m_client)
        m_client->disconnect(this);
    m_client = client;
    if (client)
        connect(client, &QObject::destroyed, this, [this] { setClient(nullptr); });
    m_pages.restart(nullptr, 0);
    m_lookups.restart(client);
    beginResetModel();
    m_rows.clear();
    m_presence.clear();
    m_listed = 0;
    m_error.reset();
    m_isForbidden = false;
    endResetModel();
    setState(State::Idle);
    Q_EMIT titlesChanged();
}

void RequestListModel::load()
{
    if (!m_client)
        return;
    m_again = m_pages.reached();
    m_listed = 0;
    m_error.reset();
    m_isForbidden = false;
    m_presence.clear();
    for (int row = 0; row < m_rows.size(); ++row)
        m_rows[row].isLookedFor = false;
    m_lookups.restart(m_client);
    m_pages.restart(m_client, m_again);
    setState(State::Loading);
}

void RequestListModel::tryAgain()
{
    if (m_state != State::Failed)
        return;
    m_error.reset();
    m_pages.askNext();
    setState(m_pages.reached() == 0 ? State::Loading : State::Ready);
}

bool RequestListModel::canFetchNext() const
{
    return m_state == State::Ready && !m_isForbidden && !isComplete() && !isFetching();
}

void RequestListModel::fetchNext()
{
    if (canFetchNext())
        m_pages.askNext();
}

void RequestListModel::pageCame(const QList<Request> &requests)
{
    const bool haveTitlesChanged = place(requests);
    if (isComplete() || m_pages.reached() >= m_again)
        forgetUnlisted();
    if (haveTitlesChanged)
        Q_EMIT titlesChanged();
    setState(State::Ready);
    m_lookups.release();
}

void RequestListModel::pageFailed(const ApiError &error)
{
    m_isForbidden = error.kind == ApiError::Kind::Forbidden;
    if (m_isForbidden) {
        forgetUnlisted();
        m_lookups.dropTitles();
        setState(State::Ready);
    } else {
        m_error = error;
        setState(State::Failed);
    }
    m_lookups.release();
}

/// Puts them behind those that this run has listed, wherever they were. True: one has another title now.
bool RequestListModel::place(const QList<Request> &requests)
{
    bool haveTitlesChanged = false;
    for (qsizetype first = 0; first < requests.size();) {
        qsizetype end = first;
        while (end < requests.size() && rowOf(requests[end].id) == -1)
            ++end;
        if (end > first) {
            insertListed(requests.mid(first, end - first));
            haveTitlesChanged = true;
        } else {
            haveTitlesChanged = listKnown(requests[end++]) || haveTitlesChanged;
        }
        first = end;
    }
    for (const Request &request : requests) {
        m_lookups.forget(request.id);
        if (m_presence.contains(request.id))
            setPresence(request.id, Presence::Exists);
    }
    return haveTitlesChanged;
}

void RequestListModel::insertListed(const QList<Request> &requests)
{
    QList<RequestRow> rows;
    rows.reserve(requests.size());
    for (const Request &request : requests) {
        RequestRow row(request);
        row.isListed = true;
        rows.append(row);
    }
    insertAt(m_listed, rows);
    m_listed += static_cast<int>(rows.size());
}

bool RequestListModel::listKnown(const Request &request)
{
    const int known = rowOf(request.id);
    if (known > m_listed) {
        beginMoveRows({}, known, known, {}, m_listed);
        m_rows.moveUp(known, m_listed);
        endMoveRows();
    }
    RequestRow &row = m_rows[m_listed];
    const bool isNew = !row.isListed || row.request != request;
    const QString title = row.title;
    row.isListed = true;
    row.setRequest(request);
    const bool hasOtherTitle = row.title != title;
    ++m_listed;
    if (isNew)
        Q_EMIT dataChanged(index(m_listed - 1), index(m_listed - 1));
    return hasOtherTitle;
}

/// What an earlier run has listed and this one has not is gone, unless it is known otherwise.
void RequestListModel::forgetUnlisted()
{
    for (int row = m_rows.size() - 1; row >= m_listed; --row) {
        const RequestRow &known = m_rows.at(row);
        if (!known.isSeen && !known.isLookedFor) {
            removeAt(row);
        } else if (known.isListed) {
            m_rows[row].isListed = false;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

void RequestListModel::noteSeen(RequestId id)
{
    if (const int row = rowOf(id); row == -1) {
        RequestRow seen(id);
        seen.isSeen = true;
        insertAt(m_rows.size(), {seen});
    } else {
        m_rows[row].isSeen = true;
    }
    if (m_presence.value(id) == Presence::Missing)
        setPresence(id, Presence::Exists);
    if (m_client && !m_isForbidden && !m_rows.at(rowOf(id)).request)
        m_lookups.wantTitle(id);
}

void RequestListModel::look(RequestId id)
{
    const int row = rowOf(id);
    const bool isListed = row != -1 && row < m_listed;
    if (!m_client || isListed || m_presence.value(id) == Presence::Asking)
        return;
    setPresence(id, Presence::Asking);
    m_lookups.look(id);
}

void RequestListModel::keep(RequestId id)
{
    if (const int row = rowOf(id); row == -1)
        appendLookedFor(RequestRow(id));
    else
        m_rows[row].isLookedFor = true;
    look(id);
}

RequestListModel::Presence RequestListModel::presenceOf(RequestId id) const
{
    return m_presence.value(id, rowOf(id) == -1 ? Presence::Unknown : Presence::Exists);
}

void RequestListModel::found(const Request &request)
{
    m_lookups.forget(request.id);
    const bool isLookedFor = m_presence.contains(request.id);
    if (const int row = rowOf(request.id); row == -1) {
        appendLookedFor(RequestRow(request));
    } else {
        m_rows[row].isLookedFor = m_rows[row].isLookedFor || isLookedFor;
        m_rows[row].setRequest(request);
        Q_EMIT dataChanged(index(row), index(row));
    }
    Q_EMIT titlesChanged();
    if (isLookedFor)
        setPresence(request.id, Presence::Exists);
}

void RequestListModel::missing(RequestId id)
{
    const int row = rowOf(id);
    if (row != -1 && row < m_listed) // listed since
        return;
    if (row != -1 && !m_rows.at(row).isSeen)
        removeAt(row);
    setPresence(id, Presence::Missing);
}

void RequestListModel::untold(RequestId id, const ApiError &error)
{
    // It may well exist: staff know its number.
    if (error.kind == ApiError::Kind::Forbidden && rowOf(id) == -1)
        appendLookedFor(RequestRow(id));
    setPresence(id, Presence::NotTold);
}

QString RequestListModel::titleOf(RequestId id) const
{
    const int row = rowOf(id);
    return row == -1 ? QString() : m_rows.at(row).title;
}

QString RequestListModel::labelOf(RequestId id) const
{
    return MediaText::request(id, titleOf(id));
}

QHash<RequestId, QString> RequestListModel::labels() const
{
    QHash<RequestId, QString> labels;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (const RequestRow &request = m_rows.at(row); !request.title.isEmpty())
            labels.insert(request.id, MediaText::request(request.id, request.title));
    }
    return labels;
}

int RequestListModel::rowOf(RequestId id) const
{
    return m_rows.rowOf(id);
}

bool RequestListModel::isMatch(int row, const SearchText &text) const
{
    return text.isIn(m_rows.at(row).folded);
}

int RequestListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant RequestListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RequestRow &entry = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return labelOf(entry.id);
    case Qt::ToolTipRole:
        return botdoc::plainToolTip(labelOf(entry.id));
    case RequestRole:
        return entry.request ? QVariant::fromValue(*entry.request) : QVariant();
    case IdRole:
        return QVariant::fromValue(entry.id);
    case TitleRole:
        return entry.title;
    case IsListedRole:
        return entry.isListed;
    default:
        return {};
    }
}

void RequestListModel::insertAt(int row, const QList<RequestRow> &rows)
{
    beginInsertRows({}, row, row + static_cast<int>(rows.size()) - 1);
    m_rows.insert(row, rows);
    endInsertRows();
}

void RequestListModel::appendLookedFor(RequestRow row)
{
    row.isLookedFor = true;
    insertAt(m_rows.size(), {row});
}

void RequestListModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.remove(row);
    endRemoveRows();
}

void RequestListModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void RequestListModel::setPresence(RequestId id, Presence presence)
{
    if (presence == Presence::Exists)
        m_presence.remove(id);
    else
        m_presence.insert(id, presence);
    Q_EMIT presenceChanged(id);
}

} // namespace medias
