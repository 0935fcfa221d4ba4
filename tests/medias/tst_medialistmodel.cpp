#include "content/filetype.h"
#include "listserver.h"
#include "medias/requestlistmodel.h"
#include "support/eventually.h"
#include "support/localtime.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <utility>

using namespace medias;
using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
using support::eventually;
using LoadState = MediaListModel::LoadState;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

} // namespace

/// What is loaded when, and what the cells say.
class TestMediaListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isSignedOutWithoutAClient();
    void firstPageGivesAllRows();
    void firstRowsArePaintedBeforeAMillion();
    void firstRowsArePaintedBeforeTheirPageIsRead_data();
    void firstRowsArePaintedBeforeTheirPageIsRead();
    void whatIsRemovedBeforeAllIsReadIsGone_data();
    void whatIsRemovedBeforeAllIsReadIsGone();
    void signingOutBeforeAllIsReadEmpties();
    void dataAloneAsksForNothing();
    void visiblePagesAndTheirNeighbours();
    void asksAroundAfterPainting();
    void whatScrolledAwayIsDropped();
    void clampedPages();
    void onlyOneRequest();
    void failedFirstPage();
    void failedPageShowsInItsRows();
    void failedPageIsTriedAgainInView();
    void failedPageAheadIsTriedAgainInView();
    void failedRowsMoveWithTheList();
    void clientMayGoFirst();
    void signingOutEmpties();
    void cells();
    void placeholderCells();
    void stays();
    void headers();
    void titlesOfRequests();
    void typeAhead();
    void typeAheadInMillions();
    void fresherDetails();
};

namespace {

/// Paints once, as a widget does: not where it learns that something has changed, but by an event that is let
/// wait for others.
class Painter final : public QObject
{
public:
    explicit Painter(const std::function<void()> &paint)
        : m_paint(paint)
    {}

    void update()
    {
        QCoreApplication::postEvent(this, new QEvent(QEvent::UpdateRequest), Qt::LowEventPriority);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest && m_paint)
            std::exchange(m_paint, nullptr)();
        return QObject::event(event);
    }

private:
    std::function<void()> m_paint;
};

QVariant cell(const MediaListModel &model, int row, int column, int role = Qt::DisplayRole)
{
    return model.data(model.index(row, column), role);
}

} // namespace

void TestMediaListModel::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    support::useTimeOfBerlin();
}

void TestMediaListModel::isSignedOutWithoutAClient()
{
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    QCOMPARE(model.state(), LoadState::SignedOut);
    model.setVisibleRows(0, 30);
    model.refresh();
    model.reload();
    QCOMPARE(model.state(), LoadState::SignedOut);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.rowOf(MediaId{1}), -1);
    QVERIFY(!model.mediaAt(0) && !model.mediaAt(-1) && !model.isLoaded(0));
}

void TestMediaListModel::firstPageGivesAllRows()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    const QSignalSpy states(&model, &MediaListModel::stateChanged);
    const QSignalSpy counts(&model, &MediaListModel::countChanged);
    model.setClient(list.desk().client());
    QCOMPARE(model.state(), LoadState::Loading);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(states.size(), 2);
    QCOMPARE(counts.size(), 2); // for the rows on a screen, and for all
    QCOMPARE(list.server().request(1).query(), QByteArray("page=1&page_size=100"));
    QCOMPARE(model.rowOf(MediaId{1000}), 0);
    QCOMPARE(model.rowOf(MediaId{901}), 99);
    QCOMPARE(model.rowOf(MediaId{900}), -1);
    QVERIFY(model.isLoaded(99) && !model.isLoaded(100));
    QVERIFY(model.isCountKnown() && !model.claimedCount());
    QCOMPARE(model.mediaAt(3)->id, MediaId{997});
    QCOMPARE(list.desk().calls(), 1);
}

void TestMediaListModel::firstRowsArePaintedBeforeAMillion()
{
    ListServer list(100);
    list.count = "1000000";
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    int whenPainted = 0;
    Painter painter([&] { whenPainted = model.rowCount(); });
    connect(&model, &MediaListModel::rowsInserted, &painter, &Painter::update);
    QSignalSpy counts(&model, &MediaListModel::countChanged);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 1'000'000);
    QCOMPARE(model.listSize(), 1'000'000);
    QVERIFY(whenPainted >= 100 && whenPainted < 1000);
    QVERIFY(model.isLoaded(99));
    QVERIFY(!counts.isEmpty());
}

