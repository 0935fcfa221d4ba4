#include "account/accountswitch.h"
#include "account/settings.h"
#include "botdoc/client.h"
#include "kept.h"
#include "service.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace std::chrono_literals;
using account::Account;
using account::AccountSwitch;
using account::CredentialError;
using account::MemoryCredentialStore;
using account::RememberedAccount;
using account::Settings;
using account::SignInWay;
using support::eventually;

namespace {

const QString anna = QStringLiteral("anna@example.com");
const QString bert = QStringLiteral("bert@example.com");

/// How long a token lives that is due for renewal a moment after it was made; a Date header tells no more
/// than whole seconds.
constexpr auto dueSoon = 5min + 1500ms;

/// The program from one start to its end.
struct Start
{
    Start(const account::SettingsPlaces &places, account::CredentialStore &keychain)
        : settings(places)
        , accounts(account, settings, keychain)
    {}

    [[nodiscard]] bool signsIn()
    {
        return eventually([this] { return account.state() == Account::State::SignedIn; });
    }
    [[nodiscard]] RememberedAccount remembered(const QString &email) const
    {
        const QList<RememberedAccount> all = accounts.remembered();
        for (const RememberedAccount &one : all) {
            if (one.email == email)
                return one;
        }
        qFatal("%s is not remembered", qPrintable(email));
    }

    Settings settings;
    Account account;
    AccountSwitch accounts;
};

} // namespace

/// Signing in, out and over, across starts of the program; what is a keychain there outlives them in memory.
class TestAccountSwitch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void remembersButKeepsNothingUnasked();
    void keepsTheKeyWhenAsked();
    void signsInAgainAtTheNextStart();
    void signingOutIsForTheNextStartToo();
    void switchesBackAndForth();
    void signingOutForgetsWhatIsInMemory();
    void asksForAKeyThatIsGone();
    void aKeyThatIsRefusedStaysUntilThereIsABetterOne();
    void notKeptAnyMoreIsRemoved();
    void forgetsTheKeyToo();
    void forgettingTheCurrentSignsOut();
    void keepsARenewedToken();
    void keepsATokenThatACallHasRenewed();
    void renewsInTimeWhateverOurClockSays();
    void cancels();
    void theLastOneCounts();
    void demoIsNotRemembered();
    void administratorMayForbidKeeping();
    void noSecretInTheSettings();

private:
    [[nodiscard]] QByteArray kept(const QString &email);
    [[nodiscard]] QByteArray storedSettings() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    account::SettingsPlaces m_places;
    std::unique_ptr<MemoryCredentialStore> m_keychain;
    std::unique_ptr<Service> m_service;
};

void TestAccountSwitch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = account::SettingsPlaces::in(m_folder->path());
    m_keychain = std::make_unique<MemoryCredentialStore>();
    m_service = std::make_unique<Service>();
}

void TestAccountSwitch::cleanup()
{
    const QByteArray stored = storedSettings();
    QVERIFY(!stored.contains("key-of-"));
    QVERIFY(!stored.contains("eyJ"));
}

QByteArray TestAccountSwitch::kept(const QString &email)
{
    const RememberedAccount remembered{.id = {},
                                       .server = m_service->server(),
                                       .email = email,
                                       .way = SignInWay::Key,
                                       .keepsKey = true,
                                       .lastUsed = {}};
    Kept kept;
    (void)m_keychain->read(remembered.credentialName(), this, kept.callback());
    (void)kept.comes();
    return kept.secret();
}

