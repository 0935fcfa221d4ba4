#include "signinpage.h"

#include "account/settings.h"
#include "botdoc/errortext.h"
#include "colours.h"
#include "icon.h"
#include "messagebar.h"
#include "retranslation.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using account::Setting;

namespace {

constexpr int columnWidth = 460;

enum ServerChoice { Live, Sandbox, Another };
enum Way { KeyAndEmail, Token };

QLabel *textLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void makeQuiet(QLabel *label)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, quietText(palette));
    label->setPalette(palette);
}

void scaleFont(QWidget *widget, double factor, bool bold)
{
    QFont font = widget->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(bold);
    widget->setFont(font);
}

} // namespace

SignInPage::SignInPage(account::Account &account, account::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_settings(settings)
    , m_message(new MessageBar(this))
    , m_form(makeForm())
{
    auto *mark = new QLabel(this);
    mark->setPixmap(programIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignCenter);
    m_title = textLabel({}, this);
    m_title->setAlignment(Qt::AlignCenter);
    scaleFont(m_title, 1.6, true);
    m_lead = textLabel({}, this);
    m_lead->setAlignment(Qt::AlignCenter);
    makeQuiet(m_lead);

    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(mark);
    column->addWidget(m_title);
    column->addWidget(m_lead);
    column->addSpacing(8);
    column->addWidget(m_message);
    column->addWidget(m_form);
    column->addSpacing(8);
    column->addWidget(makeDemoPart());
    column->addStretch(2);

    auto *holder = new QWidget(this);
    holder->setLayout(column);
    holder->setFixedWidth(columnWidth);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(holder);
    layout->addStretch(1);

    connect(&m_account, &account::Account::stateChanged, this, &SignInPage::accountChanged);
    connect(&m_account, &account::Account::signInFailed, this, &SignInPage::signInFailed);

    m_email->setText(m_settings.get<Setting::Email>());
    if (const auto server = m_settings.get<Setting::Server>()) {
        if (*server == botdoc::Server::live()) {
            m_server->setCurrentIndex(Live);
        } else if (*server == botdoc::Server::sandbox()) {
            m_server->setCurrentIndex(Sandbox);
        } else {
            m_server->setCurrentIndex(Another);
            m_address->setText(server->base().toString());
        }
    }
    serverChosen();
    wayChosen();
    keepTranslated(this, [this] { retranslate(); });
}

void SignInPage::retranslate()
{
    m_title->setText(tr("Sign in to Botdoc"));
    m_lead->setText(tr("See the documents of your requests, save them, and send your own."));
    m_server->setItemText(Live, tr("Live"));
    m_server->setItemText(Sandbox, tr("Sandbox"));
    m_server->setItemText(Another, tr("Another server"));
    m_way->setItemText(KeyAndEmail, tr("API key and e-mail"));
    m_way->setItemText(Token, tr("Authorization token"));
    m_token->setPlaceholderText(tr("Paste the token here"));
    m_cancel->setText(tr("Cancel"));
    m_signIn->setText(tr("Sign in"));
    labelOf(m_server)->setText(tr("&Server:"));
    labelOf(m_address)->setText(tr("A&ddress:"));
    labelOf(m_way)->setText(tr("&With:"));
    labelOf(m_key)->setText(tr("API &key:"));
    labelOf(m_email)->setText(tr("&E-mail:"));
    labelOf(m_token)->setText(tr("&Token:"));
    m_demo->setText(tr("Try it without an account"));
    m_demoHint->setText(tr("Sample documents, on a small server on this computer."));
}

void SignInPage::addRow(QWidget *field)
{
    auto *label = new QLabel(field->parentWidget());
    label->setBuddy(field);
    m_rows->addRow(label, field);
}

QLabel *SignInPage::labelOf(QWidget *field) const
{
    return qobject_cast<QLabel *>(m_rows->labelForField(field));
}

QWidget *SignInPage::makeForm()
{
    auto *form = new QWidget(this);
    m_server = new QComboBox(form);
    m_server->addItems({{}, {}, {}});
    m_address = new QLineEdit(form);
    m_address->setPlaceholderText(QStringLiteral("https://botdoc.example.com/v1/"));
    m_host = textLabel({}, form);
    makeQuiet(m_host);
    m_way = new QComboBox(form);
    m_way->addItems({{}, {}});
    m_key = new QLineEdit(form);
    m_key->setEchoMode(QLineEdit::Password);
    m_email = new QLineEdit(form);
    m_token = new QLineEdit(form);
    m_token->setEchoMode(QLineEdit::Password);
    for (QLineEdit *edit : {m_address, m_key, m_email, m_token}) {
        edit->setMaxLength(8000);
        connect(edit, &QLineEdit::returnPressed, this, &SignInPage::submit);
    }

    m_busy = textLabel({}, form);
    makeQuiet(m_busy);
    m_cancel = new QPushButton(form);
    m_cancel->hide();
    m_signIn = new QPushButton(form);
    m_signIn->setDefault(true);
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_busy, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_signIn);

    m_rows = new QFormLayout(form);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_rows->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    addRow(m_server);
    addRow(m_address);
    m_rows->addRow(QString(), m_host);
    addRow(m_way);
    addRow(m_key);
    addRow(m_email);
    addRow(m_token);
    m_rows->addRow(buttons);

    connect(m_server, &QComboBox::currentIndexChanged, this, &SignInPage::serverChosen);
    connect(m_address, &QLineEdit::textChanged, this, &SignInPage::serverChosen);
    connect(m_way, &QComboBox::currentIndexChanged, this, &SignInPage::wayChosen);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_account.signOut();
        Q_EMIT cancelled();
    });
    return form;
}

