#include "signinform.h"

#include "account/accountswitch.h"
#include "account/emailaddress.h"
#include "account/servername.h"
#include "account/settings.h"
#include "accounttext.h"
#include "icon.h"
#include "quietlabel.h"
#include "retranslation.h"
#include "secretedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using account::AccountSwitch;
using account::Setting;
using account::SignInWay;

namespace {

enum ServerChoice { Live, Sandbox, Another };

QString nameAndHost(const botdoc::Server &server)
{
    return account::serverLabel(account::serverName(server), server.host());
}

} // namespace

// The keyboard goes through them in the order in which they are made.
SignInForm::SignInForm(AccountSwitch &accounts, account::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_settings(settings)
    , m_rows(new QFormLayout)
    , m_account(new QLabel(this))
    , m_accountServer(new QuietLabel({}, this))
    , m_server(new QComboBox(this))
    , m_serverHint(new QuietLabel({}, this))
    , m_address(new QLineEdit(this))
    , m_host(new QuietLabel({}, this))
    , m_way(new QComboBox(this))
    , m_email(new QLineEdit(this))
    , m_key(new SecretEdit(this))
    , m_token(new SecretEdit(this))
    , m_keep(new QCheckBox(this))
    , m_keepHint(new QuietLabel({}, this))
    , m_back(new QPushButton(this))
    , m_signIn(new QPushButton(this))
{
    m_account->setTextFormat(Qt::PlainText);
    m_account->setWordWrap(true);
    QFont bold = m_account->font();
    bold.setBold(true);
    m_account->setFont(bold);
    m_server->addItems({{}, {}, {}});
    m_server->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_address->setPlaceholderText(QStringLiteral("https://botdoc.example.com/v1/"));
    m_address->setMaxLength(2000);
    m_way->addItems({{}, {}});
    m_email->setMaxLength(300);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_signIn->setDefault(true);
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    m_keep->setObjectName(QStringLiteral("keepKey"));
    m_back->setObjectName(QStringLiteral("otherAccounts"));
    makeRows();
    connectParts();
    keepTranslated(this, [this] { retranslate(); });
    askForAll();
}

void SignInForm::retranslate()
{
    m_server->setItemText(Live, nameAndHost(botdoc::Server::live()));
    m_server->setItemText(Sandbox, nameAndHost(botdoc::Server::sandbox()));
    m_server->setItemText(Another, tr("Another server"));
    m_serverHint->setText(tr("Your administrator has chosen the server."));
    m_way->setItemText(static_cast<int>(SignInWay::Key), tr("API key and e-mail"));
    m_way->setItemText(static_cast<int>(SignInWay::Token), tr("Authorization token"));
    m_key->setRevealName(tr("Show the API key"));
    m_token->setRevealName(tr("Show the token"));
    m_token->setPlaceholderText(tr("Paste the token here"));
    m_back->setText(tr("&Other accounts"));
    m_signIn->setText(tr("S&ign in"));
    labelOf(m_server)->setText(tr("&Server:"));
    labelOf(m_address)->setText(tr("A&ddress:"));
    labelOf(m_way)->setText(tr("&With:"));
    labelOf(m_email)->setText(tr("E-&mail:"));
    labelOf(m_key)->setText(tr("API ke&y:"));
    labelOf(m_token)->setText(tr("&Token:"));
    showAccount();
    showHost();
    showKeychain();
}

void SignInForm::addRow(QWidget *field)
{
    auto *label = new QLabel(this);
    label->setBuddy(field);
    m_rows->addRow(label, field);
}

QLabel *SignInForm::labelOf(QWidget *field) const
{
    return qobject_cast<QLabel *>(m_rows->labelForField(field));
}

void SignInForm::makeRows()
{
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_signIn);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_rows->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addRow(m_server);
    m_rows->addRow(QString(), m_serverHint);
    addRow(m_address);
    m_rows->addRow(QString(), m_host);
    addRow(m_way);
    addRow(m_email);
    addRow(m_key);
    addRow(m_token);
    auto *keep = new QVBoxLayout;
    keep->setContentsMargins(0, 4, 0, 4);
    keep->setSpacing(4);
    keep->addWidget(m_keep);
    keep->addWidget(m_keepHint);
    m_rows->addRow(QString(), keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_account);
    layout->addWidget(m_accountServer);
    layout->addLayout(m_rows);
    layout->addLayout(buttons);
}

