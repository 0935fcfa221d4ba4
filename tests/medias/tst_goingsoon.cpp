#include "agingserver.h"
#include "medias/goingsoon.h"
#include "support/eventually.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using botdoc::MediaId;
using medias::GoingSoon;
using medias::MediaListModel;
using support::eventually;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// What goes soon of a server's medias, and a list that can show it, put together as the window does.
struct Office
{
    explicit Office(int count)
        : server(count)
    {
        QObject::connect(&soon, &GoingSoon::left, &model, [this](const QList<MediaId> &ids) {
            if (isShown)
                model.removed(ids);
        });
        QObject::connect(&soon, &GoingSoon::changed, &model, [this] {
            if (isShown && soon.count())
                model.refresh();
        });
        soon.setStayDays(AgingServer::stayDays);
        soon.setClient(server.list.desk().client());
        model.setClient(server.list.desk().client());
    }

    [[nodiscard]] bool looks()
    {
        soon.lookNow();
        return server.list.desk().comesToRest();
    }
    void show()
    {
        isShown = true;
        model.setSource(soon.source());
    }
    void save(const QSet<qint64> &ids)
    {
        saved += ids;
        soon.setSaved([all = saved](const botdoc::Media &media) { return all.contains(number(media.id)); });
    }
    [[nodiscard]] int count() const { return soon.count() ? soon.count()->medias : -1; }
    [[nodiscard]] bool shows(const QList<qint64> &ids) const
    {
        return eventually([&] { return model.rowCount() == ids.size() && idsIn(model) == ids; }) &&
               count() == ids.size();
    }
    [[nodiscard]] bool isWaiting() const
    {
        const auto *timer = soon.findChild<QTimer *>(QStringLiteral("goingSoonTimer"));
        return timer->isActive() && timer->remainingTimeAsDuration() > std::chrono::minutes(9);
    }

    AgingServer server;
    GoingSoon soon;
    MediaListModel model;
    QAbstractItemModelTester tester{&model, fatal};
    bool isShown = false;
    QSet<qint64> saved;
};

} // namespace

/// What goes soon and was not saved here is counted, and can be shown as a list.
class TestGoingSoon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNotKnownAtFirst();
    void isNotLookedForWithoutATerm();
    void countsWithoutTheList_data();
    void countsWithoutTheList();
    void saysThatThereAreMore();
    void looksOnWhenAllAreSaved();
    void whatIsSavedLeavesWithoutACall();
    void savedIsWhatHasTheSameChecksum();
    void showsWhatItCounts_data();
    void showsWhatItCounts();
    void rowsLeaveAndTheOthersStay();
    void takesInWhatHasComeAndGone();
    void showsFresherDetails();
    void whatGoesDuringALookStaysAway();
    void searchesIt();
    void waitsForTheFirstLook();
    void aFailureIsQuiet();
    void aFailureIsToldToWhoWaits();
    void aListThatCannotBeHad();
    void pausesWhenAskedTo();
    void rests();
    void endsWithTheClient();
};

void TestGoingSoon::isNotKnownAtFirst()
{
    Office office(400);
    QCOMPARE(office.soon.count(), std::nullopt);
    QVERIFY(office.looks());
    QCOMPARE(office.count(), 148);
    QVERIFY(!office.soon.count()->isAtLeast);
    QVERIFY(office.isWaiting()); // for the next look
}

void TestGoingSoon::isNotLookedForWithoutATerm()
{
    Office office(400);
    QVERIFY(office.server.list.desk().comesToRest());
    office.server.list.forgetPages();
    office.soon.setStayDays(0);
    QVERIFY(office.looks());
    office.soon.look();
    QVERIFY(office.server.list.desk().comesToRest());
    QCOMPARE(office.soon.count(), std::nullopt);
    QCOMPARE(office.server.list.pages(), QList<int>());
}

void TestGoingSoon::countsWithoutTheList_data()
{
    QTest::addColumn<bool>("isNewestFirst");
    QTest::addColumn<QByteArray>("count");
    for (const bool isNewestFirst : {true, false}) {
        for (const QByteArray &count : {QByteArray("right"), QByteArray()})
            QTest::addRow("%s first, count %s", isNewestFirst ? "newest" : "oldest", count.constData())
                << isNewestFirst << count;
    }
}

void TestGoingSoon::countsWithoutTheList()
{
    Office office(3000);
    QFETCH(bool, isNewestFirst);
    QFETCH(QByteArray, count);
    if (!isNewestFirst)
        office.server.sortOldestFirst();
    office.server.list.count = count;
    office.server.list.hasTotalPages = !count.isEmpty();
    QVERIFY(office.looks());
    QCOMPARE(office.count(), 2748);
    QCOMPARE(office.model.coverage().loaded, 100);
}

