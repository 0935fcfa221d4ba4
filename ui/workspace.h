#pragma once

#include "account/account.h"
#include "medias/medialistmodel.h"
#include "medias/mediaselection.h"
#include "medias/requestlistmodel.h"
#include "transfers/transferlistmodel.h"
#include "transfers/transfers.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace account {
class Settings;
}

namespace ui {

class ColumnWidths;
class DetailsPane;
class DropArea;
class ListStatePage;
class MediaActions;
class MediaTableView;
class MessageBar;
class SearchBar;
class SendDialog;
class HistorySaving;
class ListPrinting;
class ListSaving;
class TransfersPanel;

/// What a signed-in window shows: the medias, the details of the selected one, the drop area, and what is on
/// its way.
class Workspace final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    /// All must outlive this.
    Workspace(account::Account &account, account::Settings &settings, transfers::Transfers &transfers,
              QWidget *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] MediaActions &actions() const { return *m_actions; }
    [[nodiscard]] QAction *historyAction() const;
    [[nodiscard]] medias::MediaListModel &list() { return m_medias; }
    [[nodiscard]] QAction *saveListAction() const;
    [[nodiscard]] QAction *printListAction() const;
    [[nodiscard]] MessageBar &messages() const { return *m_messages; }
    [[nodiscard]] QWidget *detailsPane() const;
    [[nodiscard]] QWidget *transfersPanel() const;

    void refresh();
    void selectAllLoaded();
    void search();
    /// Opens the list of what will be sent; without paths, once some have been chosen in the file dialog.
    void send(const QStringList &paths);
    void saveLayout();

Q_SIGNALS:
    /// For the status bar: how many medias there are and are selected.
    void summaryChanged(const QString &text);

private:
    void lay();
    void connectParts();
    void restoreLayout();
    void retranslate();
    void openMenu(const QPoint &position);
    void accountChanged();
    void selectionChanged();
    void showNothingFound();
    void listStateChanged();
    void showInList(QWidget *page);
    void updateSummary();
    void open(const QString &path);

    account::Account &m_account;
    account::Settings &m_settings;
    transfers::Transfers &m_transfers;
    medias::RequestListModel m_requests;
    medias::MediaListModel m_medias;
    transfers::TransferListModel m_transferList;
    MessageBar *m_messages;
    SearchBar *m_searchBar;
    QStackedWidget *m_listStack;
    MediaTableView *m_table;
    ColumnWidths *m_columns;
    ListStatePage *m_listState;
    medias::MediaSelection *m_selection;
    DetailsPane *m_details;
    DropArea *m_dropArea;
    QWidget *m_side;
    TransfersPanel *m_transfersPanel;
    QSplitter *m_across;
    QSplitter *m_down;
    MediaActions *m_actions;
    HistorySaving *m_history;
    ListSaving *m_listSaving;
    ListPrinting *m_listPrinting;
    QPointer<QWidget> m_fileChoice; // while files to send are chosen
    QPointer<SendDialog> m_sendDialog;
    QTimer m_refreshSoon;
    std::optional<botdoc::RequestId> m_lastTarget;
};

} // namespace ui
