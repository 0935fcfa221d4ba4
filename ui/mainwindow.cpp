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
#include "languagemenu.h"
#include "mediaactions.h"
#include "messagebar.h"
#include "question.h"
#include "retranslation.h"
#include "settingtext.h"
#include "signinpage.h"
#include "sortmenu.h"
#include "transfers/transfers.h"
#include "workspace.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
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

QAction *action(const QString &iconName, QObject *parent)
{
    auto *result = new QAction(parent);
    result->setIcon(icon(iconName));
    return result;
}

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
    , m_summary(new QLabel(this))
    , m_send(action(QStringLiteral("send"), this))
    , m_refresh(action(QStringLiteral("refresh"), this))
    , m_signOut(action(QStringLiteral("sign-out"), this))
    , m_accountButton(new AccountButton(parts.accounts, m_signOut, this))
    , m_selectAll(new QAction(this))
    , m_find(action(QStringLiteral("search"), this))
    , m_quit(new QAction(this))
    , m_about(new QAction(this))
    , m_aboutQt(new QAction(this))
    , m_fileMenu(menuBar()->addMenu(QString()))
    , m_editMenu(menuBar()->addMenu(QString()))
    , m_viewMenu(menuBar()->addMenu(QString()))
    , m_sort(new SortMenu(m_workspace->list(), this))
    , m_helpMenu(menuBar()->addMenu(QString()))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    // Room for all columns where the screen has it, and for the window's frame.
    resize((screen()->availableSize() - QSize(32, 64)).boundedTo({1600, 960}));
    m_send->setShortcut(QKeySequence::Open);
    m_refresh->setShortcut(QKeySequence::Refresh);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    m_find->setShortcut(QKeySequence::Find);
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
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setContentsMargins(8, 2, 8, 2);
    statusBar()->addWidget(m_summary, 1);
    statusBar()->setSizeGripEnabled(false);

    makeMenus();
    makeToolBar();

    connect(m_send, &QAction::triggered, this, [this] { m_workspace->send({}); });
    connect(m_refresh, &QAction::triggered, m_workspace, &Workspace::refresh);
    connect(m_signOut, &QAction::triggered, this, &MainWindow::signOut);
    connect(m_selectAll, &QAction::triggered, m_workspace, &Workspace::selectAllLoaded);
    connect(m_find, &QAction::triggered, m_workspace, &Workspace::search);
    connect(m_workspace, &Workspace::summaryChanged, m_summary, &QLabel::setText);
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
    restoreGeometry(m_parts.settings.get<Setting::WindowLayout>());
    keepTranslated(this, [this] { retranslate(); });
    settingsNoticed();
}

MainWindow::~MainWindow() = default;

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

void MainWindow::makeMenus()
{
    MediaActions &actions = m_workspace->actions();
    m_fileMenu->addAction(m_send);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(actions.openAction());
    m_fileMenu->addAction(actions.saveAction());
    m_fileMenu->addAction(actions.saveAsAction());
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_workspace->printListAction());
    m_fileMenu->addAction(m_workspace->saveListAction());
    m_fileMenu->addAction(m_workspace->historyAction());
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_signOut);
    m_fileMenu->addAction(m_quit);
    m_quit->setShortcut(QKeySequence::Quit);
    m_quit->setMenuRole(QAction::QuitRole);

    m_editMenu->addAction(actions.copyNameAction());
    m_editMenu->addAction(m_selectAll);
    m_editMenu->addAction(m_find);
    m_editMenu->addSeparator();
    m_editMenu->addAction(actions.deleteAction());

    m_viewMenu->addAction(m_refresh);
    m_viewMenu->addMenu(m_sort);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_workspace->sideBarAction());
    m_viewMenu->addSeparator();
    m_viewMenu->addMenu(new LanguageMenu(m_parts.settings, m_parts.translations, m_viewMenu));

    menuBar()->insertMenu(m_helpMenu->menuAction(), m_accountButton->menu());

    m_helpMenu->addAction(m_about);
    m_about->setMenuRole(QAction::AboutRole);
    m_helpMenu->addAction(m_aboutQt);
    m_aboutQt->setMenuRole(QAction::AboutQtRole);

    connect(m_quit, &QAction::triggered, this, &QWidget::close);
    connect(m_about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
}

void MainWindow::retranslate()
{
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_helpMenu->setTitle(tr("&Help"));
    m_send->setText(tr("Send &files\u2026"));
    m_send->setToolTip(tr("Choose files and send them to a request"));
    m_refresh->setText(tr("&Refresh"));
    m_refresh->setToolTip(tr("Ask the server what has changed"));
    m_signOut->setText(tr("S&ign out"));
    m_selectAll->setText(tr("Select &all that is loaded"));
    m_find->setText(tr("&Search\u2026"));
    m_find->setToolTip(tr("Search the medias"));
    m_quit->setText(tr("&Quit"));
    m_about->setText(tr("&About Mediadesk"));
    m_aboutQt->setText(tr("About &Qt"));
    m_toolBar->setWindowTitle(tr("Tools"));
    // Qt's own, there when the window is too narrow for all.
    if (auto *more = m_toolBar->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"))) {
        more->setToolTip(tr("More tools"));
        more->setAccessibleName(tr("More tools"));
    }
    accountChanged();
    if (!m_messages->isHidden())
        showNotices();
}

void MainWindow::makeToolBar()
{
    MediaActions &actions = m_workspace->actions();
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize(QSize(20, 20));
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->addAction(m_send);
    m_toolBar->addSeparator();
    m_toolBar->addAction(actions.openAction());
    m_toolBar->addAction(actions.saveAction());
    m_toolBar->addAction(actions.saveAsAction());
    m_toolBar->addSeparator();
    m_toolBar->addAction(actions.deleteAction());
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_refresh);
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
    for (QAction *action : {m_send, m_refresh, m_signOut, m_selectAll, m_find, m_workspace->sideBarAction()})
        action->setEnabled(isSignedIn);
    m_sort->setEnabled(isSignedIn);
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
    if (!m_mayClose && m_parts.transfers.hasUnfinished()) {
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
    if (m_parts.transfers.hasUnfinished())
        askToBreakOff(question, yes, go);
    else
        go();
}

void MainWindow::askToBreakOff(const QString &question, const QString &yes, const std::function<void()> &go)
{
    ask(this, question,
        tr("Transfers that have not finished stop, and go on the next time this account is signed in."), yes,
        go);
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

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Mediadesk"));
    box->setIconPixmap(programIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Mediadesk %1").arg(QGuiApplication::applicationVersion()));
    box->setInformativeText(tr("Browse, save, delete and send the medias of Botdoc requests.\n\n"
                               "Mediadesk is free software under the MIT licence. It uses Qt %1 under the "
                               "GNU Lesser General Public "
                               "Licence, version 3; see the file NOTICES for what that means.")
                                .arg(QLatin1String(qVersion())));
    box->open();
}

} // namespace ui
