#include "medias/requestlistmodel.h"
#include "medias/requestsearch.h"
#include "requestserver.h"
#include "support/eventually.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using botdoc::RequestId;
using medias::RequestListModel;
using medias::RequestSearch;
using support::eventually;
using Presence = RequestListModel::Presence;
using Progress = RequestSearch::Progress;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// Requests of a server, and a search in them.
struct Search
{
    explicit Search(int count, int mostPageSize = 100)
        : office(count)
    {
        office.mostPageSize = mostPageSize;
        model.setClient(office.desk().client());
    }

    [[nodiscard]] bool load()
    {
        model.load();
        return office.desk().comesToRest();
    }
    [[nodiscard]] QList<qint64> found() const
    {
        QList<qint64> ids;
        for (int row = 0; row < search.rowCount(); ++row)
            ids.append(number(search.index(row, 0).data(RequestListModel::IdRole).value<RequestId>()));
        return ids;
    }
    [[nodiscard]] bool becomes(Progress progress) const
    {
        return eventually([this, progress] { return search.progress() == progress; }) &&
               office.desk().comesToRest();
    }

    mutable RequestServer office;
    RequestListModel model;
    RequestSearch search{model};
    QAbstractItemModelTester modelTester{&model, fatal};
    QAbstractItemModelTester searchTester{&search, fatal};
};

} // namespace

/// Finding a request among those that are here and those that are not yet.
class TestRequestSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLoadedAnswersAtOnce();
    void fetchesTheRestByItself();
    void stopsAndGoesOn();
    void takesFiftyPagesAtATime();
    void asksForANumberByItself();
    void aNumberThatIsNotThere();
    void aNumberBeingTyped();
    void nothingIsFetchedForNoText();
    void aViewDoesNotFetchForAText();
    void withoutATextNothingUnlistedIsInBetween();
    void takesInAListOfWhatWasSeen();
    void whatMayNotBeListedIsSearched();
    void oneThatFails();
    void emptiesWithTheAccount();
};

void TestRequestSearch::whatIsLoadedAnswersAtOnce()
{
    Search desk(20);
    desk.office.titles.insert(1003, u"Hipoteca \u2013 José Muñoz"_qs);
    QVERIFY(desk.load());
    QCOMPARE(desk.found(), desk.office.ids);
    desk.search.setText(u"muNOZ hipo"_qs);
    QCOMPARE(desk.found(), QList<qint64>{1003});
    desk.search.setText(u"101"_qs);
    QCOMPARE(desk.found(), (QList<qint64>{1019, 1018, 1017, 1016, 1015, 1014, 1013, 1012, 1011, 1010}));
    desk.search.setText(u"matter 1015"_qs);
    QCOMPARE(desk.found(), QList<qint64>{1015});
    desk.search.setText(u"nobody"_qs);
    QCOMPARE(desk.found(), QList<qint64>());
    QCOMPARE(desk.search.progress(), Progress::Resting); // all of them are here
    desk.search.setText({});
    QCOMPARE(desk.found(), desk.office.ids);
}

