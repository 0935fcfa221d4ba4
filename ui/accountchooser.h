#pragma once

#include "account/accountlist.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// The accounts that are remembered, to sign in to with one press, and a way to forget each.
class AccountChooser final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountChooser)

public:
    explicit AccountChooser(QWidget *parent = nullptr);

    void setAccounts(const QList<account::RememberedAccount> &accounts);
    /// The one last used.
    void focusFirst();

Q_SIGNALS:
    void chosen(const account::RememberedAccount &remembered);
    void forgetWanted(const account::RememberedAccount &remembered);
    void anotherWanted();

private:
    [[nodiscard]] QWidget *rowFor(const account::RememberedAccount &remembered);

    QVBoxLayout *m_rows;
    QList<QWidget *> m_shown;
};

} // namespace ui
