#include "workspace.h"

#include "account/accountswitch.h"
#include "account/settings.h"
#include "acrosspanes.h"
#include "awaynotice.h"
#include "botdoc/displaytext.h"
#include "chosenrequest.h"
#include "columnsmenu.h"
#include "detailspane.h"
#include "droparea.h"
#include "historysaving.h"
#include "listnotice.h"
#include "listprinting.h"
#include "listsaving.h"
#include "mediaactions.h"
#include "medialistpane.h"
#include "medias/mediaselection.h"
#include "messagebar.h"
#include "panewalk.h"
#include "refreshing.h"
#include "requestsaving.h"
#include "requestsidebar.h"
#include "retranslation.h"
#include "rowcopying.h"
#include "saving.h"
#include "sending.h"
#include "transferspanel.h"

#include <QAction>
#include <QDesktopServices>
#include <QMenu>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using account::Setting;

namespace {

transfers::Owner ownerOf(const account::Account &account)
{
    const QString server = account.serverName().isEmpty() ? account.host() : account.serverName();
    return {account.id(), account.email().isEmpty()
                              ? server
                              : QStringLiteral("%1 (%2)").arg(server, botdoc::displayText(account.email()))};
}

} // namespace

Workspace::Workspace(account::AccountSwitch &accounts, account::Settings &settings,
                     transfers::Transfers &transfers, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_account(accounts.account())
    , m_settings(settings)
    , m_transfers(transfers)
    , m_messages(new MessageBar(this))
    , m_requestBar(new RequestSideBar(m_requests, this))
    , m_chosen(new ChosenRequest({.requests = m_requests,
                                  .medias = m_medias,
                                  .goingSoon = m_goingSoon,
                                  .settings = settings,
                                  .sideBar = *m_requestBar,
                                  .messages = *m_messages},
                                 this))
    , m_list(new MediaListPane({.medias = m_medias, .requests = m_requests, .chosen = *m_chosen}, this))
    , m_details(new DetailsPane(m_requests, this))
    , m_refreshing(new Refreshing({.medias = m_medias,
                                   .goingSoon = m_goingSoon,
                                   .chosen = *m_chosen,
                                   .details = *m_details,
                                   .transfers = transfers,
                                   .settings = settings},
                                  this))
    , m_dropArea(new DropArea(this))
    , m_side(new QWidget(this))
    , m_transfersPanel(new TransfersPanel(transfers, m_transferList, this))
    , m_across(new QSplitter(Qt::Horizontal, this))
    , m_down(new QSplitter(Qt::Vertical, this))
    , m_panes(nullptr)
    , m_sending(nullptr)
    , m_saving(nullptr)
    , m_requestSaving(nullptr)
    , m_actions(nullptr)
    , m_history(new HistorySaving(m_transferList, settings, *m_messages, this))
    , m_listSaving(new ListSaving(m_medias, m_list->columns(), settings, *m_messages, this))
    , m_listPrinting(new ListPrinting(m_medias, m_list->columns(), m_account, *m_messages, this))
    , m_copying(new RowCopying({.medias = m_medias,
                                .selection = m_list->selection(),
                                .columns = m_list->columns(),
                                .messages = *m_messages},
                               this))
    , m_walk(nullptr)
{
    m_medias.setRequestTitles(&m_requests);
    const auto stayDays = static_cast<int>(m_settings.get<Setting::StayDays>());
    m_medias.setStayDays(stayDays);
    m_goingSoon.setStayDays(stayDays);
    m_transferList.follow(m_transfers);
    m_sending = new Sending({.requests = m_requests,
                             .chosen = *m_chosen,
                             .selection = m_list->selection(),
                             .transfers = m_transfers,
                             .settings = m_settings},
                            this);
    m_saving = new Saving(
        {.requests = m_requests, .transfers = m_transfers, .settings = m_settings, .messages = *m_messages},
        this);
    m_requestSaving = new RequestSaving(
        {.chosen = *m_chosen, .requests = m_requests, .saving = *m_saving, .messages = *m_messages}, this);
    m_actions = new MediaActions({.selection = m_list->selection(),
                                  .transfers = m_transfers,
                                  .settings = m_settings,
                                  .messages = *m_messages,
                                  .saving = *m_saving},
                                 this);
    new AwayNotice(m_transfers, *m_messages, this);
    const auto *notice = new ListNotice(
        {.medias = m_medias, .goingSoon = m_goingSoon, .chosen = *m_chosen, .messages = *m_messages}, this);
    connect(notice, &ListNotice::refreshWanted, this, &Workspace::refresh);
    connect(notice, &ListNotice::signInWanted, this, &Workspace::signInWanted);
    connect(notice, &ListNotice::stale, m_list, &MediaListPane::setStale);
    lay();
    m_walk = new PaneWalk({{m_messages, {}},
                           {m_requestBar, [this] { m_requestBar->setFocus(Qt::ShortcutFocusReason); }},
                           {m_list, [this] { takeKeyboard(); }},
                           {m_side, {}},
                           {m_transfersPanel, [this] { m_transfersPanel->takeKeyboard(); }}},
                          2, this);
    connectParts();
    restoreLayout();
    keepTranslated(this, [this] { retranslate(); });
    accountChanged();
}

Workspace::~Workspace()
{
    // What looks at others goes before those.
    delete m_walk;
    delete m_sending;
    delete m_requestBar;
    delete m_list;
    delete m_transfersPanel;
    delete m_refreshing; // the others' events tell it whether somebody looks
}

medias::LightRefresh &Workspace::lightRefresh() const
{
    return m_refreshing->light();
}

QAction *Workspace::historyAction() const
{
    return m_history->action();
}

QAction *Workspace::saveRequestAction() const
{
    return m_requestSaving->action();
}

bool Workspace::isPreparing() const
{
    return m_saving->isBusy() || m_requestSaving->isBusy();
}

QAction *Workspace::saveListAction() const
{
    return m_listSaving->action();
}

QAction *Workspace::printListAction() const
{
    return m_listPrinting->action();
}

QAction *Workspace::copyRowsAction() const
{
    return m_copying->action();
}

QMenu *Workspace::columnsMenu() const
{
    return m_list->columnsMenu();
}

QAction *Workspace::sideBarAction() const
{
    return m_panes->sideBarAction();
}

QAction *Workspace::goingSoonAction() const
{
    return m_requestBar->goingSoonAction();
}

QWidget *Workspace::detailsPane() const
{
    return m_side;
}

QWidget *Workspace::transfersPanel() const
{
    return m_transfersPanel;
}

void Workspace::lay()
{
    auto *sideLayout = new QVBoxLayout(m_side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(0);
    sideLayout->addWidget(m_details, 1);
    auto *dropHolder = new QVBoxLayout;
    dropHolder->setContentsMargins(12, 8, 12, 12);
    dropHolder->addWidget(m_dropArea);
    sideLayout->addLayout(dropHolder);

    m_across->addWidget(m_requestBar);
    m_across->addWidget(m_list);
    m_across->addWidget(m_side);
    m_across->setHandleWidth(1);
    m_panes = new AcrossPanes(*m_across, m_settings, this);
    m_down->addWidget(m_across);
    m_down->addWidget(m_transfersPanel);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    m_down->setCollapsible(0, false);
    m_down->setHandleWidth(1);
    m_down->setSizes({560, 190});
    m_transfersPanel->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_down, 1);
}

void Workspace::connectParts()
{
    connect(&m_account, &account::Account::stateChanged, this, &Workspace::accountChanged);
    connect(goingSoonAction(), &QAction::triggered, m_list, &MediaListPane::takeKeyboard);
    connect(m_panes->sideBarAction(), &QAction::triggered, this, [this](bool isShown) {
        if (isShown)
            m_requestBar->setFocus(Qt::ShortcutFocusReason);
    });

    connect(m_requestBar, &RequestSideBar::menuWanted, m_requestSaving, &RequestSaving::openMenu);
    connect(m_list, &MediaListPane::openWanted, m_actions->openAction(), &QAction::trigger);
    connect(m_list, &MediaListPane::refreshWanted, this, &Workspace::refresh);
    connect(m_list, &MediaListPane::sendWanted, this, [this] { send({}); });
    connect(m_list, &MediaListPane::requestWanted, this, [this] {
        m_panes->sideBarAction()->setChecked(true);
        m_requestBar->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_list, &MediaListPane::allWanted, m_chosen, &ChosenRequest::chooseAll);
    connect(m_list, &MediaListPane::menuWanted, this, &Workspace::openMenu);
    connect(m_list, &MediaListPane::summaryChanged, this, &Workspace::summaryChanged);
    connect(&m_list->selection(), &medias::MediaSelection::changed, this,
            [this] { m_details->show(m_list->selection()); });
    connect(m_dropArea, &QAbstractButton::clicked, this, [this] { send({}); });

    connect(&m_transfers, &transfers::Transfers::opened, this, &Workspace::open);
    connect(&m_transferList, &QAbstractItemModel::rowsInserted, m_transfersPanel, &QWidget::show);
    connect(&m_transferList, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_transferList.rowCount() == 0)
            m_transfersPanel->hide();
    });
}

