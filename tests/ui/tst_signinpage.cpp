#include "account/accountswitch.h"
#include "account/service.h"
#include "account/settings.h"
#include "accountentry.h"
#include "messagebar.h"
#include "office.h"
#include "secretedit.h"
#include "signinpage.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using account::Account;
using account::AccountSwitch;
using account::CredentialError;

namespace {

const QString anna = QStringLiteral("anna@example.com");
const QString bert = QStringLiteral("bert@example.com");

/// A system without a keychain.
class NoKeychain final : public account::CredentialStore
{
protected:
    void begin(quint64 number, const account::CredentialRequest & /*request*/) override
    {
        answer(number, account::CredentialFailure(
                           CredentialError{CredentialError::Kind::NoKeychain, QStringLiteral("no bus")}));
    }
    void giveUp(quint64 /*number*/) override {}
};

} // namespace

/// The page of a signed-out window, as somebody at the keyboard uses it.
class TestSignInPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhichHost();
    void wantsAUsableAddress_data();
    void wantsAUsableAddress();
    void wantsAnEmailAddress_data();
    void wantsAnEmailAddress();
    void wantsAKey();
    void knowsATokenFromAKey();
    void cleansWhatIsPasted_data();
    void cleansWhatIsPasted();
    void signsInAndForgetsTheKey();
    void hidesTheKeyUntilItIsToBeSeen();
    void showsWhyItFailed();
    void cancelsAndKeepsWhatWasTyped();
    void goesOnWaitingAloud();
    void keepsNothingUnasked();
    void keepsTheKeyWhenAsked();
    void saysThatThereIsNoKeychain();
    void administratorDecides();
    void offersRememberedAccountsFirst();
    void signsInWithOnePress();
    void asksForTheKeyOnly();
    void asksForTheKeyAfterARefusal();
    void asksForAKeyThatIsGone();
    void goesBackToTheAccounts();
    void forgetsAfterYesOnly();
    void saysWhatSigningOutMeans();
    void worksByKeyboard();
    void everyControlHasAName();
    void clipsNothing();
    void fitsIntoLowWindows();
    void strangersNamesStayPlainText();

private:
    void makePage();
    void fill(const QString &address, const QString &key, const QString &email);
    void signIn(const QString &email, bool isKept);
    void pressSignIn();
    void press(const QString &objectName) const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] QLineEdit *edit(const QString &label) const;
    [[nodiscard]] QComboBox *box(const QString &label) const;
    [[nodiscard]] QCheckBox *keep() const;
    [[nodiscard]] QString address() const { return m_service->server().base().toString(); }
    [[nodiscard]] bool isSignedIn() const { return m_account->state() == Account::State::SignedIn; }
    /// Labels that are shown and have not the room that their text needs.
    [[nodiscard]] QStringList clipped() const;
    template <typename Widget>
    [[nodiscard]] QList<Widget *> shown(const QString &name = {}) const
    {
        QList<Widget *> all = m_page->findChildren<Widget *>(name);
        all.removeIf([](Widget *one) { return !one->isVisible(); });
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<account::Settings> m_settings;
    std::unique_ptr<account::MemoryCredentialStore> m_keychain;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<AccountSwitch> m_accounts;
    std::unique_ptr<ui::SignInPage> m_page;
};

void TestSignInPage::initTestCase()
{
    Office::prepare();
}

void TestSignInPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<Service>();
    m_settings = std::make_unique<account::Settings>(account::SettingsPlaces::in(m_folder->path()));
    m_keychain = std::make_unique<account::MemoryCredentialStore>();
    m_account = std::make_unique<Account>();
    m_accounts = std::make_unique<AccountSwitch>(*m_account, *m_settings, *m_keychain);
    makePage();
}

