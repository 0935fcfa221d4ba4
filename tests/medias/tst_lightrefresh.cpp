#include "listserver.h"
#include "medias/lightrefresh.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using medias::LightRefresh;
using medias::MediaListModel;
using namespace std::chrono_literals;

/// The list keeps up with the server by itself, and is quiet about it when that goes wrong.
class TestLightRefresh final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refreshesWhileSomebodyLooks();
    void refreshesWhatHasBecomeOld();
    void countsFromTheLastRefresh();
    void isOffAtZero();
    void restsWhileThereIsNoList();
    void waitsAsLongAsTheServerAsks();
    void waitsLongerFailureByFailure();
    void leavesOthersAlone();
    void asksForFirstLastAndVisiblePages();
    void asksForFewPagesOfAQuery();
    void failsQuietly();
    void tellsWhatIsMissingInView();
    void letsFailedRowsSaySo();
    void isLoudForStaff();
};

namespace {

/// A list that is shown, and refreshed as a test says.
struct Shown
{
    Q_DISABLE_COPY_MOVE(Shown)

    explicit Shown(int medias)
        : list(medias)
    {
        model.setClient(list.desk().client());
        isLoaded = list.desk().comesToRest();
        model.setVisibleRows(0, 20);
        isLoaded = isLoaded && list.desk().comesToRest();
        list.forgetPages();
    }

    /// The next refresh has come to its end; how often that has happened by then.
    bool isRefreshed(qsizetype times = 1)
    {
        return QTest::qWaitFor([&] { return refreshed.size() >= times; }, 10'000);
    }
    bool hasFailed(int row) const { return model.index(row, 0).data(MediaListModel::HasFailedRole).toBool(); }

    ListServer list;
    MediaListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    LightRefresh refresh{model};
    QSignalSpy refreshed{&model, &MediaListModel::refreshed};
    QSignalSpy told{&model, &MediaListModel::pageFailed};
    bool isLoaded = false;
};

} // namespace

void TestLightRefresh::refreshesWhileSomebodyLooks()
{
    Shown shown(10);
    QVERIFY(shown.isLoaded);
    shown.refresh.setInterval(10ms);
    QVERIFY(!shown.refresh.due()); // nobody does
    shown.refresh.setActive(true);
    QVERIFY(shown.isRefreshed(3));
    QVERIFY(shown.list.pages().count(1) >= 3);

    shown.list.ids.prepend(11);
    QTRY_COMPARE(shown.model.rowCount(), 11);
    QCOMPARE(shown.model.idAt(0), botdoc::MediaId(11));

    shown.refresh.setActive(false);
    QVERIFY(!shown.refresh.due());
    QVERIFY(shown.list.desk().comesToRest());
    QVERIFY(!shown.refresh.due());
}

void TestLightRefresh::refreshesWhatHasBecomeOld()
{
    Shown shown(10);
    QVERIFY(shown.isLoaded);
    shown.refresh.setInterval(1h);
    shown.refresh.setActive(true);
    QVERIFY(shown.refresh.due() > 59min); // it is not old
    shown.refresh.setActive(false);
    QVERIFY(!shown.refresh.due());
    shown.refresh.setInterval(1ms);
    QVERIFY(shown.list.desk().comesToRest());
    QCOMPARE(shown.refreshed.size(), 0);
    shown.refresh.setActive(true);
    QVERIFY(shown.refresh.due() <= 1ms);
    QVERIFY(shown.isRefreshed());
}

/// Whoever asked for it.
void TestLightRefresh::countsFromTheLastRefresh()
{
    Shown shown(10);
    QVERIFY(shown.isLoaded);
    shown.refresh.setActive(true);
    shown.refresh.setInterval(1h);
    QTRY_VERIFY(shown.refresh.due() < 1h - 300ms);
    shown.model.refresh();
    QVERIFY(shown.isRefreshed());
    QVERIFY(shown.refresh.due() > 1h - 300ms);
}

void TestLightRefresh::isOffAtZero()
{
    Shown shown(10);
    QVERIFY(shown.isLoaded);
    shown.refresh.setActive(true);
    QVERIFY(!shown.refresh.due());
    shown.refresh.setInterval(1h);
    QVERIFY(shown.refresh.due());
    shown.refresh.setInterval(0ms);
    QVERIFY(!shown.refresh.due());
    shown.model.refresh();
    QVERIFY(shown.isRefreshed());
    QVERIFY(!shown.refresh.due());
}

void TestLightRefresh::restsWhileThereIsNoList()
{
    ListServer list(10);
    list.held = {1};
    MediaListModel model;
    LightRefresh refresh(model);
    refresh.setInterval(1h);
    refresh.setActive(true);
    QVERIFY(!refresh.due()); // signed out
    model.setClient(list.desk().client());
    QTRY_COMPARE(list.pages().size(), 1);
    QCOMPARE(model.state(), MediaListModel::LoadState::Loading);
    QVERIFY(!refresh.due());
    list.server().release();
    QTRY_COMPARE(model.state(), MediaListModel::LoadState::Ready);
    QVERIFY(refresh.due());

    list.held.clear();
    list.failing = {1};
    model.reload();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), MediaListModel::LoadState::Failed);
    QVERIFY(!refresh.due());
    model.refreshQuietly();
    QCOMPARE(model.state(), MediaListModel::LoadState::Failed);
}

