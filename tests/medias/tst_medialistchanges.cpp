#include "listserver.h"
#include "support/eventually.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace medias;
using botdoc::MediaId;
using support::eventually;
using LoadState = MediaListModel::LoadState;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// No media in two rows, and each found where it is.
bool isConsistent(const MediaListModel &model)
{
    QSet<qint64> seen;
    const QList<qint64> ids = idsIn(model);
    for (int row = 0; row < ids.size(); ++row) {
        if (ids[row] == 0)
            continue;
        if (seen.contains(ids[row]) || model.rowOf(MediaId{ids[row]}) != row)
            return false;
        seen.insert(ids[row]);
    }
    return true;
}

} // namespace

/// A list that others add to and remove from while it is shown.
class TestMediaListChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refreshAsksForFirstLastAndVisible();
    void whatIsNotVisibleIsAskedAgainInView();
    void refreshBlanksNothing();
    void newOnesAtTheFront();
    void newOnesAtTheEnd();
    void moreNewOnesThanAPage();
    void someVanish();
    void shiftSeenWhileScrolling();
    void exchangeSeenWhileScrolling();
    void exchangeSeenFarAway();
    void twinInTheRowOfAnother();
    void failedRefreshKeepsWhatIsShown();
    void removedHere();
    void removedHereWhileAsking();
    void removedHereButKeptByTheServer();
    void unchangedRefreshSaysNothing();
    void answersBeforeARefreshDoNotCount();
};

void TestMediaListChanges::refreshAsksForFirstLastAndVisible()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(420, 449);
    QVERIFY(list.desk().comesToRest());
    list.forgetPages();
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QList<int> pages = list.pages();
    std::sort(pages.begin(), pages.end());
    QCOMPARE(pages, (QList<int>{1, 4, 5, 6, 10}));
}

void TestMediaListChanges::whatIsNotVisibleIsAskedAgainInView()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(list.desk().calls(), 10);
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.desk().calls(), 10);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    list.forgetPages();
    model.setVisibleRows(540, 560);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.pages().size(), 3);
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListChanges::refreshBlanksNothing()
{
    ListServer list(400);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    model.setVisibleRows(0, 29);
    const QList<qint64> shown = list.ids.mid(0, 30);
    int missed = 0;
    connect(&model, &MediaListModel::rowsMoved, this, [&] {
        for (const qint64 id : shown)
            missed += model.rowOf(MediaId{id}) == -1 ? 1 : 0;
    });
    const QSignalSpy resets(&model, &MediaListModel::modelReset);
    for (qint64 id = 401; id <= 405; ++id)
        list.ids.prepend(id);
    list.ids.removeOne(300);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(missed, 0);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(model.rowCount(), 404);
}

void TestMediaListChanges::newOnesAtTheFront()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    const QPersistentModelIndex watched = model.index(7, 0);
    const QSignalSpy inserted(&model, &MediaListModel::rowsInserted);
    const QSignalSpy removed(&model, &MediaListModel::rowsRemoved);
    for (qint64 id = 1001; id <= 1003; ++id)
        list.ids.prepend(id);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 1003);
    QCOMPARE(model.idAt(0), MediaId{1003});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 2);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(watched.row(), 10);
    QCOMPARE(model.idAt(watched.row()), MediaId{993});
}

void TestMediaListChanges::newOnesAtTheEnd()
{
    ListServer list(250);
    std::reverse(list.ids.begin(), list.ids.end());
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(230, 249);
    QVERIFY(list.desk().comesToRest());
    const QSignalSpy inserted(&model, &MediaListModel::rowsInserted);
    const QSignalSpy removed(&model, &MediaListModel::rowsRemoved);
    list.ids += {251, 252};
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 252);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 250);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(model.idAt(251), MediaId{252});
}

void TestMediaListChanges::moreNewOnesThanAPage()
{
    ListServer list(500);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    const QPersistentModelIndex watched = model.index(7, 0);
    for (qint64 id = 501; id <= 850; ++id)
        list.ids.prepend(id);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 850);
    QCOMPARE(watched.row(), 357);
    QCOMPARE(model.idAt(357), MediaId{493});
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListChanges::someVanish()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    model.setVisibleRows(480, 509);
    const QPersistentModelIndex before = model.index(485, 0);
    const QPersistentModelIndex gone = model.index(490, 0);
    const QPersistentModelIndex after = model.index(495, 0);
    const qint64 beforeId = list.ids[485];
    const qint64 afterId = list.ids[495];
    list.ids.removeAt(490);
    list.ids.removeAt(0);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 998);
    QVERIFY(!gone.isValid());
    QCOMPARE(model.idAt(before.row()), MediaId{beforeId});
    QCOMPARE(model.idAt(after.row()), MediaId{afterId});
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListChanges::shiftSeenWhileScrolling()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    // The last media of the first page is the first of the second now.
    list.ids.prepend(1001);
    model.setVisibleRows(120, 149);
    QVERIFY(list.desk().comesToRest());
    QVERIFY(isConsistent(model));
    QCOMPARE(model.rowCount(), 1001);
    QCOMPARE(model.rowOf(MediaId{901}), 100);
    QCOMPARE(idsIn(model).mid(100, 100), list.ids.mid(100, 100));
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.idAt(0), MediaId{1001});
    QCOMPARE(idsIn(model).mid(0, 200), list.ids.mid(0, 200));
}