void TestMediaListModel::firstRowsArePaintedBeforeTheirPageIsRead_data()
{
    QTest::addColumn<int>("medias");
    QTest::addColumn<QByteArray>("count");
    QTest::newRow("counted") << 1000 << QByteArray("right");
    QTest::newRow("counted too high") << 80 << QByteArray("1000");
    QTest::newRow("not counted, but pages") << 1000 << QByteArray();
}

void TestMediaListModel::firstRowsArePaintedBeforeTheirPageIsRead()
{
    QFETCH(const int, medias);
    QFETCH(const QByteArray, count);
    ListServer list(medias);
    list.count = count;
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setRoomInView(50);
    int rowsPainted = 0;
    int loadedPainted = 0;
    bool isFetchingPainted = false;
    Painter painter([&] {
        rowsPainted = model.rowCount();
        loadedPainted = model.coverage().loaded;
        isFetchingPainted = model.coverage().isFetching;
    });
    connect(&model, &MediaListModel::rowsInserted, &painter, &Painter::update);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(eventually([&] { return model.coverage().loaded == std::min(medias, 100); }));
    QCOMPARE(list.pages(), QList<int>{1});
    QVERIFY(isFetchingPainted && !model.coverage().isFetching);
    QVERIFY(rowsPainted >= 100);
    QCOMPARE(loadedPainted, 50);
}

void TestMediaListModel::whatIsRemovedBeforeAllIsReadIsGone_data()
{
    QTest::addColumn<QList<qint64>>("ids");
    QTest::newRow("one that is not read yet") << QList<qint64>{910};
    QTest::newRow("and one that is") << QList<qint64>{910, 999};
}

void TestMediaListModel::whatIsRemovedBeforeAllIsReadIsGone()
{
    QFETCH(const QList<qint64>, ids);
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setRoomInView(50);
    int loadedThen = 0;
    Painter painter([&] {
        loadedThen = model.coverage().loaded;
        QList<MediaId> removed;
        for (const qint64 id : ids) {
            list.ids.removeOne(id);
            removed.append(MediaId{id});
        }
        model.removed(removed);
    });
    connect(&model, &MediaListModel::rowsInserted, &painter, &Painter::update);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QVERIFY(eventually([&] { return model.isLoaded(99); }));
    QCOMPARE(loadedThen, 50);
    for (const qint64 id : ids)
        QCOMPARE(model.rowOf(MediaId{id}), -1);
    const int left = static_cast<int>(1000 - ids.size());
    QCOMPARE(model.rowOf(MediaId{901}), left - 901);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), left);
}

void TestMediaListModel::signingOutBeforeAllIsReadEmpties()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setRoomInView(50);
    int loadedThen = 0;
    Painter painter([&] {
        loadedThen = model.coverage().loaded;
        model.setClient(nullptr);
    });
    connect(&model, &MediaListModel::rowsInserted, &painter, &Painter::update);
    model.setClient(list.desk().client());
    QVERIFY(eventually([&] { return model.state() == LoadState::SignedOut; }));
    QCOMPARE(loadedThen, 50);
    QVERIFY(list.desk().comesToRest());
    QCoreApplication::processEvents();
    QCOMPARE(model.state(), LoadState::SignedOut);
    QCOMPARE(model.rowCount(), 0);
}

void TestMediaListModel::dataAloneAsksForNothing()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
            for (int role = 0; role < Qt::UserRole + 8; ++role)
                (void)cell(model, row, column, role);
        }
    }
    (void)model.match(model.index(0, 0), Qt::DisplayRole, u"nowhere"_qs);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.pages(), QList<int>{1});
}