QByteArray TestAccountSwitch::storedSettings() const
{
    QByteArray all;
    for (const QString &path : {m_places.user, m_places.machine}) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

void TestAccountSwitch::remembersButKeepsNothingUnasked()
{
    {
        Start first(m_places, *m_keychain);
        QSignalSpy changed(&first.accounts, &AccountSwitch::changed);
        first.accounts.signIn(m_service->server(), Service::keyOf(anna), false);
        QVERIFY(!first.accounts.current());
        QVERIFY(first.signsIn());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(first.accounts.current()->email, anna);
        QCOMPARE(first.account.email(), anna);
    }
    Start second(m_places, *m_keychain);
    QCOMPARE(second.accounts.remembered().size(), 1);
    QVERIFY(!second.remembered(anna).keepsKey);
    QSignalSpy needed(&second.accounts, &AccountSwitch::keyNeeded);
    second.accounts.signInAgain();
    second.accounts.signIn(second.remembered(anna));
    QVERIFY(eventually([&] { return needed.count() == 1; }));
    QCOMPARE(second.account.state(), Account::State::SignedOut);
    QCOMPARE(kept(anna), QByteArray("none"));
}

void TestAccountSwitch::keepsTheKeyWhenAsked()
{
    Start first(m_places, *m_keychain);
    first.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(first.signsIn());
    QVERIFY(eventually([&] { return first.remembered(anna).keepsKey; }));
    QCOMPARE(kept(anna), QByteArray("key-of-anna@example.com"));
}

void TestAccountSwitch::signsInAgainAtTheNextStart()
{
    {
        Start first(m_places, *m_keychain);
        first.accounts.signIn(m_service->server(), Service::keyOf(bert), true);
        QVERIFY(first.signsIn());
        first.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
        QVERIFY(first.signsIn());
        QVERIFY(eventually([&] { return first.remembered(anna).keepsKey; }));
    }
    Start second(m_places, *m_keychain);
    QSignalSpy reading(&second.accounts, &AccountSwitch::readingKey);
    second.accounts.signInAgain();
    QVERIFY(second.accounts.isReadingKey());
    QCOMPARE(reading.count(), 1);
    QVERIFY(second.signsIn());
    QCOMPARE(second.accounts.current()->email, anna);
    QVERIFY(second.remembered(anna).keepsKey);
}

void TestAccountSwitch::signingOutIsForTheNextStartToo()
{
    {
        Start first(m_places, *m_keychain);
        first.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
        QVERIFY(first.signsIn());
        QVERIFY(eventually([&] { return first.remembered(anna).keepsKey; }));
        first.accounts.signOut();
        QCOMPARE(first.account.state(), Account::State::SignedOut);
        QVERIFY(!first.accounts.current());
    }
    Start second(m_places, *m_keychain);
    second.accounts.signInAgain();
    QVERIFY(!second.accounts.isReadingKey());
    QCOMPARE(second.account.state(), Account::State::SignedOut);
    // But the key is where it was.
    second.accounts.signIn(second.remembered(anna));
    QVERIFY(second.signsIn());
}

void TestAccountSwitch::switchesBackAndForth()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(start.signsIn());
    start.accounts.signIn(m_service->server(), Service::keyOf(bert), false);
    QVERIFY(start.signsIn());
    QVERIFY(eventually([&] { return start.remembered(anna).keepsKey; }));
    // Kept in the keychain or, while the program runs, in memory: nothing has to be typed.
    for (const QString &email : {anna, bert, anna}) {
        start.accounts.signIn(start.remembered(email));
        QCOMPARE(start.account.state(), Account::State::SignedOut);
        QVERIFY(start.signsIn());
        QCOMPARE(start.accounts.current()->email, email);
        QCOMPARE(start.account.email(), email);
    }
    QCOMPARE(start.accounts.remembered().size(), 2);
}

void TestAccountSwitch::signingOutForgetsWhatIsInMemory()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(bert), false);
    QVERIFY(start.signsIn());
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), false);
    QVERIFY(start.signsIn());
    start.accounts.signOut();
    QSignalSpy needed(&start.accounts, &AccountSwitch::keyNeeded);
    start.accounts.signIn(start.remembered(anna));
    QVERIFY(eventually([&] { return needed.count() == 1; }));
    start.accounts.signIn(start.remembered(bert));
    QVERIFY(eventually([&] { return needed.count() == 2; }));
    QCOMPARE(start.account.state(), Account::State::SignedOut);
}

void TestAccountSwitch::asksForAKeyThatIsGone()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(start.signsIn());
    QVERIFY(eventually([&] { return start.remembered(anna).keepsKey; }));
    start.accounts.signOut();
    m_keychain->clear();
    std::optional<CredentialError> why;
    QString whose;
    connect(&start.accounts, &AccountSwitch::keyNeeded, &start.accounts,
            [&](const RememberedAccount &remembered, const CredentialError &told) {
                whose = remembered.email;
                why = told;
            });
    start.accounts.signIn(start.remembered(anna));
    QVERIFY(eventually([&] { return why.has_value(); }));
    QCOMPARE(whose, anna);
    QCOMPARE(why->kind, CredentialError::Kind::NotThere);
    QVERIFY(!start.accounts.current());
    // It is still the wish that it be kept.
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), start.remembered(anna).keepsKey);
    QVERIFY(start.signsIn());
    QVERIFY(eventually([&] { return kept(anna) != "none"; }));
}

void TestAccountSwitch::aKeyThatIsRefusedStaysUntilThereIsABetterOne()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(start.signsIn());
    QVERIFY(eventually([&] { return start.remembered(anna).keepsKey; }));
    start.accounts.signOut();
    m_service->refuseAll();
    std::optional<account::SignInFailure> failure;
    connect(&start.accounts, &AccountSwitch::failed, &start.accounts,
            [&failure](const account::SignInFailure &told) { failure = told; });
    start.accounts.signIn(start.remembered(anna));
    QVERIFY(eventually([&] { return failure.has_value(); }));
    QCOMPARE(failure->error.kind, botdoc::ApiError::Kind::Unauthorized);
    QCOMPARE(failure->remembered->email, anna);
    QCOMPARE(failure->server, m_service->server());
    QCOMPARE(failure->way, SignInWay::Key);
    QCOMPARE(kept(anna), QByteArray("key-of-anna@example.com"));
    QVERIFY(start.remembered(anna).keepsKey);
}

