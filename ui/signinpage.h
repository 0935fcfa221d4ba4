#pragma once

#include "account/accountswitch.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace account {
class Settings;
}

namespace ui {

class AccountChooser;
class MessageBar;
class QuietLabel;
class SignInForm;

/// What a signed-out window shows: the accounts that are remembered, the form for another, and a way to try
/// it on the demo server.
class SignInPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInPage)

public:
    /// Both must outlive this.
    SignInPage(account::AccountSwitch &accounts, account::Settings &settings, QWidget *parent = nullptr);

    /// While something is under way that must end first: nothing else can be done, `text` says what. Empty:
    /// ready again.
    void setBusy(const QString &text);
    /// Why it came to nothing; what was typed stays.
    void showProblem(const QString &text, const QString &details = {});
    /// The form for another account.
    void showForm();
    /// That somebody has signed out, of which account, and what that means for the next start.
    void showSignedOut(const std::optional<account::RememberedAccount> &remembered);

Q_SIGNALS:
    void demoWanted();
    /// Somebody gave up waiting.
    void cancelled();

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeColumn();
    [[nodiscard]] QWidget *makeBusyPart();
    [[nodiscard]] QWidget *makeDemoPart();
    void connectParts();
    void retranslate();
    void showAccounts();
    void showKeyFormFor(const account::RememberedAccount &remembered);
    void focusNext();
    void bringIntoView();
    void accountChanged();
    void failed(const account::SignInFailure &failure);
    void readingKey(const account::RememberedAccount &remembered);
    void keyNeeded(const account::RememberedAccount &remembered, const account::CredentialError &why);
    void askToForget(const account::RememberedAccount &remembered);
    void cancel();

    account::AccountSwitch &m_accounts;
    account::Settings &m_settings;
    QScrollArea *m_scroll;
    QLabel *m_title;
    QuietLabel *m_lead;
    MessageBar *m_message;
    AccountChooser *m_chooser;
    SignInForm *m_form;
    QWidget *m_ways; // of signing in: one of the two
    QuietLabel *m_busy;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_demo;
    QuietLabel *m_demoHint;
    QWidget *m_busyPart;
    QWidget *m_demoPart;
    QTimer m_patience;
    QString m_stillBusy; // said when the patience is over
};

} // namespace ui