void TestMediaListModel::visiblePagesAndTheirNeighbours()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    model.setVisibleRows(0, 29); // not yet known to be rows
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    list.forgetPages();
    model.setVisibleRows(590, 619);
    QVERIFY(list.desk().comesToRest());
    QList<int> pages = list.pages();
    std::sort(pages.begin(), pages.end());
    QCOMPARE(pages, (QList<int>{5, 6, 7, 8}));
    model.setVisibleRows(595, 624);
    model.setVisibleRows(5000, 5030);
    model.setVisibleRows(-1, -1);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.pages().size(), 4);
}

void TestMediaListModel::asksAroundAfterPainting()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    int whenPainted = 0;
    Painter painter([&] { whenPainted = list.desk().calls(); });
    connect(&model, &MediaListModel::dataChanged, &painter, &Painter::update);
    const int before = list.desk().calls();
    model.setVisibleRows(510, 539);
    QVERIFY(list.desk().comesToRest());
    QVERIFY(model.isLoaded(510) && model.isLoaded(610) && model.isLoaded(410));
    QCOMPARE(whenPainted, before + 1);
    QCOMPARE(list.desk().calls(), before + 3);
}

void TestMediaListModel::whatScrolledAwayIsDropped()
{
    ListServer list(3000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    for (int page = 2; page <= 30; ++page)
        list.held.insert(page);
    for (int row = 150; row < 2900; row += 100)
        model.setVisibleRows(row, row + 29);
    QVERIFY(eventually([&] { return list.pages().contains(29); }));
    QVERIFY(list.desk().mostInFlight() <= 4);
    list.held.clear();
    list.server().release();
    QVERIFY(list.desk().comesToRest());
    QVERIFY(model.isLoaded(2850) && model.isLoaded(2750) && model.isLoaded(2950));
    QVERIFY(!model.isLoaded(150) && !model.isLoaded(1550));
}

void TestMediaListModel::clampedPages()
{
    ListServer list(100);
    list.mostPageSize = 7;
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(model.rowCount(), 100);
    QVERIFY(model.isLoaded(6) && !model.isLoaded(7));
    QVERIFY(scrollThrough(model, list.desk(), 5));
    QCOMPARE(idsIn(model), list.ids);
    QCOMPARE(list.desk().calls(), 15);
}

void TestMediaListModel::onlyOneRequest()
{
    ListServer list(30);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    model.setRequest(RequestId{1080});
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    const QSignalSpy resets(&model, &MediaListModel::modelReset);
    model.setRequest(RequestId{1080});
    QCOMPARE(resets.size(), 0);
    QCOMPARE(list.server().last("GET", "/v1/media/").query(),
             QByteArray("page=1&page_size=100&request=1080"));
    model.setRequest(std::nullopt);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), LoadState::Loading);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(list.server().last("GET", "/v1/media/").query(), QByteArray("page=1&page_size=100"));
}

void TestMediaListModel::failedFirstPage()
{
    ListServer list(30);
    list.failing = {1};
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Failed);
    QCOMPARE(model.error()->kind, ApiError::Kind::Server);
    QCOMPARE(model.rowCount(), 0);
    model.setVisibleRows(0, 10);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.desk().calls(), 1);
    list.failing.clear();
    model.refresh();
    QCOMPARE(model.state(), LoadState::Loading);
    QVERIFY(!model.error());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 30);
}

void TestMediaListModel::failedPageShowsInItsRows()
{
    ListServer list(500);
    list.failing = {3};
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    QSignalSpy failures(&model, &MediaListModel::pageFailed);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(240, 269);
    QCOMPARE(cell(model, 250, 0), QString());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures[0][0].value<ApiError>().httpStatus, 500);
    QCOMPARE(model.state(), LoadState::Ready);
    QCOMPARE(cell(model, 250, MediaListModel::Name), u"Could not be loaded"_qs);
    QCOMPARE(cell(model, 250, MediaListModel::Tag), QString());
    QCOMPARE(cell(model, 250, MediaListModel::Tag, Qt::AccessibleTextRole), u"Could not be loaded"_qs);
    QVERIFY(!cell(model, 250, 0, MediaListModel::IsLoadedRole).toBool());
    QVERIFY(cell(model, 250, 0, MediaListModel::HasFailedRole).toBool());
    QVERIFY(!cell(model, 0, 0, MediaListModel::HasFailedRole).toBool());
    QVERIFY(model.isLoaded(150) && model.isLoaded(350));
    QCOMPARE(cell(model, 450, MediaListModel::Name), QString());
    // It stays in view: not asked for again by itself.
    model.setVisibleRows(242, 271);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.pages().count(3), 1);
}

