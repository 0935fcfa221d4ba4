#include "agingserver.h"
#include "liststatepage.h"
#include "medias/medialistmodel.h"
#include "medias/requestlistmodel.h"
#include "office.h"
#include "requestdelegate.h"
#include "requestserver.h"
#include "requestsidebar.h"
#include "wholeprogram.h"

#include <QAccessible>
#include <QAction>
#include <QListView>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>

using medias::MediaListModel;

namespace {

QListView *sideBar(const QWidget &window)
{
    return window.findChild<QWidget *>(QStringLiteral("requestSideBar"))
        ->findChild<QListView *>(QStringLiteral("requestList"));
}

QModelIndex entry(const QWidget &window)
{
    return sideBar(window)->model()->index(1, 0);
}

/// What is beside it.
QString count(const QWidget &window)
{
    return entry(window).data(ui::RequestDelegate::BesideRole).toString();
}

QString selected(const QWidget &window)
{
    return sideBar(window)->currentIndex().data().toString();
}

void click(const QWidget &window)
{
    QTest::mouseClick(sideBar(window)->viewport(), Qt::LeftButton, {},
                      sideBar(window)->visualRect(entry(window)).center());
}

QStringList names(const QAbstractItemModel &rows)
{
    QStringList names;
    for (int row = 0; row < rows.rowCount(); ++row)
        names.append(rows.index(row, 0).data().toString());
    return names;
}

QString summary(const QMainWindow &window)
{
    return window.statusBar()->findChild<QLabel *>()->text();
}

/// Of the page in the empty list's place.
QString pageTitle(const QWidget &window)
{
    const auto *page = window.findChild<ui::ListStatePage *>();
    return page->isVisible() ? page->accessibleName() : QString();
}

void save(Office &office, int row)
{
    const auto media = office.rows()->index(row, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
    office.transfers.save(
        {{.media = media, .target = {.folder = office.folder.path(), .fileName = {}}, .requestTitle = {}}});
}

// Of the demo's samples, the oldest first. One of them can be fetched no more.
const QStringList samples{
    QStringLiteral("Payslip October 2026 Emma.pdf"), QStringLiteral("Bank statement 10-2026.pdf"),
    QStringLiteral("ID card Emma front.jpg"),        QStringLiteral("Articles of association.pdf"),
    QStringLiteral("توكيل خاص - ليلى الحدّاد.pdf"),   QStringLiteral("Testamento de la tía Concha.pdf"),
    QStringLiteral("قائمة المساهمين.xlsx")};

} // namespace

/// "Going soon, not saved yet" beside the list, in the whole window.
class TestGoingSoonEntry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsHowMany();
    void isThereOnlyWhereItCanBeKnown();
    void isChosenByAClick();
    void isChosenByKeys();
    void whatIsSavedLeaves();
    void allAreSelectedAndSaved();
    void nothingGoesSoon();
    void notAllCouldBeLookedAt();
    void isNotRemembered();
    void comesToNothingAtSignOut();
};

void TestGoingSoonEntry::initTestCase()
{
    Office::prepare();
}

void TestGoingSoonEntry::tellsHowMany()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(count(office.window), QStringLiteral("7"));
    QCOMPARE(entry(office.window).data().toString(), QStringLiteral("Going soon, not saved yet"));
    QVERIFY(entry(office.window).data(Qt::ToolTipRole).toString().contains(QStringLiteral("an estimate")));
    QCOMPARE(entry(office.window).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Going soon, not saved yet: 7"));
    QCOMPARE(selected(office.window), QStringLiteral("All medias"));
}

void TestGoingSoonEntry::isThereOnlyWhereItCanBeKnown()
{
    medias::RequestListModel requests;
    ui::RequestSideBar bar(requests);
    const auto *rows = bar.findChild<QListView *>(QStringLiteral("requestList"))->model();
    QCOMPARE(rows->rowCount(), 1);
    QVERIFY(!bar.goingSoonAction()->isVisible());
    bar.setGoingSoon(true, std::nullopt);
    QCOMPARE(rows->rowCount(), 2);
    QVERIFY(bar.goingSoonAction()->isVisible());
    const QModelIndex index = rows->index(1, 0);
    QCOMPARE(index.data(ui::RequestDelegate::BesideRole).toString(), QString());
    bar.setGoingSoon(true, medias::GoingSoon::Count{0, false});
    QCOMPARE(index.data(ui::RequestDelegate::BesideRole).toString(), QStringLiteral("0"));
    QVERIFY(!index.data(ui::RequestDelegate::IsUrgentRole).toBool());
    const auto toolTip = [&index] { return index.data(Qt::ToolTipRole).toString(); };
    QVERIFY(!toolTip().contains(QStringLiteral("may be more")));
    // None of those that were looked at: it is not said that there is none.
    bar.setGoingSoon(true, medias::GoingSoon::Count{0, true, 3});
    QCOMPARE(index.data(ui::RequestDelegate::BesideRole).toString(), QStringLiteral("?"));
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Going soon, not saved yet: not known"));
    QVERIFY(toolTip().contains(QStringLiteral("may be more")));
    QVERIFY(!index.data(ui::RequestDelegate::IsUrgentRole).toBool());
    bar.setGoingSoon(true, medias::GoingSoon::Count{5000, true});
    QCOMPARE(index.data(ui::RequestDelegate::BesideRole).toString(), QStringLiteral("5,000+"));
    QVERIFY(toolTip().contains(QStringLiteral("may be more")));
    QVERIFY(index.data(ui::RequestDelegate::IsUrgentRole).toBool());
    bar.setGoingSoon(false, std::nullopt);
    QCOMPARE(rows->rowCount(), 1);
    QVERIFY(!bar.goingSoonAction()->isVisible());
}

