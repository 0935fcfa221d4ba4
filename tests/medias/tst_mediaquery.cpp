#include "listtable.h"
#include "support/eventually.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace medias;
using botdoc::MediaId;
using support::eventually;

namespace {

QList<qint64> range(qint64 first, qint64 last)
{
    QList<qint64> ids(last - first + 1);
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

/// The numbers down to 1 that have these digits.
QList<qint64> having(const QString &digits, qint64 count)
{
    QList<qint64> ids;
    for (qint64 id = count; id > 0; --id) {
        if (QString::number(id).contains(digits))
            ids.append(id);
    }
    return ids;
}

} // namespace

/// The list as a query wants it.
class TestMediaQuery final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestMediaQuery)

public:
    TestMediaQuery() = default;

private Q_SLOTS:
    void findsAndShowsAllAgain();
    void fetchesWhatItNeeds();
    void fetchesSoMuchByItself();
    void stopsAndGoesOn();
    void stopsWhereAPageCannotBeHad();
    void passesOverWhatNeverComes_data();
    void passesOverWhatNeverComes();
    void fetchesAllThoughPagesGrow();
    void endsWhereTheCountIsALie();
    void findsTheEndOfWhatIsNotCounted();
    void looksAtWhatComesMeanwhile();
    void takesInWhatIsNew();
    void losesWhatVanishes();
    void losesWhatIsRemoved();
    void outlivesAListThatEmpties();
    void outlivesAnotherRequest();
    void keepsTheSelectionWhenSorted();
    void deselectsWhatIsNotFound();
    void asksAnewForWhatIsInView();
    void newestQueryWins();
    void saysWhatWasSearched();
    void anchorsGoWithTheirMedias();
    void removedOnesStayAway();
    void sortsAsATableDoes();
    void forgetsWhatIsFar();
    void tellsOnlyOfWhatIsForgotten();
};

void TestMediaQuery::findsAndShowsAllAgain()
{
    ListTable table(30);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.rowCount(), 30);
    table.look(QStringLiteral("media 2"));
    QVERIFY(table.shows({29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 12, 2}));
    QVERIFY(table.model.isQueryShown());
    QCOMPARE(table.model.listSize(), 30);
    QCOMPARE(table.model.rowOf(MediaId{25}), 4);
    QCOMPARE(table.model.rowOf(MediaId{13}), -1);
    QCOMPARE(table.model.index(4, 0).data().toString(), QStringLiteral("Media 25.pdf"));
    table.look(QStringLiteral("nothing like it"));
    QVERIFY(table.shows({}));
    table.look({});
    QCOMPARE(table.model.rowCount(), 30);
    QVERIFY(!table.model.isQueryShown());
}

void TestMediaQuery::fetchesWhatItNeeds()
{
    ListTable table(1000);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.list.pages(), QList<int>{1});
    table.look(QStringLiteral("77"));
    QVERIFY(table.shows(having(QStringLiteral("77"), 1000)));
    QVERIFY(table.comesToRest());
    QList<int> pages = table.list.pages();
    std::sort(pages.begin(), pages.end());
    QCOMPARE(pages, (QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    QCOMPARE(table.model.coverage().loaded, 1000);
    QVERIFY(!table.model.coverage().isFetching);
    QVERIFY(table.list.desk().mostInFlight() <= 4);
}

void TestMediaQuery::fetchesSoMuchByItself()
{
    ListTable table(700);
    table.list.mostPageSize = 10;
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("media"));
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, 10 * (1 + MediaListModel::pagesByThemselves));
    QCOMPARE(table.model.coverage().rows, 700);
    QVERIFY(!table.model.coverage().isFetching);
    // Other words need no more than what is there.
    table.list.forgetPages();
    table.look(QStringLiteral("media 6"));
    QVERIFY(table.comesToRest());
    QCOMPARE(table.list.pages(), QList<int>());
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(table.model.coverage().isFetching);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, 700);
    QVERIFY(!table.model.coverage().isFetching);
}

void TestMediaQuery::stopsAndGoesOn()
{
    ListTable table(500);
    table.list.mostPageSize = 10;
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("media"));
    QVERIFY(eventually([&] { return table.list.pages().size() >= 8; }));
    table.model.fetchForQuery(0);
    QVERIFY(table.comesToRest());
    const int loaded = table.model.coverage().loaded;
    QVERIFY(loaded < 500);
    QVERIFY(!table.model.coverage().isFetching);
    table.model.fetchForQuery(3);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, loaded + 30);
}

