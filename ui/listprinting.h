#pragma once

#include "listpages.h"
#include "progressnotice.h"

#include <QAction>
#include <QObject>
#include <QPainter>
#include <QTimer>

#include <memory>
#include <optional>

class QPrinter;

namespace account {
class Account;
}

namespace ui {

class ColumnWidths;
class MessageBar;

/// Prints the list of medias, as far as it is loaded and as it is shown. One page at a time, with the window
/// alive in between: what takes longer tells how far it is and can be stopped.
class ListPrinting final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListPrinting)

public:
    /// All must outlive this; `columns` are those of `model`. The printer is asked for in front of
    /// `window`.
    ListPrinting(const medias::MediaListModel &model, const ColumnWidths &columns,
                 const account::Account &account, MessageBar &messages, QWidget *window);
    ~ListPrinting() override;

    /// Asks for the printer; for menus. Disabled while something is being printed.
    [[nodiscard]] QAction *action() { return &m_action; }

private:
    void retranslate();
    void update();
    void ask();
    void begin();
    void printPage();
    void stop();
    void fail();
    void end();

    const medias::MediaListModel &m_model;
    const ColumnWidths &m_columns;
    const account::Account &m_account;
    MessageBar &m_messages;
    QWidget *m_window;
    QAction m_action;
    std::unique_ptr<QPrinter> m_printer;
    std::optional<ListPages> m_pages; // while it is being printed
    QList<int> m_toPrint;             // of the pages, from 0
    qsizetype m_done = 0;
    QPainter m_painter;
    QTimer m_turn;
    ProgressNotice m_progress;
};

} // namespace ui
