#include "botdoc/chunk.h"
#include "botdoc/client.h"
#include "medias/lightrefresh.h"
#include "medias/medialistmodel.h"
#include "messagebar.h"
#include "office.h"
#include "refreshmenu.h"
#include "workspace.h"

#include <QBuffer>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTextEdit>

using account::Setting;
using medias::MediaListModel;
using namespace std::chrono_literals;

/// The list of the whole window keeps up with the server while somebody looks, and marks what is new.
class TestRefreshing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Office::prepare(); }
    void followsWhileTheWindowIsActive();
    void marksWhatOthersSend();
    void doesNotMarkWhatIsSentFromHere();
    void saysThatTheMediaShownHasVanished();
    void isQuietAboutFailures();
    void remembersTheLookOfAnAccount();
    void isSetInTheMenu();
    void cannotBeSetAgainstTheAdministrator();

private:
    static medias::LightRefresh *refreshOf(const Office &office);
    static QString summaryOf(const Office &office);
    static void sendFromElsewhere(const Office &office, const QString &name);
    static QList<QAction *> intervalsOf(const ui::MainWindow &window);
};

medias::LightRefresh *TestRefreshing::refreshOf(const Office &office)
{
    return office.window.findChild<medias::LightRefresh *>();
}

QString TestRefreshing::summaryOf(const Office &office)
{
    return office.window.statusBar()->findChild<QLabel *>()->text();
}

/// By a call that the window knows nothing of.
void TestRefreshing::sendFromElsewhere(const Office &office, const QString &name)
{
    botdoc::Chunk chunk;
    chunk.request = botdoc::RequestId{1080};
    chunk.fileName = name;
    chunk.size = 7;
    chunk.bytes = [] {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData("content");
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    };
    bool isThere = false;
    office.account.client()->createMedia(
        chunk, office.table(),
        [&isThere](const botdoc::Result<botdoc::Media> &answer) { isThere = answer.has_value(); });
    QTRY_VERIFY(isThere);
}

QList<QAction *> TestRefreshing::intervalsOf(const ui::MainWindow &window)
{
    return window.findChild<QMenu *>(QStringLiteral("refreshMenu"))->actions();
}