void TestGoingSoon::saysThatThereAreMore()
{
    Office office(7000);
    QVERIFY(office.looks());
    QCOMPARE(office.soon.count(), (GoingSoon::Count{5000, true, 5000}));
    QVERIFY(office.isWaiting());
    office.save({1});
    QCOMPARE(office.soon.count(), (GoingSoon::Count{4999, true, 5000}));
    QVERIFY(office.isWaiting());
}

/// Of all that were looked at, and of those that were not nothing is known.
void TestGoingSoon::looksOnWhenAllAreSaved()
{
    Office office(7000);
    QVERIFY(office.looks());
    QSet<qint64> oldest;
    for (qint64 id = 1; id <= 5000; ++id)
        oldest.insert(id);
    office.save(oldest);
    QCOMPARE(office.soon.count(), (GoingSoon::Count{0, true, 5000}));
    // It will, when it has rested.
    QVERIFY(!office.isWaiting());
    QVERIFY(office.looks());
    QCOMPARE(office.soon.count(), (GoingSoon::Count{1748, false, 6748}));
    office.show();
    QVERIFY(office.shows(office.server.goingSoon().mid(5000)));
}

void TestGoingSoon::whatIsSavedLeavesWithoutACall()
{
    Office office(400);
    office.save({1, 2, 399});
    QVERIFY(office.looks());
    QCOMPARE(office.count(), 146);
    office.server.list.forgetPages();
    QSignalSpy left(&office.soon, &GoingSoon::left);
    QSignalSpy changed(&office.soon, &GoingSoon::changed);
    office.save({10});
    QCOMPARE(office.count(), 145);
    QCOMPARE(left.count(), 1);
    QCOMPARE(left[0][0].value<QList<MediaId>>(), QList{MediaId{10}});
    QCOMPARE(changed.count(), 1);
    office.save({398}); // not among them
    QCOMPARE(changed.count(), 1);
    office.soon.removed(MediaId{11});
    office.soon.removed(MediaId{398});
    QCOMPARE(office.count(), 144);
    QCOMPARE(changed.count(), 2);
    QVERIFY(office.server.list.desk().comesToRest());
    QCOMPARE(office.server.list.pages(), QList<int>());
}

void TestGoingSoon::savedIsWhatHasTheSameChecksum()
{
    Office office(400);
    office.server.list.more.insert(u"file_checksum"_qs, u"0123456789abcdef0123456789abcdef"_qs);
    QVERIFY(office.looks());
    QByteArray asked;
    office.soon.setSaved([&asked](const botdoc::Media &media) {
        asked = media.fileChecksum.value_or("none");
        return media.id == MediaId{5} && asked == "0123456789abcdef0123456789abcdef";
    });
    QCOMPARE(asked, QByteArray("0123456789abcdef0123456789abcdef"));
    QCOMPARE(office.count(), 147);
    // It has become another on the server.
    office.server.list.more.insert(u"file_checksum"_qs, u"ffffffffffffffffffffffffffffffff"_qs);
    QVERIFY(office.looks());
    QCOMPARE(office.count(), 148);
}

void TestGoingSoon::showsWhatItCounts_data()
{
    countsWithoutTheList_data();
}

void TestGoingSoon::showsWhatItCounts()
{
    Office office(800);
    QFETCH(bool, isNewestFirst);
    QFETCH(QByteArray, count);
    if (!isNewestFirst)
        office.server.sortOldestFirst();
    office.server.list.count = count;
    office.server.list.hasTotalPages = !count.isEmpty();
    office.save({3});
    QVERIFY(office.looks());
    office.server.list.forgetPages();
    office.show();
    QList<qint64> expected = office.server.goingSoon();
    expected.removeOne(3);
    // The oldest first, and all of them at once.
    QVERIFY(office.shows(expected));
    QVERIFY(office.model.isCountKnown());
    QCOMPARE(office.model.coverage().loaded, 547);
    QCOMPARE(office.server.list.pages(), QList<int>());
    // And back.
    office.isShown = false;
    office.model.setRequest(std::nullopt);
    QTRY_COMPARE(office.model.rowCount(), count.isEmpty() ? 101 : 800);
}