/// The list is as long as before; that it is another shows only where pages contradict each other.
void TestMediaListChanges::exchangeSeenWhileScrolling()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    list.ids.prepend(1001);
    list.ids.removeLast();
    model.setVisibleRows(120, 149);
    QVERIFY(list.desk().comesToRest());
    QVERIFY(isConsistent(model));
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(idsIn(model).mid(0, 300), list.ids.mid(0, 300));
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListChanges::exchangeSeenFarAway()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    list.ids.prepend(1001);
    list.ids.removeLast();
    // The page between is known, and only that which comes now contradicts it.
    model.setVisibleRows(220, 249);
    QVERIFY(list.desk().comesToRest());
    QVERIFY(isConsistent(model));
    // Nothing says so of the first rows but that the list is another one.
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.idAt(0), MediaId{1001});
    QCOMPARE(idsIn(model).mid(0, 300), list.ids.mid(0, 300));
}

/// The server gives a media twice, and then once more, where another was.
void TestMediaListChanges::twinInTheRowOfAnother()
{
    ListServer list(1000);
    list.ids[80] = list.ids[10];
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    list.ids[20] = list.ids[10];
    list.ids[500] = 5000;
    model.setVisibleRows(70, 90);
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(500, 529);
    QVERIFY(list.desk().comesToRest());
    QVERIFY(isConsistent(model));
    QCOMPARE(model.idAt(500), MediaId{5000});
}

void TestMediaListChanges::failedRefreshKeepsWhatIsShown()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    const QSignalSpy failures(&model, &MediaListModel::pageFailed);
    list.failing = {1, 2, 3};
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(idsIn(model), list.ids);
    QVERIFY(!failures.isEmpty());
    QCOMPARE(model.data(model.index(0, 0)), u"Media 300.pdf"_qs);
    list.failing.clear();
    list.ids.prepend(301);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 301);
}

void TestMediaListChanges::removedHere()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    const QSignalSpy removals(&model, &MediaListModel::rowsRemoved);
    list.ids.removeOne(295);
    model.removed(MediaId{295});
    QCOMPARE(model.rowCount(), 299);
    QCOMPARE(model.rowOf(MediaId{295}), -1);
    QCOMPARE(removals.size(), 1);
    QCOMPARE(removals[0][1].toInt(), 5);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(idsIn(model).mid(0, 100), list.ids.mid(0, 100));
    model.removed(MediaId{295});
    model.removed(MediaId{4711});
    QCOMPARE(model.rowCount(), 299);
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
    QCOMPARE(removals.size(), 1);
}

void TestMediaListChanges::removedHereWhileAsking()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    // An answer that was made before the removal still names the media.
    list.held = {1};
    model.refresh();
    QVERIFY(eventually([&] { return list.pages().count(1) == 2; }));
    list.ids.removeOne(295);
    list.held.clear();
    model.removed(MediaId{295});
    list.server().release();
    int cameBack = 0;
    connect(&model, &MediaListModel::rowsMoved, this, [&] { cameBack += model.rowOf(MediaId{295}) != -1; });
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(cameBack, 0);
    QCOMPARE(model.rowCount(), 299);
}

void TestMediaListChanges::removedHereButKeptByTheServer()
{
    ListServer list(50);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.removed(MediaId{45});
    QCOMPARE(model.rowCount(), 49);
    list.more = {{u"removed_at"_qs, u"2021-01-01T00:00:00Z"_qs}};
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.rowOf(MediaId{45}), 5);
    QCOMPARE(model.data(model.index(5, 0), MediaListModel::IsRemovedRole), true);
    QCOMPARE(model.data(model.index(5, MediaListModel::State)), u"Removed"_qs);
}

void TestMediaListChanges::unchangedRefreshSaysNothing()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(0, 29);
    QVERIFY(list.desk().comesToRest());
    const QSignalSpy changes(&model, &MediaListModel::dataChanged);
    const QSignalSpy replaced(&model, &MediaListModel::rowReplaced);
    const QSignalSpy counts(&model, &MediaListModel::countChanged);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(changes.size(), 1); // the last page, seen for the first time
    QCOMPARE(replaced.size(), 100);
    QCOMPARE(counts.size(), 0);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(changes.size(), 1);
}

void TestMediaListChanges::answersBeforeARefreshDoNotCount()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    list.held = {1, 2};
    model.setVisibleRows(110, 130);
    QVERIFY(eventually([&] { return list.pages().contains(2); }));
    list.held.clear();
    list.ids = list.ids.mid(0, 5);
    model.refresh();
    list.server().release();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(idsIn(model), list.ids);
}

QTEST_GUILESS_MAIN(TestMediaListChanges)
#include "tst_medialistchanges.moc"