void TestAccountSwitch::notKeptAnyMoreIsRemoved()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(start.signsIn());
    QVERIFY(eventually([&] { return start.remembered(anna).keepsKey; }));
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), false);
    QVERIFY(start.signsIn());
    QVERIFY(!start.remembered(anna).keepsKey);
    QVERIFY(eventually([&] { return kept(anna) == "none"; }));
}

void TestAccountSwitch::forgetsTheKeyToo()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(bert), true);
    QVERIFY(start.signsIn());
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(start.signsIn());
    QVERIFY(eventually([&] { return start.remembered(anna).keepsKey && start.remembered(bert).keepsKey; }));
    start.accounts.forget(start.remembered(bert));
    QCOMPARE(start.accounts.remembered().size(), 1);
    QVERIFY(eventually([&] { return kept(bert) == "none"; }));
    QCOMPARE(kept(anna), QByteArray("key-of-anna@example.com"));
    QCOMPARE(start.accounts.current()->email, anna);
    QCOMPARE(start.account.state(), Account::State::SignedIn);
}

void TestAccountSwitch::forgettingTheCurrentSignsOut()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(start.signsIn());
    // The key may be on its way to the keychain still: it must not come to life after this.
    start.accounts.forget(start.remembered(anna));
    QCOMPARE(start.account.state(), Account::State::SignedOut);
    QVERIFY(start.accounts.remembered().isEmpty());
    QVERIFY(eventually([&] { return kept(anna) == "none"; }));
    QVERIFY(start.accounts.remembered().isEmpty());
    QVERIFY(start.settings.accounts().isEmpty());
}

void TestAccountSwitch::keepsARenewedToken()
{
    Service service(dueSoon);
    m_service->wire.goAway();
    const auto remembered = [&](Start &start) { return start.remembered(anna); };
    {
        Start first(m_places, *m_keychain);
        const botdoc::Credentials pasted = service.tokenOf(anna);
        first.accounts.signIn(service.server(), pasted, true);
        QVERIFY(first.signsIn());
        // Whose it is, the token says.
        QCOMPARE(first.account.email(), anna);
        QCOMPARE(remembered(first).way, SignInWay::Token);
        QVERIFY(eventually([&] { return service.lastToken() != pasted.token; }));
        const QByteArray renewed = service.lastToken();
        QVERIFY(eventually([&] {
            Kept kept;
            (void)m_keychain->read(remembered(first).credentialName(), this, kept.callback());
            return kept.comes() && kept.secret() == renewed;
        }));
    }
    Start second(m_places, *m_keychain);
    second.accounts.signInAgain();
    QVERIFY(second.signsIn());
    QCOMPARE(second.accounts.current()->email, anna);
}

void TestAccountSwitch::keepsATokenThatACallHasRenewed()
{
    Service service(1h);
    Start start(m_places, *m_keychain);
    const botdoc::Credentials pasted = service.tokenOf(anna);
    service.setClockAhead(59min);
    start.accounts.signIn(service.server(), pasted, true);
    QVERIFY(start.signsIn());
    (void)start.account.client()->medias({.page = 1, .pageSize = 1}, std::nullopt, this, [](const auto &) {});
    QVERIFY(eventually([&] { return service.lastToken() != pasted.token; }));
    QVERIFY(eventually([&] {
        Kept kept;
        (void)m_keychain->read(start.remembered(anna).credentialName(), this, kept.callback());
        return kept.comes() && kept.secret() == service.lastToken();
    }));
}

void TestAccountSwitch::renewsInTimeWhateverOurClockSays()
{
    struct Office
    {
        QTemporaryDir folder;
        MemoryCredentialStore keychain;
        Service service{dueSoon};
        Start start{account::SettingsPlaces::in(folder.path()), keychain};
        QByteArray first;
    };
    // All at the same time, for each takes a while: right, ours behind, ours ahead.
    std::vector<std::unique_ptr<Office>> offices;
    for (const int hoursAhead : {0, 9, -9}) {
        for (const bool isToken : {false, true}) {
            offices.push_back(std::make_unique<Office>());
            Office &office = *offices.back();
            office.service.setClockAhead(std::chrono::hours(hoursAhead));
            office.start.accounts.signIn(office.service.server(),
                                         isToken ? office.service.tokenOf(anna) : Service::keyOf(anna),
                                         false);
        }
    }
    for (const auto &office : offices) {
        QVERIFY(office->start.signsIn());
        office->first = office->start.account.session()->authorization();
    }
    for (const auto &office : offices) {
        QVERIFY(
            eventually([&] { return office->start.account.session()->authorization() != office->first; }));
        // In time: no call has met a 401.
        QCOMPARE(office->service.wire.count("GET", "/v1/media/"), 1);
        QCOMPARE(office->start.account.state(), Account::State::SignedIn);
    }
}