void TestRefreshing::followsWhileTheWindowIsActive()
{
    Office office({QStringLiteral("--medias"), QStringLiteral("400")});
    QVERIFY(office.isOpen());
    QVERIFY(QTest::qWaitForWindowActive(&office.window));
    QVERIFY(refreshOf(office)->due() > 30s);
    QVERIFY(refreshOf(office)->due() <= 60s);

    // What somebody has before them stays.
    office.table()->verticalScrollBar()->setValue(office.table()->rowHeight(0) * 50);
    QTRY_VERIFY(office.rows()->index(60, 0).data(MediaListModel::IsLoadedRole).toBool());
    office.select(60);
    const QString selected = office.rows()->index(60, 0).data().toString();
    const int top = office.table()->visualRect(office.table()->currentIndex()).top();

    sendFromElsewhere(office, QStringLiteral("elsewhere.txt"));
    refreshOf(office)->setInterval(20ms);
    QTRY_COMPARE(office.rows()->rowCount(), 401);
    refreshOf(office)->setInterval(1h);
    QTRY_COMPARE(office.rowNamed(QStringLiteral("elsewhere.txt")), 0);
    QCOMPARE(office.table()->currentIndex().data().toString(), selected);
    QCOMPARE(office.table()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(office.table()->selectionModel()->selectedRows()[0].data().toString(), selected);
    QTRY_COMPARE(office.table()->visualRect(office.table()->currentIndex()).top(), top);

    QWidget other;
    other.show();
    other.activateWindow();
    QTRY_VERIFY(!office.window.isActiveWindow());
    QVERIFY(!refreshOf(office)->due());
    other.hide();
    office.window.activateWindow();
    QTRY_VERIFY(office.window.isActiveWindow());
    QTRY_VERIFY(refreshOf(office)->due() > 59min);
}

void TestRefreshing::marksWhatOthersSend()
{
    Office office;
    QVERIFY(office.isOpen());
    QVERIFY2(!summaryOf(office).contains(QStringLiteral("new")), qPrintable(summaryOf(office)));
    for (const char *name : {"one.txt", "two.txt"})
        sendFromElsewhere(office, QString::fromLatin1(name));
    refreshOf(office)->setInterval(20ms);
    QTRY_VERIFY2(summaryOf(office).contains(QStringLiteral("2 new")), qPrintable(summaryOf(office)));
    const QModelIndex one = office.rows()->index(office.rowNamed(QStringLiteral("one.txt")), 0);
    QVERIFY(one.data(MediaListModel::IsNewRole).toBool());
    QCOMPARE(one.data(Qt::AccessibleTextRole).toString(), QStringLiteral("New: one.txt"));
}

void TestRefreshing::doesNotMarkWhatIsSentFromHere()
{
    Office office;
    QVERIFY(office.isOpen());
    QFile file(office.folder.filePath(QStringLiteral("own.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("letter");
    file.close();
    office.transfers.upload({{file.fileName(), botdoc::RequestId{1080}, {}}});
    QTRY_VERIFY_WITH_TIMEOUT(office.rowNamed(QStringLiteral("own.txt")) >= 0, 20'000);
    const QModelIndex own = office.rows()->index(office.rowNamed(QStringLiteral("own.txt")), 0);
    QVERIFY(!own.data(MediaListModel::IsNewRole).toBool());
    QVERIFY2(!summaryOf(office).contains(QStringLiteral("new")), qPrintable(summaryOf(office)));
}

void TestRefreshing::saysThatTheMediaShownHasVanished()
{
    Office office;
    QVERIFY(office.isOpen());
    const int row = 1;
    const QString name = office.rows()->index(row, 0).data().toString();
    const auto media = office.rows()->index(row, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
    office.select(row);
    bool isGone = false;
    office.account.client()->deleteMedia(
        media.id, office.table(),
        [&isGone](const botdoc::Result<void> &answer) { isGone = answer.has_value(); });
    QTRY_VERIFY(isGone);
    refreshOf(office)->setInterval(20ms);
    const auto *notice = office.window.findChild<QLabel *>(QStringLiteral("detailsNotice"));
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->text(), QStringLiteral("This media is no longer on the server."));
    QTRY_COMPARE(office.rowNamed(name), -1);
    QVERIFY(notice->isVisible());
    QVERIFY(
        office.window.findChild<QTextEdit *>(QStringLiteral("detailsText"))->toPlainText().contains(name));
    QVERIFY(!office.window.findChild<ui::MessageBar *>(QStringLiteral("messageBar"))->isVisible());
}

void TestRefreshing::isQuietAboutFailures()
{
    Office office;
    QVERIFY(office.isOpen());
    auto *messages = Office::find<ui::Workspace>({})->findChild<ui::MessageBar *>();
    const QString first = office.rows()->index(0, 0).data().toString();
    QSignalSpy refreshed(qobject_cast<MediaListModel *>(office.rows()), &MediaListModel::refreshed);
    office.demo.stop(true);
    refreshOf(office)->setInterval(20ms);
    QTRY_VERIFY_WITH_TIMEOUT(!refreshed.isEmpty(), 20'000);
    refreshOf(office)->setInterval(1h);
    QVERIFY(refreshed[0][0].value<std::optional<botdoc::ApiError>>());
    QVERIFY(!messages->isVisible());
    QCOMPARE(office.rows()->index(0, 0).data().toString(), first);
    for (int row = 0; row < office.rows()->rowCount(); ++row)
        QVERIFY(office.rows()->index(row, 0).data(MediaListModel::IsLoadedRole).toBool());

    office.trigger(QStringLiteral("Refresh"));
    QTRY_VERIFY_WITH_TIMEOUT(messages->isVisible(), 20'000);
    QVERIFY(messages->findChild<QLabel *>(QStringLiteral("messageText"))
                ->text()
                .startsWith(QStringLiteral("The list is as it was at ")));
}

void TestRefreshing::remembersTheLookOfAnAccount()
{
    Office office;
    QVERIFY(office.isOpen());
    office.accounts.signIn(office.demo.server(), office.demo.credentials(), false);
    QTRY_VERIFY(office.accounts.current() && office.rows()->rowCount() > 0);
    const QString id = office.accounts.current()->id;
    const auto kept = [&office, id] { return office.settings.get<Setting::AccountLastLook>(id); };
    QTRY_VERIFY(kept() > 0);
    const qint64 first = kept();

    sendFromElsewhere(office, QStringLiteral("one.txt"));
    office.accounts.signOut();
    QTRY_COMPARE(office.rows()->rowCount(), 0);
    QCOMPARE(kept(), first);
    office.accounts.signIn(office.demo.server(), office.demo.credentials(), false);
    QTRY_VERIFY2(summaryOf(office).contains(QStringLiteral("1 new")), qPrintable(summaryOf(office)));
    QCOMPARE(office.accounts.current()->id, id);
    QTRY_VERIFY(kept() > first);

    office.accounts.forget(*office.accounts.current());
    QTRY_COMPARE(office.rows()->rowCount(), 0);
    QCOMPARE(kept(), 0);
    QVERIFY(office.settings.accounts().isEmpty());
}

void TestRefreshing::isSetInTheMenu()
{
    Office office;
    QVERIFY(office.isOpen());
    const QList<QAction *> intervals = intervalsOf(office.window);
    QCOMPARE(intervals.size(), 5);
    QStringList texts;
    for (const QAction *interval : intervals)
        texts.append(interval->text());
    QCOMPARE(texts, QStringList({QStringLiteral("Never"), QStringLiteral("Every 30 seconds"),
                                 QStringLiteral("Every minute"), QStringLiteral("Every 5 minutes"),
                                 QStringLiteral("Every 15 minutes")}));
    QVERIFY(intervals[2]->isChecked());
    QTRY_VERIFY(refreshOf(office)->due());
    intervals[0]->trigger();
    QCOMPARE(office.settings.get<Setting::RefreshInterval>(), 0);
    QVERIFY(!refreshOf(office)->due());
    intervals[4]->trigger();
    QCOMPARE(office.settings.get<Setting::RefreshInterval>(), 900);
    QVERIFY(refreshOf(office)->due() > 14min);
}

void TestRefreshing::cannotBeSetAgainstTheAdministrator()
{
    const QTemporaryDir folder;
    QFile policy(account::SettingsPlaces::in(folder.path()).policy);
    QVERIFY(policy.open(QIODevice::WriteOnly));
    policy.write("[Fixed]\nrefreshInterval=45\n");
    policy.close();
    account::Settings settings(account::SettingsPlaces::in(folder.path()));
    ui::Translations translations;
    translations.use(account::Language::English);
    MediaListModel model;
    medias::LightRefresh refresh(model);
    const ui::RefreshMenu menu(settings, refresh);
    const QList<QAction *> actions = menu.actions();
    QCOMPARE(actions.size(), 7);
    QVERIFY(actions[2]->isChecked());
    QCOMPARE(actions[2]->text(), QStringLiteral("Every 45 seconds"));
    for (const QAction *action : actions)
        QVERIFY(!action->isEnabled());
    QVERIFY(actions.last()->text().contains(QStringLiteral("administrator")));
}

QTEST_MAIN(TestRefreshing)
#include "tst_refreshing.moc"