void SignInForm::connectParts()
{
    connect(m_server, &QComboBox::currentIndexChanged, this, &SignInForm::showRows);
    connect(m_way, &QComboBox::currentIndexChanged, this, &SignInForm::showRows);
    connect(m_address, &QLineEdit::textChanged, this, &SignInForm::showHost);
    connect(&m_accounts, &AccountSwitch::keychainChanged, this, &SignInForm::showKeychain);
    for (const QLineEdit *edit : std::initializer_list<QLineEdit *>{m_address, m_email, m_key, m_token})
        connect(edit, &QLineEdit::returnPressed, this, &SignInForm::submit);
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::submit);
    connect(m_back, &QPushButton::clicked, this, &SignInForm::back);
}

void SignInForm::askForAll()
{
    m_remembered.reset();
    m_server->setCurrentIndex(Live);
    m_address->clear();
    if (const auto server = m_settings.get<Setting::Server>()) {
        if (*server == botdoc::Server::sandbox()) {
            m_server->setCurrentIndex(Sandbox);
        } else if (*server != botdoc::Server::live()) {
            m_server->setCurrentIndex(Another);
            m_address->setText(server->base().toString());
        }
    }
    m_way->setCurrentIndex(static_cast<int>(SignInWay::Key));
    m_email->setText(m_settings.get<Setting::Email>());
    // Not kept unless somebody asks for it: many offices share computers, and often the user account on them,
    // and whoever comes next could then open what was sent to somebody else.
    m_keep->setChecked(false);
    clearSecrets();
    showRows();
}

void SignInForm::askForKeyOf(const account::RememberedAccount &remembered)
{
    m_remembered = remembered;
    m_way->setCurrentIndex(static_cast<int>(remembered.way));
    m_keep->setChecked(remembered.keepsKey);
    clearSecrets();
    showAccount();
    showRows();
}

void SignInForm::setMayGoBack(bool mayGoBack)
{
    m_back->setVisible(mayGoBack);
}

void SignInForm::clearSecrets()
{
    for (SecretEdit *edit : {m_key, m_token}) {
        edit->clear();
        edit->conceal();
    }
}

void SignInForm::focusField()
{
    QWidget *field = usesToken() ? m_token : m_key;
    if (!m_remembered && m_server->currentIndex() == Another && m_address->isEnabled() && !chosenServer())
        field = m_address;
    else if (!m_remembered && !usesToken() && m_email->text().isEmpty())
        field = m_email;
    field->setFocus();
}

void SignInForm::showRows()
{
    const bool isNew = !m_remembered;
    const bool isFixed = m_settings.isFixed(Setting::Server);
    const bool isAnother = m_server->currentIndex() == Another;
    m_server->setEnabled(!isFixed);
    m_address->setEnabled(!isFixed);
    m_account->setVisible(!isNew);
    m_accountServer->setVisible(!isNew);
    m_rows->setRowVisible(m_server, isNew);
    m_rows->setRowVisible(m_serverHint, isNew && isFixed);
    m_rows->setRowVisible(m_address, isNew && isAnother);
    m_rows->setRowVisible(m_host, isNew && isAnother);
    m_rows->setRowVisible(m_way, isNew);
    m_rows->setRowVisible(m_email, isNew && !usesToken());
    m_rows->setRowVisible(m_key, !usesToken());
    m_rows->setRowVisible(m_token, usesToken());
    showHost();
    showKeychain();
}

void SignInForm::showAccount()
{
    if (!m_remembered)
        return;
    m_account->setText(breakable(accountName(*m_remembered)));
    m_account->setAccessibleName(accountName(*m_remembered));
    m_accountServer->setText(breakable(accountServer(*m_remembered)));
    m_accountServer->setAccessibleName(accountServer(*m_remembered));
}