bool Workspace::event(QEvent *event)
{
    const bool isHandled = QWidget::event(event);
    switch (event->type()) {
    case QEvent::WindowActivate:
    case QEvent::WindowDeactivate:
    case QEvent::Show:
    case QEvent::Hide:
        m_refreshing->setActive(isVisible() && isActiveWindow());
        break;
    default:
        break;
    }
    return isHandled;
}

void Workspace::restoreLayout()
{
    m_list->restoreLayoutState(m_settings.get<Setting::ListLayout>());
    m_panes->restore();
    m_down->restoreState(m_settings.get<Setting::DownLayout>());
}

void Workspace::retranslate()
{
    retranslateCells(m_requests);
    retranslateCells(m_medias);
    m_medias.languageChanged();
    m_details->show(m_list->selection());
}

void Workspace::saveLayout()
{
    m_settings.set<Setting::ListLayout>(m_list->layoutState());
    m_panes->save();
    m_settings.set<Setting::DownLayout>(m_down->saveState());
}

void Workspace::refresh()
{
    m_messages->dismiss();
    m_refreshing->refresh();
}

void Workspace::showAllMedias()
{
    m_chosen->choose(std::nullopt);
}

void Workspace::selectAllLoaded()
{
    m_list->selectAllLoaded();
}

