#include "listserver.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace medias;
using botdoc::Media;
using botdoc::MediaId;
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

void reverse(QList<qint64> &ids)
{
    std::reverse(ids.begin(), ids.end());
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
    void failedRefreshKeepsWhatIsShown();
    void removedHere();
    void removedHereWhileAsking();
    void removedHereButKeptByTheServer();
    void unchangedRefreshSaysNothing();
    void answersBeforeARefreshDoNotCount();
    void changingAtRandom_data();
    void changingAtRandom();
};

void TestMediaListChanges::refreshAsksForFirstLastAndVisible()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(420, 449);
    QTRY_VERIFY(list.desk().isIdle());
    list.forgetPages();
    model.refresh();
    QTRY_VERIFY(list.desk().isIdle());
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
    QTRY_COMPARE(model.state(), LoadState::Ready);
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(list.desk().calls(), 10);
    model.setVisibleRows(0, 29);
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(list.desk().calls(), 10);
    model.refresh();
    QTRY_VERIFY(list.desk().isIdle());
    list.forgetPages();
    model.setVisibleRows(540, 560);
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(list.pages().size(), 3);
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListChanges::refreshBlanksNothing()
{
    ListServer list(400);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    QVERIFY(scrollThrough(model, list.desk()));
    model.setVisibleRows(0, 29);
    qsizetype blank = 0;
    connect(&model, &MediaListModel::rowsMoved, this, [&] { blank += idsIn(model).mid(10).count(0); });
    const QSignalSpy resets(&model, &MediaListModel::modelReset);
    for (qint64 id = 401; id <= 405; ++id)
        list.ids.prepend(id);
    list.ids.removeOne(300);
    model.refresh();
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(blank, 0);
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
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(0, 29);
    QTRY_VERIFY(list.desk().isIdle());
    const QPersistentModelIndex watched = model.index(7, 0);
    const QSignalSpy inserted(&model, &MediaListModel::rowsInserted);
    const QSignalSpy removed(&model, &MediaListModel::rowsRemoved);
    for (qint64 id = 1001; id <= 1003; ++id)
        list.ids.prepend(id);
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 1003);
    QCOMPARE(model.idAt(0), MediaId{1003});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 2);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(watched.row(), 10);
    QCOMPARE(model.idAt(watched.row()), MediaId{993});
    QTRY_VERIFY(list.desk().isIdle());
}

void TestMediaListChanges::newOnesAtTheEnd()
{
    ListServer list(250);
    reverse(list.ids);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(230, 249);
    QTRY_VERIFY(list.desk().isIdle());
    const QSignalSpy inserted(&model, &MediaListModel::rowsInserted);
    const QSignalSpy removed(&model, &MediaListModel::rowsRemoved);
    list.ids += {251, 252};
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 252);
    QTRY_VERIFY(list.desk().isIdle());
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
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(0, 29);
    QTRY_VERIFY(list.desk().isIdle());
    const QPersistentModelIndex watched = model.index(7, 0);
    for (qint64 id = 501; id <= 850; ++id)
        list.ids.prepend(id);
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 850);
    QTRY_VERIFY(list.desk().isIdle());
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
    QTRY_COMPARE(model.state(), LoadState::Ready);
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
    QTRY_COMPARE(model.rowCount(), 998);
    QTRY_VERIFY(list.desk().isIdle());
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
    QTRY_COMPARE(model.state(), LoadState::Ready);
    // The last media of the first page is the first of the second now.
    list.ids.prepend(1001);
    model.setVisibleRows(120, 149);
    QTRY_VERIFY(list.desk().isIdle());
    QVERIFY(isConsistent(model));
    QCOMPARE(model.rowCount(), 1001);
    QCOMPARE(model.rowOf(MediaId{901}), 100);
    QCOMPARE(idsIn(model).mid(100, 100), list.ids.mid(100, 100));
    model.setVisibleRows(0, 29);
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(model.idAt(0), MediaId{1001});
    QCOMPARE(idsIn(model).mid(0, 200), list.ids.mid(0, 200));
}

void TestMediaListChanges::failedRefreshKeepsWhatIsShown()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    QVERIFY(scrollThrough(model, list.desk()));
    const QSignalSpy failures(&model, &MediaListModel::pageFailed);
    list.failing = {1, 2, 3};
    model.refresh();
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(idsIn(model), list.ids);
    QVERIFY(failures.size() > 0);
    QCOMPARE(model.data(model.index(0, 0)), u"Media 300.pdf"_qs);
    list.failing.clear();
    list.ids.prepend(301);
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 301);
    QTRY_VERIFY(list.desk().isIdle());
}