void TestSignInPage::makePage()
{
    m_page = std::make_unique<ui::SignInPage>(*m_accounts, *m_settings);
    m_page->resize(700, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestSignInPage::cleanup()
{
    m_page.reset();
    m_accounts.reset();
}

QLineEdit *TestSignInPage::edit(const QString &label) const
{
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *one : labels) {
        QString text = one->text();
        if (text.remove(u'&') == label)
            return qobject_cast<QLineEdit *>(one->buddy());
    }
    return nullptr;
}

QComboBox *TestSignInPage::box(const QString &label) const
{
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *one : labels) {
        QString text = one->text();
        if (text.remove(u'&') == label)
            return qobject_cast<QComboBox *>(one->buddy());
    }
    return nullptr;
}

QCheckBox *TestSignInPage::keep() const
{
    return m_page->findChild<QCheckBox *>(QStringLiteral("keepKey"));
}

void TestSignInPage::fill(const QString &address, const QString &key, const QString &email)
{
    box(QStringLiteral("Server:"))->setCurrentIndex(2);
    edit(QStringLiteral("Address:"))->setText(address);
    edit(QStringLiteral("API key:"))->setText(key);
    edit(QStringLiteral("E-mail:"))->setText(email);
}

void TestSignInPage::signIn(const QString &email, bool isKept)
{
    m_accounts->signIn(m_service->server(), Service::keyOf(email), isKept);
    QTRY_VERIFY(isSignedIn());
    if (isKept)
        QTRY_VERIFY(m_accounts->current()->keepsKey);
}

void TestSignInPage::press(const QString &objectName) const
{
    const auto buttons = shown<QAbstractButton>(objectName);
    QVERIFY2(!buttons.isEmpty() && buttons.first()->isEnabled(), qPrintable(objectName));
    buttons.first()->click();
}

void TestSignInPage::pressSignIn()
{
    press(QStringLiteral("signInButton"));
}

QString TestSignInPage::message() const
{
    const auto *label = m_page->findChild<QLabel *>(QStringLiteral("messageText"));
    return label->isVisible() ? label->text() : QString();
}

QStringList TestSignInPage::clipped() const
{
    QCoreApplication::sendPostedEvents();
    QStringList texts;
    const auto labels = shown<QLabel>();
    for (const QLabel *label : labels) {
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        const bool isTooNarrow = label->width() < label->minimumSizeHint().width();
        if (!label->text().isEmpty() && (label->height() < needed || isTooNarrow))
            texts.append(label->text());
    }
    return texts;
}

void TestSignInPage::saysWhichHost()
{
    QComboBox *servers = box(QStringLiteral("Server:"));
    QCOMPARE(servers->itemText(0), QStringLiteral("Live \u00b7 api.botdoc.io"));
    QCOMPARE(servers->itemText(1), QStringLiteral("Sandbox \u00b7 sandboxapi.botdoc.io"));
    QVERIFY(!edit(QStringLiteral("Address:"))->isVisible());
    servers->setCurrentIndex(2);
    QVERIFY(edit(QStringLiteral("Address:"))->isVisible());
    const auto saysHost = [this](const QString &host) {
        const auto labels = shown<QLabel>();
        return std::any_of(labels.begin(), labels.end(), [&host](const QLabel *label) {
            return label->text().remove(QChar(0x200b)).endsWith(QLatin1String(" at ") + host);
        });
    };
    edit(QStringLiteral("Address:"))->setText(QStringLiteral("https://botdoc.example.com:8443/api/v1"));
    QVERIFY(saysHost(QStringLiteral("botdoc.example.com:8443")));
    // A letter that looks like another is told by what goes out.
    edit(QStringLiteral("Address:"))->setText(QStringLiteral("https://b\u043etdoc.io/"));
    QVERIFY(saysHost(QStringLiteral("xn--btdoc-jye.io")));
}

void TestSignInPage::wantsAUsableAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("nothing") << QString();
    QTest::newRow("plain http") << QStringLiteral("http://botdoc.example.com/v1/");
    QTest::newRow("a password in it") << QStringLiteral("https://me:secret@botdoc.example.com/");
    QTest::newRow("another scheme") << QStringLiteral("file:///etc/passwd");
}

