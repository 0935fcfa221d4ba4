#pragma once

#include "account/account.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace account {
class Settings;
}

namespace ui {

class MessageBar;

/// What a signed-out window shows: sign in with key and e-mail or with a pasted token, or try it on the demo
/// server.
class SignInPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInPage)

public:
    /// Both must outlive this.
    SignInPage(account::Account &account, account::Settings &settings, QWidget *parent = nullptr);

    /// While something is under way that must end first: fields off, `text` says what. Empty: ready again.
    void setBusy(const QString &text);
    /// Why it came to nothing; the fields stay as they are.
    void showProblem(const QString &text, const QString &details = {});

Q_SIGNALS:
    void demoWanted();
    /// Somebody gave up waiting.
    void cancelled();

private:
    void retranslate();
    void addRow(QWidget *field);
    [[nodiscard]] QLabel *labelOf(QWidget *field) const;
    QWidget *makeForm();
    QWidget *makeDemoPart();
    void serverChosen();
    void wayChosen();
    void submit();
    void accountChanged();
    void signInFailed(const botdoc::ApiError &error);
    [[nodiscard]] std::optional<botdoc::Server> chosenServer() const;
    [[nodiscard]] bool usesToken() const;

    account::Account &m_account;
    account::Settings &m_settings;
    MessageBar *m_message;
    QWidget *m_form;
    QFormLayout *m_rows;
    QComboBox *m_server;
    QLineEdit *m_address;
    QLabel *m_host;
    QComboBox *m_way;
    QLineEdit *m_key;
    QLineEdit *m_email;
    QLineEdit *m_token;
    QPushButton *m_signIn;
    QPushButton *m_cancel;
    QLabel *m_title;
    QLabel *m_lead;
    QPushButton *m_demo;
    QLabel *m_demoHint;
    QLabel *m_busy;
};

} // namespace ui