void TestMediaListChanges::removedHere()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(0, 29);
    QTRY_VERIFY(list.desk().isIdle());
    const QSignalSpy removals(&model, &MediaListModel::rowsRemoved);
    list.ids.removeOne(295);
    model.removed(MediaId{295});
    QCOMPARE(model.rowCount(), 299);
    QCOMPARE(model.rowOf(MediaId{295}), -1);
    QCOMPARE(removals.size(), 1);
    QCOMPARE(removals[0][1].toInt(), 5);
    QTRY_VERIFY(list.desk().isIdle());
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
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(0, 29);
    QTRY_VERIFY(list.desk().isIdle());
    // An answer that was made before the removal still names the media.
    list.held = {1};
    model.refresh();
    QTRY_VERIFY(list.pages().count(1) == 2);
    list.ids.removeOne(295);
    list.held.clear();
    model.removed(MediaId{295});
    list.server().release();
    int cameBack = 0;
    connect(&model, &MediaListModel::rowsMoved, this, [&] { cameBack += model.rowOf(MediaId{295}) != -1; });
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(cameBack, 0);
    QCOMPARE(model.rowCount(), 299);
}

void TestMediaListChanges::removedHereButKeptByTheServer()
{
    ListServer list(50);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.removed(MediaId{45});
    QCOMPARE(model.rowCount(), 49);
    list.more = {{u"removed_at"_qs, u"2021-01-01T00:00:00Z"_qs}};
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 50);
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
    QTRY_COMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(0, 29);
    QTRY_VERIFY(list.desk().isIdle());
    const QSignalSpy changes(&model, &MediaListModel::dataChanged);
    const QSignalSpy replaced(&model, &MediaListModel::rowReplaced);
    const QSignalSpy counts(&model, &MediaListModel::countChanged);
    model.refresh();
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(changes.size(), 1); // the last page, seen for the first time
    QCOMPARE(replaced.size(), 100);
    QCOMPARE(counts.size(), 0);
    model.refresh();
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(changes.size(), 1);
}

void TestMediaListChanges::answersBeforeARefreshDoNotCount()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    list.held = {1, 2};
    model.setVisibleRows(110, 130);
    QTRY_VERIFY(list.pages().contains(2));
    list.held.clear();
    list.ids = list.ids.mid(0, 5);
    model.refresh();
    list.server().release();
    QTRY_COMPARE(model.rowCount(), 5);
    QTRY_VERIFY(list.desk().isIdle());
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListChanges::changingAtRandom_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("isNewestFirst");
    QTest::addColumn<QByteArray>("count");
    for (int seed = 1; seed <= 6; ++seed) {
        QTest::addRow("newest first, %d", seed) << seed << true << QByteArray("right");
        QTest::addRow("oldest first, %d", seed) << seed << false << QByteArray("right");
        QTest::addRow("without a count, %d", seed) << seed << (seed % 2 == 0) << QByteArray();
    }
}

/// Others add and remove at any moment, we scroll, remove and refresh: never is a media in two rows, and once
/// the list has come to rest, a refresh and a look at everything shows exactly it.
void TestMediaListChanges::changingAtRandom()
{
    QFETCH(int, seed);
    QFETCH(bool, isNewestFirst);
    QFETCH(QByteArray, count);
    QRandomGenerator random(static_cast<quint32>(seed));
    ListServer list(random.bounded(1, 150));
    list.mostPageSize = random.bounded(5, 20);
    list.count = count;
    list.hasTotalPages = random.bounded(2) == 0;
    if (!isNewestFirst)
        reverse(list.ids);
    qint64 nextId = 1000;
    list.afterAnswer = [&] {
        for (int i = random.bounded(4); i > 0; --i) {
            if (random.bounded(3) == 0 && !list.ids.isEmpty())
                list.ids.removeAt(random.bounded(list.ids.size()));
            else if (isNewestFirst)
                list.ids.prepend(nextId++);
            else
                list.ids.append(nextId++);
        }
    };
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    bool isAlwaysConsistent = true;
    connect(&model, &MediaListModel::rowsMoved, this,
            [&] { isAlwaysConsistent = isAlwaysConsistent && isConsistent(model); });
    model.setClient(list.desk().client());
    QTRY_COMPARE(model.state(), LoadState::Ready);
    for (int step = 0; step < 40; ++step) {
        const int first = model.rowCount() == 0 ? 0 : random.bounded(model.rowCount());
        model.setVisibleRows(first, first + random.bounded(15));
        if (random.bounded(4) == 0)
            model.refresh();
        if (const std::optional<MediaId> id = model.idAt(first); id && random.bounded(5) == 0) {
            list.ids.removeOne(botdoc::number(*id));
            model.removed(*id);
        }
        if (random.bounded(3) != 0)
            QTRY_VERIFY(list.desk().isIdle());
    }
    QVERIFY(isAlwaysConsistent);

    list.afterAnswer = nullptr;
    model.refresh();
    QTRY_VERIFY(list.desk().isIdle());
    QVERIFY(scrollThrough(model, list.desk(), 10));
    QCOMPARE(idsIn(model), list.ids);
    QVERIFY(isAlwaysConsistent);
    QVERIFY(list.desk().mostInFlight() <= 4);
}

QTEST_GUILESS_MAIN(TestMediaListChanges)
#include "tst_medialistchanges.moc"