void TestMediaListModel::failedPageIsTriedAgainInView()
{
    ListServer list(900);
    list.failing = {3};
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(240, 269);
    QVERIFY(list.desk().comesToRest());
    list.failing.clear();
    model.setVisibleRows(700, 729);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.pages().count(3), 1);
    QSignalSpy changes(&model, &MediaListModel::dataChanged);
    model.setVisibleRows(240, 269);
    QCOMPARE(cell(model, 250, MediaListModel::Name), QString());
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 200);
    QCOMPARE(changes[0][1].toModelIndex().row(), 299);
    QVERIFY(list.desk().comesToRest());
    QVERIFY(model.isLoaded(250));
    QCOMPARE(list.pages().count(3), 2);
}

void TestMediaListModel::failedPageAheadIsTriedAgainInView()
{
    ListServer list(900);
    list.failing = {4};
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(240, 269);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.pages().count(4), 1);
    list.failing.clear();
    model.setVisibleRows(280, 309);
    QVERIFY(list.desk().comesToRest());
    QVERIFY(model.isLoaded(300));
}

void TestMediaListModel::failedRowsMoveWithTheList()
{
    ListServer list(900);
    list.failing = {3};
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    model.setVisibleRows(240, 269);
    QVERIFY(list.desk().comesToRest());
    for (qint64 id = 901; id <= 905; ++id)
        list.ids.prepend(id);
    model.setVisibleRows(640, 669);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 905);
    QVERIFY(model.isLoaded(204) && model.isLoaded(305));
    for (int row = 205; row < 305; ++row)
        QCOMPARE(cell(model, row, MediaListModel::Name), u"Could not be loaded"_qs);
}

void TestMediaListModel::clientMayGoFirst()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    list.held = {2, 3};
    model.setVisibleRows(110, 130);
    const QSignalSpy failures(&model, &MediaListModel::pageFailed);
    list.desk().deleteClient();
    QCOMPARE(model.state(), LoadState::SignedOut);
    QCOMPARE(model.rowCount(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(failures.size(), 0);
}

void TestMediaListModel::signingOutEmpties()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    model.setVisibleRows(110, 130);
    model.setClient(nullptr);
    QCOMPARE(model.state(), LoadState::SignedOut);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::SignedOut);
    QCOMPARE(model.rowCount(), 0);
}

