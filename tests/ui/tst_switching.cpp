#include "accountbutton.h"
#include "accountentry.h"
#include "office.h"
#include "signinpage.h"
#include "support/scriptedserver.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>

using account::Account;
using account::RememberedAccount;

/// The account button of the whole window: who is signed in, and where; over to another account, and out.
class TestSwitching final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhoAndWhere();
    void switchesToAnother();
    void asksWhileFilesAreOnTheirWay();
    void opensTheFormForAnother();
    void signsOut();
    void saysThatTheKeyWasNotKept();

private:
    static ui::AccountButton *buttonOf(const Office &office);
    static QAction *entryFor(const Office &office, const botdoc::Server &server);
    static void answer(bool isYes);
};

void TestSwitching::initTestCase()
{
    Office::prepare();
}

ui::AccountButton *TestSwitching::buttonOf(const Office &office)
{
    return office.window.findChild<ui::AccountButton *>(QStringLiteral("accountButton"));
}

QAction *TestSwitching::entryFor(const Office &office, const botdoc::Server &server)
{
    QMenu *menu = buttonOf(office)->menu();
    Q_EMIT menu->aboutToShow();
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        if (action->text().contains(server.host()))
            return action;
    }
    return nullptr;
}

void TestSwitching::answer(bool isYes)
{
    QTRY_VERIFY(Office::find<QMessageBox>({}));
    auto *question = Office::find<QMessageBox>({});
    const auto buttons = question->buttons();
    for (QAbstractButton *button : buttons) {
        if ((question->buttonRole(button) == QMessageBox::AcceptRole) == isYes) {
            button->click();
            break;
        }
    }
    QTRY_VERIFY(!Office::find<QMessageBox>({}));
}

void TestSwitching::saysWhoAndWhere()
{
    Office office;
    QVERIFY2(office.isOpen(), qPrintable(office.demo.complaint()));
    office.accounts.signIn(office.demo.server(), office.demo.credentials(), false);
    QTRY_COMPARE(office.account.state(), Account::State::SignedIn);
    const ui::AccountButton *button = buttonOf(office);
    QVERIFY(button->text().contains(office.demo.credentials().email));
    QVERIFY(button->text().contains(office.demo.server().host()));
    QVERIFY(button->accessibleName().contains(office.demo.credentials().email));
    QVERIFY(button->accessibleName().contains(office.demo.server().host()));
    QAction *entry = entryFor(office, office.demo.server());
    QVERIFY(entry && entry->isChecked());
}

void TestSwitching::switchesToAnother()
{
    Office office;
    QVERIFY(office.isOpen());
    support::DemoServer other({QStringLiteral("--medias"), QStringLiteral("3")});
    QVERIFY(other.isReady());
    office.accounts.signIn(other.server(), other.credentials(), false);
    QTRY_COMPARE(office.account.state(), Account::State::SignedIn);
    QTRY_COMPARE(office.rows()->rowCount(), 3);
    office.accounts.signIn(office.demo.server(), office.demo.credentials(), false);
    QTRY_COMPARE(office.account.state(), Account::State::SignedIn);
    QTRY_VERIFY(office.rows()->rowCount() > 3);

    QAction *entry = entryFor(office, other.server());
    QVERIFY(entry && !entry->isChecked());
    entry->trigger();
    QTRY_COMPARE(office.rows()->rowCount(), 3);
    QCOMPARE(office.account.host(), other.server().host());
    QVERIFY(entryFor(office, other.server())->isChecked());
    QVERIFY(!entryFor(office, office.demo.server())->isChecked());
}

void TestSwitching::asksWhileFilesAreOnTheirWay()
{
    Office office;
    QVERIFY(office.isOpen());
    support::DemoServer other;
    QVERIFY(other.isReady());
    office.accounts.signIn(other.server(), other.credentials(), false);
    QTRY_COMPARE(office.account.state(), Account::State::SignedIn);

    // A server that takes the file and never answers.
    support::ScriptedServer stuck;
    stuck.on("POST", "/v1/auth/get_token/", support::Answer::json(R"({"token":"aa.bb.cc"})"));
    stuck.on("GET", "/v1/media/",
             support::Answer::json(R"({"links":{},"count":0,"total_pages":1,"results":[]})"));
    stuck.on("GET", "/v1/module_container/container/",
             support::Answer::json(R"({"links":{},"count":0,"total_pages":1,"results":[]})"));
    stuck.on("POST", "/v1/media/", support::Answer::hang());
    const auto server = botdoc::Server::fromText(stuck.url().toString());
    office.accounts.signIn(
        *server, {.apiKey = QStringLiteral("key"), .email = QStringLiteral("a@example.com"), .token = {}},
        false);
    QTRY_COMPARE(office.account.state(), Account::State::SignedIn);
    QFile file(office.folder.filePath(QStringLiteral("a.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("content");
    file.close();
    office.transfers.upload({{.path = file.fileName(), .request = botdoc::RequestId{1}, .requestTitle = {}}});
    QVERIFY(office.transfers.hasUnfinished());

    for (const bool isYes : {false, true}) {
        entryFor(office, other.server())->trigger();
        answer(isYes);
        if (!isYes)
            QCOMPARE(office.account.host(), server->host());
    }
    QTRY_COMPARE(office.account.host(), other.server().host());
    QTRY_COMPARE(office.account.state(), Account::State::SignedIn);
}

void TestSwitching::opensTheFormForAnother()
{
    Office office;
    QVERIFY(office.isOpen());
    office.accounts.signIn(office.demo.server(), office.demo.credentials(), true);
    QTRY_VERIFY(office.accounts.current() && office.accounts.current()->keepsKey);
    office.trigger(QStringLiteral("Use another account\u2026"));
    QCOMPARE(office.account.state(), Account::State::SignedOut);
    auto *page = Office::find<ui::SignInPage>({});
    QVERIFY(page);
    QVERIFY(Office::find<QLineEdit>({}));
    // Nobody has signed out: the next start is as if this had not been.
    QCOMPARE(account::AccountList(office.settings).signedIn()->email, office.demo.credentials().email);
}

void TestSwitching::signsOut()
{
    Office office;
    QVERIFY(office.isOpen());
    office.accounts.signIn(office.demo.server(), office.demo.credentials(), true);
    QTRY_VERIFY(office.accounts.current() && office.accounts.current()->keepsKey);
    office.trigger(QStringLiteral("Sign out"));
    QCOMPARE(office.account.state(), Account::State::SignedOut);
    QVERIFY(!account::AccountList(office.settings).signedIn());
    const auto *words = Office::find<QLabel>(QStringLiteral("messageText"));
    QVERIFY(words && words->text().contains(QStringLiteral("signed out")));
    // And in again, with one press.
    Office::find<ui::AccountEntry>({})->click();
    QTRY_COMPARE(office.account.state(), Account::State::SignedIn);
    QTRY_VERIFY(office.rows()->rowCount() > 0);
}

void TestSwitching::saysThatTheKeyWasNotKept()
{
    Office office;
    QVERIFY(office.isOpen());
    Q_EMIT office.accounts.keyNotKept({account::CredentialError::Kind::Denied, QStringLiteral("why")});
    const auto *words = Office::find<QLabel>(QStringLiteral("messageText"));
    QVERIFY(words && words->text().contains(QStringLiteral("not unlocked")));
    QVERIFY(words->text().contains(QStringLiteral("signed in")));
}

QTEST_MAIN(TestSwitching)
#include "tst_switching.moc"