void TestSignInPage::wantsAUsableAddress()
{
    QFETCH(const QString, address);
    fill(address, QStringLiteral("key"), anna);
    pressSignIn();
    QVERIFY(message().contains(QStringLiteral("https://")));
    QVERIFY(edit(QStringLiteral("Address:"))->hasFocus());
    QCOMPARE(m_account->state(), Account::State::SignedOut);
}

void TestSignInPage::wantsAnEmailAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << QStringLiteral("   ");
    QTest::newRow("a name") << QStringLiteral("anna");
    QTest::newRow("half of one") << QStringLiteral("anna@");
    QTest::newRow("two") << QStringLiteral("anna@example.com, bert@example.com");
    QTest::newRow("a space in it") << QStringLiteral("an na@example.com");
}

void TestSignInPage::wantsAnEmailAddress()
{
    QFETCH(const QString, typed);
    fill(address(), QStringLiteral("key"), typed);
    pressSignIn();
    QVERIFY(message().contains(QStringLiteral("e-mail")));
    QVERIFY(edit(QStringLiteral("E-mail:"))->hasFocus());
    QCOMPARE(m_account->state(), Account::State::SignedOut);
}

void TestSignInPage::wantsAKey()
{
    fill(address(), QStringLiteral(" \u200b "), anna);
    pressSignIn();
    QVERIFY(message().contains(QStringLiteral("API key")));
    QVERIFY(edit(QStringLiteral("API key:"))->hasFocus());
    box(QStringLiteral("With:"))->setCurrentIndex(1);
    pressSignIn();
    QVERIFY(message().contains(QStringLiteral("token")));
    QVERIFY(edit(QStringLiteral("Token:"))->hasFocus());
    QCOMPARE(m_account->state(), Account::State::SignedOut);
}

void TestSignInPage::knowsATokenFromAKey()
{
    fill(address(), QStringLiteral("JWT ") + QString::fromLatin1(m_service->tokenOf(anna).token), anna);
    pressSignIn();
    QVERIFY(message().contains(QStringLiteral("authorization token")));
    QCOMPARE(m_account->state(), Account::State::SignedOut);
}

void TestSignInPage::cleansWhatIsPasted_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("token");
    QTest::newRow("spaces") << QStringLiteral("  key-of-anna@example.com ")
                            << QStringLiteral(" anna@example.com ") << QStringLiteral(" %1 ");
    QTest::newRow("line breaks") << QStringLiteral("key-of-\r\nanna@example.com\n")
                                 << QStringLiteral("anna@example.com\n") << QStringLiteral("JWT\n%1\r\n");
    QTest::newRow("quotes") << QStringLiteral("\u201ckey-of-anna@example.com\u201d")
                            << QStringLiteral("<anna@example.com>") << QStringLiteral("\"%1\"");
    QTest::newRow("what stands around it")
        << QStringLiteral("\ufeffkey-of-anna@example.com\u200b")
        << QStringLiteral("Anna Rossi <anna@example.com>") << QStringLiteral("Authorization: JWT %1");
    QTest::newRow("a link") << QStringLiteral("key-of-anna@example.com")
                            << QStringLiteral("mailto:anna@example.com") << QStringLiteral("Bearer %1");
}

void TestSignInPage::cleansWhatIsPasted()
{
    QFETCH(const QString, key);
    QFETCH(const QString, email);
    QFETCH(const QString, token);
    fill(address(), key, email);
    pressSignIn();
    QTRY_VERIFY(isSignedIn());
    QCOMPARE(m_account->email(), anna);
    m_accounts->signOut();
    press(QStringLiteral("anotherAccount"));
    box(QStringLiteral("With:"))->setCurrentIndex(1);
    edit(QStringLiteral("Token:"))->setText(token.arg(QString::fromLatin1(m_service->tokenOf(bert).token)));
    pressSignIn();
    QTRY_VERIFY(isSignedIn());
    QCOMPARE(m_account->email(), bert);
}