void TestMediaListModel::cells()
{
    ListServer list(1);
    list.more = {{u"name"_qs, u"<b>a\u202Efdp.exe"_qs}};
    MediaListModel model;
    model.setStayDays(14);
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 1);
    const QString name = u"<b>a"_qs + QChar(QChar::ReplacementCharacter) + u"fdp.exe"_qs;
    const QStringList texts = {name,
                               u"Tag"_qs,
                               u"Request 1080"_qs,
                               content::fileTypeName(content::FileType::Pdf),
                               u"20.3 kB"_qs,
                               u"8/14/20 7:36 PM"_qs,
                               u"may go any time"_qs,
                               u"5 of 6"_qs,
                               u"Available"_qs};
    for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
        QCOMPARE(cell(model, 0, column), texts[column]);
        QCOMPARE(cell(model, 0, column, Qt::AccessibleTextRole), texts[column]);
        const QString tip = cell(model, 0, column, Qt::ToolTipRole).toString();
        QVERIFY(tip.startsWith(u"<p>"_qs) && tip.endsWith(u"</p>"_qs));
        QVERIFY(!cell(model, 0, column, Qt::AccessibleDescriptionRole).toString().isEmpty());
    }
    QVERIFY(cell(model, 0, MediaListModel::Name, Qt::ToolTipRole).toString().contains(u"&lt;b&gt;a"_qs));
    QCOMPARE(cell(model, 0, MediaListModel::Received, Qt::ToolTipRole),
             u"<p>Friday, August 14, 2020, 7:36 PM (2020-08-14 17:36:44.642 UTC)</p>"_qs);
    QVERIFY(cell(model, 0, MediaListModel::Size, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QVERIFY(cell(model, 0, MediaListModel::Name, Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
    QCOMPARE(cell(model, 0, 0, MediaListModel::MediaRole).value<Media>().id, MediaId{1});
    QCOMPARE(cell(model, 0, 0, MediaListModel::FileTypeRole).toInt(),
             static_cast<int>(content::FileType::Pdf));
    QCOMPARE(cell(model, 0, 0, MediaListModel::IsLoadedRole), true);
    QCOMPARE(cell(model, 0, 0, MediaListModel::IsRemovedRole), false);
    QVERIFY(!cell(model, 0, 0, Qt::ForegroundRole).isValid());
    QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));

    list.more = {{u"name"_qs, QJsonValue::Null},
                 {u"tag"_qs, QJsonValue::Null},
                 {u"request"_qs, QJsonValue::Null},
                 {u"bytes"_qs, u"many"_qs},
                 {u"created"_qs, u"yesterday"_qs},
                 {u"times_downloaded"_qs, -3},
                 {u"removed_at"_qs, u"2021-01-01T00:00:00Z"_qs}};
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(cell(model, 0, MediaListModel::Name), u"unknown"_qs);
    const QStringList unknown = {u"unknown"_qs, {},
                                 u"unknown"_qs, texts[MediaListModel::Type],
                                 u"unknown"_qs, u"unknown"_qs,
                                 u"gone"_qs,    u"unknown"_qs,
                                 u"Removed"_qs};
    for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
        QCOMPARE(cell(model, 0, column).toString(), unknown[column]);
        QVERIFY(!cell(model, 0, column, Qt::AccessibleTextRole).toString().isEmpty());
    }
    QCOMPARE(cell(model, 0, MediaListModel::Tag, Qt::AccessibleTextRole), u"No tag"_qs);
    QCOMPARE(cell(model, 0, 0, MediaListModel::IsRemovedRole), true);
}

void TestMediaListModel::placeholderCells()
{
    ListServer list(300);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
        QCOMPARE(cell(model, 200, column).toString(), QString());
        QCOMPARE(cell(model, 200, column, Qt::AccessibleTextRole), u"Loading"_qs);
        QCOMPARE(cell(model, 200, column, MediaListModel::IsLoadedRole), false);
        QVERIFY(!cell(model, 200, column, MediaListModel::MediaRole).isValid());
        QVERIFY(!cell(model, 200, column, MediaListModel::FileTypeRole).isValid());
    }
}

/// What stays is told by the server's clock; as time goes by, nothing but that column is drawn anew, and
/// nothing is asked for.
void TestMediaListModel::stays()
{
    ListServer list(3);
    list.server().setClockAhead(std::chrono::hours(24 * 100));
    const QDateTime created = QDateTime::currentDateTimeUtc().addDays(100 - 2);
    list.more = {{u"created"_qs, created.toString(Qt::ISODateWithMs)}};
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(cell(model, 0, MediaListModel::Stays), u"unknown"_qs);
    QSignalSpy changes(&model, &MediaListModel::dataChanged);
    model.setStayDays(14);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(cell(model, 0, MediaListModel::Stays), u"about 12 day(s)"_qs);
    QVERIFY(cell(model, 0, MediaListModel::Stays, Qt::ToolTipRole).toString().contains(u"estimate"_qs));
    model.setStayDays(1);
    QCOMPARE(cell(model, 0, MediaListModel::Stays), u"may go any time"_qs);

    const int calls = list.desk().calls();
    changes.clear();
    auto *timer = model.findChild<QTimer *>(u"stayTimer"_qs);
    QVERIFY(timer && timer->isActive() && timer->intervalAsDuration() <= std::chrono::minutes(30));
    timer->setInterval(0);
    QTRY_VERIFY(!changes.isEmpty());
    const QList<QVariant> change = changes.first();
    QCOMPARE(change[0].toModelIndex(), model.index(0, MediaListModel::Stays));
    QCOMPARE(change[1].toModelIndex(), model.index(2, MediaListModel::Stays));
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(list.desk().calls(), calls);
}