void TestLightRefresh::waitsAsLongAsTheServerAsks()
{
    Shown shown(10);
    QVERIFY(shown.isLoaded);
    shown.list.retryAfter = "300";
    shown.refresh.setInterval(1ms);
    shown.refresh.setActive(true);
    QVERIFY(shown.isRefreshed());
    QVERIFY(shown.refresh.due() > 299s);
    QCOMPARE(shown.told.size(), 0);
    // Going away and coming back does not shorten it.
    shown.refresh.setActive(false);
    shown.refresh.setActive(true);
    QVERIFY(shown.refresh.due() > 299s);

    // What staff ask for goes out all the same, and ends it.
    shown.list.retryAfter.clear();
    shown.model.refresh();
    QVERIFY(shown.isRefreshed(2));
    QVERIFY(shown.refresh.due() <= 1ms);
}

void TestLightRefresh::waitsLongerFailureByFailure()
{
    Shown shown(10);
    QVERIFY(shown.isLoaded);
    shown.list.failing = {1};
    shown.refresh.setInterval(10ms);
    shown.refresh.setActive(true);
    QTRY_VERIFY_WITH_TIMEOUT(shown.refresh.due() > 200ms, 20'000);
    shown.list.failing.clear();
    const qsizetype before = shown.refreshed.size();
    QVERIFY(shown.isRefreshed(before + 1));
    QVERIFY(shown.refresh.due() <= 10ms);
}

/// What somebody has asked for is under way.
void TestLightRefresh::leavesOthersAlone()
{
    Shown shown(300);
    QVERIFY(shown.isLoaded);
    shown.list.held = {3};
    shown.model.setVisibleRows(250, 270);
    QTRY_VERIFY(shown.list.pages().contains(3));
    QVERIFY(shown.model.isBusy());
    const int calls = shown.list.desk().calls();
    shown.model.refreshQuietly();
    QCOMPARE(shown.list.desk().calls(), calls);
    shown.list.server().release();
    QVERIFY(shown.list.desk().comesToRest());
    QVERIFY(!shown.model.isBusy());
    QVERIFY(shown.model.isLoaded(250));
}

void TestLightRefresh::asksForFirstLastAndVisiblePages()
{
    Shown shown(1000);
    QVERIFY(shown.isLoaded);
    shown.model.setVisibleRows(450, 470);
    QVERIFY(shown.list.desk().comesToRest());
    shown.list.forgetPages();
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed());
    QVERIFY(shown.list.desk().comesToRest());
    const QList<int> pages = shown.list.pages();
    // And those around what is in view.
    QCOMPARE(QSet<int>(pages.begin(), pages.end()), (QSet<int>{1, 4, 5, 6, 10}));
    QCOMPARE(pages.size(), 5);
}