void TestSignInPage::signsInAndForgetsTheKey()
{
    fill(address(), Service::keyOf(anna).apiKey, anna);
    pressSignIn();
    QCOMPARE(m_account->state(), Account::State::SigningIn);
    QVERIFY(!edit(QStringLiteral("API key:"))->isEnabled());
    QTRY_VERIFY(isSignedIn());
    QVERIFY(edit(QStringLiteral("API key:"))->text().isEmpty());
    QVERIFY(message().isEmpty());
}

void TestSignInPage::hidesTheKeyUntilItIsToBeSeen()
{
    for (const char *label : {"API key:", "Token:"}) {
        box(QStringLiteral("With:"))->setCurrentIndex(label[0] == 'T' ? 1 : 0);
        auto *secret = qobject_cast<ui::SecretEdit *>(edit(QString::fromLatin1(label)));
        QVERIFY(secret);
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        auto *reveal = secret->findChild<QToolButton *>();
        secret->setFocus();
        QTest::keyClick(secret, Qt::Key_Tab);
        QVERIFY(reveal->hasFocus());
        QTest::keyClick(reveal, Qt::Key_Space);
        QCOMPARE(secret->echoMode(), QLineEdit::Normal);
        QTest::keyClick(reveal, Qt::Key_Space);
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
    }
    // Not in view any longer than somebody looks at it.
    box(QStringLiteral("With:"))->setCurrentIndex(0);
    auto *key = qobject_cast<ui::SecretEdit *>(edit(QStringLiteral("API key:")));
    fill(address(), QStringLiteral("wrong"), anna);
    key->findChild<QToolButton *>()->click();
    pressSignIn();
    QCOMPARE(key->echoMode(), QLineEdit::Password);
}

void TestSignInPage::showsWhyItFailed()
{
    fill(address(), QStringLiteral("wrong"), anna);
    pressSignIn();
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(message().contains(m_service->server().host()));
    QVERIFY(message().contains(QStringLiteral("API key")));
    // What was typed is still there to be corrected.
    QCOMPARE(edit(QStringLiteral("API key:"))->text(), QStringLiteral("wrong"));
    QVERIFY(edit(QStringLiteral("API key:"))->isEnabled());
    QVERIFY(edit(QStringLiteral("API key:"))->hasFocus());
    edit(QStringLiteral("API key:"))->setText(Service::keyOf(anna).apiKey);
    pressSignIn();
    QVERIFY(message().isEmpty());
    QTRY_VERIFY(isSignedIn());
}

void TestSignInPage::cancelsAndKeepsWhatWasTyped()
{
    m_service->wire.forget();
    m_service->wire.on("POST", "/v1/auth/get_token/", support::Answer::hang());
    fill(address(), QStringLiteral("a key"), anna);
    keep()->setChecked(true);
    pressSignIn();
    QTRY_COMPARE(m_service->wire.count(), 1);
    auto *cancel = m_page->findChild<QPushButton *>(QStringLiteral("cancelSignIn"));
    QVERIFY(cancel->hasFocus());
    QTest::keyClick(cancel, Qt::Key_Space);
    QCOMPARE(m_account->state(), Account::State::SignedOut);
    QVERIFY(!cancel->isVisible());
    QVERIFY(message().isEmpty());
    QCOMPARE(edit(QStringLiteral("Address:"))->text(), address());
    QCOMPARE(edit(QStringLiteral("API key:"))->text(), QStringLiteral("a key"));
    QCOMPARE(edit(QStringLiteral("E-mail:"))->text(), anna);
    QVERIFY(keep()->isChecked());
    QVERIFY(edit(QStringLiteral("API key:"))->hasFocus());
}