void TestMediaQuery::stopsWhereAPageCannotBeHad()
{
    ListTable table(500);
    table.list.mostPageSize = 10;
    table.list.failing = {20};
    QVERIFY(table.comesToRest());
    QSignalSpy failed(&table.model, &MediaListModel::pageFailed);
    table.look(QStringLiteral("media"));
    QVERIFY(table.comesToRest());
    QCOMPARE(failed.size(), 1);
    QVERIFY(!table.model.coverage().isFetching);
    QVERIFY(table.model.coverage().loaded < 300);
    // Once more, when it is asked for.
    table.list.failing.clear();
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, 500);
}

void TestMediaQuery::passesOverWhatNeverComes_data()
{
    QTest::addColumn<int>("from"); // the row whose media is the twin's, too
    QTest::addColumn<int>("twin");
    QTest::newRow("on one page") << 24 << 25;
    QTest::newRow("on two pages") << 5 << 25;
}

/// The same media twice, and many times: the row that is left blank stays so, whatever is asked.
void TestMediaQuery::passesOverWhatNeverComes()
{
    QFETCH(int, from);
    QFETCH(int, twin);
    ListTable table(600);
    table.list.mostPageSize = 10;
    constexpr int twins = 8; // more than there are calls at a time, and on the last page, too
    for (int i = 0; i < twins; ++i)
        table.list.ids[600 - 30 * (i + 1) + twin] = table.list.ids[600 - 30 * (i + 1) + from];
    QVERIFY(table.comesToRest());
    const QSignalSpy failures(&table.model, &MediaListModel::pageFailed);
    bool isFetching = true; // as coverageChanged() has told
    QObject::connect(&table.model, &MediaListModel::coverageChanged, &table.model,
                     [&] { isFetching = table.model.coverage().isFetching; });
    table.look(QStringLiteral("media"));
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, 600 - twins);
    QVERIFY(!table.model.coverage().isFetching);
    QVERIFY(!isFetching);
    QCOMPARE(failures.size(), 0);
    // Three times two pages each, and what is under way then is dropped.
    QVERIFY2(table.list.pages().size() < 60 + 24 * twins,
             qPrintable(QString::number(table.list.pages().size())));
    table.look({});
    int failed = 0;
    for (int row = 0; row < table.model.rowCount(); ++row) {
        if (table.model.index(row, 0).data() == QStringLiteral("Could not be loaded"))
            ++failed;
    }
    QCOMPARE(failed, twins);
}

/// What was fetched with smaller pages is not as many of the larger ones.
void TestMediaQuery::fetchesAllThoughPagesGrow()
{
    ListTable table(500);
    table.list.mostPageSize = 10;
    table.list.held = {12, 13, 14, 15};
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("media"));
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(eventually([&] { return table.model.coverage().loaded == 110; }));
    table.list.held.clear();
    table.list.mostPageSize = 25;
    table.model.refresh();
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, 500);
    QVERIFY(!table.model.coverage().isFetching);
}

/// Each page behind the last one would cost the first one, too.
void TestMediaQuery::endsWhereTheCountIsALie()
{
    ListTable table(1000);
    table.list.count = "100000";
    QVERIFY(table.comesToRest());
    const QSignalSpy failures(&table.model, &MediaListModel::pageFailed);
    bool isFetching = true; // as coverageChanged() has told
    QObject::connect(&table.model, &MediaListModel::coverageChanged, &table.model,
                     [&] { isFetching = table.model.coverage().isFetching; });
    table.look(QStringLiteral("media"));
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.coverage().loaded, 1000);
    QVERIFY(!isFetching);
    QVERIFY2(table.list.pages().size() <= 20, qPrintable(QString::number(table.list.pages().size())));
    QCOMPARE(failures.size(), 1);
}

/// Whether there is a page behind a full one shows only when it is asked for.
void TestMediaQuery::findsTheEndOfWhatIsNotCounted()
{
    ListTable table(900);
    table.list.count.clear();
    table.list.hasTotalPages = false;
    QVERIFY(table.comesToRest());
    QVERIFY(!table.model.isCountKnown());
    MediaListModel::Coverage told; // by coverageChanged(), the last time
    QObject::connect(&table.model, &MediaListModel::coverageChanged, &table.model,
                     [&] { told = table.model.coverage(); });
    table.look(QStringLiteral("media"));
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(table.comesToRest());
    QCOMPARE(told.loaded, 900);
    QCOMPARE(told.rows, 900);
    QVERIFY(!told.isFetching);
}