void Workspace::takeKeyboard()
{
    m_list->takeKeyboard();
}

void Workspace::search()
{
    m_list->search();
}

void Workspace::send(const QStringList &paths)
{
    m_sending->send(paths);
}

void Workspace::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->openAction());
    menu->addSeparator();
    menu->addAction(m_actions->saveAction());
    menu->addAction(m_actions->saveAsAction());
    menu->addSeparator();
    menu->addAction(m_actions->copyNameAction());
    menu->addAction(m_copying->action());
    menu->addSeparator();
    menu->addAction(m_actions->deleteAction());
    menu->popup(position);
}

void Workspace::accountChanged()
{
    botdoc::Client *client = m_account.client();
    if (!client) {
        m_sending->cancel();
        m_medias.setQuery({});
        m_saving->leaveAccount();
        m_messages->dismiss();
    }
    m_transfers.setSession(m_account.session(), ownerOf(m_account));
    m_details->setClient(client);
    m_requestSaving->setClient(client);
    m_requests.setClient(client);
    m_goingSoon.setClient(client);
    // Whose medias is known before they are asked for.
    if (client) {
        const std::optional<account::RememberedAccount> remembered = m_accounts.current();
        const QString account = remembered ? remembered->id : m_account.id();
        m_refreshing->begin(account);
        m_chosen->restore(account);
        m_medias.setClient(client);
        m_chosen->refresh();
    } else {
        m_medias.setClient(nullptr);
        m_refreshing->end();
        m_chosen->clear();
    }
}

void Workspace::open(const QString &path)
{
    const bool isOpen = QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    m_transfersPanel->noteOpening(path, isOpen);
    if (isOpen)
        return;
    m_messages->show(
        MessageBar::Kind::Warning,
        tr("No program on this computer opens such files. Save it instead: that uses no further download."));
}

} // namespace ui