void TestSignInPage::goesOnWaitingAloud()
{
    m_service->wire.forget();
    m_service->wire.on("POST", "/v1/auth/get_token/", support::Answer::hang());
    fill(address(), QStringLiteral("a key"), anna);
    pressSignIn();
    const auto isSaid = [this](const QString &words) {
        const auto labels = shown<QLabel>();
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const QLabel *label) { return label->text().contains(words); });
    };
    QVERIFY(isSaid(QStringLiteral("Asking")));
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(QStringLiteral("has not answered yet")), 12'000);
}

void TestSignInPage::keepsNothingUnasked()
{
    QVERIFY(!keep()->isChecked());
    fill(address(), Service::keyOf(anna).apiKey, anna);
    pressSignIn();
    QTRY_VERIFY(isSignedIn());
    QVERIFY(!m_accounts->current()->keepsKey);
    m_page.reset();
    m_settings.reset();
    QFile file(account::SettingsPlaces::in(m_folder->path()).user);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray stored = file.readAll();
    QVERIFY(stored.contains("anna@example.com"));
    QVERIFY(!stored.contains("key-of"));
}

void TestSignInPage::keepsTheKeyWhenAsked()
{
    fill(address(), Service::keyOf(anna).apiKey, anna);
    QTRY_COMPARE(m_accounts->keychain(), AccountSwitch::Keychain::There);
    QVERIFY(keep()->isEnabled());
    keep()->click();
    pressSignIn();
    QTRY_VERIFY(isSignedIn());
    QTRY_VERIFY(m_accounts->current()->keepsKey);
}

void TestSignInPage::saysThatThereIsNoKeychain()
{
    NoKeychain none;
    m_page.reset();
    m_accounts = std::make_unique<AccountSwitch>(*m_account, *m_settings, none);
    makePage();
    QTRY_COMPARE(m_accounts->keychain(), AccountSwitch::Keychain::None);
    QVERIFY(!keep()->isEnabled());
    QVERIFY(!keep()->isChecked());
    QVERIFY(keep()->accessibleDescription().contains(QStringLiteral("no keychain")));
    QVERIFY(keep()->accessibleDescription().contains(QStringLiteral("memory only")));
    fill(address(), Service::keyOf(anna).apiKey, anna);
    pressSignIn();
    QTRY_VERIFY(isSignedIn());
    m_page.reset();
    m_accounts.reset();
}

void TestSignInPage::administratorDecides()
{
    m_page.reset();
    m_accounts.reset();
    QFile policy(account::SettingsPlaces::in(m_folder->path()).policy);
    QVERIFY(policy.open(QIODevice::WriteOnly));
    policy.write("[Fixed]\nserver=https://botdoc.example.com/v1/\nkeysInKeychain=false\ndemoOffered=false\n");
    policy.close();
    m_settings = std::make_unique<account::Settings>(account::SettingsPlaces::in(m_folder->path()));
    m_accounts = std::make_unique<AccountSwitch>(*m_account, *m_settings, *m_keychain);
    makePage();
    QVERIFY(!box(QStringLiteral("Server:"))->isEnabled());
    QVERIFY(!edit(QStringLiteral("Address:"))->isEnabled());
    QCOMPARE(edit(QStringLiteral("Address:"))->text(), QStringLiteral("https://botdoc.example.com/v1/"));
    QVERIFY(!keep()->isEnabled());
    QVERIFY(keep()->accessibleDescription().contains(QStringLiteral("administrator")));
    QVERIFY(shown<QPushButton>(QStringLiteral("demoButton")).isEmpty());
}

