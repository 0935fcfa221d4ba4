#include "account/account.h"
#include "account/settings.h"
#include "signinpage.h"
#include "support/demoserver.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using account::Account;
using account::Setting;

class TestSignInPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void wantsAUsableAddress_data();
    void wantsAUsableAddress();
    void wantsKeyAndEmail();
    void signsInAndForgetsTheKey();
    void showsWhyItFailed();
    void remembersServerAndEmailOnly();

private:
    void fill(const QString &address, const QString &key, const QString &email);
    void pressSignIn();
    [[nodiscard]] QString message() const;
    [[nodiscard]] QLineEdit *edit(const QString &label) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<account::Settings> m_settings;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<ui::SignInPage> m_page;
};

void TestSignInPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<account::Settings>(account::SettingsPlaces::in(m_folder->path()));
    m_account = std::make_unique<Account>();
    m_page = std::make_unique<ui::SignInPage>(*m_account, *m_settings);
    m_page->show();
}

void TestSignInPage::cleanup()
{
    m_page.reset();
}

QLineEdit *TestSignInPage::edit(const QString &label) const
{
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *one : labels) {
        QString text = one->text();
        if (text.remove(u'&') == label)
            return qobject_cast<QLineEdit *>(one->buddy());
    }
    return nullptr;
}

void TestSignInPage::fill(const QString &address, const QString &key, const QString &email)
{
    const QList<QComboBox *> boxes = m_page->findChildren<QComboBox *>();
    boxes.first()->setCurrentIndex(2);
    edit(QStringLiteral("Address:"))->setText(address);
    edit(QStringLiteral("API key:"))->setText(key);
    edit(QStringLiteral("E-mail:"))->setText(email);
}

void TestSignInPage::pressSignIn()
{
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("signInButton")), Qt::LeftButton);
}

QString TestSignInPage::message() const
{
    const auto *label = m_page->findChild<QLabel *>(QStringLiteral("messageText"));
    return label->isVisible() ? label->text() : QString();
}

void TestSignInPage::wantsAUsableAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("nothing") << QString();
    QTest::newRow("plain http") << QStringLiteral("http://botdoc.example.com/v1/");
    QTest::newRow("a password in it") << QStringLiteral("https://me:secret@botdoc.example.com/");
    QTest::newRow("another scheme") << QStringLiteral("file:///etc/passwd");
}

void TestSignInPage::wantsAUsableAddress()
{
    QFETCH(const QString, address);
    fill(address, QStringLiteral("key"), QStringLiteral("a@example.com"));
    pressSignIn();
    QVERIFY(!message().isEmpty());
    QCOMPARE(m_account->state(), Account::State::SignedOut);
}

void TestSignInPage::wantsKeyAndEmail()
{
    fill(QStringLiteral("http://127.0.0.1:1"), QStringLiteral("key"), {});
    pressSignIn();
    QVERIFY(!message().isEmpty());
    QCOMPARE(m_account->state(), Account::State::SignedOut);
}

void TestSignInPage::signsInAndForgetsTheKey()
{
    const support::DemoServer demo;
    QVERIFY(demo.isReady());
    fill(demo.server().base().toString(), demo.credentials().apiKey, demo.credentials().email);
    pressSignIn();
    QCOMPARE(m_account->state(), Account::State::SigningIn);
    QVERIFY(!edit(QStringLiteral("API key:"))->isEnabled());
    QTRY_COMPARE(m_account->state(), Account::State::SignedIn);
    QVERIFY(edit(QStringLiteral("API key:"))->text().isEmpty());
    QVERIFY(message().isEmpty());
}

void TestSignInPage::showsWhyItFailed()
{
    const support::DemoServer demo;
    QVERIFY(demo.isReady());
    fill(demo.server().base().toString(), QStringLiteral("wrong"), demo.credentials().email);
    pressSignIn();
    QTRY_VERIFY(!message().isEmpty());
    // What was typed is still there to be corrected.
    QCOMPARE(edit(QStringLiteral("API key:"))->text(), QStringLiteral("wrong"));
    QVERIFY(edit(QStringLiteral("API key:"))->isEnabled());
}

void TestSignInPage::remembersServerAndEmailOnly()
{
    fill(QStringLiteral("http://127.0.0.1:1"), QStringLiteral("top secret"), QStringLiteral("a@example.com"));
    pressSignIn();
    m_page.reset();
    m_settings.reset();
    {
        const account::Settings stored(account::SettingsPlaces::in(m_folder->path()));
        QCOMPARE(stored.get<Setting::Server>(),
                 botdoc::Server::fromText(QStringLiteral("http://127.0.0.1:1/v1/")));
        QCOMPARE(stored.get<Setting::Email>(), QStringLiteral("a@example.com"));
    }
    QFile file(account::SettingsPlaces::in(m_folder->path()).user);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
}

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
