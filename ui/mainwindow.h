#pragma once

#include "account/settingsnotice.h"
#include "transfers/journalproblem.h"

#include <QMainWindow>

#include <functional>

class QStackedWidget;

namespace account {
class AccountSwitch;
class DemoServerProcess;
struct RememberedAccount;
class Settings;
} // namespace account

namespace transfers {
class Transfers;
}

namespace ui {

class AccountButton;
class DropOverlay;
class LineLabel;
class MainMenu;
class MessageBar;
class SignInPage;
class Translations;
class Workspace;

/// The window: menus and tool bar, the sign-in page or the workspace, and the place files are dropped on.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    struct Parts
    {
        account::AccountSwitch &accounts;
        account::Settings &settings;
        account::DemoServerProcess &demoServer;
        transfers::Transfers &transfers;
        Translations &translations;
    };

    /// All parts must outlive this.
    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Starts the demo server and signs in to it.
    void startDemo();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeToolBar();
    void connectParts();
    void nameMoreTools();
    void retranslate();
    void accountChanged();
    void settingsNoticed();
    void journalProblemsCame(const QList<transfers::JournalProblem> &problems);
    void forgetNoticesRead();
    void showNotices();
    void signOut();
    void switchTo(const account::RememberedAccount &remembered);
    void useAnother();
    /// Runs `go` when nothing is on its way, else once somebody has said yes.
    void leave(const QString &question, const QString &yes, const std::function<void()> &go);
    [[nodiscard]] bool isAnythingUnderWay() const;
    void askToBreakOff(const QString &question, const QString &yes, const std::function<void()> &go);

    Parts m_parts;
    MessageBar *m_messages; // of what concerns no account
    QStackedWidget *m_pages;
    SignInPage *m_signIn;
    Workspace *m_workspace;
    DropOverlay *m_overlay;
    QToolBar *m_toolBar;
    LineLabel *m_summary;
    MainMenu *m_menu;
    AccountButton *m_accountButton;
    QList<account::SettingsNotice> m_notices;           // those shown
    QList<transfers::JournalProblem> m_journalProblems; // those shown
    bool m_wantsDemo = false;
    bool m_mayClose = false;
};

} // namespace ui
