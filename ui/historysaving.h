#pragma once

#include "content/filethread.h"

#include <QAction>
#include <QObject>

namespace account {
class Settings;
}
namespace transfers {
class TransferListModel;
}

namespace ui {

class MessageBar;

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
    void save(const QString &path);

    const transfers::TransferListModel &m_model;
    account::Settings &m_settings;
    MessageBar &m_messages;
    QWidget *m_window;
    QAction m_action;
    content::FileThread m_files;
};

} // namespace ui
