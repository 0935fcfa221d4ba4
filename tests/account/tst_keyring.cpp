#include "account/keychainbackend.h"
#include "account/systemcredentialstore.h"
#include "kept.h"
#include "storecontract.h"
#include "support/sessionbus.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

using namespace std::chrono_literals;
using account::CredentialError;
using account::CredentialStore;

namespace {

constexpr auto childMark = "--as-child";

} // namespace

/// GNOME's real keyring, where it is installed: tst_keychain has a service of its own, and runs everywhere.
class TestKeyring final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void keepsTheContract_data();
    void keepsTheContract();
    void survivesARestart();
    void staysLocked();

private:
    /// Ends the keyring that runs, and starts it anew.
    void start(bool isUnlocked);
    /// What another start of Mediadesk makes of it.
    [[nodiscard]] static QByteArray anotherProcess(const QByteArray &verb);
    [[nodiscard]] bool isOnTheBus(CredentialStore &store);

    std::unique_ptr<support::SessionBus> m_bus;
    std::unique_ptr<QProcess> m_daemon;
    std::unique_ptr<CredentialStore> m_store;
};

void TestKeyring::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
        QSKIP("NOT TESTED against a real keyring: the package gnome-keyring is not installed.");
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    m_bus = std::make_unique<support::SessionBus>();
    QVERIFY2(m_bus->isRunning(), "dbus-daemon does not start: is it installed?");
    const QDir keyrings(m_bus->home() + QLatin1String("/XDG_DATA_HOME/keyrings"));
    QVERIFY(keyrings.mkpath(QStringLiteral(".")));
    QFile file(keyrings.filePath(QStringLiteral("default")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("login");
    file.close();
    m_store = std::make_unique<account::SystemCredentialStore>(
        std::make_unique<account::KeychainBackend>(QStringLiteral("Mediadesk tests"), 200ms));
    start(true);
}

void TestKeyring::cleanupTestCase()
{
    m_store.reset();
    if (m_daemon) {
        m_daemon->kill();
        m_daemon->waitForFinished();
    }
}

bool TestKeyring::isOnTheBus(CredentialStore &store)
{
    Kept look;
    (void)store.look(this, look.callback());
    return look.comes() && look.isSuccess();
}

void TestKeyring::start(bool isUnlocked)
{
    if (m_daemon) {
        m_daemon->kill();
        m_daemon->waitForFinished();
        QVERIFY(support::eventually([this] { return !isOnTheBus(*m_store); }));
    }
    m_daemon = std::make_unique<QProcess>();
    QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
    if (isUnlocked)
        arguments.append(QStringLiteral("--unlock"));
    m_daemon->start(QStringLiteral("gnome-keyring-daemon"), arguments);
    QVERIFY(m_daemon->waitForStarted());
    m_daemon->write("a password");
    m_daemon->closeWriteChannel();
    QVERIFY(support::eventually([this] { return isOnTheBus(*m_store); }));
}

void TestKeyring::keepsTheContract_data()
{
    contract::addClauses();
}

void TestKeyring::keepsTheContract()
{
    QFETCH(const contract::Clause, clause);
    clause(*m_store);
}

QByteArray TestKeyring::anotherProcess(const QByteArray &verb)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {QLatin1String(childMark), QString::fromLatin1(verb)});
    (void)support::eventually([&process] { return process.state() == QProcess::NotRunning; }, 30s);
    return process.readAllStandardOutput().trimmed();
}

void TestKeyring::survivesARestart()
{
    QCOMPARE(anotherProcess("write"), QByteArray("done"));
    start(true);
    QCOMPARE(anotherProcess("read"), QByteArray("top secret"));
    QCOMPARE(m_bus->filesWith("top secret"), QStringList());
}

void TestKeyring::staysLocked()
{
    QCOMPARE(anotherProcess("write"), QByteArray("done"));
    start(false);
    // Nobody is there to be asked for the password.
    for (const char *verb : {"read", "write", "remove"})
        QCOMPARE(anotherProcess(verb), QByteArray("denied"));
    start(true);
    QCOMPARE(anotherProcess("read"), QByteArray("top secret"));
    QCOMPARE(anotherProcess("remove"), QByteArray("done"));
    QCOMPARE(anotherProcess("read"), QByteArray("not there"));
}

namespace {

/// What Mediadesk does at one start, told on standard output.
int asChild(const QString &verb)
{
    const QString name = QStringLiteral("https://api.example.com/v1/ anna@example.com");
    const auto store = CredentialStore::ofThisSystem();
    QObject context;
    Kept kept;
    if (verb == QLatin1String("write"))
        (void)store->write(name, "top secret", &context, kept.callback());
    else if (verb == QLatin1String("read"))
        (void)store->read(name, &context, kept.callback());
    else
        (void)store->remove(name, &context, kept.callback());
    if (!kept.comes())
        return 1;
    if (kept.isSuccess())
        puts(verb == QLatin1String("read") ? kept.secret().constData() : "done");
    else if (kept.is(CredentialError::Kind::Denied))
        puts("denied");
    else if (kept.is(CredentialError::Kind::NotThere))
        puts("not there");
    else
        puts(qPrintable(kept.outcome->error().technical));
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String(childMark))
        return asChild(arguments.value(2));
    TestKeyring test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyring.moc"
