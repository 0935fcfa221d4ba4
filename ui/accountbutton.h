#pragma once

#include "account/accountswitch.h"

#include <QToolButton>

class QActionGroup;

namespace ui {

/// Who is signed in, and where; its menu switches to another account.
class AccountButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountButton)

public:
    /// `accounts` must outlive this. `signOut` goes to the menu's end.
    AccountButton(account::AccountSwitch &accounts, QAction *signOut, QWidget *parent = nullptr);

Q_SIGNALS:
    void switchWanted(const account::RememberedAccount &remembered);
    void anotherWanted();

private:
    void retranslate();
    void showAccount();
    void fillMenu();

    account::AccountSwitch &m_accounts;
    QAction *m_another;
    QAction *m_signOut;
};

} // namespace ui