void TestGoingSoon::rowsLeaveAndTheOthersStay()
{
    Office office(800);
    QVERIFY(office.looks());
    office.show();
    QList<qint64> expected = office.server.goingSoon();
    QVERIFY(office.shows(expected));
    office.model.setVisibleRows(200, 230);
    const QPersistentModelIndex held = office.model.index(210, 0);
    QSignalSpy reset(&office.model, &QAbstractItemModel::modelReset);
    QSignalSpy moved(&office.model, &MediaListModel::rowsMoved);
    office.save({10, 211, 500});
    QCOMPARE(moved.count(), 1);
    for (const qint64 id : {10, 211, 500})
        expected.removeOne(id);
    // At once.
    QCOMPARE(idsIn(office.model), expected);
    QVERIFY(!held.isValid());
    const QPersistentModelIndex other = office.model.index(205, 0);
    office.save({1});
    expected.removeOne(1);
    QCOMPARE(other.row(), 204);
    QVERIFY(office.shows(expected));
    QCOMPARE(reset.count(), 0);
    // All of them.
    office.save(QSet<qint64>(expected.begin(), expected.end()));
    QCOMPARE(office.model.rowCount(), 0);
    QCOMPARE(office.count(), 0);
    QVERIFY(office.server.list.desk().comesToRest());
    QCOMPARE(office.model.state(), MediaListModel::LoadState::Ready);
}

void TestGoingSoon::takesInWhatHasComeAndGone()
{
    Office office(800);
    QVERIFY(office.looks());
    office.show();
    QVERIFY(office.shows(office.server.goingSoon()));
    for (const qint64 id : {1, 2, 3, 250, 500})
        office.server.remove(id);
    QVERIFY(office.looks());
    QVERIFY(office.shows(office.server.goingSoon()));
    // The time goes on: 5 hours.
    office.server.list.fieldsOf = [own = office.server.list.fieldsOf](qint64 id) { return own(id - 5); };
    QVERIFY(office.looks());
    QTRY_COMPARE(office.count(), 548);
    QTRY_COMPARE(office.model.rowCount(), 548);
    QTRY_COMPARE(idsIn(office.model).last(), 553);
}

void TestGoingSoon::showsFresherDetails()
{
    Office office(400);
    QVERIFY(office.looks());
    office.show();
    QVERIFY(office.shows(office.server.goingSoon()));
    botdoc::Media media = *office.model.mediaAt(4);
    media.timesDownloaded = 5;
    office.soon.update(media);
    QTRY_COMPARE(office.model.mediaAt(4)->timesDownloaded, 5);
    media.removedAt = QDateTime::currentDateTimeUtc();
    office.soon.update(media);
    QCOMPARE(office.count(), 147);
    QVERIFY(!idsIn(office.model).contains(number(media.id)));
}

/// What the look has read before.
void TestGoingSoon::whatGoesDuringALookStaysAway()
{
    for (const bool isKnown : {false, true}) {
        Office office(400);
        if (isKnown)
            QVERIFY(office.looks());
        else
            QVERIFY(office.server.list.desk().comesToRest());
        office.server.list.forgetPages();
        office.server.list.held = {2};
        office.soon.lookNow();
        QTRY_VERIFY(office.server.list.pages().contains(2));
        office.soon.removed(MediaId{11});
        botdoc::Media media;
        media.id = MediaId{12};
        media.removedAt = QDateTime::currentDateTimeUtc();
        office.soon.update(media);
        office.server.list.server().release();
        QVERIFY(office.server.list.desk().comesToRest());
        QCOMPARE(office.count(), 146);
        // The next one knows better.
        office.server.list.held.clear();
        QVERIFY(office.looks());
        QCOMPARE(office.count(), 148);
    }
}

void TestGoingSoon::searchesIt()
{
    Office office(800);
    QVERIFY(office.looks());
    office.show();
    QVERIFY(office.shows(office.server.goingSoon()));
    medias::MediaQuery query;
    query.text = u"127.pdf"_qs;
    office.model.setQuery(query);
    QTRY_COMPARE(office.model.rowCount(), 1);
    QTRY_COMPARE(office.model.coverage().searched, 548);
    office.save({127});
    QCOMPARE(office.model.rowCount(), 0);
}

void TestGoingSoon::waitsForTheFirstLook()
{
    Office office(400);
    office.server.list.held = {4};
    office.show();
    QTRY_VERIFY(office.server.list.pages().contains(4));
    QCOMPARE(office.model.state(), MediaListModel::LoadState::Loading);
    office.server.list.server().release();
    QVERIFY(office.shows(office.server.goingSoon()));
}

void TestGoingSoon::aFailureIsQuiet()
{
    Office office(400);
    QVERIFY(office.looks());
    office.show();
    const QList<qint64> before = office.server.goingSoon();
    QVERIFY(office.shows(before));
    QSignalSpy failed(&office.model, &MediaListModel::pageFailed);
    office.server.list.failing = {1, 4};
    office.server.list.forgetPages();
    QVERIFY(office.looks());
    QCOMPARE(office.server.list.pages(), QList<int>{1});
    QVERIFY(office.shows(before));
    QCOMPARE(failed.count(), 0);
    QVERIFY(office.isWaiting());
    office.server.list.failing.clear();
    office.server.remove(7);
    QVERIFY(office.looks());
    QVERIFY(office.shows(office.server.goingSoon()));
}

