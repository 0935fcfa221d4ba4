#pragma once

#include "transferoutcomes.h"
#include "transfers/transfer.h"

#include <QWidget>

#include <vector>

class QProgressBar;
class QTableView;
class QToolButton;

namespace transfers {
class Transfers;
} // namespace transfers

namespace ui {

class LineLabel;

/// What is being sent, saved and deleted, and how it ended: one row each, readable until cleared, and the
/// total.
class TransfersPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransfersPanel)

public:
    /// Both must outlive this.
    TransfersPanel(transfers::Transfers &transfers, transfers::TransferListModel &model,
                   QWidget *parent = nullptr);

    /// The keyboard goes to the table.
    void takeKeyboard();
    /// The system was asked to open the file at `path`, and did so or not.
    void noteOpening(const QString &path, bool isOpen);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fold();
    void retranslate();
    void updateSummary();
    void updateButtons();
    void pauseOrResume();
    void showInFolder();
    void openMenu(const QPoint &position);
    using Chosen = std::vector<const transfers::Transfer *>;
    [[nodiscard]] Chosen chosen() const;

    transfers::Transfers &m_transfers;
    transfers::TransferListModel &m_model;
    TransferOutcomes m_outcomes;
    LineLabel *m_summary;
    QProgressBar *m_total;
    QToolButton *m_pause; // and lets go on, where all that could be is paused
    QToolButton *m_cancel;
    QToolButton *m_retry;
    QToolButton *m_showInFolder;
    QToolButton *m_clear;
    QTableView *m_table;
};

} // namespace ui