void TestSignInPage::offersRememberedAccountsFirst()
{
    signIn(bert, false);
    signIn(anna, true);
    m_accounts->signOut();
    makePage();
    const auto accounts = shown<ui::AccountEntry>();
    QCOMPARE(accounts.size(), 2);
    QVERIFY(accounts[0]->accessibleName().contains(anna));
    QVERIFY(accounts[0]->accessibleName().contains(m_service->server().host()));
    QVERIFY(accounts[0]->accessibleDescription().contains(QStringLiteral("keychain")));
    QVERIFY(accounts[1]->accessibleName().contains(bert));
    QVERIFY(accounts[0]->hasFocus());
    // The marks that guide the drawing are not spoken.
    const auto labels = accounts[0]->findChildren<QLabel *>();
    for (QLabel *label : labels) {
        const QString spoken = QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name);
        QVERIFY2(!spoken.contains(QChar(0x2068)) && !spoken.contains(QChar(0x200b)), qPrintable(spoken));
    }
    QVERIFY(shown<QLineEdit>().isEmpty());
    press(QStringLiteral("anotherAccount"));
    QVERIFY(edit(QStringLiteral("API key:"))->isVisible());
    QVERIFY(shown<ui::AccountEntry>().isEmpty());
}

void TestSignInPage::signsInWithOnePress()
{
    signIn(anna, true);
    m_accounts->signOut();
    makePage();
    QTest::keyClick(shown<ui::AccountEntry>().first(), Qt::Key_Space);
    QTRY_VERIFY(isSignedIn());
    QCOMPARE(m_account->email(), anna);
}

void TestSignInPage::asksForTheKeyOnly()
{
    signIn(anna, false);
    m_accounts->signOut();
    makePage();
    shown<ui::AccountEntry>().first()->click();
    QTRY_VERIFY(edit(QStringLiteral("API key:"))->isVisible());
    QCOMPARE(shown<QLineEdit>().size(), 1);
    QVERIFY(shown<QComboBox>().isEmpty());
    QVERIFY(edit(QStringLiteral("API key:"))->hasFocus());
    // Nothing has gone wrong: it was never kept.
    QVERIFY(message().isEmpty());
    // But whose key it is, and where it goes, is there to read.
    QStringList texts;
    const auto labels = shown<QLabel>();
    for (const QLabel *label : labels)
        texts.append(label->text().remove(QChar(0x200b)));
    QVERIFY2(texts.contains(anna), qPrintable(texts.join(u'\n')));
    QVERIFY(texts.contains(m_service->server().host()));
    QTest::keyClicks(edit(QStringLiteral("API key:")), Service::keyOf(anna).apiKey);
    QTest::keyClick(edit(QStringLiteral("API key:")), Qt::Key_Return);
    QTRY_VERIFY(isSignedIn());
    QCOMPARE(m_account->email(), anna);
    QCOMPARE(m_accounts->remembered().size(), 1);
}

void TestSignInPage::asksForTheKeyAfterARefusal()
{
    signIn(anna, true);
    m_accounts->signOut();
    m_service->refuseAll();
    makePage();
    shown<ui::AccountEntry>().first()->click();
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(message().contains(QStringLiteral("API key")));
    QVERIFY(edit(QStringLiteral("API key:"))->isVisible());
    QVERIFY(edit(QStringLiteral("API key:"))->hasFocus());
    QVERIFY(keep()->isChecked());
}

void TestSignInPage::asksForAKeyThatIsGone()
{
    signIn(anna, true);
    m_accounts->signOut();
    m_keychain->clear();
    makePage();
    shown<ui::AccountEntry>().first()->click();
    QTRY_VERIFY(message().contains(QStringLiteral("no longer in this computer")));
    QVERIFY(edit(QStringLiteral("API key:"))->hasFocus());
    QVERIFY(keep()->isChecked());
}