void TestGoingSoonEntry::isChosenByAClick()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(count(office.window), QStringLiteral("7"));
    const int all = office.rows()->rowCount();
    click(office.window);
    QTRY_COMPARE(names(*office.rows()), samples);
    QCOMPARE(selected(office.window), QStringLiteral("Going soon, not saved yet"));
    QVERIFY2(summary(office.window).contains(QStringLiteral("Going soon, not saved yet (an estimate)")) &&
                 summary(office.window).contains(QStringLiteral("7 medias")),
             qPrintable(summary(office.window)));
    QTest::keyClick(sideBar(office.window), Qt::Key_Up);
    QTest::keyClick(sideBar(office.window), Qt::Key_Return);
    QTRY_COMPARE(office.rows()->rowCount(), all);
    QCOMPARE(selected(office.window), QStringLiteral("All medias"));
}

void TestGoingSoonEntry::isChosenByKeys()
{
    Office office;
    QVERIFY(office.isOpen());
    QTRY_COMPARE(count(office.window), QStringLiteral("7"));
    auto *action = office.window.findChild<QAction *>(QStringLiteral("showGoingSoon"));
    QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_F8));
    QVERIFY(action->isVisible() && action->isEnabled());
    action->trigger();
    QTRY_COMPARE(office.rows()->rowCount(), 7);
    QCOMPARE(selected(office.window), QStringLiteral("Going soon, not saved yet"));
    QVERIFY(office.table()->hasFocus());
    // By arrow keys, resting on it.
    sideBar(office.window)->setFocus();
    QTest::keyClick(sideBar(office.window), Qt::Key_Home);
    QTRY_VERIFY(office.rows()->rowCount() > 7);
    QTest::keyClick(sideBar(office.window), Qt::Key_Down);
    QTRY_COMPARE(office.rows()->rowCount(), 7);
}

void TestGoingSoonEntry::whatIsSavedLeaves()
{
    Office office;
    QVERIFY(office.isOpen());
    click(office.window);
    QTRY_COMPARE(names(*office.rows()), samples);
    office.select(3);
    save(office, 1);
    QTRY_COMPARE(count(office.window), QStringLiteral("6"));
    QStringList left = samples;
    left.removeAt(1);
    QCOMPARE(names(*office.rows()), left);
    // The others stay as they are.
    const QModelIndexList rows = office.table()->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].data().toString(), samples[3]);
    // What the server says since is that, too.
    office.trigger(QStringLiteral("Refresh"));
    QTRY_COMPARE(office.rows()->rowCount(), 6);
    QCOMPARE(names(*office.rows()), left);
    // And one that is deleted.
    office.transfers.remove(
        {office.rows()->index(0, 0).data(MediaListModel::MediaRole).value<botdoc::Media>()});
    QTRY_COMPARE(count(office.window), QStringLiteral("5"));
    left.removeFirst();
    QTRY_COMPARE(names(*office.rows()), left);
}