void TestMediaQuery::looksAtWhatComesMeanwhile()
{
    ListTable table(300);
    table.list.mostPageSize = 10;
    table.list.held = {12};
    QVERIFY(table.comesToRest());
    table.model.sort(MediaListModel::Name, Qt::AscendingOrder);
    QVERIFY(eventually([&] { return table.model.rowCount() == 290; }));
    QCOMPARE(idsIn(table.model), range(1, 180) + range(191, 300));
    table.list.held.clear();
    table.list.server().release();
    QVERIFY(table.shows(range(1, 300)));
}

void TestMediaQuery::takesInWhatIsNew()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.model.sort(MediaListModel::Name, Qt::AscendingOrder);
    QVERIFY(table.shows(range(1, 50)));
    table.list.ids.prepend(51);
    table.model.refresh();
    QVERIFY(table.shows(range(1, 51)));
}

void TestMediaQuery::losesWhatVanishes()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("4"));
    QVERIFY(table.shows(having(QStringLiteral("4"), 50)));
    table.list.ids.removeOne(45);
    table.model.refresh();
    QVERIFY(table.shows({49, 48, 47, 46, 44, 43, 42, 41, 40, 34, 24, 14, 4}));
}

/// The query goes while its rows are more than the list has.
void TestMediaQuery::outlivesAListThatEmpties()
{
    ListTable table(5);
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("media"));
    QVERIFY(table.shows({5, 4, 3, 2, 1}));
    bool isEmptied = false;
    connect(&table.model, &MediaListModel::countChanged, this, [&] {
        if (table.model.listSize() > 0 || std::exchange(isEmptied, true))
            return;
        QCOMPARE(table.model.rowCount(), 5);
        table.model.setQuery({});
    });
    table.list.ids.clear();
    table.model.refresh();
    QVERIFY(eventually([&] { return isEmptied; }));
    QCOMPARE(table.model.rowCount(), 0);
}

void TestMediaQuery::losesWhatIsRemoved()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("4"));
    QVERIFY(table.shows(having(QStringLiteral("4"), 50)));
    table.select({3, 4, 5});
    table.list.ids.removeOne(45);
    QSignalSpy count(&table.model, &MediaListModel::countChanged);
    table.model.removed(MediaId{45});
    QCOMPARE(idsIn(table.model), (QList<qint64>{49, 48, 47, 46, 44, 43, 42, 41, 40, 34, 24, 14, 4}));
    QCOMPARE(table.selected(), (QList<qint64>{46, 44}));
    QCOMPARE(table.model.rowOf(MediaId{4}), 12);
    QCOMPARE(table.model.listSize(), 49);
    QVERIFY(!count.isEmpty());
    QVERIFY(table.comesToRest());
}

void TestMediaQuery::outlivesAnotherRequest()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("4"));
    QVERIFY(table.shows(having(QStringLiteral("4"), 50)));
    table.model.setRequest(botdoc::RequestId{1080});
    QCOMPARE(table.model.rowCount(), 0);
    QVERIFY(table.shows(having(QStringLiteral("4"), 50)));
}

void TestMediaQuery::keepsTheSelectionWhenSorted()
{
    ListTable table(30);
    QVERIFY(table.comesToRest());
    table.select({0, 1, 7}); // 30, 29, 23
    table.view.setCurrentIndex(table.model.index(7, 2), QItemSelectionModel::NoUpdate);
    QSignalSpy changed(&table.selection, &MediaSelection::changed);
    table.model.sort(MediaListModel::Name, Qt::AscendingOrder);
    QVERIFY(table.shows(range(1, 30)));
    QCOMPARE(table.selectedRows(), (QList<int>{22, 28, 29}));
    QCOMPARE(table.selected(), (QList<qint64>{23, 29, 30}));
    QCOMPARE(table.view.currentIndex(), table.model.index(22, 2));
    QCOMPARE(table.selection.current(), MediaId{23});
    QCOMPARE(changed.size(), 0);
    table.model.sort(-1);
    QCOMPARE(table.selectedRows(), (QList<int>{0, 1, 7}));
    QCOMPARE(table.view.currentIndex(), table.model.index(7, 2));
}

