#include "account/credentialstore.h"
#include "kept.h"
#include "support/sessionbus.h"

#include <QTest>

using account::CredentialError;

/// A KDE desktop without its wallet, where QtKeychain would write to a file if it were let.
class TestNoWallet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverFallsBackToAFile();
};

void TestNoWallet::neverFallsBackToAFile()
{
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_SESSION_VERSION", "4");
    const support::SessionBus bus;
    QVERIFY2(bus.isRunning(), "dbus-daemon does not start: is it installed?");
    const auto store = account::CredentialStore::ofThisSystem();
    const QString name = QStringLiteral("https://api.example.com/v1/ anna@example.com");
    Kept written;
    (void)store->write(name, "top secret", this, written.callback());
    QVERIFY(written.comes());
    QVERIFY(written.is(CredentialError::Kind::NoKeychain));
    Kept read;
    (void)store->read(name, this, read.callback());
    QVERIFY(read.comes());
    QVERIFY(!read.isSuccess());
    QCOMPARE(bus.filesWith("top secret"), QStringList());
}

QTEST_GUILESS_MAIN(TestNoWallet)
#include "tst_nowallet.moc"
