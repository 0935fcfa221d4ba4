#include "listserver.h"
#include "support/eventually.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace medias;
using support::eventually;
using LoadState = MediaListModel::LoadState;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

} // namespace

/// What the server says of its list, right or wrong.
class TestMediaListClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void withoutACount_data();
    void withoutACount();
    void withoutACountTheListMayGrow();
    void withoutACountTheEndMayBeFoundFirst();
    void smallListOutgrowsItsPage_data();
    void smallListOutgrowsItsPage();
    void emptyFirstPageIsAnEmptyList();
    void claimedPagesThatAreNot();
    void listBecameShorter();
    void shortPage();
    void unreadableEntries();
    void sameMediaTwice();
    void sameMediaTwiceIsNoChange();
};

void TestMediaListClaims::counts_data()
{
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<int>("rows");
    QTest::addColumn<qint64>("claimed"); // -1: none
    constexpr int most = MediaList::mostRows;
    QTest::newRow("right") << QByteArray("right") << 250 << qint64(-1);
    QTest::newRow("in a string") << QByteArray(R"("250")") << 250 << qint64(-1);
    QTest::newRow("fewer than the page has") << QByteArray(R"("12")") << 100 << qint64(-1);
    QTest::newRow("zero") << QByteArray("0") << 100 << qint64(-1);
    QTest::newRow("the most") << QByteArray("5000000") << most << qint64(-1);
    QTest::newRow("one too many") << QByteArray("5000001") << most << qint64(5'000'001);
    QTest::newRow("2^31") << QByteArray("2147483648") << most << qint64(2'147'483'648);
    QTest::newRow("2^63 - 1") << QByteArray(R"("9223372036854775807")") << most
                              << std::numeric_limits<qint64>::max();
    // Not understood: one row more than is seen, or what total_pages says.
    QTest::newRow("2^63") << QByteArray("9223372036854775808") << 201 << qint64(-1);
    QTest::newRow("negative") << QByteArray("-1") << 201 << qint64(-1);
    QTest::newRow("null") << QByteArray("null") << 201 << qint64(-1);
    QTest::newRow("missing") << QByteArray() << 201 << qint64(-1);
    QTest::newRow("a fraction") << QByteArray("2.5") << 201 << qint64(-1);
    QTest::newRow("a word") << QByteArray(R"("many")") << 201 << qint64(-1);
    QTest::newRow("an object") << QByteArray("{}") << 201 << qint64(-1);
}

void TestMediaListClaims::counts()
{
    QFETCH(QByteArray, count);
    QFETCH(qint64, claimed);
    ListServer list(250);
    list.count = count;
    QFETCH(int, rows);
    MediaListModel model;
    std::unique_ptr<QAbstractItemModelTester> tester;
    if (rows < 1000) // it looks at every cell after every signal
        tester = std::make_unique<QAbstractItemModelTester>(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(model.rowCount(), rows);
    QCOMPARE(model.claimedCount().value_or(-1), claimed);
    // Whatever it claims: looking at what is there ends, and shows it.
    for (int row = 0; row < std::min(model.rowCount(), 400); row += 50) {
        model.setVisibleRows(row, row + 49);
        QVERIFY(list.desk().comesToRest());
    }
    QCOMPARE(idsIn(model, 250), list.ids.mid(0, model.rowCount()));
}

void TestMediaListClaims::withoutACount_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("mostPageSize");
    QTest::newRow("none") << 0 << 100;
    QTest::newRow("less than a page") << 5 << 100;
    QTest::newRow("exactly a page") << 100 << 100;
    QTest::newRow("two and a half") << 250 << 100;
    QTest::newRow("exactly three") << 300 << 100;
    QTest::newRow("clamped") << 33 << 10;
    QTest::newRow("clamped, to the last") << 30 << 10;
}

void TestMediaListClaims::withoutACount()
{
    QFETCH(int, size);
    QFETCH(int, mostPageSize);
    ListServer list(size);
    list.count.clear();
    list.hasTotalPages = false;
    list.mostPageSize = mostPageSize;
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    const QSignalSpy failures(&model, &MediaListModel::pageFailed);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QVERIFY(!model.isCountKnown());
    QVERIFY(scrollThrough(model, list.desk(), 7));
    QCOMPARE(idsIn(model), list.ids);
    QCOMPARE(failures.size(), 0);
    const int calls = list.desk().calls();
    QVERIFY2(calls <= size / mostPageSize + 2, qPrintable(QString::number(calls)));
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(idsIn(model).mid(0, size), list.ids);
}

void TestMediaListClaims::withoutACountTheListMayGrow()
{
    ListServer list(150);
    list.count.clear();
    list.hasTotalPages = false;
    std::reverse(list.ids.begin(), list.ids.end());
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(model.rowCount(), 150);
    for (qint64 id = 151; id <= 320; ++id)
        list.ids.append(id);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
}

/// The full page before it is answered after the page that is not there.
void TestMediaListClaims::withoutACountTheEndMayBeFoundFirst()
{
    ListServer list(15);
    list.count.clear();
    list.hasTotalPages = false;
    list.mostPageSize = 10;
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    const QSignalSpy failures(&model, &MediaListModel::pageFailed);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(model.rowCount(), 15);
    model.setVisibleRows(0, 14);
    list.ids = list.ids.mid(0, 10);
    list.held = {1};
    model.refresh();
    QVERIFY(eventually([&] { return model.rowCount() == 10; }));
    list.server().release();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(idsIn(model), list.ids);
    QCOMPARE(failures.size(), 0);
}

void TestMediaListClaims::smallListOutgrowsItsPage_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<bool>("hasTotalPages");
    for (const int size : {0, 3}) {
        QTest::addRow("%d, count and pages", size) << size << QByteArray("right") << true;
        QTest::addRow("%d, count", size) << size << QByteArray("right") << false;
        QTest::addRow("%d, pages", size) << size << QByteArray() << true;
        QTest::addRow("%d, neither", size) << size << QByteArray() << false;
    }
}

