#include "account/credentialaccess.h"
#include "account/keychainbackend.h"
#include "account/systemcredentialstore.h"
#include "kept.h"
#include "storecontract.h"
#include "support/secretservice.h"
#include "support/sessionbus.h"

#include <QTest>

using namespace std::chrono_literals;
using account::CredentialError;
using account::CredentialStore;
using account::SystemCredentialStore;

/// The keychain of a Linux desktop, through QtKeychain and libsecret and a real bus: there, not there,
/// locked.
class TestKeychain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void keepsTheContract_data();
    void keepsTheContract();
    void survivesARestart();
    void tellsThatThereIsNone();
    void comesLate();
    void lockedHoldsUpNobody();
    void unlockedInTheEnd();
    void unlockedToBeRemoved();
    void lockedAndTurnedDown();
    void cancelledMakesWay();
    void exitDoesNotWait();
    void tellsWhyNot();

private:
    /// What is read under `name`, when it comes.
    [[nodiscard]] Kept read(const QString &name);
    void keep(const QString &name, const QByteArray &secret);

    std::unique_ptr<support::SessionBus> m_bus;
    std::unique_ptr<support::SecretService> m_service;
    std::unique_ptr<CredentialStore> m_store;
};

namespace {

const QString anna = QStringLiteral("https://api.example.com/v1/ anna@example.com");
const QString bert = QStringLiteral("https://api.example.com/v1/ bert@example.com");

/// That steps aside before a test gets impatient.
std::unique_ptr<CredentialStore> makeStore()
{
    return std::make_unique<SystemCredentialStore>(
        std::make_unique<account::KeychainBackend>(QStringLiteral("Mediadesk tests"), 100ms));
}

} // namespace

void TestKeychain::initTestCase()
{
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    m_bus = std::make_unique<support::SessionBus>();
    QVERIFY2(m_bus->isRunning(), "dbus-daemon does not start: is it installed?");
}

void TestKeychain::init()
{
    m_service = std::make_unique<support::SecretService>(m_bus->address());
    m_store = makeStore();
}

void TestKeychain::cleanup()
{
    m_store.reset();
    // libsecret cannot bear a service that goes away while it asks.
    if (m_service)
        m_service->answerPrompts(false);
    m_service.reset();
    QCOMPARE(m_bus->filesWith("top secret"), QStringList());
}

Kept TestKeychain::read(const QString &name)
{
    Kept kept;
    (void)m_store->read(name, this, kept.callback());
    if (!kept.comes())
        qWarning("no outcome");
    return kept;
}

void TestKeychain::keep(const QString &name, const QByteArray &secret)
{
    Kept kept;
    (void)m_store->write(name, secret, this, kept.callback());
    QVERIFY(kept.comes());
    QVERIFY(kept.isSuccess());
}

void TestKeychain::keepsTheContract_data()
{
    contract::addClauses();
}

void TestKeychain::keepsTheContract()
{
    QFETCH(const contract::Clause, clause);
    clause(*m_store);
    QVERIFY(m_service->secrets().isEmpty());
}

void TestKeychain::survivesARestart()
{
    keep(anna, "top secret");
    m_store = makeStore();
    QCOMPARE(read(anna).secret(), QByteArray("top secret"));
    // As it lies there, for whoever looks into the keychain with another program.
    QCOMPARE(m_service->secrets().value(anna), QByteArray("top secret"));
}

void TestKeychain::tellsThatThereIsNone()
{
    m_service.reset();
    Kept look;
    (void)m_store->look(this, look.callback());
    QVERIFY(look.comes());
    QVERIFY(look.is(CredentialError::Kind::NoKeychain));
    QVERIFY(!look.outcome->error().technical.isEmpty());
    QVERIFY(read(anna).is(CredentialError::Kind::NoKeychain));
    Kept written;
    (void)m_store->write(anna, "top secret", this, written.callback());
    QVERIFY(written.comes());
    QVERIFY(written.is(CredentialError::Kind::NoKeychain));
}

void TestKeychain::comesLate()
{
    m_service.reset();
    QVERIFY(read(anna).is(CredentialError::Kind::NoKeychain));
    m_service = std::make_unique<support::SecretService>(m_bus->address());
    keep(anna, "top secret");
    QCOMPARE(read(anna).secret(), QByteArray("top secret"));
}

void TestKeychain::lockedHoldsUpNobody()
{
    keep(anna, "top secret");
    m_service->lock();
    Kept waiting;
    (void)m_store->read(anna, this, waiting.callback());
    QVERIFY(support::eventually([this] { return m_service->prompts() == 1; }));
    // The password is asked for and not typed. Others are answered all the same, one after the other.
    QVERIFY(read(bert).is(CredentialError::Kind::NotThere));
    QVERIFY(read(bert).is(CredentialError::Kind::NotThere));
    Kept look;
    (void)m_store->look(this, look.callback());
    QVERIFY(look.comes());
    QVERIFY(look.isSuccess());
    QCOMPARE(waiting.calls, 0);
}

