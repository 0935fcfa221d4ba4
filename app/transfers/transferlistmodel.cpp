#include "transfers/transferlistmodel.h"

#include "transfers/transfers.h"
#include "transfers/transfertext.h"

#include "botdoc/displaytext.h"

#include <algorithm>

namespace transfers {

namespace {

bool isMove(const Transfer &transfer)
{
    return transfer.kind != Transfer::Kind::Removal;
}

} // namespace

TransferListModel::TransferListModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void TransferListModel::follow(const Transfers &transfers)
{
    connect(&transfers, &Transfers::changed, this, &TransferListModel::update);
    connect(&transfers, &Transfers::cleared, this, &TransferListModel::remove);
}

int TransferListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_transfers.size());
}

int TransferListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TransferListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Transfer &transfer = m_transfers.at(index.row());
    switch (role) {
    case TransferRole:
        return QVariant::fromValue(transfer);
    case ProgressRole:
        return progressOf(transfer);
    case Qt::DisplayRole:
        return textOf(transfer, index.column());
    case Qt::ToolTipRole:
        return botdoc::plainToolTip(textOf(transfer, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? spokenText(transfer) : textOf(transfer, index.column());
    default:
        return {};
    }
}

QString TransferListModel::textOf(const Transfer &transfer, int column)
{
    switch (column) {
    case NameColumn:
        return botdoc::displayText(transfer.name);
    case RequestColumn:
        if (!transfer.requestTitle.isEmpty())
            return transfer.requestTitle;
        return transfer.request ? QString::number(number(*transfer.request)) : QString();
    case ProgressColumn: {
        const int progress = progressOf(transfer);
        return progress < 0 ? QString() : tr("%1 %").arg(progress / 10);
    }
    case StatusColumn:
        return statusText(transfer);
    default:
        return {};
    }
}

QString TransferListModel::spokenText(const Transfer &transfer)
{
    return tr("%1, %2", "a file and what becomes of it")
        .arg(botdoc::displayText(transfer.name), statusText(transfer));
}

QVariant TransferListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case RequestColumn:
        return tr("Request");
    case ProgressColumn:
        return tr("Progress");
    case StatusColumn:
        return tr("Status");
    default:
        return {};
    }
}

void TransferListModel::update(const QList<Transfer> &transfers)
{
    QList<int> rows;
    QList<Transfer> added;
    for (const Transfer &transfer : transfers) {
        const auto at = m_rows.constFind(transfer.id);
        if (at == m_rows.constEnd()) {
            added.append(transfer);
        } else {
            m_transfers[*at] = transfer;
            rows.append(*at);
        }
    }
    tellChanged(rows);
    append(added);
    sumUp();
}

void TransferListModel::append(const QList<Transfer> &transfers)
{
    if (transfers.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(transfers.size()) - 1);
    m_transfers += transfers;
    for (int row = first; row < rowCount(); ++row)
        m_rows.insert(m_transfers.at(row).id, row);
    endInsertRows();
}

/// Once, with what lies in between: who listens may look at all rows, and of thousands many change at a time.
void TransferListModel::tellChanged(const QList<int> &rows)
{
    if (rows.isEmpty())
        return;
    const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
    Q_EMIT dataChanged(index(*first, 0), index(*last, ColumnCount - 1));
}

void TransferListModel::remove(const QList<TransferId> &ids)
{
    QList<int> rows;
    for (const TransferId id : ids) {
        if (const auto at = m_rows.constFind(id); at != m_rows.constEnd())
            rows.append(*at);
        m_run.erase(id);
    }
    std::sort(rows.begin(), rows.end());
    // From the end, so that the rows still to go keep their numbers.
    for (qsizetype i = rows.size() - 1; i >= 0;) {
        qsizetype first = i;
        while (first > 0 && rows[first - 1] == rows[first] - 1)
            --first;
        beginRemoveRows({}, rows[first], rows[i]);
        m_transfers.remove(rows[first], rows[i] - rows[first] + 1);
        endRemoveRows();
        i = first - 1;
    }
    m_rows.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_rows.insert(m_transfers.at(row).id, row);
    sumUp();
}

void TransferListModel::sumUp()
{
    const bool wasResting = m_summary.running + m_summary.waiting == 0;
    Summary summary;
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        const bool isWaiting = transfer.state == Transfer::State::Waiting;
        summary.waiting += isWaiting && transfer.isOnItsWay();
        summary.paused += isWaiting && transfer.isPaused;
        summary.held += isWaiting && !transfer.isPaused && !transfer.waitsFor.isEmpty();
        summary.running +=
            transfer.state == Transfer::State::Running || transfer.state == Transfer::State::Finishing;
        summary.failed += transfer.state == Transfer::State::Failed;
        summary.cancelled += transfer.state == Transfer::State::Cancelled;
        summary.done += transfer.state == Transfer::State::Done;
    }
    if (wasResting && summary.running + summary.waiting > 0)
        m_run.clear();
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        if (transfer.isOnItsWay())
            m_run.insert(transfer.id);
        const bool hasLeft = transfer.state != Transfer::State::Done && !transfer.isOnItsWay();
        if (!isMove(transfer) || hasLeft || transfer.bytesTotal < 0 || m_run.count(transfer.id) == 0)
            continue;
        summary.bytesDone += transfer.bytesDone;
        summary.bytesTotal += transfer.bytesTotal;
    }
    if (summary == m_summary)
        return;
    m_summary = summary;
    Q_EMIT summaryChanged();
}

} // namespace transfers
