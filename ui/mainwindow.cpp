#include "mainwindow.h"

#include "account/accountswitch.h"
#include "account/demoserverprocess.h"
#include "account/servername.h"
#include "account/settings.h"
#include "accountbutton.h"
#include "accounttext.h"
#include "droparea.h"
#include "dropoverlay.h"
#include "droppedfiles.h"
#include "icon.h"
#include "journaltext.h"
#include "linelabel.h"
#include "mainmenu.h"
#include "mediaactions.h"
#include "messagebar.h"
#include "question.h"
#include "retranslation.h"
#include "settingtext.h"
#include "signinpage.h"
#include "transfers/transfers.h"
#include "workspace.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using account::Account;
using account::Setting;

namespace {

/// In pixels: room for what stands in the list's place, and fits a laptop's screen at 200 %.
constexpr int leastHeight = 440;

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_messages(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_signIn(new SignInPage(parts.accounts, parts.settings, this))
    , m_workspace(new Workspace(parts.accounts, parts.settings, parts.transfers, this))
    , m_overlay(new DropOverlay(m_pages))
    , m_toolBar(new QToolBar(this))
    , m_summary(new LineLabel(this))
    , m_menu(new MainMenu({.bar = *menuBar(),
                           .workspace = *m_workspace,
                           .settings = parts.settings,
                           .translations = parts.translations},
                          this))
    , m_accountButton(new AccountButton(parts.accounts, m_menu->signOutAction(), this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumHeight(leastHeight);
    // Room for all columns where the screen has it, and for the window's frame.
    resize((screen()->availableSize() - QSize(32, 64)).boundedTo({1600, 960}));
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(m_workspace);
    m_messages->setObjectName(QStringLiteral("settingsMessages"));
    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);
    setCentralWidget(middle);
    m_summary->setContentsMargins(8, 2, 8, 2);
    statusBar()->addWidget(m_summary, 1);
    statusBar()->setSizeGripEnabled(false);

    m_menu->insert(m_accountButton->menu());
    makeToolBar();
    connectParts();
    restoreGeometry(m_parts.settings.get<Setting::WindowLayout>());
    keepTranslated(this, [this] { retranslate(); });
    settingsNoticed();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectParts()
{
    connect(m_menu->signOutAction(), &QAction::triggered, this, &MainWindow::signOut);
    connect(m_menu, &MainMenu::quitWanted, this, &QWidget::close);
    connect(m_workspace, &Workspace::summaryChanged, m_summary, &QLabel::setText);
    connect(m_workspace, &Workspace::signInWanted, this, &MainWindow::signOut);
    connect(m_signIn, &SignInPage::demoWanted, this, &MainWindow::startDemo);
    connect(m_signIn, &SignInPage::cancelled, this, [this] { m_wantsDemo = false; });
    connect(m_accountButton, &AccountButton::switchWanted, this, &MainWindow::switchTo);
    connect(m_accountButton, &AccountButton::anotherWanted, this, &MainWindow::useAnother);
    connect(&m_parts.accounts.account(), &Account::stateChanged, this, &MainWindow::accountChanged);
    connect(&m_parts.accounts, &account::AccountSwitch::keyNotKept, this,
            [this](const account::CredentialError &why) {
                m_workspace->messages().show(MessageBar::Kind::Warning, keyNotKeptText(why), why.technical);
            });
    connect(&m_parts.demoServer, &account::DemoServerProcess::ready, this,
            [this](const botdoc::Server &server, const botdoc::Credentials &credentials) {
                if (std::exchange(m_wantsDemo, false))
                    m_parts.accounts.signInForNow(server, QStringLiteral("demo"), tr("Demo"), credentials);
            });
    connect(&m_parts.demoServer, &account::DemoServerProcess::failed, this, [this](const QString &why) {
        if (std::exchange(m_wantsDemo, false))
            m_signIn->showProblem(tr("The demo server could not be started."), why);
    });
    connect(&m_parts.demoServer, &account::DemoServerProcess::ended, this, [this] {
        m_workspace->messages().show(MessageBar::Kind::Error, tr("The demo server has ended."), {},
                                     tr("Start it again"), this, [this] {
                                         m_parts.accounts.cancel();
                                         startDemo();
                                     });
    });
    connect(&m_parts.settings, &account::Settings::noticed, this, &MainWindow::settingsNoticed);
    connect(&m_parts.transfers, &transfers::Transfers::journalProblems, this,
            &MainWindow::journalProblemsCame);
}

void MainWindow::startDemo()
{
    if (!m_parts.settings.get<Setting::DemoOffered>()) {
        m_signIn->showProblem(tr("Your administrator has switched the demo off."));
        return;
    }
    m_wantsDemo = true;
    m_signIn->setBusy(tr("Starting the demo server\u2026"));
    m_parts.demoServer.start();
}

void MainWindow::retranslate()
{
    m_toolBar->setWindowTitle(tr("Tools"));
    nameMoreTools();
    accountChanged();
    if (!m_messages->isHidden())
        showNotices();
}

/// Qt's own button, there when the window is too narrow for all. Its arrow is black in any palette.
void MainWindow::nameMoreTools()
{
    auto *more = m_toolBar->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"));
    if (!more)
        return;
    more->setIcon(icon(QStringLiteral("menu")));
    more->setToolTip(tr("More tools"));
    more->setAccessibleName(tr("More tools"));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Once the tool bar has turned round and drawn its arrow anew.
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &MainWindow::nameMoreTools, Qt::QueuedConnection);
}

void MainWindow::makeToolBar()
{
    MediaActions &actions = m_workspace->actions();
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize(QSize(20, 20));
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->addAction(m_menu->sendAction());
    m_toolBar->addSeparator();
    m_toolBar->addAction(actions.openAction());
    m_toolBar->addAction(actions.saveAction());
    m_toolBar->addAction(actions.saveAsAction());
    m_toolBar->addSeparator();
    m_toolBar->addAction(actions.deleteAction());
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_menu->refreshAction());
    auto *space = new QWidget(m_toolBar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    m_toolBar->addWidget(m_accountButton);
    addToolBar(m_toolBar);
}

void MainWindow::accountChanged()
{
    const Account &account = m_parts.accounts.account();
    const bool isSignedIn = account.state() == Account::State::SignedIn;
    m_pages->setCurrentWidget(isSignedIn ? static_cast<QWidget *>(m_workspace) : m_signIn);
    m_toolBar->setVisible(isSignedIn);
    statusBar()->setVisible(isSignedIn);
    m_menu->setSignedIn(isSignedIn);
    m_accountButton->menu()->setEnabled(isSignedIn);
    const QString program = QGuiApplication::applicationDisplayName();
    setWindowTitle(isSignedIn ? QStringLiteral("%1 \u2013 %2")
                                    .arg(account::serverLabel(account.serverName(), account.host()), program)
                              : program);
    if (isSignedIn)
        m_workspace->takeKeyboard();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QStringList files = droppedFiles(event->mimeData());
    if (files.isEmpty() || m_pages->currentWidget() != m_workspace)
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_overlay->showFor(static_cast<int>(files.size()));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_overlay->hide();
    const QStringList files = droppedFiles(event->mimeData());
    // Never as a move: what was sent stays where it is.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_workspace->send(files);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && isAnythingUnderWay()) {
        event->ignore();
        askToBreakOff(tr("Quit while files are on their way?"), tr("Quit"), [this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    m_workspace->saveLayout();
    m_parts.settings.set<Setting::WindowLayout>(saveGeometry());
    event->accept();
}

void MainWindow::signOut()
{
    leave(tr("Sign out while files are on their way?"), tr("Sign out"), [this] {
        const std::optional<account::RememberedAccount> leaving = m_parts.accounts.current();
        m_parts.accounts.signOut();
        m_signIn->showSignedOut(leaving);
    });
}

void MainWindow::switchTo(const account::RememberedAccount &remembered)
{
    leave(tr("Switch to %1 while files are on their way?").arg(accountName(remembered)), tr("Switch"),
          [this, remembered] { m_parts.accounts.signIn(remembered); });
}

void MainWindow::useAnother()
{
    leave(tr("Use another account while files are on their way?"), tr("Use another account"), [this] {
        m_parts.accounts.cancel();
        m_signIn->showForm();
    });
}

void MainWindow::leave(const QString &question, const QString &yes, const std::function<void()> &go)
{
    if (isAnythingUnderWay())
        askToBreakOff(question, yes, go);
    else
        go();
}

bool MainWindow::isAnythingUnderWay() const
{
    return m_parts.transfers.hasUnfinished() || m_workspace->isPreparing();
}

void MainWindow::askToBreakOff(const QString &question, const QString &yes, const std::function<void()> &go)
{
    QStringList texts;
    if (m_parts.transfers.hasUnfinished())
        texts.append(
            tr("Transfers that have not finished stop, and go on the next time this account is signed in."));
    if (m_workspace->isPreparing())
        texts.append(tr("What is still being prepared for saving will not be saved."));
    ask(this, question, texts.join(u' '), yes, go);
}

void MainWindow::settingsNoticed()
{
    forgetNoticesRead();
    m_notices += m_parts.settings.takeNotices();
    showNotices();
}

void MainWindow::journalProblemsCame(const QList<transfers::JournalProblem> &problems)
{
    forgetNoticesRead();
    m_journalProblems += problems;
    showNotices();
}

void MainWindow::forgetNoticesRead()
{
    // What was closed has been read.
    if (!m_messages->isHidden())
        return;
    m_notices.clear();
    m_journalProblems.clear();
}

void MainWindow::showNotices()
{
    QStringList settings;
    for (const account::SettingsNotice &notice : std::as_const(m_notices))
        settings.append(noticeText(notice));
    settings.removeDuplicates();
    QStringList transfers;
    for (const transfers::JournalProblem &problem : std::as_const(m_journalProblems))
        transfers.append(journalProblemText(problem));
    transfers.removeAll(QString());
    transfers.removeDuplicates();
    const QStringList all = transfers + settings;
    if (all.isEmpty())
        return;
    const QString headline =
        transfers.isEmpty() && settings.size() > 1
            ? tr("There is something wrong with %n setting(s). The details say what, and what is used now.",
                 nullptr, static_cast<int>(settings.size()))
            : all.first();
    m_messages->show(MessageBar::Kind::Warning, headline, all.size() > 1 ? all.join(u'\n') : QString());
}

} // namespace ui