void TestSignInPage::goesBackToTheAccounts()
{
    QVERIFY(shown<QPushButton>(QStringLiteral("otherAccounts")).isEmpty());
    signIn(anna, false);
    m_accounts->signOut();
    makePage();
    press(QStringLiteral("anotherAccount"));
    edit(QStringLiteral("API key:"))->setText(QStringLiteral("half a ke"));
    press(QStringLiteral("otherAccounts"));
    QCOMPARE(shown<ui::AccountEntry>().size(), 1);
    QVERIFY(shown<ui::AccountEntry>().first()->hasFocus());
    // What was typed for one account is not there for another, and it begins with a key.
    m_accounts->signIn(m_service->server(), m_service->tokenOf(bert), false);
    QTRY_VERIFY(isSignedIn());
    m_accounts->signOut();
    QTRY_COMPARE(shown<ui::AccountEntry>().size(), 2);
    shown<ui::AccountEntry>().first()->click();
    QTRY_VERIFY(edit(QStringLiteral("Token:"))->isVisible());
    press(QStringLiteral("otherAccounts"));
    press(QStringLiteral("anotherAccount"));
    QVERIFY(edit(QStringLiteral("API key:"))->isVisible());
    QVERIFY(edit(QStringLiteral("API key:"))->text().isEmpty());
}

void TestSignInPage::forgetsAfterYesOnly()
{
    signIn(bert, true);
    signIn(anna, true);
    m_accounts->signOut();
    makePage();
    for (const bool isYes : {false, true}) {
        shown<QToolButton>(QStringLiteral("forgetAccount")).first()->click();
        auto *question = m_page->findChild<QMessageBox *>();
        QTRY_VERIFY(question && question->isVisible());
        QVERIFY(question->text().contains(anna));
        QVERIFY(question->informativeText().contains(QStringLiteral("keychain")));
        QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
        if (isYes) {
            const auto buttons = question->buttons();
            for (QAbstractButton *button : buttons) {
                if (question->buttonRole(button) == QMessageBox::AcceptRole)
                    button->click();
            }
        } else {
            question->button(QMessageBox::Cancel)->click();
        }
        QTRY_VERIFY(!m_page->findChild<QMessageBox *>());
        QCOMPARE(shown<ui::AccountEntry>().size(), isYes ? 1 : 2);
    }
    QVERIFY(shown<ui::AccountEntry>().first()->accessibleName().contains(bert));
    // The last one leaves the form.
    m_accounts->forget(m_accounts->remembered().first());
    makePage();
    QVERIFY(edit(QStringLiteral("API key:"))->isVisible());
    QVERIFY(edit(QStringLiteral("E-mail:"))->text().isEmpty());
}

void TestSignInPage::saysWhatSigningOutMeans()
{
    signIn(anna, true);
    const auto leaving = m_accounts->current();
    m_accounts->signOut();
    m_page->showSignedOut(leaving);
    QVERIFY(message().contains(QStringLiteral("next start")));
    QVERIFY(message().contains(QStringLiteral("keychain")));
    QVERIFY(message().contains(anna));
}

void TestSignInPage::worksByKeyboard()
{
    box(QStringLiteral("Server:"))->setCurrentIndex(2);
    edit(QStringLiteral("Address:"))->setFocus();
    QTest::keyClicks(edit(QStringLiteral("Address:")), address());
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_page->focusWidget(), box(QStringLiteral("With:")));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_page->focusWidget(), edit(QStringLiteral("E-mail:")));
    QTest::keyClicks(m_page->focusWidget(), anna);
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_page->focusWidget(), edit(QStringLiteral("API key:")));
    QTest::keyClicks(m_page->focusWidget(), Service::keyOf(anna).apiKey);
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab); // the button that shows it
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_page->focusWidget(), keep());
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Space);
    QVERIFY(keep()->isChecked());
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_page->focusWidget()->objectName(), QStringLiteral("signInButton"));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(isSignedIn());
}

void TestSignInPage::everyControlHasAName()
{
    QCOMPARE(Office::nameless(m_page.get()), QStringList());
    box(QStringLiteral("Server:"))->setCurrentIndex(2);
    QCOMPARE(Office::nameless(m_page.get()), QStringList());
    box(QStringLiteral("With:"))->setCurrentIndex(1);
    QCOMPARE(Office::nameless(m_page.get()), QStringList());
    signIn(anna, false);
    m_accounts->signOut();
    makePage();
    QCOMPARE(Office::nameless(m_page.get()), QStringList());
    m_page->setBusy(QStringLiteral("Busy"));
    QCOMPARE(Office::nameless(m_page.get()), QStringList());
}

