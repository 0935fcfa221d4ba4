#include "account/accountlist.h"
#include "account/settings.h"

#include <QTemporaryDir>
#include <QTest>

using account::AccountList;
using account::RememberedAccount;
using account::Setting;
using account::Settings;
using account::SignInWay;

namespace {

const botdoc::Server live = botdoc::Server::live();
const botdoc::Server sandbox = botdoc::Server::sandbox();
const QString anna = QStringLiteral("anna@example.com");
const QString bert = QStringLiteral("bert@example.com");

QStringList emailsOf(const AccountList &list)
{
    QStringList emails;
    const QList<RememberedAccount> all = list.all();
    for (const RememberedAccount &one : all)
        emails.append(one.email);
    return emails;
}

} // namespace

/// The accounts that are remembered, and what strangers may have made of them.
class TestAccountList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remembersAcrossStarts();
    void knowsOneByServerAndEmail();
    void lastUsedComesFirst();
    void forgetsAll();
    void nobodySignsInAfterBeingForgotten();
    void keptIsSaidOfTheRememberedOnly();
    void passesOverWhatIsNoAccount_data();
    void passesOverWhatIsNoAccount();
    void namesAccountsTwiceOnce();
    void bearsTooMany();
    void onlyTheServerThatIsAllowed();
    void credentialNames();

private:
    void write(const QString &path, const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    account::SettingsPlaces m_places;
};

void TestAccountList::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = account::SettingsPlaces::in(m_folder->path());
}