void SignInForm::showHost()
{
    // What is typed and what is asked can differ: the host alone says where a key goes.
    const auto server = chosenServer();
    const QString text = server ? tr("Signs in at %1").arg(server->host())
                                : tr("The address of your Botdoc service, with https:// before it.");
    m_host->setText(breakable(text));
    m_host->setAccessibleName(text);
}

void SignInForm::showKeychain()
{
    const AccountSwitch::Keychain keychain = m_accounts.keychain();
    const bool mayKeep =
        keychain == AccountSwitch::Keychain::There || keychain == AccountSwitch::Keychain::Unknown;
    m_keep->setText(usesToken() ? tr("&Keep the token in this computer\u2019s keychain")
                                : tr("&Keep the key in this computer\u2019s keychain"));
    m_keep->setEnabled(mayKeep);
    if (!mayKeep)
        m_keep->setChecked(false);
    const QString inMemory =
        usesToken() ? tr("The token is kept in memory only, until you sign out or Mediadesk ends.")
                    : tr("The key is kept in memory only, until you sign out or Mediadesk ends.");
    switch (keychain) {
    case AccountSwitch::Keychain::Unknown:
    case AccountSwitch::Keychain::There:
        m_keepHint->setText(tr("Whoever uses this computer under your name can then sign in without it. Do "
                               "not tick this on a computer that others use, too."));
        break;
    case AccountSwitch::Keychain::None:
        m_keepHint->setText(tr("This computer has no keychain that Mediadesk can use.") + u' ' + inMemory);
        break;
    case AccountSwitch::Keychain::Forbidden:
        m_keepHint->setText(tr("Your administrator does not allow it.") + u' ' + inMemory);
        break;
    }
    m_keep->setAccessibleDescription(m_keepHint->text());
}

bool SignInForm::usesToken() const
{
    return static_cast<SignInWay>(m_way->currentIndex()) == SignInWay::Token;
}

std::optional<botdoc::Server> SignInForm::chosenServer() const
{
    if (m_remembered)
        return m_remembered->server;
    switch (m_server->currentIndex()) {
    case Live:
        return botdoc::Server::live();
    case Sandbox:
        return botdoc::Server::sandbox();
    default:
        return botdoc::Server::fromText(m_address->text());
    }
}

void SignInForm::refuse(QWidget *field, const QString &why)
{
    Q_EMIT problem(why);
    field->setFocus();
}

std::optional<botdoc::Credentials> SignInForm::typedCredentials()
{
    botdoc::Credentials credentials;
    if (usesToken()) {
        credentials.token = botdoc::bareToken(m_token->text());
        if (credentials.token.isEmpty()) {
            refuse(m_token, tr("Paste the authorization token first."));
            return std::nullopt;
        }
        return credentials;
    }
    credentials.email = m_remembered ? m_remembered->email : account::emailIn(m_email->text());
    if (credentials.email.isEmpty()) {
        refuse(m_email, m_email->text().trimmed().isEmpty()
                            ? tr("Type the e-mail address that the API key belongs to.")
                            : tr("This is no e-mail address. It looks like name@example.com."));
        return std::nullopt;
    }
    credentials.apiKey = botdoc::bareKey(m_key->text());
    if (credentials.apiKey.isEmpty()) {
        refuse(m_key, tr("Type or paste the API key."));
        return std::nullopt;
    }
    if (botdoc::TokenClaims::of(botdoc::bareToken(m_key->text())).expires) {
        refuse(m_key,
               tr("This is an authorization token, not an API key. To sign in with it, choose it above."));
        return std::nullopt;
    }
    return credentials;
}

void SignInForm::submit()
{
    const auto server = chosenServer();
    if (!server) {
        refuse(m_address, tr("This is no address that Mediadesk can use. It starts with https:// and looks "
                             "like https://botdoc.example.com/v1/."));
        return;
    }
    if (const auto credentials = typedCredentials()) {
        m_key->conceal();
        m_token->conceal();
        Q_EMIT submitted(*server, *credentials, m_keep->isChecked());
    }
}

} // namespace ui
