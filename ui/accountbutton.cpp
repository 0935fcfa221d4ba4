#include "accountbutton.h"

#include "account/servername.h"
#include "accounttext.h"
#include "botdoc/displaytext.h"
#include "icon.h"
#include "isolate.h"
#include "retranslation.h"

#include <QActionGroup>
#include <QMenu>

namespace ui {

using account::Account;
using account::RememberedAccount;

namespace {

QString menuText(const QString &name, const QString &server)
{
    return QStringLiteral("%1 \u2013 %2")
        .arg(isolated(name), isolated(server))
        .replace(u'&', QLatin1String("&&"));
}

} // namespace

AccountButton::AccountButton(account::AccountSwitch &accounts, QAction *signOut, QWidget *parent)
    : QToolButton(parent)
    , m_accounts(accounts)
    , m_another(new QAction(this))
    , m_signOut(signOut)
{
    setObjectName(QStringLiteral("accountButton"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(ui::icon(QStringLiteral("person")));
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(m_another, &QAction::triggered, this, &AccountButton::anotherWanted);
    // The mark is where somebody is signed in, not where somebody has clicked.
    connect(menu(), &QMenu::aboutToShow, this, &AccountButton::fillMenu);
    connect(&m_accounts.account(), &Account::stateChanged, this, &AccountButton::showAccount);
    connect(&m_accounts, &account::AccountSwitch::changed, this, &AccountButton::showAccount);
    keepTranslated(this, [this] { retranslate(); });
}

void AccountButton::retranslate()
{
    m_another->setText(tr("&Use another account\u2026"));
    menu()->setTitle(tr("&Account"));
    showAccount();
}

void AccountButton::showAccount()
{
    fillMenu();
    const Account &account = m_accounts.account();
    if (account.state() != Account::State::SignedIn)
        return;
    constexpr int longestName = 30; // average letters; the host is never cut
    const QString name = botdoc::displayText(account.email());
    const QString server = account::serverLabel(account.serverName(), account.host());
    const QString drawn =
        fontMetrics().elidedText(name, Qt::ElideMiddle, longestName * fontMetrics().averageCharWidth());
    setText(name.isEmpty() ? isolated(server)
                           : isolated(drawn) + QStringLiteral(" \u00b7 ") + isolated(server));
    setText(text().replace(u'&', QLatin1String("&&")));
    setAccessibleName(name.isEmpty() ? tr("Signed in with a token at %1").arg(server)
                                     : tr("Signed in as %1 at %2").arg(name, server));
    setToolTip(botdoc::plainToolTip(accessibleName()));
    setAccessibleDescription(accessibleName()); // else it is the tool tip, with its markup
}

void AccountButton::fillMenu()
{
    QMenu *menu = this->menu();
    menu->clear();
    qDeleteAll(findChildren<QActionGroup *>());
    auto *group = new QActionGroup(this);
    const std::optional<RememberedAccount> current = m_accounts.current();
    const QList<RememberedAccount> remembered = m_accounts.remembered();
    for (const RememberedAccount &one : remembered) {
        QAction *action = menu->addAction(menuText(accountName(one), accountServer(one)));
        action->setCheckable(true);
        const bool isCurrent = current && current->id == one.id;
        action->setChecked(isCurrent);
        group->addAction(action);
        if (!isCurrent)
            // Later, for the menu and this action may be made anew by it.
            connect(
                action, &QAction::triggered, this, [this, one] { Q_EMIT switchWanted(one); },
                Qt::QueuedConnection);
    }
    menu->addSeparator();
    menu->addAction(m_another);
    menu->addAction(m_signOut);
}

} // namespace ui