/// What a query has found may be on as many pages as it has rows.
void TestLightRefresh::asksForFewPagesOfAQuery()
{
    Shown shown(3000);
    QVERIFY(shown.isLoaded);
    medias::MediaQuery query;
    query.text = QStringLiteral("0.pdf"); // each tenth
    shown.model.setQuery(query);
    QTRY_VERIFY(!shown.model.isBusy());
    QCOMPARE(shown.model.rowCount(), 300);
    shown.model.setVisibleRows(0, 299);
    QVERIFY(shown.list.desk().comesToRest());
    QTRY_VERIFY(!shown.model.isBusy());
    shown.list.forgetPages();
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed());
    QVERIFY2(shown.list.pages().size() <= 6, qPrintable(QString::number(shown.list.pages().size())));
    shown.list.forgetPages();
    shown.model.refresh();
    QVERIFY(shown.isRefreshed(2));
    QVERIFY(shown.list.pages().size() >= 30);
}

void TestLightRefresh::failsQuietly()
{
    Shown shown(300);
    QVERIFY(shown.isLoaded);
    QSignalSpy states(&shown.model, &MediaListModel::stateChanged);
    const QList<qint64> before = idsIn(shown.model);
    shown.list.failing = {1, 2, 3};
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed());
    QVERIFY(shown.list.pages().contains(3) || shown.list.pages().contains(1));
    const auto failure = shown.refreshed[0][0].value<std::optional<botdoc::ApiError>>();
    QVERIFY(failure);
    QCOMPARE(failure->kind, botdoc::ApiError::Kind::Server);
    QCOMPARE(shown.told.size(), 0);
    QCOMPARE(states.size(), 0);
    QCOMPARE(idsIn(shown.model), before);
    for (const int row : {0, 99, 299})
        QVERIFY2(!shown.hasFailed(row), qPrintable(QString::number(row)));

    shown.list.failing = {3}; // out of view, and not loaded
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed(2));
    QCOMPARE(shown.told.size(), 0);
    QVERIFY(!shown.hasFailed(299));
}

void TestLightRefresh::tellsWhatIsMissingInView()
{
    Shown shown(300);
    QVERIFY(shown.isLoaded);
    shown.list.failing = {1, 3};
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed());
    QCOMPARE(shown.told.size(), 0);
    shown.model.setVisibleRows(250, 270);
    QVERIFY(shown.list.desk().comesToRest());
    QCOMPARE(shown.told.size(), 1);
    QVERIFY(shown.hasFailed(250));
}

/// Nothing blinks while they are asked for, and nobody is told twice.
void TestLightRefresh::letsFailedRowsSaySo()
{
    Shown shown(300);
    QVERIFY(shown.isLoaded);
    shown.list.failing = {3};
    shown.model.setVisibleRows(250, 270);
    QVERIFY(shown.list.desk().comesToRest());
    QCOMPARE(shown.told.size(), 1);
    QVERIFY(shown.hasFailed(250));

    QSignalSpy changes(&shown.model, &MediaListModel::dataChanged);
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed());
    QCOMPARE(shown.told.size(), 1);
    QVERIFY(shown.hasFailed(250));
    for (const QList<QVariant> &change : std::as_const(changes))
        QVERIFY(change[1].toModelIndex().row() < 200);

    shown.list.failing.clear();
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed(2));
    QCOMPARE(shown.model.idAt(250), botdoc::MediaId(50));
}

void TestLightRefresh::isLoudForStaff()
{
    Shown shown(10);
    QVERIFY(shown.isLoaded);
    shown.list.failing = {1};
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed());
    QCOMPARE(shown.told.size(), 0);
    shown.model.refresh();
    QVERIFY(shown.isRefreshed(2));
    QCOMPARE(shown.told.size(), 1);
    shown.model.refreshQuietly();
    QVERIFY(shown.isRefreshed(3));
    QCOMPARE(shown.told.size(), 1);
}

QTEST_GUILESS_MAIN(TestLightRefresh)
#include "tst_lightrefresh.moc"