/// A list of less than a page does not tell how large a page the server gives.
void TestMediaListClaims::smallListOutgrowsItsPage()
{
    QFETCH(int, size);
    QFETCH(QByteArray, count);
    QFETCH(bool, hasTotalPages);
    ListServer list(size);
    list.mostPageSize = 10;
    list.count = count;
    list.hasTotalPages = hasTotalPages;
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
    for (qint64 id = size + 1; id <= 45; ++id)
        list.ids.prepend(id);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
    list.forgetPages();
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    const QList<int> pages = list.pages();
    QCOMPARE(QSet<int>(pages.begin(), pages.end()), (QSet<int>{1, 2, 3, 4, 5}));
}

void TestMediaListClaims::emptyFirstPageIsAnEmptyList()
{
    ListServer list(0);
    list.count = "1000";
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(list.desk().calls(), 1);
    list.ids = {3, 2, 1};
    list.count = "right";
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListClaims::claimedPagesThatAreNot()
{
    ListServer list(250);
    list.count = "100000";
    MediaListModel model;
    const QSignalSpy failures(&model, &MediaListModel::pageFailed);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 100'000);
    model.setVisibleRows(50'000, 50'029);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 100'000);
    QVERIFY(!failures.isEmpty());
    QCOMPARE(model.data(model.index(50'010, 0)), u"Could not be loaded"_qs);
    QVERIFY2(list.desk().calls() < 20, qPrintable(QString::number(list.desk().calls())));
}

void TestMediaListClaims::listBecameShorter()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    const QSignalSpy failures(&model, &MediaListModel::pageFailed);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 1000);
    list.ids = list.ids.mid(0, 420);
    model.setVisibleRows(900, 929);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 420);
    QCOMPARE(failures.size(), 0);
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
}

void TestMediaListClaims::shortPage()
{
    ListServer list(250);
    list.count = "300";
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 300);
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model).mid(0, 250), list.ids);
    QCOMPARE(model.rowCount(), 300);
    QCOMPARE(model.data(model.index(299, 0)), u"Could not be loaded"_qs);
    QVERIFY(list.desk().calls() <= 5);
}

void TestMediaListClaims::unreadableEntries()
{
    ListServer list(250);
    list.ids[3] = list.ids[4] = list.ids[120] = 0;
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    const QSignalSpy counts(&model, &MediaListModel::countChanged);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 250);
    QCOMPARE(model.unreadable(), 2);
    const qsizetype before = counts.size();
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(model.unreadable(), 3);
    QCOMPARE(counts.size(), before + 1);
    QCOMPARE(idsIn(model), list.ids);
    const QModelIndex entry = model.index(3, 0);
    QCOMPARE(model.data(entry), u"Unreadable entry"_qs);
    QCOMPARE(model.data(model.index(3, 2)).toString(), QString());
    QCOMPARE(model.data(model.index(3, 2), Qt::AccessibleTextRole), u"Unreadable entry"_qs);
    QCOMPARE(model.data(entry, MediaListModel::IsLoadedRole), true);
    QCOMPARE(model.data(entry, MediaListModel::IsRemovedRole), true);
    QVERIFY(!model.data(entry, MediaListModel::MediaRole).isValid());
    QVERIFY(!model.flags(entry).testFlag(Qt::ItemIsSelectable));
    QVERIFY(!model.mediaAt(3) && model.isLoaded(3));
    QCOMPARE(list.desk().calls(), 3);

    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(model.unreadable(), 3);
    list.ids.removeAt(3);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(model.unreadable(), 2);
    QCOMPARE(idsIn(model), list.ids);
}

/// The pages behind, asked for meanwhile, are not dropped for it.
void TestMediaListClaims::sameMediaTwiceIsNoChange()
{
    ListServer list(1000);
    list.ids[80] = list.ids[10];
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.sort(MediaListModel::Name, Qt::AscendingOrder);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(eventually([&] { return model.coverage().loaded == 999; }));
    for (int page = 2; page <= 10; ++page)
        QCOMPARE(list.pages().count(page), 1);
}

void TestMediaListClaims::sameMediaTwice()
{
    ListServer list(300);
    list.ids[5] = list.ids[4];    // on one page
    list.ids[150] = list.ids[20]; // on two
    list.ids[250] = list.ids[110];
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 300);
    connect(&model, &MediaListModel::rowsMoved, this, [&model] {
        QList<qint64> ids = idsIn(model);
        ids.removeAll(0);
        QCOMPARE(QSet<qint64>(ids.begin(), ids.end()).size(), ids.size());
    });
    QVERIFY(scrollThrough(model, list.desk()));
    QVERIFY(scrollThrough(model, list.desk()));
    // A list that contradicts itself is not asked for ever.
    QVERIFY2(list.desk().calls() < 60, qPrintable(QString::number(list.desk().calls())));

    list.ids = QList<qint64>{7000, 6000} + list.ids.mid(200);
    list.ids.removeAll(list.ids[52]);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QVERIFY(scrollThrough(model, list.desk()));
    QCOMPARE(idsIn(model), list.ids);
}

QTEST_GUILESS_MAIN(TestMediaListClaims)
#include "tst_medialistclaims.moc"
