#include "medias/requestlistmodel.h"
#include "requestserver.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using botdoc::RequestId;
using medias::RequestListModel;
using Presence = RequestListModel::Presence;
using State = RequestListModel::State;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

QList<qint64> idsIn(const RequestListModel &model)
{
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(number(model.index(row).data(RequestListModel::IdRole).value<RequestId>()));
    return ids;
}

QString label(const RequestListModel &model, int row)
{
    return model.index(row).data().toString();
}

} // namespace

/// The requests, page by page.
class TestRequestListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPageAtOnceTheOthersWhenAsked();
    void onePageAtATime();
    void smallerPagesThanAskedFor();
    void withoutACount();
    void aServerThatGoesInCircles();
    void nothingTwiceWhenTheListGrows();
    void nothingLostWhenTheListShrinks();
    void refreshesAsFarAsItWasListed();
    void keepsPlacesByIdOverARefresh();
    void forbidden();
    void forbiddenMeanwhile();
    void aPageThatCannotBeHad();
    void asksForTitlesOfWhatIsSeen();
    void looksForOne();
    void looksWhereItIsForbidden();
    void keepsOneUntilItIsMissing();
    void signsOutMeanwhile();
};

void TestRequestListModel::firstPageAtOnceTheOthersWhenAsked()
{
    RequestServer office(250);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    QVERIFY(!model.canFetchNext());
    model.setClient(office.desk().client());
    QVERIFY(!model.canFetchNext());
    model.load();
    QCOMPARE(model.state(), State::Loading);
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.state(), State::Ready);
    QCOMPARE(idsIn(model), office.ids.first(100));
    QCOMPARE(office.pages(), QList<int>{1});
    QCOMPARE(model.total(), 250);
    QCOMPARE(model.listed(), 100);
    QVERIFY(!model.isComplete());
    QCOMPARE(label(model, 0), u"Matter 1250 (1250)"_qs);

    QVERIFY(model.canFetchNext());
    model.fetchNext();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(idsIn(model), office.ids.first(200));
    model.fetchNext();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(idsIn(model), office.ids);
    QVERIFY(model.isComplete());
    QVERIFY(!model.canFetchNext());
    model.fetchNext();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(office.pages(), (QList<int>{1, 2, 3}));
    QVERIFY(office.singles().isEmpty());
}

void TestRequestListModel::onePageAtATime()
{
    RequestServer office(250);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    model.fetchNext();
    QVERIFY(office.desk().comesToRest());
    for (int i = 0; i < 3; ++i)
        model.fetchNext();
    QVERIFY(model.isFetching());
    QVERIFY(!model.canFetchNext());
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(office.pages(), (QList<int>{1, 2}));
    QCOMPARE(office.desk().mostInFlight(), 1);
}

void TestRequestListModel::smallerPagesThanAskedFor()
{
    RequestServer office(25);
    office.mostPageSize = 10;
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.rowCount(), 10);
    while (model.canFetchNext()) {
        model.fetchNext();
        QVERIFY(office.desk().comesToRest());
    }
    QCOMPARE(idsIn(model), office.ids);
    QCOMPARE(office.pages(), (QList<int>{1, 2, 3}));
}

void TestRequestListModel::withoutACount()
{
    RequestServer office(200);
    office.tellsCount = false;
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.total(), std::nullopt);
    for (int i = 0; i < 5; ++i) {
        model.fetchNext();
        QVERIFY(office.desk().comesToRest());
    }
    // Both pages were full: only the third, which is not there, tells that they were all.
    QCOMPARE(office.pages(), (QList<int>{1, 2, 3}));
    QVERIFY(model.isComplete());
    QCOMPARE(model.state(), State::Ready);
    QCOMPARE(idsIn(model), office.ids);
}

void TestRequestListModel::aServerThatGoesInCircles()
{
    RequestServer office(250);
    office.goesInCircles = true;
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    for (int i = 0; i < 5; ++i) {
        QVERIFY(office.desk().comesToRest());
        model.fetchNext();
    }
    QCOMPARE(model.rowCount(), 100);
    QVERIFY(model.isComplete());
    QCOMPARE(office.pages(), (QList<int>{1, 2}));
}

