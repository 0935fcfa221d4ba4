#pragma once

#include "account/account.h"
#include "medias/goingsoon.h"
#include "medias/medialistmodel.h"
#include "medias/requestlistmodel.h"
#include "transfers/transferlistmodel.h"
#include "transfers/transfers.h"

#include <QWidget>

class QMenu;
class QSplitter;

namespace account {
class AccountSwitch;
class Settings;
} // namespace account

namespace medias {
class LightRefresh;
}

namespace ui {

class AcrossPanes;
class ChosenRequest;
class DetailsPane;
class DropArea;
class MediaActions;
class MediaListPane;
class MessageBar;
class PaneWalk;
class Refreshing;
class RequestSaving;
class RequestSideBar;
class RowCopying;
class Saving;
class Sending;
class HistorySaving;
class ListPrinting;
class ListSaving;
class TransfersPanel;

/// What a signed-in window shows: the requests, the medias, the details of the selected one, the drop area,
/// and what is on its way.
class Workspace final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    /// All must outlive this.
    Workspace(account::AccountSwitch &accounts, account::Settings &settings, transfers::Transfers &transfers,
              QWidget *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] MediaActions &actions() const { return *m_actions; }
    [[nodiscard]] QAction *historyAction() const;
    [[nodiscard]] medias::MediaListModel &list() { return m_medias; }
    [[nodiscard]] medias::LightRefresh &lightRefresh() const;
    [[nodiscard]] QAction *saveRequestAction() const;
    [[nodiscard]] QAction *saveListAction() const;
    [[nodiscard]] QAction *printListAction() const;
    [[nodiscard]] QAction *copyRowsAction() const;
    [[nodiscard]] QMenu *columnsMenu() const;
    [[nodiscard]] QAction *sideBarAction() const;
    [[nodiscard]] PaneWalk &walk() const { return *m_walk; }
    [[nodiscard]] QAction *goingSoonAction() const;
    [[nodiscard]] MessageBar &messages() const { return *m_messages; }
    [[nodiscard]] QWidget *detailsPane() const;
    [[nodiscard]] QWidget *transfersPanel() const;

    /// Medias are being prepared to be saved that the transfers do not know of yet.
    [[nodiscard]] bool isPreparing() const;

    void refresh();
    void showAllMedias();
    void selectAllLoaded();
    void search();
    /// The keyboard goes to the list.
    void takeKeyboard();
    /// Opens the list of what will be sent; without paths, once some have been chosen in the file dialog.
    void send(const QStringList &paths);
    void saveLayout();

Q_SIGNALS:
    /// For the status bar: how many medias there are and are selected.
    void summaryChanged(const QString &text);
    /// The server takes this sign-in no more.
    void signInWanted();

protected:
    bool event(QEvent *event) override;

private:
    void lay();
    void connectParts();
    void restoreLayout();
    void retranslate();
    void openMenu(const QPoint &position);
    void accountChanged();
    void open(const QString &path);

    account::AccountSwitch &m_accounts;
    account::Account &m_account;
    account::Settings &m_settings;
    transfers::Transfers &m_transfers;
    medias::RequestListModel m_requests;
    medias::GoingSoon m_goingSoon;
    medias::MediaListModel m_medias;
    transfers::TransferListModel m_transferList;
    MessageBar *m_messages;
    RequestSideBar *m_requestBar;
    ChosenRequest *m_chosen;
    MediaListPane *m_list;
    DetailsPane *m_details;
    Refreshing *m_refreshing;
    DropArea *m_dropArea;
    QWidget *m_side;
    TransfersPanel *m_transfersPanel;
    QSplitter *m_across;
    QSplitter *m_down;
    AcrossPanes *m_panes;
    Sending *m_sending;
    Saving *m_saving;
    RequestSaving *m_requestSaving;
    MediaActions *m_actions;
    HistorySaving *m_history;
    ListSaving *m_listSaving;
    ListPrinting *m_listPrinting;
    RowCopying *m_copying;
    PaneWalk *m_walk;
};

} // namespace ui