/// Nobody is to delete what they do not see.
void TestMediaQuery::deselectsWhatIsNotFound()
{
    ListTable table(30);
    QVERIFY(table.comesToRest());
    table.select({0, 1, 7}); // 30, 29, 23
    QSignalSpy changed(&table.selection, &MediaSelection::changed);
    table.look(QStringLiteral("2"));
    QVERIFY(table.shows(having(QStringLiteral("2"), 30)));
    QCOMPARE(table.selected(), (QList<qint64>{29, 23}));
    QCOMPARE(table.selection.size().medias, 2);
    QCOMPARE(table.selectedRows(), (QList<int>{0, 6}));
    QVERIFY(!changed.isEmpty());
    table.look({});
    QCOMPARE(table.selected(), (QList<qint64>{29, 23}));
}

void TestMediaQuery::asksAnewForWhatIsInView()
{
    ListTable table(1000);
    QVERIFY(table.comesToRest());
    table.model.sort(MediaListModel::Name, Qt::AscendingOrder);
    QVERIFY(table.shows(range(1, 1000)));
    table.model.setVisibleRows(440, 455); // 441 to 456: the server's page 6
    QVERIFY(table.comesToRest());
    table.list.forgetPages();
    table.list.removed = {445};
    table.model.refresh();
    QVERIFY(table.comesToRest());
    QVERIFY2(table.list.pages().contains(6), "the page of what is in view is not asked for");
    QVERIFY(table.list.pages().size() <= 3); // and the first and the last one
    QVERIFY(table.model.index(444, 0).data(MediaListModel::IsRemovedRole).toBool());
}

void TestMediaQuery::newestQueryWins()
{
    ListTable table(1000);
    QVERIFY(table.comesToRest());
    table.model.fetchForQuery(MediaListModel::allPages);
    QVERIFY(table.comesToRest());
    QSignalSpy orders(&table.model, &MediaListModel::orderChanged);
    for (int n = 1; n <= 9; ++n)
        table.look(QString::number(n));
    QVERIFY(table.shows(having(QStringLiteral("9"), 1000)));
    QCOMPARE(orders.size(), 1);
    table.look(QStringLiteral("5"));
    table.look({});
    QCOMPARE(table.model.rowCount(), 1000);
    table.look(QStringLiteral("123"));
    QVERIFY(table.shows({123}));
}

/// Not what is loaded by now: what the rows shown were made of.
void TestMediaQuery::saysWhatWasSearched()
{
    ListTable table(300);
    table.list.mostPageSize = 10;
    table.list.held = {20};
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("1"));
    QCOMPARE(table.model.coverage().searched, 0);
    QVERIFY(table.model.coverage().isSearching);
    QVERIFY(eventually([&] { return table.model.coverage().searched == 290; }));
    QVERIFY(table.model.coverage().isFetching);
    QSignalSpy changed(&table.model, &MediaListModel::coverageChanged);
    table.list.held.clear();
    table.list.server().release();
    QVERIFY(eventually([&] { return !table.model.coverage().isFetching; }));
    // Nobody has looked at the last page yet.
    QVERIFY(table.model.coverage().searched < 300 || !table.model.coverage().isSearching);
    QVERIFY(eventually([&] { return table.model.coverage().searched == 300; }));
    QVERIFY(!changed.isEmpty());
    QVERIFY(!table.model.coverage().isSearching);
    table.look(QStringLiteral("2"));
    QCOMPARE(table.model.coverage().searched, 0);
}

/// From where Shift selects is one of them: not what happens to be in its row now.
void TestMediaQuery::anchorsGoWithTheirMedias()
{
    ListTable table(30);
    QVERIFY(table.comesToRest());
    const QPersistentModelIndex kept(table.model.index(0, 1));  // 30
    const QPersistentModelIndex gone(table.model.index(20, 1)); // 10
    table.look(QStringLiteral("3"));
    QVERIFY(table.shows({30, 23, 13, 3}));
    QCOMPARE(kept.row(), 0);
    QVERIFY(!gone.isValid());
    table.model.sort(MediaListModel::Name, Qt::AscendingOrder);
    QVERIFY(table.shows({3, 13, 23, 30}));
    QCOMPARE(kept.row(), 3);
    QCOMPARE(kept.column(), 1);
    table.model.setQuery({});
    QCOMPARE(kept.row(), 0);
}