void TestRequestListModel::nothingTwiceWhenTheListGrows()
{
    RequestServer office(150);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    for (qint64 id = 2001; id <= 2003; ++id)
        office.addNew(id, u"New"_qs);
    model.fetchNext();
    QVERIFY(office.desk().comesToRest());
    // The new ones are not known yet; nothing that was pushed onto the second page is there twice.
    QCOMPARE(idsIn(model), office.ids.sliced(3));
    model.load();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(idsIn(model), office.ids);
}

void TestRequestListModel::nothingLostWhenTheListShrinks()
{
    RequestServer office(350);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    const QList<qint64> gone = office.ids.sliced(10, 5);
    for (const qint64 id : gone)
        office.remove(id);
    while (model.canFetchNext()) {
        model.fetchNext();
        QVERIFY(office.desk().comesToRest());
    }
    const QList<qint64> ids = idsIn(model);
    for (const qint64 id : std::as_const(office.ids))
        QVERIFY2(ids.count(id) == 1, qPrintable(QString::number(id)));
    // The second page told that five were gone: what had slipped onto the first was fetched.
    QCOMPARE(office.pages(), (QList<int>{1, 2, 1, 2, 3, 4}));
}

void TestRequestListModel::refreshesAsFarAsItWasListed()
{
    RequestServer office(450);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    model.fetchNext();
    QVERIFY(office.desk().comesToRest());
    office.forgetCalls();
    office.addNew(2001, u"New"_qs);
    office.remove(1449);
    office.titles.insert(1448, u"Renamed"_qs);
    model.load();
    QCOMPARE(model.rowCount(), 200); // what is known stays meanwhile
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(office.pages(), (QList<int>{1, 2}));
    QCOMPARE(idsIn(model), office.ids.first(200));
    QCOMPARE(label(model, 2), u"Renamed (1448)"_qs);
}

void TestRequestListModel::keepsPlacesByIdOverARefresh()
{
    RequestServer office(150);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    const QPersistentModelIndex tenth(model.index(10));
    const qint64 id = office.ids[10];
    office.ids.move(10, 3);
    office.addNew(2001, u"New"_qs);
    model.load();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(tenth.row(), 4);
    QCOMPARE(tenth.data(RequestListModel::IdRole).value<RequestId>(), RequestId{id});
}

void TestRequestListModel::forbidden()
{
    RequestServer office(10);
    office.isForbidden = true;
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.noteSeen(RequestId{1003});
    model.load();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.state(), State::Ready);
    QVERIFY(model.isForbidden());
    QVERIFY(!model.canFetchNext());
    model.noteSeen(RequestId{1005});
    model.noteSeen(RequestId{1003});
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(idsIn(model), (QList<qint64>{1003, 1005}));
    QCOMPARE(label(model, 0), u"Request 1003"_qs);
    // It is not pestered for titles, either.
    QVERIFY(office.singles().isEmpty());
}

void TestRequestListModel::forbiddenMeanwhile()
{
    RequestServer office(10);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    model.noteSeen(RequestId{1003});
    office.isForbidden = true;
    model.load();
    QVERIFY(office.desk().comesToRest());
    QVERIFY(model.isForbidden());
    QCOMPARE(idsIn(model), QList<qint64>{1003});
    office.isForbidden = false;
    model.load();
    QVERIFY(office.desk().comesToRest());
    QVERIFY(!model.isForbidden());
    QCOMPARE(idsIn(model), office.ids);
}

void TestRequestListModel::aPageThatCannotBeHad()
{
    RequestServer office(150);
    office.failing = {2};
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    model.fetchNext();
    QTRY_COMPARE(model.state(), State::Failed);
    QVERIFY(model.error());
    QCOMPARE(model.rowCount(), 100);
    // A view that scrolls does not ask again and again.
    QVERIFY(!model.canFetchNext());
    office.failing.clear();
    model.tryAgain();
    QVERIFY(!model.error());
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.state(), State::Ready);
    QCOMPARE(idsIn(model), office.ids);
}

