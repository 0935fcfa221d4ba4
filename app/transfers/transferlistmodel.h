#pragma once

#include "transfers/transfer.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <set>

namespace transfers {

class Transfers;

/// The transfers as rows, newest last.
class TransferListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferListModel)

public:
    enum Column { NameColumn, RequestColumn, ProgressColumn, StatusColumn, ColumnCount };
    enum Role {
        TransferRole = Qt::UserRole, ///< the Transfer
        ProgressRole                 ///< 0 to 1000; -1: unknown
    };

    /// The whole at a glance. Bytes count what is unfinished and what has finished since something last
    /// began after a rest, as far as sizes are known.
    struct Summary
    {
        int running = 0;
        int waiting = 0; ///< for their turn
        int held = 0;    ///< wait for their account
        int paused = 0;
        int failed = 0;
        int done = 0;
        int cancelled = 0;
        qint64 bytesDone = 0;
        qint64 bytesTotal = 0;

        [[nodiscard]] int finished() const { return failed + done + cancelled; }
        friend bool operator==(const Summary &, const Summary &) = default;
    };

    explicit TransferListModel(QObject *parent = nullptr);

    /// Shows what these tell from now on.
    void follow(const Transfers &transfers);
    [[nodiscard]] const Summary &summary() const { return m_summary; }
    [[nodiscard]] const QList<Transfer> &transfers() const { return m_transfers; }
    /// The transfer in a row.
    [[nodiscard]] const Transfer &transferAt(int row) const { return m_transfers.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    /// Takes new and changed transfers.
    void update(const QList<transfers::Transfer> &transfers);
    void remove(const QList<transfers::TransferId> &ids);

Q_SIGNALS:
    void summaryChanged();

private:
    [[nodiscard]] static QString textOf(const Transfer &transfer, int column);
    [[nodiscard]] static QString spokenText(const Transfer &transfer);
    void append(const QList<Transfer> &transfers);
    void tellChanged(const QList<int> &rows);
    void sumUp();

    QList<Transfer> m_transfers;
    QHash<TransferId, int> m_rows;
    std::set<TransferId> m_run; // all that were under way since something last began after a rest
    Summary m_summary;
};

} // namespace transfers
