#include "account/credentialaccess.h"
#include "account/memorycredentialstore.h"
#include "kept.h"
#include "storecontract.h"

#include <QTest>

using account::CredentialError;
using account::CredentialStore;

/// What keeps keys: the contract, for memory and, where that needs no desktop, for the system's own keychain.
class TestCredentialStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheContract_data();
    void keepsTheContract();
    void endsWithThoseWhoWait();
    void forgetsAtOnce();
};

void TestCredentialStore::keepsTheContract_data()
{
    QTest::addColumn<bool>("isSystem");
    QTest::addColumn<contract::Clause>("clause");
    for (const bool isSystem : {false, true}) {
#ifndef Q_OS_WIN
        if (isSystem)
            continue; // tst_keychain brings the desktop
#endif
        for (const contract::NamedClause &one : contract::clauses())
            QTest::addRow("%s %s", isSystem ? "system" : "memory", one.name) << isSystem << one.clause;
    }
}

void TestCredentialStore::keepsTheContract()
{
    QFETCH(const bool, isSystem);
    QFETCH(const contract::Clause, clause);
    const std::unique_ptr<CredentialStore> store =
        isSystem ? CredentialStore::ofThisSystem() : std::make_unique<account::MemoryCredentialStore>();
    clause(*store);
}

void TestCredentialStore::endsWithThoseWhoWait()
{
    Kept kept;
    auto store = CredentialStore::ofThisSystem();
    (void)store->look(this, kept.callback());
    store.reset();
    QVERIFY(kept.comes());
    QVERIFY(kept.is(CredentialError::Kind::Cancelled));
    QCOMPARE(kept.calls, 1);
}

void TestCredentialStore::forgetsAtOnce()
{
    account::MemoryCredentialStore store;
    Kept written;
    (void)store.write(QStringLiteral("name"), "secret", this, written.callback());
    store.clear();
    Kept read;
    (void)store.read(QStringLiteral("name"), this, read.callback());
    QVERIFY(read.comes());
    QVERIFY(read.is(CredentialError::Kind::NotThere));
}

QTEST_GUILESS_MAIN(TestCredentialStore)
#include "tst_credentialstore.moc"
