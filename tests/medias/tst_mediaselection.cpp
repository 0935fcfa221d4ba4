#include "listtable.h"

#include <QSignalSpy>
#include <QTest>

using namespace medias;
using botdoc::MediaId;

/// A selection belongs to medias, not to rows.
class TestMediaSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsItsMedias();
    void followsThroughAnotherOrder();
    void joinsWhenLoaded();
    void vanishedOnesLeave();
    void comesBackWithItsMedia();
    void removedOnesDoNotComeBack();
    void currentFollowsItsMedia();
    void saysNothingWithoutAChange();
    void isEmptiedWithTheList();
    void takesWhatIsLoaded();
    void tellsWhatSomebodyChose();
};

void TestMediaSelection::followsItsMedias()
{
    ListTable table(250);
    QVERIFY(table.comesToRest());
    table.select(3, 5);
    QCOMPARE(table.selected(), (QList<qint64>{247, 246, 245}));
    QVERIFY(table.selection.current() != MediaId{246});
    const QSignalSpy changes(&table.selection, &MediaSelection::changed);
    table.list.ids.removeOne(246);
    table.list.ids.prepend(251);
    table.list.ids.prepend(252);
    QVERIFY(table.refresh());
    QCOMPARE(table.selected(), (QList<qint64>{247, 245}));
    QCOMPARE(table.selectedRows(), (QList<int>{5, 6}));
    QCOMPARE(table.selection.count(), 2);
    QVERIFY(table.selection.contains(MediaId{245}) && !table.selection.contains(MediaId{246}));
    QCOMPARE(changes.size(), 1);
}

void TestMediaSelection::followsThroughAnotherOrder()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.select(3, 5);
    std::reverse(table.list.ids.begin(), table.list.ids.end());
    QVERIFY(table.refresh());
    QCOMPARE(table.selected(), (QList<qint64>{45, 46, 47}));
    QCOMPARE(table.selectedRows(), (QList<int>{44, 45, 46}));
}

void TestMediaSelection::joinsWhenLoaded()
{
    ListTable table(250);
    QVERIFY(table.comesToRest());
    table.select(98, 101);
    QCOMPARE(table.selected(), (QList<qint64>{152, 151}));
    table.view.setCurrentIndex(table.model.index(98, 0), QItemSelectionModel::NoUpdate);
    const QSignalSpy changes(&table.selection, &MediaSelection::changed);
    table.model.setVisibleRows(90, 120);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.selected(), (QList<qint64>{152, 151, 150, 149}));
    QCOMPARE(table.selectedRows(), (QList<int>{98, 99, 100, 101}));
    QVERIFY(!changes.isEmpty());
}

void TestMediaSelection::vanishedOnesLeave()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.select(3, 5);
    const QSignalSpy changes(&table.selection, &MediaSelection::changed);
    table.list.ids = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    QVERIFY(table.refresh());
    QCOMPARE(table.selected(), QList<qint64>());
    QCOMPARE(table.selectedRows(), QList<int>());
    QVERIFY(!changes.isEmpty());
}

void TestMediaSelection::comesBackWithItsMedia()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    for (const bool isAnotherSelectedMeanwhile : {false, true}) {
        table.select(3, 4);
        QCOMPARE(table.selected(), (QList<qint64>{47, 46}));
        table.list.ids.removeOne(47);
        QVERIFY(table.refresh());
        QCOMPARE(table.selected(), (QList<qint64>{46}));
        if (isAnotherSelectedMeanwhile)
            table.select(10, 10);
        table.list.ids.insert(3, 47);
        QVERIFY(table.refresh());
        QCOMPARE(table.selection.contains(MediaId{47}), !isAnotherSelectedMeanwhile);
        QCOMPARE(table.selectedRows(), isAnotherSelectedMeanwhile ? (QList<int>{11}) : (QList<int>{3, 4}));
    }
}