void TestAccountList::write(const QString &path, const QByteArray &content) const
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestAccountList::remembersAcrossStarts()
{
    QString id;
    {
        Settings settings(m_places);
        AccountList list(settings);
        QVERIFY(list.all().isEmpty());
        QVERIFY(!list.signedIn());
        id = list.used(sandbox, anna, SignInWay::Token).id;
        list.setKeepsKey(id, true);
        list.setSignedIn(id);
    }
    Settings settings(m_places);
    QVERIFY(settings.takeNotices().isEmpty());
    const AccountList list(settings);
    QCOMPARE(list.all().size(), 1);
    const RememberedAccount remembered = list.all().first();
    QCOMPARE(remembered.id, id);
    QCOMPARE(remembered.server, sandbox);
    QCOMPARE(remembered.email, anna);
    QCOMPARE(remembered.way, SignInWay::Token);
    QVERIFY(remembered.keepsKey);
    QVERIFY(qAbs(remembered.lastUsed.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(list.signedIn()->id, id);
}

void TestAccountList::knowsOneByServerAndEmail()
{
    Settings settings(m_places);
    AccountList list(settings);
    const QString first = list.used(live, anna, SignInWay::Key).id;
    list.setKeepsKey(first, true);
    const RememberedAccount again = list.used(live, anna.toUpper(), SignInWay::Token);
    QCOMPARE(again.id, first);
    QCOMPARE(again.way, SignInWay::Token);
    QVERIFY(again.keepsKey);
    QVERIFY(list.used(sandbox, anna, SignInWay::Key).id != first);
    QVERIFY(list.used(live, bert, SignInWay::Key).id != first);
    QVERIFY(list.used(live, {}, SignInWay::Token).id != first);
    QCOMPARE(list.all().size(), 4);
    QCOMPARE(list.find(first)->email, anna);
}

void TestAccountList::lastUsedComesFirst()
{
    Settings settings(m_places);
    AccountList list(settings);
    list.used(live, anna, SignInWay::Key);
    list.used(live, bert, SignInWay::Key);
    QCOMPARE(emailsOf(list), (QStringList{bert, anna}));
    list.used(live, anna, SignInWay::Key);
    QCOMPARE(emailsOf(list), (QStringList{anna, bert}));
}

void TestAccountList::forgetsAll()
{
    {
        Settings settings(m_places);
        AccountList list(settings);
        list.used(live, bert, SignInWay::Key);
        const RememberedAccount remembered = list.used(live, anna, SignInWay::Key);
        list.setKeepsKey(remembered.id, true);
        settings.set<Setting::Email>(anna);
        list.remove(remembered.id);
        QCOMPARE(emailsOf(list), QStringList{bert});
        QVERIFY(!list.find(remembered.id));
    }
    for (const QString &path : {m_places.user, m_places.machine}) {
        QFile file(path);
        QVERIFY(!file.exists() || file.open(QIODevice::ReadOnly));
        const QByteArray stored = file.isOpen() ? file.readAll() : QByteArray();
        QVERIFY(!stored.contains("anna"));
        QVERIFY(!stored.contains("keepsKey"));
    }
}

void TestAccountList::nobodySignsInAfterBeingForgotten()
{
    Settings settings(m_places);
    AccountList list(settings);
    const QString id = list.used(live, anna, SignInWay::Key).id;
    const QString other = list.used(live, bert, SignInWay::Key).id;
    list.setSignedIn(id);
    list.remove(other);
    QCOMPARE(list.signedIn()->id, id);
    list.remove(id);
    QVERIFY(!list.signedIn());
    QCOMPARE(settings.get<Setting::SignedInAccount>(), QString());
}

void TestAccountList::keptIsSaidOfTheRememberedOnly()
{
    Settings settings(m_places);
    AccountList list(settings);
    const QString id = list.used(live, anna, SignInWay::Key).id;
    list.remove(id);
    // News of a keychain that was slow.
    list.setKeepsKey(id, true);
    QVERIFY(list.all().isEmpty());
    QVERIFY(settings.accounts().isEmpty());
}

void TestAccountList::passesOverWhatIsNoAccount_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("without a server") << QByteArray("x\\email=x@example.com\n");
    QTest::newRow("plain http") << QByteArray("x\\server=http://example.com/v1/\nx\\email=x@example.com\n");
    QTest::newRow("a password") << QByteArray("x\\server=https://a:b@example.com/\nx\\email=x@example.com\n");
    QTest::newRow("a file") << QByteArray("x\\server=file:///etc/passwd\nx\\email=x@example.com\n");
    QTest::newRow("a key without e-mail") << QByteArray("x\\server=https://example.com/\n");
    QTest::newRow("two lines") << QByteArray(
        "x\\server=https://example.com/\nx\\email=\"x@example.com\\nCc: y\"\n");
    QTest::newRow("an odd name") << QByteArray("../../x\\server=https://example.com/\n");
    QTest::newRow("a name without end") << QByteArray(5000, 'x') + "\\server=https://example.com/\n" +
                                               QByteArray(5000, 'x') + "\\email=x@example.com\n";
    QTest::newRow("a list") << QByteArray("x\\server=https://a.com/, https://b.com/\nx\\email=a, b\n");
    QTest::newRow("nothing at all") << QByteArray("x=1\n");
}

void TestAccountList::passesOverWhatIsNoAccount()
{
    QFETCH(const QByteArray, stored);
    write(m_places.user, "[accounts]\ngood\\server=https://example.com/v1/\ngood\\email=good@example.com\n" +
                             stored + "[signIn]\naccount=x\n");
    write(m_places.machine, "[signIn]\naccount=x\n");
    Settings settings(m_places);
    AccountList list(settings);
    QCOMPARE(emailsOf(list), QStringList{QStringLiteral("good@example.com")});
    QVERIFY(!list.signedIn());
    list.used(live, anna, SignInWay::Key);
    QCOMPARE(emailsOf(list).first(), anna);
}

void TestAccountList::namesAccountsTwiceOnce()
{
    write(m_places.user, "[accounts]\n"
                         "a\\server=https://example.com/v1/\na\\email=x@example.com\na\\lastUsed=5\n"
                         "b\\server=https://example.com\nb\\email=X@example.com\nb\\lastUsed=7\n"
                         "c\\server=https://example.com:443/v1\nc\\email=x@example.com\nc\\lastUsed=6\n");
    Settings settings(m_places);
    AccountList list(settings);
    QCOMPARE(list.all().size(), 1);
    QCOMPARE(list.all().first().id, QStringLiteral("b"));
    list.remove(QStringLiteral("b"));
    QVERIFY(list.all().isEmpty());
    QVERIFY(settings.accounts().isEmpty());
}

void TestAccountList::bearsTooMany()
{
    QByteArray stored = "[accounts]\n";
    for (int i = 0; i < 500; ++i) {
        const QByteArray number = QByteArray::number(i);
        // Among them some that were used in times to come.
        const QByteArray used = i % 100 == 0 ? QByteArray("253402300799") : number;
        stored += "n" + number + "\\server=https://example.com/v1/\nn" + number + "\\email=" + number +
                  "@example.com\nn" + number + "\\lastUsed=" + used + '\n';
    }
    write(m_places.user, stored);
    Settings settings(m_places);
    AccountList list(settings);
    QCOMPARE(list.all().size(), 50);
    QCOMPARE(emailsOf(list).first(), QStringLiteral("499@example.com"));
    list.used(live, anna, SignInWay::Key);
    QCOMPARE(emailsOf(list).first(), anna);
}

void TestAccountList::onlyTheServerThatIsAllowed()
{
    {
        Settings settings(m_places);
        AccountList list(settings);
        list.used(sandbox, bert, SignInWay::Key);
        const QString id = list.used(live, anna, SignInWay::Key).id;
        list.setSignedIn(id);
    }
    write(m_places.policy, "[Fixed]\nserver=https://sandboxapi.botdoc.io/v1/\n");
    Settings settings(m_places);
    const AccountList list(settings);
    QCOMPARE(emailsOf(list), QStringList{bert});
    QVERIFY(!list.signedIn());
}

void TestAccountList::credentialNames()
{
    // What lies in a keychain must be found by later versions, and by whoever looks after the computer.
    RememberedAccount remembered{.id = QStringLiteral("a"),
                                 .server = live,
                                 .email = QStringLiteral("Anna@Example.com"),
                                 .way = SignInWay::Key,
                                 .keepsKey = true,
                                 .lastUsed = {}};
    QCOMPARE(remembered.credentialName(), QStringLiteral("https://api.botdoc.io/v1/ anna@example.com"));
    remembered.email.clear();
    QCOMPARE(remembered.credentialName(), QStringLiteral("https://api.botdoc.io/v1/ token"));
}

QTEST_GUILESS_MAIN(TestAccountList)
#include "tst_accountlist.moc"