void TestAccountSwitch::cancels()
{
    {
        Start first(m_places, *m_keychain);
        first.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
        QVERIFY(first.signsIn());
        QVERIFY(eventually([&] { return first.remembered(anna).keepsKey; }));
    }
    Start start(m_places, *m_keychain);
    QSignalSpy failed(&start.accounts, &AccountSwitch::failed);
    QSignalSpy cancelled(&start.accounts, &AccountSwitch::readingCancelled);
    // While the key is read, and while the server is asked.
    start.accounts.signInAgain();
    start.accounts.cancel();
    QCOMPARE(cancelled.count(), 1);
    QVERIFY(!start.accounts.isReadingKey());
    start.accounts.signIn(m_service->server(), Service::keyOf(bert), true);
    start.accounts.cancel();
    QCOMPARE(start.account.state(), Account::State::SignedOut);
    // What they still had to say would have been said before this.
    start.accounts.signIn(start.remembered(anna));
    QVERIFY(start.signsIn());
    QCOMPARE(start.accounts.remembered().size(), 1);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(kept(bert), QByteArray("none"));
}

void TestAccountSwitch::theLastOneCounts()
{
    Start start(m_places, *m_keychain);
    start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(start.signsIn());
    QVERIFY(eventually([&] { return start.remembered(anna).keepsKey; }));
    start.accounts.signOut();
    start.accounts.signIn(start.remembered(anna));
    start.accounts.signIn(m_service->server(), Service::keyOf(bert), false);
    QVERIFY(start.signsIn());
    QCOMPARE(start.accounts.current()->email, bert);
    QCOMPARE(kept(anna), QByteArray("key-of-anna@example.com"));
    QCOMPARE(start.account.email(), bert);
}

void TestAccountSwitch::demoIsNotRemembered()
{
    {
        Start first(m_places, *m_keychain);
        first.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
        QVERIFY(first.signsIn());
        QVERIFY(eventually([&] { return first.remembered(anna).keepsKey; }));
        first.accounts.signInForNow(m_service->server(), QStringLiteral("demo"), QStringLiteral("Demo"),
                                    Service::keyOf(bert));
        QVERIFY(first.signsIn());
        QVERIFY(!first.accounts.current());
        QCOMPARE(first.account.serverName(), QStringLiteral("Demo"));
        QCOMPARE(first.accounts.remembered().size(), 1);
    }
    Start second(m_places, *m_keychain);
    second.accounts.signInAgain();
    QVERIFY(second.signsIn());
    QCOMPARE(second.accounts.current()->email, anna);
}

void TestAccountSwitch::administratorMayForbidKeeping()
{
    {
        Start first(m_places, *m_keychain);
        first.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
        QVERIFY(first.signsIn());
        QVERIFY(eventually([&] { return first.remembered(anna).keepsKey; }));
    }
    QFile policy(m_places.policy);
    QVERIFY(policy.open(QIODevice::WriteOnly));
    policy.write("[Fixed]\nkeysInKeychain=false\n");
    policy.close();
    Start second(m_places, *m_keychain);
    QCOMPARE(second.accounts.keychain(), AccountSwitch::Keychain::Forbidden);
    second.accounts.signInAgain();
    QVERIFY(!second.accounts.isReadingKey());
    second.accounts.signIn(m_service->server(), Service::keyOf(bert), true);
    QVERIFY(second.signsIn());
    QCOMPARE(kept(bert), QByteArray("none"));
    // What was kept before goes when its account is used.
    second.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
    QVERIFY(second.signsIn());
    QVERIFY(eventually([&] { return kept(anna) == "none"; }));
}

void TestAccountSwitch::noSecretInTheSettings()
{
    {
        Start start(m_places, *m_keychain);
        start.accounts.signIn(m_service->server(), Service::keyOf(anna), true);
        QVERIFY(start.signsIn());
        start.accounts.signIn(m_service->server(), m_service->tokenOf(bert), true);
        QVERIFY(start.signsIn());
        QVERIFY(eventually([&] { return start.remembered(bert).keepsKey; }));
        start.accounts.signIn(m_service->server(), Service::keyOf(bert), false);
        QVERIFY(start.signsIn());
    }
    // cleanup() looks into all of it.
    QVERIFY(storedSettings().contains("anna@example.com"));
    QDirIterator it(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains("key-of-") && !content.contains("eyJ"), qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(TestAccountSwitch)
#include "tst_accountswitch.moc"