void TestRequestListModel::asksForTitlesOfWhatIsSeen()
{
    RequestServer office(150);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    office.addUnlisted(7, u"Seven"_qs);
    office.addUnlisted(8, u"Eight"_qs);
    office.addUnlisted(9, {});
    model.load();
    for (const qint64 id : {7, 8, 1150, 9, 5}) // before the first page: it may bring them
        model.noteSeen(RequestId{id});
    QVERIFY(office.desk().comesToRest());
    // The newest wish first; number 1150 was on the page; 5 does not exist.
    QCOMPARE(office.singles(), (QList<qint64>{9, 8, 7}));
    QVERIFY(office.desk().mostInFlight() <= 2);
    QCOMPARE(model.titleOf(RequestId{7}), u"Seven"_qs);
    QCOMPARE(model.labelOf(RequestId{9}), u"Request 9"_qs);
    QCOMPARE(model.labelOf(RequestId{5}), u"Request 5"_qs);
    QCOMPARE(model.rowOf(RequestId{1150}), 0);
    QCOMPARE(model.rowCount(), 104);
    model.noteSeen(RequestId{5});
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(office.server().count("GET", "/v1/module_container/container/5/"), 1);
    // What a media names stays, listed or not.
    model.load();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.rowCount(), 104);
}

void TestRequestListModel::looksForOne()
{
    RequestServer office(150);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    const QSignalSpy told(&model, &RequestListModel::presenceChanged);
    QCOMPARE(model.presenceOf(RequestId{1150}), Presence::Exists);
    QCOMPARE(model.presenceOf(RequestId{1001}), Presence::Unknown);
    model.look(RequestId{1150}); // listed: nothing to ask
    model.look(RequestId{1001});
    model.look(RequestId{1001});
    model.look(RequestId{404});
    QCOMPARE(model.presenceOf(RequestId{1001}), Presence::Asking);
    QCOMPARE(model.rowOf(RequestId{1001}), -1);
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(office.singles(), QList<qint64>{1001});
    QCOMPARE(model.presenceOf(RequestId{1001}), Presence::Exists);
    QCOMPARE(model.presenceOf(RequestId{404}), Presence::Missing);
    QCOMPARE(model.rowOf(RequestId{404}), -1);
    QCOMPARE(label(model, 100), u"Matter 1001 (1001)"_qs);
    QCOMPARE(told.size(), 4);
    // When the list comes to it, it is there once.
    model.fetchNext();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(idsIn(model), office.ids);
    // A media that names it knows better.
    model.noteSeen(RequestId{404});
    QCOMPARE(model.presenceOf(RequestId{404}), Presence::Exists);
}

void TestRequestListModel::looksWhereItIsForbidden()
{
    RequestServer office(10);
    office.isForbidden = true;
    office.forbidsSingles = true;
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    model.look(RequestId{1003});
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.presenceOf(RequestId{1003}), Presence::NotTold);
    QCOMPARE(label(model, 0), u"Request 1003"_qs);
    // It has said once that it does not answer that.
    model.look(RequestId{1004});
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.presenceOf(RequestId{1004}), Presence::NotTold);
    QCOMPARE(office.singles(), QList<qint64>{1003});
}

void TestRequestListModel::keepsOneUntilItIsMissing()
{
    RequestServer office(150);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    model.keep(RequestId{1001});
    model.keep(RequestId{404});
    model.keep(RequestId{1150});
    QCOMPARE(idsIn(model), (QList<qint64>{1001, 404, 1150}));
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(office.singles(), QList<qint64>{1001}); // number 1150 has come with the list
    QCOMPARE(model.presenceOf(RequestId{1150}), Presence::Exists);
    QCOMPARE(model.presenceOf(RequestId{404}), Presence::Missing);
    QCOMPARE(model.rowOf(RequestId{404}), -1);
    QCOMPARE(model.rowOf(RequestId{1001}), 100);
    office.remove(1001);
    model.load();
    model.keep(RequestId{1001});
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.presenceOf(RequestId{1001}), Presence::Missing);
    QCOMPARE(idsIn(model), office.ids.first(100));
}

void TestRequestListModel::signsOutMeanwhile()
{
    RequestServer office(150);
    RequestListModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setClient(office.desk().client());
    model.load();
    QVERIFY(office.desk().comesToRest());
    office.held = {2};
    office.holdsSingles = true;
    model.fetchNext();
    model.look(RequestId{1001});
    QTRY_COMPARE(office.pages().size(), 2);
    QTRY_COMPARE(office.singles().size(), 1);
    model.setClient(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), State::Idle);
    office.server().release();
    QVERIFY(office.desk().comesToRest());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.presenceOf(RequestId{1001}), Presence::Unknown);
    // The client goes before the model does.
    model.setClient(office.desk().client());
    model.load();
    office.desk().deleteClient();
    QCOMPARE(model.state(), State::Idle);
}

QTEST_GUILESS_MAIN(TestRequestListModel)
#include "tst_requestlistmodel.moc"