void TestRequestSearch::fetchesTheRestByItself()
{
    Search desk(640);
    desk.office.titles.insert(1002, u"Lease \u2013 Elena Rossi"_qs);
    QVERIFY(desk.load());
    QList<int> covered;
    connect(&desk.search, &RequestSearch::progressChanged, this, [&] {
        if (desk.search.progress() == Progress::Searching)
            covered.append(desk.model.listed());
    });
    desk.search.setText(u"rossi"_qs);
    QCOMPARE(desk.search.progress(), Progress::Searching);
    QCOMPARE(desk.found(), QList<qint64>());
    QVERIFY(desk.becomes(Progress::Resting));
    QCOMPARE(desk.found(), QList<qint64>{1002});
    QCOMPARE(desk.office.pages(), (QList<int>{1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(desk.office.desk().mostInFlight(), 1);
    for (const int listed : {100, 200, 300, 400, 500, 600})
        QVERIFY2(covered.contains(listed), qPrintable(QString::number(listed)));
    QCOMPARE(desk.model.total(), 640);
}

void TestRequestSearch::stopsAndGoesOn()
{
    Search desk(640);
    desk.office.held = {3};
    QVERIFY(desk.load());
    desk.search.setText(u"nobody"_qs);
    QTRY_COMPARE(desk.office.pages().size(), 3);
    desk.search.stop();
    QCOMPARE(desk.search.progress(), Progress::Paused);
    desk.office.server().release();
    QVERIFY(desk.office.desk().comesToRest());
    QCOMPARE(desk.model.listed(), 300); // what was under way is not thrown away
    QCOMPARE(desk.search.progress(), Progress::Paused);
    // Stopped is stopped, whatever is typed then.
    desk.search.setText(u"nobody else"_qs);
    QCOMPARE(desk.search.progress(), Progress::Paused);
    QVERIFY(!eventually([&] { return desk.model.isFetching(); }, std::chrono::milliseconds(400)));
    QCOMPARE(desk.office.pages().size(), 3);
    desk.search.goOn();
    QCOMPARE(desk.search.progress(), Progress::Searching);
    QVERIFY(desk.becomes(Progress::Resting));
    QCOMPARE(desk.model.listed(), 640);
}

void TestRequestSearch::takesFiftyPagesAtATime()
{
    Search desk(300, 5); // 60 pages
    QVERIFY(desk.load());
    desk.search.setText(u"nobody"_qs);
    QVERIFY(desk.becomes(Progress::Paused));
    QCOMPARE(desk.office.pages().size(), 51);
    QCOMPARE(desk.model.listed(), 255);
    // Another text searches in what is here: the pages are as many for both.
    desk.search.setText(u"matter 1290"_qs);
    QCOMPARE(desk.found(), QList<qint64>{1290});
    QCOMPARE(desk.search.progress(), Progress::Paused);
    desk.search.goOn();
    QVERIFY(desk.becomes(Progress::Resting));
    QVERIFY(desk.model.isComplete());
    QCOMPARE(desk.office.pages().size(), 60);
}

void TestRequestSearch::asksForANumberByItself()
{
    Search desk(640);
    QVERIFY(desk.load());
    desk.search.setText(u" 1002 "_qs);
    QCOMPARE(desk.search.typedNumber(), RequestId{1002});
    QVERIFY(desk.becomes(Progress::Paused));
    QCOMPARE(desk.office.singles(), QList<qint64>{1002});
    QCOMPARE(desk.office.pages(), QList<int>{1}); // found: no need to go through the list
    QCOMPARE(desk.found(), QList<qint64>{1002});
    QCOMPARE(desk.search.index(0, 0).data().toString(), u"Matter 1002 (1002)"_qs);
    // Unless somebody wants to: other titles may have it in them.
    desk.search.goOn();
    QVERIFY(desk.becomes(Progress::Resting));
    QVERIFY(desk.model.isComplete());
    QCOMPARE(desk.found(), QList<qint64>{1002});
}

void TestRequestSearch::aNumberThatIsNotThere()
{
    Search desk(340);
    desk.office.titles.insert(1001, u"Claim 77 of 2019"_qs);
    QVERIFY(desk.load());
    desk.search.setText(u"77"_qs);
    QVERIFY(eventually([&] { return desk.model.presenceOf(RequestId{77}) == Presence::Missing; }));
    // Then it may be part of a title.
    QVERIFY(desk.becomes(Progress::Resting));
    QVERIFY(desk.found().contains(1001));
    QVERIFY(desk.model.isComplete());
}

void TestRequestSearch::aNumberBeingTyped()
{
    Search desk(640);
    QVERIFY(desk.load());
    for (const QString &text : {u"1"_qs, u"10"_qs, u"100"_qs, u"1002"_qs})
        desk.search.setText(text);
    QVERIFY(desk.becomes(Progress::Paused));
    QCOMPARE(desk.office.singles(), QList<qint64>{1002});
    QCOMPARE(desk.office.server().unexpected(), 0); // 1, 10 and 100 were not asked for
}

void TestRequestSearch::nothingIsFetchedForNoText()
{
    Search desk(640);
    desk.office.held = {2};
    QVERIFY(desk.load());
    QCOMPARE(desk.search.progress(), Progress::Resting);
    desk.search.setText(u"nobody"_qs);
    QTRY_COMPARE(desk.office.pages().size(), 2);
    desk.search.setText({});
    QCOMPARE(desk.search.progress(), Progress::Resting);
    desk.office.server().release();
    QVERIFY(desk.office.desk().comesToRest());
    QCOMPARE(desk.office.pages().size(), 2);
    // Typed and taken back before anything was asked for.
    desk.search.setText(u"1001"_qs);
    desk.search.setText({});
    QVERIFY(!eventually([&] { return desk.office.pages().size() > 2 || !desk.office.singles().isEmpty(); },
                        std::chrono::milliseconds(400)));
}

void TestRequestSearch::aViewDoesNotFetchForAText()
{
    Search desk(640);
    QVERIFY(desk.load());
    desk.search.setText(u"matter"_qs);
    desk.search.stop();
    desk.search.fetchNextForView();
    QVERIFY(!desk.model.isFetching());
    desk.search.setText({});
    desk.search.fetchNextForView();
    QVERIFY(desk.office.desk().comesToRest());
    QCOMPARE(desk.search.rowCount(), 200);
}

void TestRequestSearch::withoutATextNothingUnlistedIsInBetween()
{
    Search desk(150);
    QVERIFY(desk.load());
    desk.model.noteSeen(RequestId{1010});
    desk.model.noteSeen(RequestId{1020});
    desk.model.noteSeen(RequestId{7});
    QVERIFY(desk.office.desk().comesToRest());
    QCOMPARE(desk.model.rowCount(), 103);
    QCOMPARE(desk.found(), desk.office.ids.first(100));
    QCOMPARE(desk.search.rowOf(RequestId{1010}), -1);
    // The chosen one is.
    desk.search.keep(RequestId{1010});
    QCOMPARE(desk.search.rowOf(RequestId{1010}), 100);
    QCOMPARE(desk.search.rowCount(), 101);
    // A text finds them all.
    desk.search.setText(u"1020"_qs);
    QCOMPARE(desk.found(), QList<qint64>{1020});
    desk.search.setText({});
    desk.search.keep(std::nullopt);
    QCOMPARE(desk.search.rowCount(), 100);
    // At the list's end there is no in between.
    desk.search.fetchNextForView();
    QVERIFY(desk.office.desk().comesToRest());
    QCOMPARE(desk.found(), desk.office.ids + QList<qint64>{7});
}

/// Rows move while the list becomes complete.
void TestRequestSearch::takesInAListOfWhatWasSeen()
{
    RequestServer office(20);
    RequestListModel model;
    RequestSearch search(model); // without a tester, which looks at all rows at once
    model.setClient(office.desk().client());
    for (const qint64 id : {1005, 7, 1001, 1010})
        model.noteSeen(RequestId{id});
    QCOMPARE(search.rowCount(), 0);
    int rows = 0; // as told
    connect(&search, &QAbstractItemModel::rowsInserted, this,
            [&](const QModelIndex &, int first, int last) { rows += last - first + 1; });
    connect(&search, &QAbstractItemModel::rowsRemoved, this,
            [&](const QModelIndex &, int first, int last) { rows -= last - first + 1; });
    model.load();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(search.rowCount(), 21);
    QCOMPARE(rows, 21);
}

void TestRequestSearch::whatMayNotBeListedIsSearched()
{
    Search desk(20);
    desk.office.isForbidden = true;
    QVERIFY(desk.load());
    desk.model.noteSeen(RequestId{1010});
    desk.model.noteSeen(RequestId{1011});
    QCOMPARE(desk.found(), (QList<qint64>{1010, 1011}));
    desk.search.setText(u"1011"_qs);
    QCOMPARE(desk.found(), QList<qint64>{1011});
    QCOMPARE(desk.search.progress(), Progress::Resting);
    // A number can be asked for all the same.
    desk.search.setText(u"1003"_qs);
    QVERIFY(eventually([&] { return desk.found() == QList<qint64>{1003}; }));
    QCOMPARE(desk.search.index(0, 0).data().toString(), u"Matter 1003 (1003)"_qs);
    desk.search.setText(u"nobody"_qs);
    QVERIFY(!eventually([&] { return desk.office.pages().size() > 1; }, std::chrono::milliseconds(400)));
}

void TestRequestSearch::oneThatFails()
{
    Search desk(340);
    desk.office.failing = {3};
    QVERIFY(desk.load());
    desk.search.setText(u"matter 1001"_qs);
    QVERIFY(eventually([&] { return desk.model.state() == RequestListModel::State::Failed; }));
    QCOMPARE(desk.search.progress(), Progress::Resting);
    desk.office.failing.clear();
    desk.model.tryAgain();
    QVERIFY(eventually([&] { return desk.model.isComplete(); }));
    QCOMPARE(desk.found(), QList<qint64>{1001});
}

void TestRequestSearch::emptiesWithTheAccount()
{
    Search desk(340);
    QVERIFY(desk.load());
    desk.search.setText(u"matter"_qs);
    desk.search.keep(RequestId{1010});
    desk.model.setClient(nullptr);
    QCOMPARE(desk.search.rowCount(), 0);
    QCOMPARE(desk.search.text(), QString());
    QCOMPARE(desk.search.progress(), Progress::Resting);
}

QTEST_GUILESS_MAIN(TestRequestSearch)
#include "tst_requestsearch.moc"
