#include "account/account.h"
#include "botdoc/client.h"
#include "support/demoserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using account::Account;

class TestAccount final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signsInWithAKey();
    void signsInWithAToken();
    void tellsARefusedKey();
    void tellsAnUnreachableServer();
    void givesUpOnCancel();
    void endsInTheMidstOfASignIn();
    void onlyTheLastSignInCounts();
    void signsOut();

private:
    std::unique_ptr<support::DemoServer> m_demo;
};

void TestAccount::initTestCase()
{
    m_demo = std::make_unique<support::DemoServer>();
    QVERIFY2(m_demo->isReady(), qPrintable(m_demo->complaint()));
}

void TestAccount::signsInWithAKey()
{
    Account account;
    QSignalSpy changed(&account, &Account::stateChanged);
    account.signIn(m_demo->server(), QStringLiteral("Demo"), m_demo->credentials());
    QCOMPARE(account.state(), Account::State::SigningIn);
    QVERIFY(!account.client());
    QVERIFY(!account.session());
    QTRY_COMPARE(account.state(), Account::State::SignedIn);
    QCOMPARE(changed.count(), 2);
    QVERIFY(account.client());
    QVERIFY(account.session()->authorization().startsWith("JWT "));
    QCOMPARE(account.serverName(), QStringLiteral("Demo"));
    QCOMPARE(account.host(), m_demo->server().host());
    QCOMPARE(account.email(), m_demo->credentials().email);
}

void TestAccount::signsInWithAToken()
{
    Account withKey;
    withKey.signIn(m_demo->server(), {}, m_demo->credentials());
    QTRY_COMPARE(withKey.state(), Account::State::SignedIn);
    const QByteArray token = withKey.session()->authorization().mid(4);

    Account account;
    account.signIn(m_demo->server(), {}, {.apiKey = {}, .email = {}, .token = token});
    QTRY_COMPARE(account.state(), Account::State::SignedIn);
}

void TestAccount::tellsARefusedKey()
{
    Account account;
    QSignalSpy failed(&account, &Account::signInFailed);
    botdoc::Credentials wrong = m_demo->credentials();
    wrong.apiKey = QStringLiteral("0123456789abcdef0123456789abcdef01234567");
    account.signIn(m_demo->server(), {}, wrong);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<botdoc::ApiError>().kind, botdoc::ApiError::Kind::Unauthorized);
    QCOMPARE(account.state(), Account::State::SignedOut);
    QVERIFY(!account.client());
}

void TestAccount::tellsAnUnreachableServer()
{
    quint16 port = 0;
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        port = free.serverPort();
    }
    Account account;
    QSignalSpy failed(&account, &Account::signInFailed);
    const auto server = botdoc::Server::fromText(QStringLiteral("http://127.0.0.1:%1").arg(port));
    account.signIn(*server, {}, m_demo->credentials());
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 10'000);
    QCOMPARE(failed.first().first().value<botdoc::ApiError>().kind, botdoc::ApiError::Kind::Offline);
}

void TestAccount::givesUpOnCancel()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Account account;
    QSignalSpy failed(&account, &Account::signInFailed);
    account.signIn(*botdoc::Server::fromText(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort())),
                   {}, m_demo->credentials());
    QTRY_VERIFY(silent.hasPendingConnections());
    account.signOut();
    QCOMPARE(account.state(), Account::State::SignedOut);
    // Whatever the cancelled call still had to say would have been said before this sign-in ends.
    account.signIn(m_demo->server(), {}, m_demo->credentials());
    QTRY_COMPARE(account.state(), Account::State::SignedIn);
    QCOMPARE(failed.count(), 0);
}

void TestAccount::endsInTheMidstOfASignIn()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto server =
        botdoc::Server::fromText(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()));
    for (const bool isGivenUp : {false, true}) {
        auto account = std::make_unique<Account>();
        account->signIn(*server, {}, {.apiKey = {}, .email = {}, .token = "aa.bb.cc"});
        QTRY_VERIFY(silent.hasPendingConnections());
        if (isGivenUp)
            account->signOut();
        account.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        silent.nextPendingConnection();
    }
}

void TestAccount::onlyTheLastSignInCounts()
{
    Account account;
    QSignalSpy failed(&account, &Account::signInFailed);
    botdoc::Credentials wrong = m_demo->credentials();
    wrong.apiKey = QStringLiteral("wrong");
    account.signIn(m_demo->server(), {}, wrong);
    account.signIn(m_demo->server(), QStringLiteral("second"), m_demo->credentials());
    QTRY_COMPARE(account.state(), Account::State::SignedIn);
    QCOMPARE(account.serverName(), QStringLiteral("second"));
    QCOMPARE(failed.count(), 0);
}

void TestAccount::signsOut()
{
    Account account;
    account.signIn(m_demo->server(), {}, m_demo->credentials());
    QTRY_COMPARE(account.state(), Account::State::SignedIn);
    bool hadNone = false;
    connect(&account, &Account::stateChanged, this,
            [&] { hadNone = !account.client() && !account.session(); });
    account.signOut();
    QVERIFY(hadNone);
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
