#include "medias/requestlistmodel.h"

#include "botdoc/call.h"
#include "botdoc/client.h"
#include "botdoc/displaytext.h"
#include "medias/mediatext.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::ApiError;
using botdoc::Page;
using botdoc::Request;
using botdoc::RequestId;
using botdoc::Result;

namespace {

constexpr int askedPageSize = 100;
constexpr int mostListed = 1000;
constexpr int mostSinglyInFlight = 2;

} // namespace

RequestListModel::RequestListModel(QObject *parent)
    : QAbstractListModel(parent)
{}

RequestListModel::~RequestListModel() = default;

void RequestListModel::setClient(botdoc::Client *client)
{
    stop();
    if (m_client)
        m_client->disconnect(this);
    m_client = client;
    if (client)
        connect(client, &QObject::destroyed, this, [this] { setClient(nullptr); });
    beginResetModel();
    m_entries.clear();
    m_rows.clear();
    m_asked.clear();
    m_listed = 0;
    m_error.reset();
    m_isForbidden = false;
    m_isPartial = false;
    m_mayAskSingly = true;
    endResetModel();
    setState(State::Idle);
    Q_EMIT titlesChanged();
}

void RequestListModel::load()
{
    if (!m_client)
        return;
    stop();
    m_listed = 0;
    m_error.reset();
    m_isForbidden = false;
    m_isPartial = false;
    m_mayAskSingly = true;
    setState(State::Loading);
    ask(1);
}

void RequestListModel::stop()
{
    // Their callbacks still come; what they are about is told by the members set to null here.
    if (botdoc::Call *listing = std::exchange(m_listing, nullptr))
        listing->cancel();
    const QList<QPointer<botdoc::Call>> asking = std::exchange(m_asking, {});
    for (botdoc::Call *call : asking) {
        if (call)
            call->cancel();
    }
}

void RequestListModel::ask(int page)
{
    const int size = page == 1 ? askedPageSize : m_pageSize;
    m_listing = m_client->requests(
        {page, size}, this, [this, page](const Result<Page<Request>> &answer) { answered(page, answer); });
}

void RequestListModel::answered(int page, const Result<Page<Request>> &answer)
{
    if (!answer) {
        switch (answer.error().kind) {
        case ApiError::Kind::Cancelled:
            return;
        case ApiError::Kind::Forbidden:
            m_isForbidden = true;
            endListing();
            return;
        case ApiError::Kind::NotFound:
            if (page > 1) { // the list became shorter
                endListing();
                return;
            }
            break;
        default:
            break;
        }
        m_error = answer.error();
        setState(State::Failed);
        return;
    }
    const int size = static_cast<int>(answer->results.size());
    if (page == 1)
        m_pageSize = std::max(1, size);
    const int before = m_listed;
    for (const std::optional<Request> &request : answer->results) {
        if (request && m_listed < mostListed)
            place(*request);
    }
    if (m_listed > before)
        Q_EMIT titlesChanged();

    const qint64 asked = qint64(page) * m_pageSize;
    bool isLast = size < m_pageSize;
    if (answer->count)
        isLast = asked >= *answer->count;
    else if (answer->totalPages)
        isLast = page >= *answer->totalPages;
    m_isPartial = !isLast && m_listed >= mostListed;
    // A page without anything new is one of a server that goes round in circles.
    if (isLast || m_isPartial || m_listed == before)
        endListing();
    else
        ask(page + 1);
}

/// Puts it behind those that this run has listed, wherever it was.
void RequestListModel::place(const Request &request)
{
    const int known = rowOf(request.id);
    if (known == -1) {
        Entry entry;
        setRequest(entry, request);
        insertEntry(m_listed, entry);
    } else if (known < m_listed) {
        return;
    } else {
        if (known > m_listed) {
            beginMoveRows({}, known, known, {}, m_listed);
            m_entries.move(known, m_listed);
            reindex(m_listed, known);
            endMoveRows();
        }
        setRequest(m_entries[m_listed], request);
        Q_EMIT dataChanged(index(m_listed), index(m_listed));
    }
    ++m_listed;
}

void RequestListModel::endListing()
{
    // What an earlier run has listed and this one has not is gone, unless a media names it.
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= m_listed; --row) {
        if (m_entries[row].isSeen)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.remove(m_entries[row].id);
        m_entries.removeAt(row);
        reindex(row, static_cast<int>(m_entries.size()) - 1);
        endRemoveRows();
    }
    setState(State::Ready);
    askForSeen();
}

void RequestListModel::noteSeen(RequestId id)
{
    if (const int row = rowOf(id); row != -1) {
        m_entries[row].isSeen = true;
        return;
    }
    Entry entry;
    entry.id = id;
    entry.isSeen = true;
    insertEntry(static_cast<int>(m_entries.size()), entry);
    askForSeen();
}

void RequestListModel::askForSeen()
{
    if (!m_client || m_state != State::Ready || m_isForbidden || !m_mayAskSingly)
        return;
    m_asking.removeIf([](const QPointer<botdoc::Call> &call) { return !call || call->isFinished(); });
    for (qsizetype row = m_listed; row < m_entries.size() && m_asking.size() < mostSinglyInFlight; ++row) {
        const Entry &entry = m_entries[row];
        if (entry.request || m_asked.contains(entry.id))
            continue;
        m_asked.insert(entry.id);
        m_asking.append(
            m_client->request(entry.id, this, [this, id = entry.id](const Result<Request> &answer) {
                seenAnswered(id, answer);
            }));
    }
}

void RequestListModel::seenAnswered(RequestId id, const Result<Request> &answer)
{
    const int row = rowOf(id);
    if (answer && row != -1) {
        setRequest(m_entries[row], *answer);
        Q_EMIT dataChanged(index(row), index(row));
        Q_EMIT titlesChanged();
    } else if (!answer && answer.error().kind == ApiError::Kind::Forbidden) {
        m_mayAskSingly = false;
    }
    // Otherwise it keeps its number; asking again would hardly name it.
    askForSeen();
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
    default:
        return {};
    }
}

void RequestListModel::insertEntry(int row, const Entry &entry)
{
    beginInsertRows({}, row, row);
    m_entries.insert(row, entry);
    reindex(row, static_cast<int>(m_entries.size()) - 1);
    endInsertRows();
}

void RequestListModel::setRequest(Entry &entry, const Request &request)
{
    entry.id = request.id;
    entry.request = request;
    entry.title = botdoc::displayText(request.title());
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

} // namespace medias
