#pragma once

#include "csvsaving.h"

#include <QAction>
#include <QObject>

namespace transfers {
class TransferListModel;
}

namespace ui {

/// Saves what the transfers have come to as a table for spreadsheets: transfers::historyAsCsv().
class HistorySaving final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistorySaving)

public:
    /// All must outlive this. The file is asked for in front of `window`.
    HistorySaving(const transfers::TransferListModel &model, account::Settings &settings,
                  MessageBar &messages, QWidget *window);

    /// Asks where to; for menus.
    [[nodiscard]] QAction *action() { return &m_action; }

private:
    void retranslate();
    void ask();
    [[nodiscard]] CsvTable table() const;

    const transfers::TransferListModel &m_model;
    CsvSaving *m_saving;
    QAction m_action;
};

} // namespace ui
