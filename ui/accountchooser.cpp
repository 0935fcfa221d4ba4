#include "accountchooser.h"

#include "accountentry.h"
#include "accounttext.h"
#include "retranslation.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

AccountChooser::AccountChooser(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
{
    auto *another = new QPushButton(this);
    another->setObjectName(QStringLiteral("anotherAccount"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_rows->setSpacing(6);
    layout->addLayout(m_rows);
    layout->addWidget(another, 0, Qt::AlignCenter);
    connect(another, &QPushButton::clicked, this, &AccountChooser::anotherWanted);
    keepTranslated(another, [another] { another->setText(tr("&Use another account")); });
}

void AccountChooser::setAccounts(const QList<account::RememberedAccount> &accounts)
{
    qDeleteAll(std::exchange(m_shown, {}));
    for (const account::RememberedAccount &remembered : accounts) {
        m_shown.append(rowFor(remembered));
        m_rows->addWidget(m_shown.last());
    }
}

QWidget *AccountChooser::rowFor(const account::RememberedAccount &remembered)
{
    auto *row = new QWidget(this);
    auto *choose = new AccountEntry(remembered, row);
    auto *forget = new QToolButton(row);
    forget->setObjectName(QStringLiteral("forgetAccount"));
    forget->setAutoRaise(true);
    keepTranslated(forget, [forget, remembered] {
        forget->setText(tr("Forget\u2026"));
        forget->setAccessibleName(
            tr("Forget %1 at %2").arg(accountName(remembered), accountServer(remembered)));
    });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(choose, 1);
    layout->addWidget(forget);
    connect(choose, &QAbstractButton::clicked, this, [this, remembered] { Q_EMIT chosen(remembered); });
    connect(forget, &QAbstractButton::clicked, this, [this, remembered] { Q_EMIT forgetWanted(remembered); });
    return row;
}

void AccountChooser::focusFirst()
{
    if (auto *first = m_shown.isEmpty() ? nullptr : m_shown.first()->findChild<AccountEntry *>())
        first->setFocus();
}

} // namespace ui
