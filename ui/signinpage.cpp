#include "signinpage.h"

#include "account/settings.h"
#include "accountchooser.h"
#include "accounttext.h"
#include "botdoc/errortext.h"
#include "icon.h"
#include "messagebar.h"
#include "question.h"
#include "quietlabel.h"
#include "retranslation.h"
#include "signinform.h"

#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

using account::Account;
using account::AccountSwitch;
using account::CredentialError;
using account::RememberedAccount;

namespace {

constexpr int columnWidth = 460;

} // namespace

SignInPage::SignInPage(AccountSwitch &accounts, account::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_settings(settings)
    , m_scroll(new QScrollArea(this))
    , m_title(new QLabel(this))
    , m_lead(new QuietLabel({}, this))
    , m_message(new MessageBar(this))
    , m_chooser(new AccountChooser(this))
    , m_form(new SignInForm(accounts, settings, this))
    , m_ways(new QWidget(this))
    , m_busy(new QuietLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_demo(new QPushButton(this))
    , m_demoHint(new QuietLabel({}, this))
    , m_busyPart(makeBusyPart())
    , m_demoPart(makeDemoPart())
{
    // No QStackedWidget, which would be as high as the higher of the two.
    auto *ways = new QVBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->addWidget(m_chooser);
    ways->addWidget(m_form);
    // Scrolls where the window is lower than the page: on small screens, at large scales, with long messages.
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeColumn());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_patience.setSingleShot(true);
    connectParts();
    keepTranslated(this, [this] { retranslate(); });
    setBusy({});
    showAccounts();
}

QWidget *SignInPage::makeColumn()
{
    auto *mark = new QLabel(this);
    mark->setPixmap(programIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignCenter);
    mark->setAccessibleName(QGuiApplication::applicationDisplayName());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignCenter);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    m_title->setFont(large);
    m_lead->setAlignment(Qt::AlignCenter);

    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(mark);
    column->addWidget(m_title);
    column->addWidget(m_lead);
    column->addSpacing(8);
    column->addWidget(m_message);
    column->addWidget(m_ways);
    column->addWidget(m_busyPart);
    column->addSpacing(8);
    column->addWidget(m_demoPart);
    column->addStretch(2);
    auto *holder = new QWidget(this);
    holder->setLayout(column);
    holder->setFixedWidth(columnWidth);
    auto *page = new QWidget(this);
    auto *layout = new QHBoxLayout(page);
    layout->addStretch(1);
    layout->addWidget(holder);
    layout->addStretch(1);
    return page;
}

QWidget *SignInPage::makeBusyPart()
{
    auto *part = new QWidget(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_cancel->setObjectName(QStringLiteral("cancelSignIn"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_busy, 1);
    row->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_progress);
    layout->addLayout(row);
    return part;
}

QWidget *SignInPage::makeDemoPart()
{
    auto *part = new QWidget(this);
    auto *line = new QFrame(part);
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    m_demo->setIcon(icon(QStringLiteral("demo")));
    m_demo->setObjectName(QStringLiteral("demoButton"));
    m_demoHint->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(line);
    layout->addWidget(m_demo, 0, Qt::AlignCenter);
    layout->addWidget(m_demoHint);
    part->setVisible(m_settings.get<account::Setting::DemoOffered>());
    return part;
}

void SignInPage::retranslate()
{
    // What was said stays as it was said.
    m_title->setText(tr("Sign in to Botdoc"));
    m_lead->setText(tr("See the documents of your requests, save them, and send your own."));
    m_progress->setAccessibleName(tr("Signing in"));
    m_cancel->setText(tr("Cancel"));
    m_demo->setText(tr("Try it without an account"));
    m_demoHint->setText(tr("Sample documents, on a small server on this computer."));
}

void SignInPage::connectParts()
{
    connect(&m_accounts.account(), &Account::stateChanged, this, &SignInPage::accountChanged);
    connect(&m_accounts, &AccountSwitch::changed, this, [this] {
        m_chooser->setAccounts(m_accounts.remembered());
        m_form->setMayGoBack(!m_accounts.remembered().isEmpty());
    });
    connect(&m_accounts, &AccountSwitch::failed, this, &SignInPage::failed);
    connect(&m_accounts, &AccountSwitch::readingKey, this, &SignInPage::readingKey);
    connect(&m_accounts, &AccountSwitch::readingCancelled, this, [this] { setBusy({}); });
    connect(&m_accounts, &AccountSwitch::keyNeeded, this, &SignInPage::keyNeeded);
    connect(&m_accounts, &AccountSwitch::keyNotRemoved, this,
            [this](const RememberedAccount &remembered, const CredentialError &why) {
                showProblem(keyNotRemovedText(remembered, why), why.technical);
            });
    connect(m_chooser, &AccountChooser::chosen, this,
            [this](const RememberedAccount &remembered) { m_accounts.signIn(remembered); });
    connect(m_chooser, &AccountChooser::forgetWanted, this, &SignInPage::askToForget);
    connect(m_chooser, &AccountChooser::anotherWanted, this, &SignInPage::showForm);
    connect(m_form, &SignInForm::back, this, [this] {
        m_message->dismiss();
        showAccounts();
        focusNext();
    });
    connect(m_form, &SignInForm::problem, this, [this](const QString &text) { showProblem(text); });
    connect(m_form, &SignInForm::submitted, this,
            [this](const botdoc::Server &server, const botdoc::Credentials &credentials, bool keepsKey) {
                m_accounts.signIn(server, credentials, keepsKey);
            });
    connect(m_cancel, &QPushButton::clicked, this, &SignInPage::cancel);
    connect(m_demo, &QPushButton::clicked, this, &SignInPage::demoWanted);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_busy->setText(m_stillBusy); });
}

void SignInPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    focusNext();
}

void SignInPage::setBusy(const QString &text)
{
    const bool isBusy = !text.isEmpty();
    m_patience.stop();
    if (isBusy)
        m_message->dismiss();
    m_busy->setText(text);
    m_busyPart->setVisible(isBusy);
    m_ways->setEnabled(!isBusy);
    m_demoPart->setEnabled(!isBusy);
    if (isBusy)
        m_cancel->setFocus();
}

void SignInPage::showProblem(const QString &text, const QString &details)
{
    setBusy({});
    m_message->show(MessageBar::Kind::Error, text, details);
    QMetaObject::invokeMethod(this, &SignInPage::bringIntoView, Qt::QueuedConnection);
}

void SignInPage::showAccounts()
{
    const QList<RememberedAccount> remembered = m_accounts.remembered();
    m_chooser->setAccounts(remembered);
    m_form->setMayGoBack(!remembered.isEmpty());
    if (remembered.isEmpty()) {
        showForm();
        return;
    }
    m_form->hide();
    m_chooser->show();
}

void SignInPage::showForm()
{
    m_accounts.lookForKeychain();
    m_message->dismiss();
    m_form->askForAll();
    m_chooser->hide();
    m_form->show();
    focusNext();
}

void SignInPage::showKeyFormFor(const RememberedAccount &remembered)
{
    m_accounts.lookForKeychain();
    m_form->askForKeyOf(remembered);
    m_chooser->hide();
    m_form->show();
}

void SignInPage::focusNext()
{
    if (!m_ways->isEnabled())
        m_cancel->setFocus();
    else if (!m_form->isHidden())
        m_form->focusField();
    else
        m_chooser->focusFirst();
    // Once everything has its place.
    QMetaObject::invokeMethod(this, &SignInPage::bringIntoView, Qt::QueuedConnection);
}

void SignInPage::bringIntoView()
{
    QWidget *field = focusWidget();
    if (field && m_scroll->isAncestorOf(field))
        m_scroll->ensureWidgetVisible(field);
    // Where not all has room, the news comes first.
    if (m_message->isVisible())
        m_scroll->ensureWidgetVisible(m_message);
}

void SignInPage::showSignedOut(const std::optional<RememberedAccount> &remembered)
{
    QString text = tr("You are signed out, and the next start of Mediadesk asks who you are.");
    if (remembered && remembered->keepsKey)
        text +=
            u' ' +
            tr("The key of %1 is still in this computer\u2019s keychain: forget the account to remove it.")
                .arg(accountName(*remembered));
    m_message->show(MessageBar::Kind::Information, text);
    QMetaObject::invokeMethod(this, &SignInPage::bringIntoView, Qt::QueuedConnection);
}

void SignInPage::accountChanged()
{
    switch (m_accounts.account().state()) {
    case Account::State::SigningIn: {
        const QString host = m_accounts.account().host();
        setBusy(tr("Asking %1\u2026").arg(breakable(host)));
        m_stillBusy =
            tr("%1 has not answered yet. Mediadesk goes on trying for a while.").arg(breakable(host));
        m_patience.start(std::chrono::seconds(4));
        break;
    }
    case Account::State::SignedIn:
        m_form->clearSecrets();
        m_message->dismiss();
        setBusy({});
        showAccounts();
        break;
    case Account::State::SignedOut:
        setBusy({});
        break;
    }
}

void SignInPage::failed(const account::SignInFailure &failure)
{
    // The one thing to do is to type the key anew.
    if (failure.remembered && failure.error.kind == botdoc::ApiError::Kind::Unauthorized)
        showKeyFormFor(*failure.remembered);
    showProblem(account::inWords(failure), botdoc::inDetail(failure.error));
    focusNext();
}

void SignInPage::readingKey(const RememberedAccount &remembered)
{
    setBusy(tr("Reading the key of %1\u2026").arg(accountName(remembered)));
    m_stillBusy = tr("The keychain has not given out the key of %1 yet. It may be locked and ask for its "
                     "password in a window of its own.")
                      .arg(accountName(remembered));
    m_patience.start(std::chrono::seconds(2));
}

void SignInPage::keyNeeded(const RememberedAccount &remembered, const CredentialError &why)
{
    setBusy({});
    m_message->dismiss();
    showKeyFormFor(remembered);
    // One that was never kept is simply asked for.
    if (remembered.keepsKey)
        m_message->show(MessageBar::Kind::Warning, keyNeededText(why), why.technical);
    focusNext();
}

void SignInPage::askToForget(const RememberedAccount &remembered)
{
    ask(window(), tr("Forget %1?").arg(accountName(remembered)),
        tr("Mediadesk will no longer offer this account, and its key is removed from this computer\u2019s "
           "keychain. The account itself and its medias stay on %1.")
            .arg(remembered.server.host()),
        tr("Forget"), [this, remembered] {
            m_accounts.forget(remembered);
            showAccounts();
            focusNext();
        });
}

void SignInPage::cancel()
{
    m_accounts.cancel();
    setBusy({});
    focusNext();
    Q_EMIT cancelled();
}

} // namespace ui