void TestMediaSelection::removedOnesDoNotComeBack()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.select(3, 5);
    // The server keeps it, and tells that it was removed.
    table.list.removed = {46};
    table.model.removed(MediaId{46});
    QCOMPARE(table.selected(), (QList<qint64>{47, 45}));
    QVERIFY(table.refresh());
    QCOMPARE(table.model.rowOf(MediaId{46}), 4);
    QCOMPARE(table.selected(), (QList<qint64>{47, 45}));
    QCOMPARE(table.selectedRows(), (QList<int>{3, 5}));
}

void TestMediaSelection::currentFollowsItsMedia()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.select(5, 5);
    QCOMPARE(table.selection.current(), MediaId{45});
    std::reverse(table.list.ids.begin(), table.list.ids.end());
    QVERIFY(table.refresh());
    QCOMPARE(table.selection.current(), MediaId{45});
    QCOMPARE(table.view.currentIndex().row(), 44);
    // Its neighbour is next when it goes.
    table.list.ids.removeOne(45);
    table.model.removed(MediaId{45});
    QCOMPARE(table.selection.current(), table.model.idAt(table.view.currentIndex().row()));
    QVERIFY(table.selection.current() == MediaId{46} || table.selection.current() == MediaId{44});
}

void TestMediaSelection::saysNothingWithoutAChange()
{
    ListTable table(250);
    QVERIFY(table.comesToRest());
    table.select(3, 5);
    const QSignalSpy changes(&table.selection, &MediaSelection::changed);
    table.list.ids.prepend(251);
    QVERIFY(table.refresh());
    QCOMPARE(table.selectedRows(), (QList<int>{4, 5, 6}));
    table.model.setStayDays(14); // the medias stay what they are
    QCOMPARE(changes.size(), 0);
}

void TestMediaSelection::isEmptiedWithTheList()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.select(3, 5);
    const QSignalSpy changes(&table.selection, &MediaSelection::changed);
    table.model.setClient(nullptr);
    QCOMPARE(table.selected(), QList<qint64>());
    QVERIFY(!table.selection.current());
    QCOMPARE(changes.size(), 1);
}

/// And nothing that comes later.
void TestMediaSelection::takesWhatIsLoaded()
{
    ListTable table(450);
    table.list.ids[5] = 0;
    QVERIFY(table.comesToRest());
    table.model.setVisibleRows(300, 320);
    QVERIFY(table.comesToRest());
    table.select(7, 9);
    table.selection.selectLoaded();
    QVERIFY(table.selection.count() < 450);
    for (int row = 0; row < table.model.rowCount(); ++row)
        QCOMPARE(table.view.isRowSelected(row), table.model.idAt(row).has_value());
    const int loaded = table.selection.count();
    QCOMPARE(loaded, table.model.coverage().loaded - table.model.unreadable());
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, 450);
    QCOMPARE(table.selection.count(), loaded);
    table.selection.selectLoaded();
    QCOMPARE(table.selection.count(), 449);
    QCOMPARE(table.view.selection().size(), 2);
}

void TestMediaSelection::tellsWhatSomebodyChose()
{
    ListTable table(250);
    QVERIFY(table.comesToRest());
    const QSignalSpy chosen(&table.selection, &MediaSelection::chosen);
    table.select(3, 5);
    QCOMPARE(chosen.size(), 1);
    table.list.ids.removeOne(246);
    table.list.ids.prepend(251);
    QVERIFY(table.refresh());
    table.model.removed(MediaId{247});
    table.model.sort(MediaListModel::Name);
    QVERIFY(table.comesToRest());
    QTRY_VERIFY(table.model.isQueryShown());
    QCOMPARE(table.selection.count(), 1);
    QCOMPARE(chosen.size(), 1);
    table.view.clearSelection();
    QCOMPARE(chosen.size(), 2);
}

QTEST_GUILESS_MAIN(TestMediaSelection)
#include "tst_mediaselection.moc"
