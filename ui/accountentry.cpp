#include "accountentry.h"

#include "accounttext.h"
#include "icon.h"
#include "isolate.h"
#include "quietlabel.h"
#include "retranslation.h"

#include <QEvent>
#include <QHBoxLayout>

namespace ui {

AccountEntry::AccountEntry(const account::RememberedAccount &remembered, QWidget *parent)
    : QPushButton(parent)
    , m_remembered(remembered)
    , m_mark(new QLabel(this))
    , m_name(new QLabel(this))
    , m_server(new QuietLabel({}, this))
    , m_hint(new QuietLabel({}, this))
{
    setObjectName(QStringLiteral("rememberedAccount"));
    setAutoDefault(true);
    updateMark();
    m_name->setObjectName(QStringLiteral("accountName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);

    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(m_name);
    lines->addWidget(m_server);
    lines->addWidget(m_hint);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_mark, 0, Qt::AlignVCenter);
    layout->addLayout(lines, 1);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (QLabel *label : std::initializer_list<QLabel *>{m_mark, m_name, m_server, m_hint})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    keepTranslated(this, [this] { retranslate(); });
}

void AccountEntry::retranslate()
{
    const QString account = accountName(m_remembered);
    const QString server = accountServer(m_remembered);
    const bool isToken = m_remembered.way == account::SignInWay::Token;
    const QString asks = isToken ? tr("Asks for the token") : tr("Asks for the key");
    const QString kept = isToken ? tr("Token kept in this computer\u2019s keychain")
                                 : tr("Key kept in this computer\u2019s keychain");
    m_name->setText(isolated(breakable(account)));
    m_name->setAccessibleName(account);
    m_server->setText(isolated(breakable(server)));
    m_server->setAccessibleName(server);
    m_hint->setText(m_remembered.keepsKey ? kept : asks);
    m_mark->setAccessibleName(m_hint->text());
    setAccessibleName(tr("Sign in as %1 at %2").arg(account, server));
    setAccessibleDescription(m_hint->text());
}

void AccountEntry::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateMark();
}

void AccountEntry::updateMark()
{
    const QString mark = m_remembered.keepsKey ? QStringLiteral("key") : QStringLiteral("person");
    m_mark->setPixmap(ui::icon(mark, QPalette::ButtonText).pixmap(QSize(24, 24), devicePixelRatioF()));
}

QSize AccountEntry::sizeHint() const
{
    return layout()->sizeHint();
}

QSize AccountEntry::minimumSizeHint() const
{
    return layout()->minimumSize();
}

int AccountEntry::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

} // namespace ui