void TestGoingSoon::aFailureIsToldToWhoWaits()
{
    Office office(400);
    const QSignalSpy failed(&office.soon, &GoingSoon::lookFailed);
    const QSignalSpy looked(&office.soon, &GoingSoon::looked);
    // Not known: the list says so.
    office.server.list.failing = {1};
    QVERIFY(office.looks());
    QCOMPARE(failed.count() + looked.count(), 0);
    office.server.list.failing.clear();
    QVERIFY(office.looks());
    QCOMPARE(looked.count(), 1);
    office.show();
    const QSignalSpy arrived(&office.model, &MediaListModel::pageArrived);
    QVERIFY(office.shows(office.server.goingSoon()));
    office.server.list.failing = {1};
    QVERIFY(office.looks());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<botdoc::ApiError>().kind, botdoc::ApiError::Kind::Server);
    // By itself.
    const auto beginByItself = [timer = office.soon.findChild<QTimer *>(QStringLiteral("goingSoonTimer"))] {
        return QMetaObject::invokeMethod(timer, "timeout");
    };
    office.server.list.forgetPages();
    QVERIFY(beginByItself());
    QVERIFY(office.server.list.desk().comesToRest());
    QCOMPARE(office.server.list.pages(), QList<int>{1});
    QCOMPARE(failed.count(), 1);
    QCOMPARE(looked.count(), 1);
    // Somebody comes to wait for it.
    QVERIFY(beginByItself());
    QVERIFY(office.looks());
    QCOMPARE(failed.count(), 2);
    // And none of what is kept here has come from the server.
    QVERIFY(office.shows(office.server.goingSoon()));
    QCOMPARE(arrived.count(), 0);
}

void TestGoingSoon::aListThatCannotBeHad()
{
    Office office(400);
    office.server.list.failing = {4};
    office.show();
    QTRY_COMPARE(office.model.state(), MediaListModel::LoadState::Failed);
    QCOMPARE(office.model.error()->kind, botdoc::ApiError::Kind::Server);
    QCOMPARE(office.soon.count(), std::nullopt);
    office.server.list.failing.clear();
    office.model.reload();
    QVERIFY(office.shows(office.server.goingSoon()));
}

void TestGoingSoon::pausesWhenAskedTo()
{
    Office office(400);
    QVERIFY(office.looks());
    const int count = office.count();
    office.server.list.server().forget();
    office.server.list.server().on(
        "GET", "/v1/media/",
        support::Answer::json(R"({"detail": "Too many."})", 429).with("Retry-After", "600"));
    QVERIFY(office.looks());
    QCOMPARE(office.count(), count);
    const int calls = office.server.list.server().count();
    const QSignalSpy failed(&office.soon, &GoingSoon::lookFailed);
    QVERIFY(office.looks()); // not even when somebody waits
    QCOMPARE(failed.count(), 1);
    const auto error = failed[0][0].value<botdoc::ApiError>();
    QCOMPARE(error.kind, botdoc::ApiError::Kind::RateLimited);
    QVERIFY(error.retryAfter > std::chrono::minutes(9) && error.retryAfter <= std::chrono::minutes(10));
    office.soon.look();
    office.show();
    QVERIFY(office.shows(office.server.goingSoon()));
    QCOMPARE(office.server.list.server().count(), calls);
    QVERIFY(office.isWaiting());
}

void TestGoingSoon::rests()
{
    Office office(400);
    QVERIFY(office.looks());
    office.server.list.forgetPages();
    office.soon.look();
    office.soon.look();
    QVERIFY(office.server.list.desk().comesToRest());
    QCOMPARE(office.server.list.pages(), QList<int>());
    // It will, in a few seconds.
    QVERIFY(!office.isWaiting());
    QVERIFY(office.looks());
    QVERIFY(!office.server.list.pages().isEmpty());
    QVERIFY(office.isWaiting());
}

void TestGoingSoon::endsWithTheClient()
{
    Office office(400);
    QVERIFY(office.looks());
    office.show();
    QVERIFY(office.shows(office.server.goingSoon()));
    office.server.list.held = {1};
    office.soon.lookNow();
    office.server.list.desk().deleteClient();
    QCOMPARE(office.soon.count(), std::nullopt);
    QCOMPARE(office.model.rowCount(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(office.model.state(), MediaListModel::LoadState::SignedOut);
    office.soon.lookNow(); // nothing
}

QTEST_GUILESS_MAIN(TestGoingSoon)
#include "tst_goingsoon.moc"
