#include "storecontract.h"

#include "account/credentialaccess.h"
#include "kept.h"

#include <QTest>

using account::CredentialError;
using account::CredentialStore;

namespace contract {

namespace {

/// Waits for the outcome of each.
Kept read(CredentialStore &store, const QString &name)
{
    QObject context;
    Kept kept;
    (void)store.read(name, &context, kept.callback());
    (void)kept.comes();
    return kept;
}

bool write(CredentialStore &store, const QString &name, const QByteArray &secret)
{
    QObject context;
    Kept kept;
    (void)store.write(name, secret, &context, kept.callback());
    return kept.comes() && kept.isSuccess();
}

bool remove(CredentialStore &store, const QString &name)
{
    QObject context;
    Kept kept;
    (void)store.remove(name, &context, kept.callback());
    return kept.comes() && kept.isSuccess();
}

const QString name = QStringLiteral("https://api.example.com/v1/ anna@example.com");

void keepsReplacesAndRemoves(CredentialStore &store)
{
    QObject context;
    Kept look;
    (void)store.look(&context, look.callback());
    QVERIFY(look.comes());
    QVERIFY(look.isSuccess());

    QVERIFY(read(store, name).is(CredentialError::Kind::NotThere));
    QVERIFY(remove(store, name));
    QVERIFY(write(store, name, "first"));
    QCOMPARE(read(store, name).secret(), QByteArray("first"));
    QCOMPARE(read(store, name).secret(), QByteArray("first"));
    QVERIFY(write(store, name, "second"));
    QCOMPARE(read(store, name).secret(), QByteArray("second"));
    QVERIFY(remove(store, name));
    QVERIFY(read(store, name).is(CredentialError::Kind::NotThere));
}

void tellsNamesApart(CredentialStore &store)
{
#ifdef Q_OS_WIN
    constexpr int length = 150; // Wine keeps them in its registry, where names are shorter
#else
    constexpr int length = 300;
#endif
    const QStringList names{name, name + u'a', name.chopped(1),
                            QStringLiteral("https://api.example.com/v1/ ana\u00e9@example.com"),
                            QStringLiteral("https://api.example.com/v1/ ") + QString(length, u'x')};
    for (const QString &one : names)
        QVERIFY(write(store, one, "secret of " + one.toUtf8()));
    for (const QString &one : names)
        QCOMPARE(read(store, one).secret(), "secret of " + one.toUtf8());
    for (const QString &one : names) {
        QVERIFY(remove(store, one));
        QVERIFY(read(store, one).is(CredentialError::Kind::NotThere));
    }
}

void keepsEveryKindOfSecret(CredentialStore &store)
{
    QByteArray printable;
    for (char c = 0x20; c < 0x7f; ++c)
        printable += c;
    for (const QByteArray &secret : {printable, QByteArray(2000, 'x'), QByteArray(" \"a=b\" "),
                                     QStringLiteral("Schl\u00fcssel").toUtf8()}) {
        QVERIFY(write(store, name, secret));
        QCOMPARE(read(store, name).secret(), secret);
    }
    QVERIFY(remove(store, name));
}

void answersLaterAndOnce(CredentialStore &store)
{
    QObject context;
    Kept written;
    Kept found;
    Kept removed;
    Kept gone;
    (void)store.write(name, "secret", &context, written.callback());
    (void)store.read(name, &context, found.callback());
    (void)store.remove(name, &context, removed.callback());
    (void)store.read(name, &context, gone.callback());
    QCOMPARE(written.calls + found.calls + removed.calls + gone.calls, 0);
    // In the order in which they were asked.
    QVERIFY(gone.comes());
    QCOMPARE(written.calls, 1);
    QCOMPARE(found.calls, 1);
    QCOMPARE(removed.calls, 1);
    QCOMPARE(found.secret(), QByteArray("secret"));
    QVERIFY(gone.is(CredentialError::Kind::NotThere));
    // What came after it would have brought a second answer of those before.
    QVERIFY(read(store, name).is(CredentialError::Kind::NotThere));
    QCOMPARE(written.calls + found.calls + removed.calls + gone.calls, 4);
}

void leavesTheDeadAlone(CredentialStore &store)
{
    Kept kept;
    {
        QObject context;
        (void)store.read(name, &context, kept.callback());
        (void)store.write(name, "secret", &context, kept.callback());
    }
    QVERIFY(remove(store, name));
    QCOMPARE(kept.calls, 0);
}

void cancels(CredentialStore &store)
{
    QObject context;
    Kept kept;
    QPointer<account::CredentialAccess> access = store.read(name, &context, kept.callback());
    access->cancel();
    QCOMPARE(kept.calls, 0);
    QVERIFY(kept.comes());
    // One that has been answered already is answered no other way.
    QVERIFY(kept.is(CredentialError::Kind::Cancelled) || kept.is(CredentialError::Kind::NotThere));
    QVERIFY(read(store, name).is(CredentialError::Kind::NotThere));
    QCOMPARE(kept.calls, 1);
    QVERIFY(!access);
}

} // namespace

const QList<NamedClause> &clauses()
{
    static const QList<NamedClause> all = {
        {"keeps, replaces and removes", keepsReplacesAndRemoves},
        {"tells names apart", tellsNamesApart},
        {"keeps every kind of secret", keepsEveryKindOfSecret},
        {"answers later and once", answersLaterAndOnce},
        {"leaves the dead alone", leavesTheDeadAlone},
        {"cancels", cancels},
    };
    return all;
}

void addClauses()
{
    QTest::addColumn<Clause>("clause");
    for (const NamedClause &one : clauses())
        QTest::newRow(one.name) << one.clause;
}

} // namespace contract
