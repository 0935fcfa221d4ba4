#include "transferoutcomes.h"

#include "botdoc/displaytext.h"
#include "colours.h"

namespace ui {

using transfers::Transfer;
using transfers::TransferListModel;

namespace {

Meaning meaningOf(Transfer::State state)
{
    switch (state) {
    case Transfer::State::Done:
        return Meaning::Good;
    case Transfer::State::Failed:
        return Meaning::Bad;
    case Transfer::State::Waiting:
    case Transfer::State::Running:
    case Transfer::State::Finishing:
    case Transfer::State::Cancelled:
        break;
    }
    return Meaning::Neutral;
}

} // namespace

TransferOutcomes::TransferOutcomes(TransferListModel &transfers, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_transfers(transfers)
{
    setSourceModel(&transfers);
}

void TransferOutcomes::noteOpening(const QString &path, bool isOpen)
{
    if (isOpen)
        m_notOpened.remove(path);
    else
        m_notOpened.insert(path);
    // Its transfer may not be told as done yet, and is asked about when it is.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool TransferOutcomes::isNotOpened(const Transfer &transfer) const
{
    return transfer.isForOpening && transfer.state == Transfer::State::Done &&
           m_notOpened.contains(transfer.path);
}

QVariant TransferOutcomes::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Transfer &transfer = m_transfers.transferAt(index.row());
    const bool isUnopened = isNotOpened(transfer);
    if (role == MeaningRole)
        return static_cast<int>(isUnopened ? Meaning::Caution : meaningOf(transfer.state));
    if (!isUnopened)
        return QIdentityProxyModel::data(index, role);

    const QString outcome = tr("Not opened: no program on this computer opens such files");
    const bool isName = index.column() == TransferListModel::NameColumn;
    const bool isStatus = index.column() == TransferListModel::StatusColumn;
    if (role == Qt::AccessibleTextRole && isName)
        return tr("%1, %2", "a file and what becomes of it").arg(botdoc::displayText(transfer.name), outcome);
    if ((role == Qt::AccessibleTextRole || role == Qt::DisplayRole) && isStatus)
        return outcome;
    if (role == Qt::ToolTipRole && isStatus)
        return botdoc::plainToolTip(outcome);
    return QIdentityProxyModel::data(index, role);
}

} // namespace ui