void TestMediaListModel::headers()
{
    const MediaListModel model;
    QSet<QString> titles;
    for (int column = 0; column < MediaListModel::ColumnCount; ++column) {
        titles.insert(model.headerData(column, Qt::Horizontal).toString());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    QCOMPARE(titles.size(), MediaListModel::ColumnCount);
    QVERIFY(!titles.contains(QString()));
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
    QVERIFY(!model.headerData(MediaListModel::ColumnCount, Qt::Horizontal).isValid());
}

void TestMediaListModel::titlesOfRequests()
{
    ListServer list(3);
    list.server().on("GET", "/v1/module_container/container/",
                     support::Answer::json(
                         R"({"count": 1, "results": [{"id": 1080, "subject": "Mortgage",
                             "contact": {"first_name": "Elena", "last_name": "Rossi"}}]})"));
    RequestListModel requests;
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    requests.setClient(list.desk().client());
    model.setRequestTitles(&requests);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, MediaListModel::Request), u"Request 1080"_qs);
    QCOMPARE(requests.rowOf(RequestId{1080}), 0);
    const QSignalSpy changes(&model, &MediaListModel::dataChanged);
    requests.load();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(cell(model, 0, MediaListModel::Request), u"Mortgage – Elena Rossi (1080)"_qs);
    QVERIFY(!changes.isEmpty());
}

void TestMediaListModel::typeAhead()
{
    ListServer list(1000);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.state(), LoadState::Ready);
    const auto rowOf = [&](int start, const QString &text, Qt::MatchFlags flags) {
        const QModelIndexList found = model.match(model.index(start, 0), Qt::DisplayRole, text, 1, flags);
        return found.isEmpty() ? -1 : found[0].row();
    };
    constexpr auto typing = Qt::MatchStartsWith | Qt::MatchWrap;
    QCOMPARE(rowOf(0, u"media 99"_qs, typing), 1);
    QCOMPARE(rowOf(2, u"Media 999"_qs, typing), 1);
    QCOMPARE(rowOf(2, u"Media 999"_qs, Qt::MatchStartsWith), -1);
    QCOMPARE(rowOf(0, u"Media 5"_qs, typing), -1); // not loaded
    QCOMPARE(rowOf(0, u"MEDIA"_qs, Qt::MatchStartsWith | Qt::MatchCaseSensitive), -1);
    QCOMPARE(rowOf(0, u"91.pdf"_qs, Qt::MatchContains), 9);
    QCOMPARE(rowOf(0, u"90.pdf"_qs, Qt::MatchEndsWith), 10);
    QCOMPARE(rowOf(0, u"media 998.PDF"_qs, Qt::MatchFixedString), 2);
    QCOMPARE(rowOf(0, u"Media 998.pdf"_qs, Qt::MatchExactly), 2);
    QCOMPARE(model.match(model.index(0, 0), Qt::DisplayRole, u"Media"_qs, -1, Qt::MatchStartsWith).size(),
             100);
    QVERIFY(model.match({}, Qt::DisplayRole, u"Media"_qs).isEmpty());
}

void TestMediaListModel::typeAheadInMillions()
{
    ListServer list(1000);
    list.count = "5000000";
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 5'000'000);
    const auto find = [&](int start) {
        return model.match(model.index(start, 0), Qt::DisplayRole, u"Media 1000"_qs).value(0).row();
    };
    QCOMPARE(find(4'999'990), 0);
    // Too far away to be looked for.
    QCOMPARE(find(1000), -1);
}

void TestMediaListModel::fresherDetails()
{
    ListServer list(3);
    MediaListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(model.rowCount(), 3);
    QSignalSpy changes(&model, &MediaListModel::dataChanged);
    Media media = *model.mediaAt(1);
    model.update(media);
    QCOMPARE(changes.size(), 0);
    media.timesDownloaded = 6;
    model.update(media);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    QCOMPARE(cell(model, 1, MediaListModel::DownloadsLeft), u"none left"_qs);
    media.id = MediaId{77};
    model.update(media);
    QCOMPARE(model.rowOf(MediaId{77}), -1);
}

QTEST_GUILESS_MAIN(TestMediaListModel)
#include "tst_medialistmodel.moc"