void TestGoingSoonEntry::allAreSelectedAndSaved()
{
    Office office;
    QVERIFY(office.isOpen());
    click(office.window);
    QTRY_COMPARE(office.rows()->rowCount(), 7);
    // Right from the side bar.
    QTest::keyClick(&office.window, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY2(summary(office.window).contains(QStringLiteral("7 selected")),
                 qPrintable(summary(office.window)));
    for (int row = 0; row < 7; ++row)
        save(office, row);
    // But for the one that has no download left.
    QTRY_COMPARE_WITH_TIMEOUT(count(office.window), QStringLiteral("1"), 20'000);
    QCOMPARE(names(*office.rows()), QStringList{samples[2]});
}

void TestGoingSoonEntry::nothingGoesSoon()
{
    Office office({QStringLiteral("--medias"), QStringLiteral("30")});
    QVERIFY(office.isOpen());
    QTRY_COMPARE(count(office.window), QStringLiteral("0"));
    click(office.window);
    QTRY_COMPARE(pageTitle(office.window), QStringLiteral("Nothing goes soon that is not saved here"));
    const auto *page = office.window.findChild<ui::ListStatePage *>();
    QVERIFY(page->accessibleDescription().contains(QStringLiteral("an estimate")));
    page->findChild<QPushButton *>()->click();
    QTRY_COMPARE(office.rows()->rowCount(), 30);
    QCOMPARE(selected(office.window), QStringLiteral("All medias"));
}

/// Nothing is left of what was: that is no all-clear.
void TestGoingSoonEntry::notAllCouldBeLookedAt()
{
    const QTemporaryDir folder;
    // Three of 400 go soon; and one that is too old for its place lets all be expected of the others.
    AgingServer server(400, std::chrono::seconds(2286));
    server.list.fieldsOf = [own = server.list.fieldsOf](qint64 id) { return own(id == 50 ? 20 : id); };
    server.list.more.insert(QStringLiteral("bytes"), 4);
    for (const QByteArray id : {"1", "2", "3"})
        server.list.server().on("GET", "/v1/media/" + id + "/download/", support::Answer::content("data"));
    WholeProgram program(account::SettingsPlaces::in(folder.path()));
    program.translations.use(account::Language::English);
    botdoc::Credentials credentials;
    credentials.token = "aaa.bbb.ccc";
    program.accounts.signIn(botdoc::Server::fromText(server.list.server().url().toString()).value(),
                            credentials, false);
    QTRY_COMPARE(count(program.window), QStringLiteral("3+"));
    click(program.window);
    const auto *rows = program.window.findChild<QTableView *>(QStringLiteral("mediaTable"))->model();
    QTRY_COMPARE(rows->rowCount(), 3);
    for (int row = 0; row < 3; ++row) {
        const auto media = rows->index(row, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
        program.transfers.save(
            {{.media = media, .target = {.folder = folder.path(), .fileName = {}}, .requestTitle = {}}});
    }
    QTRY_COMPARE(count(program.window), QStringLiteral("?"));
    QTRY_COMPARE(pageTitle(program.window), QStringLiteral("Not all could be looked at"));
    const QString text = program.window.findChild<ui::ListStatePage *>()->accessibleDescription();
    QVERIFY2(text.contains(QStringLiteral("oldest 3")) &&
                 text.contains(QStringLiteral("have not been looked at")),
             qPrintable(text));
}

void TestGoingSoonEntry::isNotRemembered()
{
    const QTemporaryDir folder;
    RequestServer server(40);
    server.medias = {{1040, 3}, {1005, 2}};
    for (const bool isChosen : {false, true}) {
        WholeProgram program(account::SettingsPlaces::in(folder.path()));
        program.translations.use(account::Language::English);
        botdoc::Credentials credentials;
        credentials.token = "aaa.bbb.ccc";
        program.accounts.signIn(botdoc::Server::fromText(server.server().url().toString()).value(),
                                credentials, false);
        const auto *list = qobject_cast<MediaListModel *>(
            program.window.findChild<QTableView *>(QStringLiteral("mediaTable"))->model());
        QTRY_COMPARE(list->rowCount(), isChosen ? 3 : 5);
        QTRY_COMPARE(count(program.window), QStringLiteral("5"));
        if (isChosen) {
            QCOMPARE(list->request(), botdoc::RequestId{1040});
            continue;
        }
        QTRY_COMPARE(sideBar(program.window)->model()->rowCount(), 42);
        QTest::mouseClick(
            sideBar(program.window)->viewport(), Qt::LeftButton, {},
            sideBar(program.window)->visualRect(sideBar(program.window)->model()->index(2, 0)).center());
        QTRY_COMPARE(list->rowCount(), 3);
        click(program.window);
        QTRY_COMPARE(list->rowCount(), 5);
        QCOMPARE(list->request(), std::nullopt);
        program.window.close();
    }
}

void TestGoingSoonEntry::comesToNothingAtSignOut()
{
    Office office;
    QVERIFY(office.isOpen());
    click(office.window);
    QTRY_COMPARE(office.rows()->rowCount(), 7);
    office.trigger(QStringLiteral("Sign out"));
    QCOMPARE(office.rows()->rowCount(), 0);
    QCOMPARE(count(office.window), QString());
    QVERIFY(!office.window.findChild<QAction *>(QStringLiteral("showGoingSoon"))->isEnabled());
    office.account.signIn(office.demo.server(), QStringLiteral("Test"), office.demo.credentials());
    QTRY_VERIFY(office.rows()->rowCount() > 7);
    QTRY_COMPARE(count(office.window), QStringLiteral("7"));
    QCOMPARE(selected(office.window), QStringLiteral("All medias"));
}

QTEST_MAIN(TestGoingSoonEntry)
#include "tst_goingsoonentry.moc"
