#include "account/accountswitch.h"
#include "account/keychainbackend.h"
#include "account/settings.h"
#include "account/systemcredentialstore.h"
#include "service.h"
#include "support/eventually.h"
#include "support/secretservice.h"
#include "support/sessionbus.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using account::Account;
using account::AccountSwitch;
using account::CredentialError;
using account::RememberedAccount;
using support::eventually;

/// Signing in where the keychain waits for its password, or is not there: nothing else waits for it.
class TestLockedKeychain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void lockedAtTheStart();
    void unlockedAtTheStart();
    void turnedDownAtTheStart();
    void signsInBeforeTheKeyIsKept();
    void signsInThoughTheKeyIsNotKept();
    void saysThatThereIsNoKeychain();
    void saysThatAKeyIsStillThere();

private:
    /// The next start of the program.
    void restart();
    void signInAndKeep();
    [[nodiscard]] bool isSignedIn() const { return m_account->state() == Account::State::SignedIn; }
    [[nodiscard]] RememberedAccount remembered() const { return m_accounts->remembered().first(); }
    static CredentialError::Kind toldBy(const QSignalSpy &spy);

    std::unique_ptr<support::SessionBus> m_bus;
    std::unique_ptr<support::SecretService> m_keyring;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<account::Settings> m_settings;
    std::unique_ptr<account::CredentialStore> m_keychain;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<AccountSwitch> m_accounts;
};

namespace {

const QString anna = QStringLiteral("anna@example.com");
const QString bert = QStringLiteral("bert@example.com");

} // namespace

void TestLockedKeychain::initTestCase()
{
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    m_bus = std::make_unique<support::SessionBus>();
    QVERIFY2(m_bus->isRunning(), "dbus-daemon does not start: is it installed?");
}

void TestLockedKeychain::init()
{
    m_keyring = std::make_unique<support::SecretService>(m_bus->address());
    m_service = std::make_unique<Service>();
    m_folder = std::make_unique<QTemporaryDir>();
    restart();
}

void TestLockedKeychain::cleanup()
{
    m_accounts.reset();
    m_account.reset();
    m_keychain.reset();
    if (m_keyring)
        m_keyring->answerPrompts(false);
    m_keyring.reset();
    QCOMPARE(m_bus->filesWith("key-of-"), QStringList());
}

void TestLockedKeychain::restart()
{
    m_accounts.reset();
    m_account = std::make_unique<Account>();
    m_settings.reset();
    m_settings = std::make_unique<account::Settings>(account::SettingsPlaces::in(m_folder->path()));
    m_keychain = std::make_unique<account::SystemCredentialStore>(
        std::make_unique<account::KeychainBackend>(QStringLiteral("Mediadesk tests"), 100ms));
    m_accounts = std::make_unique<AccountSwitch>(*m_account, *m_settings, *m_keychain);
}

void TestLockedKeychain::signInAndKeep()
{
    m_accounts->signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(eventually([this] { return isSignedIn() && remembered().keepsKey; }));
    restart();
    m_keyring->lock();
}

CredentialError::Kind TestLockedKeychain::toldBy(const QSignalSpy &spy)
{
    return spy.first().last().value<CredentialError>().kind;
}

void TestLockedKeychain::lockedAtTheStart()
{
    signInAndKeep();
    m_accounts->signInAgain();
    QVERIFY(eventually([this] { return m_keyring->prompts() == 1; }));
    QVERIFY(m_accounts->isReadingKey());
    // Somebody does not know the password, or does not see the window that asks for it.
    m_accounts->cancel();
    QVERIFY(!m_accounts->isReadingKey());
    m_accounts->signIn(m_service->server(), Service::keyOf(bert), false);
    QVERIFY(eventually([this] { return isSignedIn(); }));
    QCOMPARE(m_account->email(), bert);
    // The password comes when nobody waits for it any more.
    m_keyring->answerPrompts(true);
    m_accounts->lookForKeychain();
    QVERIFY(eventually([this] { return m_accounts->keychain() == AccountSwitch::Keychain::There; }));
    QCOMPARE(m_account->email(), bert);
}

