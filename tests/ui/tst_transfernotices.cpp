#include "account/accountswitch.h"
#include "account/demoserverprocess.h"
#include "account/settings.h"
#include "journaltext.h"
#include "mainwindow.h"
#include "messagebar.h"
#include "transfers/transfers.h"
#include "translations.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using transfers::JournalProblem;

Q_DECLARE_METATYPE(transfers::JournalProblem::Kind)

/// What happened to the record of the transfers is said in the window, so that staff understand it.
class TestTransferNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhenAllIsWell();
    void saysWhatWasDamaged();
    void speaksOfEveryKind_data();
    void speaksOfEveryKind();

private:
    QTemporaryDir m_folder;
};

namespace {

/// The program without a server, with its record in a folder.
struct Program
{
    explicit Program(const QString &folder)
        : settings(account::SettingsPlaces::in(folder))
        , transfers(folder + QStringLiteral("/transfers"))
        , window({.accounts = accounts,
                  .settings = settings,
                  .demoServer = demoServer,
                  .transfers = transfers,
                  .translations = translations})
    {
        window.show();
    }

    [[nodiscard]] ui::MessageBar *bar() const
    {
        return window.findChild<ui::MessageBar *>(QStringLiteral("settingsMessages"));
    }
    [[nodiscard]] QString text() const
    {
        return bar()->findChild<QLabel *>(QStringLiteral("messageText"))->text();
    }

    account::Settings settings;
    account::DemoServerProcess demoServer;
    account::Account account;
    account::MemoryCredentialStore keychain;
    account::AccountSwitch accounts{account, settings, keychain};
    transfers::Transfers transfers;
    ui::Translations translations;
    ui::MainWindow window;
};

} // namespace

void TestTransferNotices::saysNothingWhenAllIsWell()
{
    const Program program(m_folder.path());
    // The record is there once it has been opened.
    const QString file = m_folder.filePath(QStringLiteral("transfers/transfers.sqlite"));
    QTRY_VERIFY(QFile::exists(file));
    QVERIFY(program.bar()->isHidden());
}

void TestTransferNotices::saysWhatWasDamaged()
{
    const QString file = m_folder.filePath(QStringLiteral("transfers/transfers.sqlite"));
    QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("transfers"))));
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
    damaged.write(QByteArray("<b>damaged</b>").repeated(100));
    damaged.close();
    const Program program(m_folder.path());
    QTRY_VERIFY(program.bar()->isVisible());
    QVERIFY2(program.text().contains(QDir::toNativeSeparators(file) + QStringLiteral(".damaged-1")),
             qPrintable(program.text()));
    QVERIFY2(program.text().contains(QStringLiteral("look whether it has arrived")),
             qPrintable(program.text()));
}

void TestTransferNotices::speaksOfEveryKind_data()
{
    QTest::addColumn<JournalProblem::Kind>("kind");
    QTest::addColumn<bool>("isForStaff");
    using Kind = JournalProblem::Kind;
    QTest::newRow("set aside") << Kind::SetAside << true;
    QTest::newRow("in use") << Kind::InUse << true;
    QTest::newRow("newer") << Kind::OfNewerVersion << true;
    QTest::newRow("unavailable") << Kind::Unavailable << true;
    QTest::newRow("not written") << Kind::NotWritten << true;
    QTest::newRow("on a network folder") << Kind::OnNetworkFolder << false;
}

void TestTransferNotices::speaksOfEveryKind()
{
    QFETCH(const JournalProblem::Kind, kind);
    QFETCH(const bool, isForStaff);
    JournalProblem problem;
    problem.kind = kind;
    const QString text = ui::journalProblemText(problem);
    QCOMPARE(!text.isEmpty(), isForStaff);
    QVERIFY2(text.isEmpty() || text.endsWith(u'.'), qPrintable(text));
}

QTEST_MAIN(TestTransferNotices)
#include "tst_transfernotices.moc"
