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
    m_entries.clear();
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
    for (Entry &entry : m_entries)
        entry.isLookedFor = false;
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
    place(requests);
    if (isComplete() || m_pages.reached() >= m_again)
        forgetUnlisted();
    if (!requests.isEmpty())
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

/// Puts them behind those that this run has listed, wherever they were.
void RequestListModel::place(const QList<Request> &requests)
{
    for (qsizetype first = 0; first < requests.size();) {
        qsizetype end = first;
        while (end < requests.size() && rowOf(requests[end].id) == -1)
            ++end;
        if (end > first)
            insertListed(requests.mid(first, end - first));
        else
            listKnown(requests[end++]);
        first = end;
    }
    for (const Request &request : requests) {
        m_lookups.forget(request.id);
        if (m_presence.contains(request.id))
            setPresence(request.id, Presence::Exists);
    }
}

void RequestListModel::insertListed(const QList<Request> &requests)
{
    QList<Entry> entries;
    entries.reserve(requests.size());
    for (const Request &request : requests) {
        Entry entry = entryOf(request.id);
        setRequest(entry, request);
        entry.isListed = true;
        entries.append(entry);
    }
    insertEntries(m_listed, entries);
    m_listed += static_cast<int>(entries.size());
}

void RequestListModel::listKnown(const Request &request)
{
    const int known = rowOf(request.id);
    if (known > m_listed) {
        beginMoveRows({}, known, known, {}, m_listed);
        m_entries.move(known, m_listed);
        reindex(m_listed, known);
        endMoveRows();
    }
    Entry &entry = m_entries[m_listed];
    const bool isNew = !entry.isListed || entry.request != request;
    entry.isListed = true;
    setRequest(entry, request);
    ++m_listed;
    if (isNew)
        Q_EMIT dataChanged(index(m_listed - 1), index(m_listed - 1));
}

/// What an earlier run has listed and this one has not is gone, unless it is known otherwise.
void RequestListModel::forgetUnlisted()
{
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= m_listed; --row) {
        Entry &entry = m_entries[row];
        if (!entry.isSeen && !entry.isLookedFor) {
            removeEntry(row);
        } else if (entry.isListed) {
            entry.isListed = false;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

void RequestListModel::noteSeen(RequestId id)
{
    if (const int row = rowOf(id); row == -1) {
        Entry entry = entryOf(id);
        entry.isSeen = true;
        insertEntries(static_cast<int>(m_entries.size()), {entry});
    } else {
        m_entries[row].isSeen = true;
    }
    if (m_presence.value(id) == Presence::Missing)
        setPresence(id, Presence::Exists);
    if (m_client && !m_isForbidden && !m_entries[rowOf(id)].request)
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
    if (const int row = rowOf(id); row == -1) {
        Entry entry = entryOf(id);
        entry.isLookedFor = true;
        insertEntries(static_cast<int>(m_entries.size()), {entry});
    } else {
        m_entries[row].isLookedFor = true;
    }
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
        Entry entry = entryOf(request.id);
        setRequest(entry, request);
        entry.isLookedFor = true;
        insertEntries(static_cast<int>(m_entries.size()), {entry});
    } else {
        m_entries[row].isLookedFor = m_entries[row].isLookedFor || isLookedFor;
        setRequest(m_entries[row], request);
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
    if (row != -1 && !m_entries[row].isSeen)
        removeEntry(row);
    setPresence(id, Presence::Missing);
}

void RequestListModel::untold(RequestId id, const ApiError &error)
{
    // It may well exist: staff know its number.
    if (error.kind == ApiError::Kind::Forbidden && rowOf(id) == -1) {
        Entry entry = entryOf(id);
        entry.isLookedFor = true;
        insertEntries(static_cast<int>(m_entries.size()), {entry});
    }
    setPresence(id, Presence::NotTold);
}

QString RequestListModel::titleOf(RequestId id) const
{
    const int row = rowOf(id);
    return row == -1 ? QString() : m_entries[row].title;
}

QString RequestListModel::labelOf(RequestId id) const
{
    return MediaText::request(id, titleOf(id));
}

QHash<RequestId, QString> RequestListModel::labels() const
{
    QHash<RequestId, QString> labels;
    for (const Entry &entry : m_entries) {
        if (!entry.title.isEmpty())
            labels.insert(entry.id, MediaText::request(entry.id, entry.title));
    }
    return labels;
}

int RequestListModel::rowOf(RequestId id) const
{
    return m_rows.value(id, -1);
}

bool RequestListModel::isMatch(int row, const SearchText &text) const
{
    return text.isIn(m_entries[row].folded);
}

int RequestListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant RequestListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries[index.row()];
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

void RequestListModel::insertEntries(int row, const QList<Entry> &entries)
{
    const auto count = static_cast<int>(entries.size());
    beginInsertRows({}, row, row + count - 1);
    m_entries.insert(row, count, {});
    std::copy(entries.begin(), entries.end(), m_entries.begin() + row);
    reindex(row, static_cast<int>(m_entries.size()) - 1);
    endInsertRows();
}

void RequestListModel::removeEntry(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.remove(m_entries[row].id);
    m_entries.removeAt(row);
    reindex(row, static_cast<int>(m_entries.size()) - 1);
    endRemoveRows();
}

RequestListModel::Entry RequestListModel::entryOf(RequestId id)
{
    Entry entry;
    entry.id = id;
    entry.folded = SearchText::folded(QString::number(number(id)));
    return entry;
}

void RequestListModel::setRequest(Entry &entry, const Request &request)
{
    entry.request = request;
    entry.title = botdoc::displayText(request.title());
    entry.folded = SearchText::folded(QString::number(number(entry.id)) + u' ' + entry.title);
}

void RequestListModel::reindex(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_rows.insert(m_entries[row].id, row);
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