void TestLockedKeychain::unlockedAtTheStart()
{
    signInAndKeep();
    m_accounts->signInAgain();
    QVERIFY(eventually([this] { return m_keyring->prompts() == 1; }));
    m_keyring->answerPrompts(true);
    QVERIFY(eventually([this] { return isSignedIn(); }));
    QCOMPARE(m_account->email(), anna);
}

void TestLockedKeychain::turnedDownAtTheStart()
{
    signInAndKeep();
    QSignalSpy needed(m_accounts.get(), &AccountSwitch::keyNeeded);
    m_accounts->signInAgain();
    QVERIFY(eventually([this] { return m_keyring->prompts() == 1; }));
    m_keyring->answerPrompts(false);
    QVERIFY(eventually([&] { return needed.count() == 1; }));
    QCOMPARE(toldBy(needed), CredentialError::Kind::Denied);
    QVERIFY(remembered().keepsKey);
}

void TestLockedKeychain::signsInBeforeTheKeyIsKept()
{
    m_keyring->lock();
    m_accounts->signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(eventually([this] { return isSignedIn() && m_keyring->prompts() == 1; }));
    QVERIFY(!remembered().keepsKey);
    m_keyring->answerPrompts(true);
    QVERIFY(eventually([this] { return remembered().keepsKey; }));
    QCOMPARE(m_keyring->secrets().values(), QList<QByteArray>{"key-of-anna@example.com"});
}

void TestLockedKeychain::signsInThoughTheKeyIsNotKept()
{
    m_keyring->lock();
    QSignalSpy notKept(m_accounts.get(), &AccountSwitch::keyNotKept);
    m_accounts->signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(eventually([this] { return isSignedIn() && m_keyring->prompts() == 1; }));
    m_keyring->answerPrompts(false);
    QVERIFY(eventually([&] { return notKept.count() == 1; }));
    QCOMPARE(toldBy(notKept), CredentialError::Kind::Denied);
    QVERIFY(isSignedIn());
    QVERIFY(!remembered().keepsKey);
    // As long as the program runs, it is in memory.
    const RememberedAccount first = remembered();
    m_accounts->signIn(m_service->server(), Service::keyOf(bert), false);
    QVERIFY(eventually([this] { return isSignedIn(); }));
    m_accounts->signIn(first);
    QVERIFY(eventually([this] { return isSignedIn(); }));
    QCOMPARE(m_account->email(), anna);
}

void TestLockedKeychain::saysThatThereIsNoKeychain()
{
    m_keyring.reset();
    m_accounts->lookForKeychain();
    QVERIFY(eventually([this] { return m_accounts->keychain() == AccountSwitch::Keychain::None; }));
    QVERIFY(!m_accounts->whyNoKeychain().isEmpty());
    QSignalSpy notKept(m_accounts.get(), &AccountSwitch::keyNotKept);
    m_accounts->signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(eventually([&] { return isSignedIn() && notKept.count() == 1; }));
    QCOMPARE(toldBy(notKept), CredentialError::Kind::NoKeychain);
    QVERIFY(!remembered().keepsKey);
    QDir folder(m_folder->path());
    const QStringList files = folder.entryList(QDir::Files);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("key-of-"));
    }
    // One that starts later is found the next time.
    m_keyring = std::make_unique<support::SecretService>(m_bus->address());
    m_accounts->lookForKeychain();
    QVERIFY(eventually([this] { return m_accounts->keychain() == AccountSwitch::Keychain::There; }));
}

void TestLockedKeychain::saysThatAKeyIsStillThere()
{
    signInAndKeep();
    QSignalSpy notRemoved(m_accounts.get(), &AccountSwitch::keyNotRemoved);
    m_accounts->forget(remembered());
    QVERIFY(m_accounts->remembered().isEmpty());
    QVERIFY(eventually([this] { return m_keyring->prompts() == 1; }));
    m_keyring->answerPrompts(false);
    QVERIFY(eventually([&] { return notRemoved.count() == 1; }));
    QCOMPARE(toldBy(notRemoved), CredentialError::Kind::Denied);
}

QTEST_GUILESS_MAIN(TestLockedKeychain)
#include "tst_lockedkeychain.moc"
