#include "mainmenu.h"

#include "icon.h"
#include "languagemenu.h"
#include "mediaactions.h"
#include "panewalk.h"
#include "refreshmenu.h"
#include "retranslation.h"
#include "sortmenu.h"
#include "workspace.h"

#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>

namespace ui {

namespace {

QAction *action(const QString &iconName, QObject *parent)
{
    auto *result = new QAction(parent);
    result->setIcon(icon(iconName));
    return result;
}

} // namespace

MainMenu::MainMenu(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_send(action(QStringLiteral("send"), this))
    , m_refresh(action(QStringLiteral("refresh"), this))
    , m_signOut(action(QStringLiteral("sign-out"), this))
    , m_selectAll(new QAction(this))
    , m_find(action(QStringLiteral("search"), this))
    , m_allMedias(new QAction(this))
    , m_quit(new QAction(this))
    , m_about(new QAction(this))
    , m_aboutQt(new QAction(this))
    , m_file(parts.bar.addMenu(QString()))
    , m_edit(parts.bar.addMenu(QString()))
    , m_view(parts.bar.addMenu(QString()))
    , m_help(parts.bar.addMenu(QString()))
    , m_sort(new SortMenu(parts.workspace.list(), m_view))
{
    m_send->setShortcut(QKeySequence::Open);
    m_refresh->setShortcut(QKeySequence::Refresh);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    m_find->setShortcut(QKeySequence::Find);
    m_allMedias->setShortcut(Qt::ALT | Qt::Key_Home);
    m_quit->setShortcut(QKeySequence::Quit);
    m_quit->setMenuRole(QAction::QuitRole);
    m_about->setMenuRole(QAction::AboutRole);
    m_aboutQt->setMenuRole(QAction::AboutQtRole);
    fill();
    connectActions();
    keepTranslated(this, [this] { retranslate(); });
}

void MainMenu::fill()
{
    const Workspace &workspace = m_parts.workspace;
    const MediaActions &medias = workspace.actions();
    m_file->addAction(m_send);
    m_file->addSeparator();
    m_file->addAction(medias.openAction());
    m_file->addAction(medias.saveAction());
    m_file->addAction(medias.saveAsAction());
    m_file->addAction(workspace.saveRequestAction());
    m_file->addSeparator();
    m_file->addAction(workspace.printListAction());
    m_file->addAction(workspace.saveListAction());
    m_file->addAction(workspace.historyAction());
    m_file->addSeparator();
    m_file->addAction(m_signOut);
    m_file->addAction(m_quit);

    m_edit->addAction(medias.copyNameAction());
    m_edit->addAction(workspace.copyRowsAction());
    m_edit->addAction(m_selectAll);
    m_edit->addAction(m_find);
    m_edit->addSeparator();
    m_edit->addAction(medias.deleteAction());

    m_view->addAction(m_refresh);
    m_view->addMenu(new RefreshMenu(m_parts.settings, m_parts.workspace.lightRefresh(), m_view));
    m_view->addMenu(m_sort);
    m_view->addMenu(workspace.columnsMenu());
    m_view->addSeparator();
    m_view->addAction(m_allMedias);
    m_view->addAction(workspace.goingSoonAction());
    m_view->addAction(workspace.sideBarAction());
    m_view->addAction(workspace.walk().nextAction());
    m_view->addAction(workspace.walk().previousAction());
    m_view->addSeparator();
    m_view->addMenu(new LanguageMenu(m_parts.settings, m_parts.translations, m_view));

    m_help->addAction(m_about);
    m_help->addAction(m_aboutQt);
}

void MainMenu::connectActions()
{
    Workspace *workspace = &m_parts.workspace;
    connect(m_send, &QAction::triggered, workspace, [workspace] { workspace->send({}); });
    connect(m_refresh, &QAction::triggered, workspace, &Workspace::refresh);
    connect(m_selectAll, &QAction::triggered, workspace, &Workspace::selectAllLoaded);
    connect(m_find, &QAction::triggered, workspace, &Workspace::search);
    connect(m_allMedias, &QAction::triggered, workspace, &Workspace::showAllMedias);
    connect(m_quit, &QAction::triggered, this, &MainMenu::quitWanted);
    connect(m_about, &QAction::triggered, this, &MainMenu::showAbout);
    connect(m_aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
}

void MainMenu::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_send->setText(tr("Send &files\u2026"));
    m_send->setToolTip(tr("Choose files and send them to a request"));
    m_refresh->setText(tr("&Refresh"));
    m_refresh->setToolTip(tr("Ask the server what has changed"));
    m_signOut->setText(tr("S&ign out"));
    m_selectAll->setText(tr("Select &all that is loaded"));
    m_find->setText(tr("&Search\u2026"));
    m_find->setToolTip(tr("Search the medias"));
    m_allMedias->setText(tr("All &medias"));
    m_allMedias->setToolTip(tr("Show the medias of all requests"));
    m_quit->setText(tr("&Quit"));
    m_about->setText(tr("&About Mediadesk"));
    m_aboutQt->setText(tr("About &Qt"));
}

void MainMenu::insert(QMenu *menu)
{
    m_parts.bar.insertMenu(m_help->menuAction(), menu);
}

void MainMenu::setSignedIn(bool isSignedIn)
{
    const Workspace &workspace = m_parts.workspace;
    for (QAction *action :
         {m_send, m_refresh, m_signOut, m_selectAll, m_find, m_allMedias, workspace.sideBarAction(),
          workspace.walk().nextAction(), workspace.walk().previousAction()})
        action->setEnabled(isSignedIn);
    m_sort->setEnabled(isSignedIn);
    workspace.columnsMenu()->setEnabled(isSignedIn);
}

void MainMenu::showAbout()
{
    auto *box = new QMessageBox(m_parts.bar.window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Mediadesk"));
    box->setIconPixmap(programIcon().pixmap(QSize(64, 64), box->devicePixelRatioF()));
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
