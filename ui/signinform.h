#pragma once

#include "account/accountlist.h"
#include "botdoc/session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace account {
class AccountSwitch;
class Settings;
} // namespace account

namespace ui {

class QuietLabel;
class SecretEdit;

/// Where, who and with what to sign in: all of it for a new account, the key or token alone for one that is
/// remembered.
class SignInForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInForm)

public:
    /// Both must outlive this.
    SignInForm(account::AccountSwitch &accounts, account::Settings &settings, QWidget *parent = nullptr);

    /// For a new account, on the server last used.
    void askForAll();
    void askForKeyOf(const account::RememberedAccount &remembered);
    /// Whether there are accounts to go back to.
    void setMayGoBack(bool mayGoBack);
    /// Empties key and token.
    void clearSecrets();
    /// Where something has to be typed next.
    void focusField();

Q_SIGNALS:
    /// What was typed cannot be meant: why, in words for staff.
    void problem(const QString &text);
    void submitted(const botdoc::Server &server, const botdoc::Credentials &credentials, bool keepsKey);
    void back();

private:
    void makeRows();
    void addRow(QWidget *field);
    [[nodiscard]] QLabel *labelOf(QWidget *field) const;
    void retranslate();
    void connectParts();
    void showRows();
    void showAccount();
    void showHost();
    void showKeychain();
    void submit();
    void refuse(QWidget *field, const QString &why);
    [[nodiscard]] std::optional<botdoc::Credentials> typedCredentials();
    [[nodiscard]] bool usesToken() const;
    [[nodiscard]] std::optional<botdoc::Server> chosenServer() const;

    account::AccountSwitch &m_accounts;
    account::Settings &m_settings;
    std::optional<account::RememberedAccount> m_remembered;
    QFormLayout *m_rows;
    QLabel *m_account;
    QuietLabel *m_accountServer;
    QComboBox *m_server;
    QuietLabel *m_serverHint;
    QLineEdit *m_address;
    QuietLabel *m_host;
    QComboBox *m_way;
    QLineEdit *m_email;
    SecretEdit *m_key;
    SecretEdit *m_token;
    QCheckBox *m_keep;
    QuietLabel *m_keepHint;
    QPushButton *m_back;
    QPushButton *m_signIn;
};

} // namespace ui