void TestSignInPage::clipsNothing()
{
    QVERIFY2(clipped().isEmpty(), qPrintable(clipped().join(u'\n')));
    // Longer than a line, in the form, in a message, and among the accounts.
    const QString longHost =
        QStringLiteral("documents-exchange.customers.the-very-long-name-of-an-accounting-"
                       "office-in-the-country.mediadesk.invalid:8443");
    const QString longEmail = QStringLiteral("a.person.with.a.remarkably.long.name.and.two.surnames@"
                                             "customers.accounting-office.example.com");
    fill(QLatin1String("https://") + longHost, QStringLiteral("key"), longEmail);
    QVERIFY2(clipped().isEmpty(), qPrintable(clipped().join(u'\n')));
    pressSignIn();
    QVERIFY2(clipped().isEmpty(), qPrintable(clipped().join(u'\n')));
    QTRY_VERIFY(message().contains(longHost));
    QVERIFY2(clipped().isEmpty(), qPrintable(clipped().join(u'\n')));
    account::AccountList list(*m_settings);
    list.used(*botdoc::Server::fromText(longHost), longEmail, account::SignInWay::Key);
    makePage();
    QVERIFY2(clipped().isEmpty(), qPrintable(clipped().join(u'\n')));
    shown<ui::AccountEntry>().first()->click();
    QTRY_VERIFY(edit(QStringLiteral("API key:"))->isVisible());
    QVERIFY2(clipped().isEmpty(), qPrintable(clipped().join(u'\n')));
}

void TestSignInPage::fitsIntoLowWindows()
{
    // As large letters, or 200 %, make a window: what has the focus is in view.
    m_page->resize(500, 260);
    box(QStringLiteral("Server:"))->setCurrentIndex(2);
    edit(QStringLiteral("Address:"))->setFocus();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    for (int i = 0; i < 6; ++i) {
        QWidget *control = m_page->focusWidget();
        const QRect place(control->mapTo(m_page.get(), QPoint()), control->size());
        QVERIFY2(m_page->rect().contains(place), qPrintable(control->objectName()));
        QTest::keyClick(control, Qt::Key_Tab);
    }
    // And what went wrong, though it stands far above the button.
    pressSignIn();
    QTRY_VERIFY(!message().isEmpty());
    const auto *bar = m_page->findChild<ui::MessageBar *>();
    QTRY_VERIFY(m_page->rect().contains(QRect(bar->mapTo(m_page.get(), QPoint()), bar->size())));
}

void TestSignInPage::strangersNamesStayPlainText()
{
    m_page.reset();
    m_accounts.reset();
    m_settings.reset();
    QFile file(account::SettingsPlaces::in(m_folder->path()).user);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[accounts]\nx\\server=https://example.com/v1/\n"
               "x\\email=\"<b>a&b</b>\\x202e@example.com\"\n");
    file.close();
    m_settings = std::make_unique<account::Settings>(account::SettingsPlaces::in(m_folder->path()));
    m_accounts = std::make_unique<AccountSwitch>(*m_account, *m_settings, *m_keychain);
    QCOMPARE(m_accounts->remembered().size(), 1);
    makePage();
    auto *choose = shown<ui::AccountEntry>().first();
    const auto *name = choose->findChild<QLabel *>(QStringLiteral("accountName"));
    QVERIFY(name->text().remove(QChar(0x200b)).contains(QStringLiteral("<b>a&b</b>\ufffd@example.com")));
    QCOMPARE(name->textFormat(), Qt::PlainText);
    choose->click();
    QTRY_VERIFY(edit(QStringLiteral("API key:"))->isVisible());
    const auto labels = shown<QLabel>();
    for (const QLabel *label : labels)
        QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'));
}

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