/// Also where the search had begun before.
void TestMediaQuery::removedOnesStayAway()
{
    ListTable table(50);
    QVERIFY(table.comesToRest());
    table.look(QStringLiteral("4"));
    QVERIFY(table.shows(having(QStringLiteral("4"), 50)));
    QList<int> blank;
    connect(&table.model, &MediaListModel::orderChanged, this, [&] {
        for (int row = 0; row < table.model.rowCount(); ++row) {
            if (!table.model.isLoaded(row))
                blank.append(row);
        }
    });
    table.look(QStringLiteral("4 1")); // 41, 14: and what is removed while it is searched for
    table.list.ids.removeOne(41);
    table.model.removed(MediaId{41});
    QVERIFY(table.shows({14}));
    QCOMPARE(blank, QList<int>());
    QVERIFY(table.comesToRest());
    QVERIFY(table.shows({14}));
}

void TestMediaQuery::sortsAsATableDoes()
{
    ListTable table(3);
    QVERIFY(table.comesToRest());
    QSignalSpy queries(&table.model, &MediaListModel::queryChanged);
    table.model.sort(MediaListModel::Name, Qt::DescendingOrder);
    QCOMPARE(table.model.query().order, (MediaQuery::Order{MediaColumns::Name, Qt::DescendingOrder}));
    table.model.sort(-1);
    QVERIFY(table.model.query().isPlain());
    table.model.sort(MediaListModel::ColumnCount);
    QVERIFY(table.model.query().isPlain());
    QCOMPARE(queries.size(), 2);
}

void TestMediaQuery::forgetsWhatIsFar()
{
    ListTable table(1'000);
    table.list.mostPageSize = 10;
    table.model.setMostLoaded(200);
    QVERIFY(table.comesToRest());
    table.select({10}); // 990
    int most = 0;
    QObject::connect(&table.model, &MediaListModel::coverageChanged, &table.model,
                     [&] { most = std::max(most, table.model.coverage().loaded); });
    for (int row = 0; row < 1'000; row += 50) {
        const int last = row + 49;
        table.model.setVisibleRows(row, last);
        QVERIFY(table.comesToRest());
        for (int visible = row; visible <= last; ++visible)
            QVERIFY(table.model.isLoaded(visible));
    }
    QVERIFY2(most <= 200, qPrintable(QString::number(most)));
    QCOMPARE(table.model.rowOf(MediaId{991}), -1);
    QCOMPARE(table.model.rowOf(MediaId{990}), 10);
    QCOMPARE(table.selected(), QList<qint64>{990});
    QCOMPARE(table.selectedRows(), QList<int>{10});
    // They are as before when they come into view again.
    table.model.setVisibleRows(0, 20);
    QVERIFY(table.comesToRest());
    QCOMPARE(table.model.idAt(9), MediaId{991});
    QCOMPARE(table.model.idAt(10), MediaId{990});
    // What is looked for is not forgotten.
    table.model.sort(MediaListModel::Name, Qt::AscendingOrder);
    QVERIFY(table.comesToRest());
    QVERIFY(most > 400);
}

void TestMediaQuery::tellsOnlyOfWhatIsForgotten()
{
    ListTable table(3'000);
    QVERIFY(table.comesToRest());
    QVERIFY(scrollThrough(table.model, table.list.desk(), 100));
    // The page before the last one, so that nothing around it is asked for.
    table.model.setVisibleRows(2'800, 2'899);
    QList<int> kept(2'500);
    std::iota(kept.begin(), kept.end(), 0);
    kept.removeAll(1'000);
    table.select(kept);
    table.list.forgetPages();
    table.model.setMostLoaded(100);
    QSignalSpy moves(&table.model, &MediaListModel::rowsMoved);
    QSignalSpy changes(&table.model, &MediaListModel::dataChanged);
    table.model.refresh();
    QVERIFY(table.comesToRest());
    const auto answers = table.list.pages().size();
    QVERIFY(answers > 1);
    QCOMPARE(moves.size(), answers + 1); // what is not kept goes at once
    QList<int> changed;
    for (const QList<QVariant> &change : changes) {
        const int first = change[0].toModelIndex().row();
        QVERIFY(first == 1'000 || first >= 2'500);
        changed.append(first);
    }
    QVERIFY(!table.model.isLoaded(1'000));
    QVERIFY(changed.contains(1'000));
}

QTEST_GUILESS_MAIN(TestMediaQuery)
#include "tst_mediaquery.moc"