QWidget *SignInPage::makeDemoPart()
{
    auto *part = new QWidget(this);
    auto *line = new QFrame(part);
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    m_demo = new QPushButton(part);
    m_demo->setIcon(icon(QStringLiteral("demo")));
    m_demo->setObjectName(QStringLiteral("demoButton"));
    m_demoHint = textLabel({}, part);
    m_demoHint->setAlignment(Qt::AlignCenter);
    makeQuiet(m_demoHint);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(line);
    layout->addWidget(m_demo, 0, Qt::AlignCenter);
    layout->addWidget(m_demoHint);
    connect(m_demo, &QPushButton::clicked, this, &SignInPage::demoWanted);
    return part;
}

void SignInPage::setBusy(const QString &text)
{
    const bool isBusy = !text.isEmpty();
    if (isBusy)
        m_message->dismiss();
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_server, m_address, m_way, m_key, m_email, m_token})
        field->setEnabled(!isBusy);
    m_signIn->setEnabled(!isBusy);
    m_demo->setEnabled(!isBusy);
    m_cancel->setVisible(isBusy);
    m_busy->setText(text);
}

void SignInPage::showProblem(const QString &text, const QString &details)
{
    setBusy({});
    m_message->show(MessageBar::Kind::Error, text, details);
}

void SignInPage::serverChosen()
{
    const bool isAnother = m_server->currentIndex() == Another;
    m_address->setVisible(isAnother);
    m_rows->labelForField(m_address)->setVisible(isAnother);
    const auto server = chosenServer();
    // The host is always there to read: a sandbox and a live account look alike.
    m_host->setText(server ? server->host() : QString());
}

void SignInPage::wayChosen()
{
    for (QLineEdit *edit : {m_key, m_email}) {
        edit->setVisible(!usesToken());
        m_rows->labelForField(edit)->setVisible(!usesToken());
    }
    m_token->setVisible(usesToken());
    m_rows->labelForField(m_token)->setVisible(usesToken());
}

bool SignInPage::usesToken() const
{
    return m_way->currentIndex() == Token;
}

std::optional<botdoc::Server> SignInPage::chosenServer() const
{
    switch (m_server->currentIndex()) {
    case Live:
        return botdoc::Server::live();
    case Sandbox:
        return botdoc::Server::sandbox();
    default:
        return botdoc::Server::fromText(m_address->text());
    }
}

void SignInPage::submit()
{
    const auto server = chosenServer();
    if (!server) {
        showProblem(tr("This is no address Mediadesk can use. It starts with https:// and looks like "
                       "https://botdoc.example.com/v1/."));
        m_address->setFocus();
        return;
    }
    botdoc::Credentials credentials;
    if (usesToken()) {
        credentials.token = botdoc::bareToken(m_token->text());
        if (credentials.token.isEmpty()) {
            showProblem(tr("Paste the authorization token first."));
            m_token->setFocus();
            return;
        }
    } else {
        credentials.apiKey = m_key->text().trimmed();
        credentials.email = m_email->text().trimmed();
        if (credentials.apiKey.isEmpty() || credentials.email.isEmpty()) {
            showProblem(tr("Type both the API key and the e-mail address it belongs to."));
            (credentials.apiKey.isEmpty() ? m_key : m_email)->setFocus();
            return;
        }
    }
    m_settings.set<Setting::Server>(server);
    m_settings.set<Setting::Email>(credentials.email);
    const QString name = m_server->currentIndex() == Another ? QString() : m_server->currentText();
    m_account.signIn(*server, name, credentials);
}

void SignInPage::accountChanged()
{
    switch (m_account.state()) {
    case account::Account::State::SigningIn:
        setBusy(tr("Asking %1\u2026").arg(m_account.host()));
        break;
    case account::Account::State::SignedIn:
        m_key->clear();
        m_token->clear();
        m_message->dismiss();
        setBusy({});
        break;
    case account::Account::State::SignedOut:
        setBusy({});
        break;
    }
}

void SignInPage::signInFailed(const botdoc::ApiError &error)
{
    const bool isRefused = error.kind == botdoc::ApiError::Kind::Unauthorized;
    showProblem(isRefused
                    ? tr("The server does not accept this sign-in. Check that key, e-mail and server belong "
                         "together; a token lives only some hours.")
                    : botdoc::inWords(error),
                botdoc::inDetail(error));
}

} // namespace ui