void TestKeychain::unlockedInTheEnd()
{
    keep(anna, "top secret");
    m_service->lock();
    Kept reading;
    (void)m_store->read(anna, this, reading.callback());
    Kept writing;
    (void)m_store->write(bert, "another top secret", this, writing.callback());
    QVERIFY(support::eventually([this] { return m_service->prompts() == 2; }));
    QCOMPARE(reading.calls + writing.calls, 0);
    m_service->answerPrompts(true);
    QVERIFY(reading.comes());
    QCOMPARE(reading.secret(), QByteArray("top secret"));
    QVERIFY(writing.comes());
    QVERIFY(writing.isSuccess());
    QCOMPARE(m_service->secrets().value(bert), QByteArray("another top secret"));
    QCOMPARE(reading.calls + writing.calls, 2);
}

void TestKeychain::unlockedToBeRemoved()
{
    keep(anna, "top secret");
    keep(bert, "another top secret");
    m_service->lock();
    Kept removing;
    (void)m_store->remove(anna, this, removing.callback());
    // Of the same name, so not before that.
    Kept reading;
    (void)m_store->read(anna, this, reading.callback());
    QVERIFY(support::eventually([this] { return m_service->prompts() > 0; }));
    QCOMPARE(removing.calls, 0);
    m_service->answerPrompts(true);
    QVERIFY(removing.comes());
    QVERIFY(removing.isSuccess());
    QVERIFY(reading.comes());
    QVERIFY(reading.is(CredentialError::Kind::NotThere));
    QCOMPARE(m_service->secrets().keys(), QStringList{bert});
}

void TestKeychain::lockedAndTurnedDown()
{
    keep(anna, "top secret");
    m_service->lock();
    Kept reading;
    (void)m_store->read(anna, this, reading.callback());
    Kept writing;
    (void)m_store->write(bert, "another top secret", this, writing.callback());
    Kept removing;
    (void)m_store->remove(anna, this, removing.callback());
    QVERIFY(support::eventually([this] { return m_service->prompts() == 3; }));
    m_service->answerPrompts(false);
    for (Kept *kept : {&reading, &writing, &removing}) {
        QVERIFY(kept->comes());
        QVERIFY(kept->is(CredentialError::Kind::Denied));
    }
    QCOMPARE(m_service->secrets().keys(), QStringList{anna});
}

void TestKeychain::cancelledMakesWay()
{
    // With all the patience in the world.
    m_store = std::make_unique<SystemCredentialStore>(
        std::make_unique<account::KeychainBackend>(QStringLiteral("Mediadesk tests"), 1h));
    keep(anna, "top secret");
    m_service->lock();
    Kept waiting;
    account::CredentialAccess *access = m_store->read(anna, this, waiting.callback());
    Kept behind;
    account::CredentialAccess *second = m_store->read(anna, this, behind.callback());
    QVERIFY(support::eventually([this] { return m_service->prompts() == 1; }));
    second->cancel();
    access->cancel();
    QVERIFY(waiting.comes());
    QVERIFY(waiting.is(CredentialError::Kind::Cancelled));
    QVERIFY(behind.is(CredentialError::Kind::Cancelled));
    QVERIFY(read(bert).is(CredentialError::Kind::NotThere));
    // The password is typed when nobody waits for it any more.
    m_service->answerPrompts(true);
    QCOMPARE(read(anna).secret(), QByteArray("top secret"));
    QCOMPARE(waiting.calls + behind.calls, 2);
    QCOMPARE(m_service->prompts(), 1);
}

void TestKeychain::exitDoesNotWait()
{
    // If it waited, the test would never end.
    m_store = std::make_unique<SystemCredentialStore>(
        std::make_unique<account::KeychainBackend>(QStringLiteral("Mediadesk tests"), 1h));
    keep(anna, "top secret");
    m_service->lock();
    Kept waiting;
    (void)m_store->read(anna, this, waiting.callback());
    QVERIFY(support::eventually([this] { return m_service->prompts() == 1; }));
    m_store.reset();
    QVERIFY(waiting.comes());
    QVERIFY(waiting.is(CredentialError::Kind::Cancelled));
    m_service->answerPrompts(true);
}

void TestKeychain::tellsWhyNot()
{
    m_service->refuseChanges();
    Kept writing;
    (void)m_store->write(anna, "top secret", this, writing.callback());
    QVERIFY(writing.comes());
    QVERIFY(writing.is(CredentialError::Kind::Failed));
    QVERIFY(writing.outcome->error().technical.contains(QStringLiteral("The disk is full")));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
