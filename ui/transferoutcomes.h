#pragma once

#include "transfers/transferlistmodel.h"

#include <QIdentityProxyModel>
#include <QSet>

namespace ui {

/// The transfers as the panel shows them: the same rows and columns, with what has become of files that were
/// fetched to be opened, which the window alone knows, and what colour an outcome has.
class TransferOutcomes final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferOutcomes)

public:
    enum Role { MeaningRole = transfers::TransferListModel::ProgressRole + 1 }; ///< int of Meaning

    /// `transfers` must outlive this.
    explicit TransferOutcomes(transfers::TransferListModel &transfers, QObject *parent = nullptr);

    /// The system was asked to open the file at `path`, and did so or not.
    void noteOpening(const QString &path, bool isOpen);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool isNotOpened(const transfers::Transfer &transfer) const;

    const transfers::TransferListModel &m_transfers;
    QSet<QString> m_notOpened; // paths
};

} // namespace ui
