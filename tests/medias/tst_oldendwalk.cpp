#include "agingserver.h"
#include "medias/lastthatholds.h"
#include "medias/oldendwalk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using medias::LastThatHolds;
using medias::OldEndWalk;

namespace {

/// A walk through a server's list.
struct Walk
{
    explicit Walk(int count, std::chrono::seconds apart = std::chrono::hours(1))
        : server(count, apart)
    {
        QObject::connect(&walk, &OldEndWalk::ended, &walk, [this](const OldEndWalk::Found &all) {
            for (int slot = 0; slot < all.medias.size(); ++slot)
                found.append(number(all.medias.idAt(slot)));
            goingSoon = all.goingSoon;
            areMore = all.areMore;
        });
    }

    /// False: it has failed, or never ends.
    [[nodiscard]] bool run()
    {
        found.clear();
        server.list.forgetPages();
        QSignalSpy ended(&walk, &OldEndWalk::ended);
        walk.start(*server.list.desk().client(), AgingServer::terms(), isSaved);
        return server.list.desk().comesToRest() && ended.count() == 1 && !walk.isUnderWay();
    }

    AgingServer server;
    OldEndWalk walk;
    OldEndWalk::IsSaved isSaved;
    QList<qint64> found;
    int goingSoon = 0;
    bool areMore = false;
};

} // namespace

/// What goes soon is found at the oldest end of the list, wherever that is, and with few calls.
class TestOldEndWalk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheLastThatHolds();
    void looksAtNoNumberBeyondTheLargest();
    void findsAllThatGoSoon_data();
    void findsAllThatGoSoon();
    void readsOneEndAlone();
    void oneCallAtATime();
    void findsNoMoreThanSoMany();
    void asksNoMoreThanSoOften();
    void findsWhatIsBehindTheSaved_data();
    void findsWhatIsBehindTheSaved();
    void believesNoCount_data();
    void believesNoCount();
    void missesNoneWhenTheListGrows();
    void missesNoneWhenTheListShrinks();
    void endsWhenAllHaveGone_data();
    void endsWhenAllHaveGone();
    void missesNoneWhenTheOldestGo_data();
    void missesNoneWhenTheOldestGo();
    void tellsWhereTheListIsNotSortedByAge_data();
    void tellsWhereTheListIsNotSortedByAge();
    void tellsWhereTheFirstPageIsNotSortedByAge();
    void endsWhereAllPagesAreTheSame();
    void endsWhereTheListChangesWithEachCall();
    void jumpsOverWhatWasRemoved_data();
    void jumpsOverWhatWasRemoved();
    void leavesOutWhatCannotBeSaved();
    void fails();
    void stops();
};

void TestOldEndWalk::findsTheLastThatHolds()
{
    for (int last = 1; last < 70; ++last) {
        for (const int first : {2, 3, 40, 69}) {
            for (const bool isLimited : {false, true}) {
                LastThatHolds search(1, isLimited ? std::optional(70) : std::nullopt, first);
                int looks = 0;
                for (; !search.isFound() && looks < 20; ++looks)
                    search.note(search.next() <= last);
                QVERIFY2(search.isFound(), qPrintable(QString::number(last)));
                QCOMPARE(search.last(), last);
                QVERIFY2(first != last || looks <= 2, qPrintable(QString::number(looks)));
            }
        }
    }
}

/// Where it holds for all there are.
void TestOldEndWalk::looksAtNoNumberBeyondTheLargest()
{
    LastThatHolds search(1, std::nullopt, 2);
    for (int looks = 0; looks < 100 && !search.isFound(); ++looks) {
        QVERIFY2(search.next() > search.last() && search.next() <= 1 << 30,
                 qPrintable(QString::number(search.next())));
        search.note(true);
    }
    QVERIFY(search.isFound());
    QCOMPARE(search.last(), 1 << 30);
}

void TestOldEndWalk::findsAllThatGoSoon_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<bool>("isNewestFirst");
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<bool>("hasTotalPages");
    for (const auto &[size, pageSize] : {std::pair(0, 100), std::pair(1, 100), std::pair(100, 100),
                                         std::pair(401, 100), std::pair(300, 30)}) {
        for (const bool isNewestFirst : {true, false}) {
            for (const QByteArray &count : {QByteArray("right"), QByteArray()}) {
                for (const bool hasTotalPages : {true, false})
                    QTest::addRow("%d by %d, %s first, count %s, %s", size, pageSize,
                                  isNewestFirst ? "newest" : "oldest", count.constData(),
                                  hasTotalPages ? "pages told" : "pages not told")
                        << size << pageSize << isNewestFirst << count << hasTotalPages;
            }
        }
    }
}

void TestOldEndWalk::findsAllThatGoSoon()
{
    QFETCH(int, size);
    QFETCH(int, pageSize);
    QFETCH(bool, isNewestFirst);
    Walk walk(size);
    walk.server.list.mostPageSize = pageSize;
    QFETCH(QByteArray, count);
    walk.server.list.count = count;
    QFETCH(bool, hasTotalPages);
    walk.server.list.hasTotalPages = hasTotalPages;
    if (!isNewestFirst)
        walk.server.sortOldestFirst();
    QVERIFY(walk.run());
    QVERIFY(!walk.areMore);
    QCOMPARE(walk.found, walk.server.goingSoon());
}

void TestOldEndWalk::readsOneEndAlone()
{
    // What has been there for more than 10.5 days goes soon.
    Walk walk(15'120 + 129, std::chrono::minutes(1));
    QVERIFY(walk.run());
    QCOMPARE(walk.found.size(), 129);
    // The last page is not full, and a page's worth of younger ones ends it.
    QCOMPARE(walk.server.list.pages(), (QList<int>{1, 153, 152, 151}));
    walk.server.sortOldestFirst();
    QVERIFY(walk.run());
    QCOMPARE(walk.found.size(), 129);
    QCOMPARE(walk.server.list.pages(), (QList<int>{1, 2, 3}));
}

void TestOldEndWalk::oneCallAtATime()
{
    Walk walk(1000);
    QVERIFY(walk.run());
    QCOMPARE(walk.server.list.desk().mostInFlight(), 1);
}

void TestOldEndWalk::findsNoMoreThanSoMany()
{
    Walk walk(7000);
    QVERIFY(walk.run());
    QVERIFY(walk.areMore);
    // The ones that go first.
    QCOMPARE(walk.found, walk.server.goingSoon().mid(0, OldEndWalk::mostFound));
    QCOMPARE(walk.goingSoon, OldEndWalk::mostFound);
    QCOMPARE(walk.server.list.pages().size(), 51);
    QCOMPARE(walk.walk.calls(), 51);
}

void TestOldEndWalk::asksNoMoreThanSoOften()
{
    Walk walk(5000);
    walk.server.list.mostPageSize = 10;
    QVERIFY(walk.run());
    QVERIFY(walk.areMore);
    QCOMPARE(walk.found, walk.server.goingSoon().mid(0, 10 * (OldEndWalk::mostCalls - 1)));
    QCOMPARE(walk.server.list.pages().size(), OldEndWalk::mostCalls);
    QCOMPARE(walk.walk.calls(), OldEndWalk::mostCalls);
}

void TestOldEndWalk::findsWhatIsBehindTheSaved_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<bool>("isNewestFirst");
    for (const bool isNewestFirst : {true, false}) {
        const char *order = isNewestFirst ? "newest" : "oldest";
        QTest::addRow("7000, %s first", order) << 7000 << 100 << isNewestFirst;
        QTest::addRow("1500 by 10, %s first", order) << 1500 << 10 << isNewestFirst;
    }
}

/// However many those are.
void TestOldEndWalk::findsWhatIsBehindTheSaved()
{
    QFETCH(int, size);
    QFETCH(int, pageSize);
    QFETCH(bool, isNewestFirst);
    Walk walk(size);
    walk.server.list.mostPageSize = pageSize;
    if (!isNewestFirst)
        walk.server.sortOldestFirst();
    const QList<qint64> goingSoon = walk.server.goingSoon();
    const qint64 last = goingSoon.size() - 30;
    walk.isSaved = [last](const botdoc::Media &media) { return number(media.id) <= last; };
    QVERIFY(walk.run());
    QVERIFY(!walk.areMore);
    QCOMPARE(walk.found, goingSoon.mid(last));
    QCOMPARE(walk.goingSoon, goingSoon.size());
}

void TestOldEndWalk::believesNoCount_data()
{
    QTest::addColumn<QByteArray>("count");
    QTest::newRow("a little too much") << QByteArray("1001");
    QTest::newRow("a page too much") << QByteArray("1100");
    QTest::newRow("much too much") << QByteArray("900000");
    QTest::newRow("more than there is paper") << QByteArray("99999999999999999999");
    QTest::newRow("none") << QByteArray("null");
    QTest::newRow("a text") << QByteArray("\"many\"");
}

void TestOldEndWalk::believesNoCount()
{
    Walk walk(1000);
    QFETCH(QByteArray, count);
    walk.server.list.count = count;
    QVERIFY(walk.run());
    QCOMPARE(walk.found, walk.server.goingSoon());
    QVERIFY(!walk.areMore);
    QVERIFY2(walk.walk.calls() < 60, qPrintable(QString::number(walk.walk.calls())));
}

void TestOldEndWalk::missesNoneWhenTheListGrows()
{
    Walk walk(800);
    walk.server.list.afterAnswer = [&walk] {
        if (walk.server.list.pages().size() == 3) {
            for (int i = 0; i < 130; ++i)
                walk.server.addNew();
        }
    };
    const QList<qint64> goingSoon = walk.server.goingSoon();
    QVERIFY(walk.run());
    for (const qint64 id : goingSoon)
        QVERIFY2(walk.found.contains(id), qPrintable(QString::number(id)));
}

void TestOldEndWalk::missesNoneWhenTheListShrinks()
{
    for (const bool isNewestFirst : {true, false}) {
        Walk walk(800);
        if (!isNewestFirst)
            walk.server.sortOldestFirst();
        walk.server.list.afterAnswer = [&walk] {
            if (walk.server.list.pages().size() == 3) {
                for (qint64 id = 1; id <= 130; ++id)
                    walk.server.remove(id);
            }
        };
        QVERIFY(walk.run());
        const QList<qint64> goingSoon = walk.server.goingSoon();
        for (const qint64 id : goingSoon)
            QVERIFY2(walk.found.contains(id), qPrintable(QString::number(id)));
    }
}

void TestOldEndWalk::endsWhenAllHaveGone_data()
{
    QTest::addColumn<bool>("isNewestFirst");
    QTest::newRow("newest first") << true;
    QTest::newRow("oldest first") << false;
}

void TestOldEndWalk::endsWhenAllHaveGone()
{
    Walk walk(1000);
    QFETCH(bool, isNewestFirst);
    if (!isNewestFirst)
        walk.server.sortOldestFirst();
    walk.server.list.afterAnswer = [&walk] {
        if (walk.server.list.pages().size() == 2)
            walk.server.list.ids.clear();
    };
    QVERIFY(walk.run());
    QVERIFY2(walk.walk.calls() < 10, qPrintable(QString::number(walk.walk.calls())));
    QCOMPARE(walk.found, QList<qint64>());
    QVERIFY(!walk.areMore);
}

void TestOldEndWalk::missesNoneWhenTheOldestGo_data()
{
    QTest::addColumn<bool>("isNewestFirst");
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("gone");
    // Always more of them than are left on the page that comes next.
    QTest::newRow("newest first") << true << 2 << 250;
    QTest::newRow("newest first, nearly all") << true << 2 << 700;
    QTest::newRow("oldest first") << false << 7 << 350;
}

void TestOldEndWalk::missesNoneWhenTheOldestGo()
{
    Walk walk(1000);
    QFETCH(bool, isNewestFirst);
    QFETCH(int, calls);
    QFETCH(int, gone);
    if (!isNewestFirst)
        walk.server.sortOldestFirst();
    walk.server.list.afterAnswer = [&walk, calls, gone] {
        if (walk.server.list.pages().size() == calls) {
            for (qint64 id = 1; id <= gone; ++id)
                walk.server.remove(id);
        }
    };
    QVERIFY(walk.run());
    const QList<qint64> goingSoon = walk.server.goingSoon();
    QCOMPARE(goingSoon.size(), 748 - gone);
    for (const qint64 id : goingSoon)
        QVERIFY2(walk.found.contains(id), qPrintable(QString::number(id)));
    QVERIFY2(walk.walk.calls() < 40, qPrintable(QString::number(walk.walk.calls())));
}

void TestOldEndWalk::tellsWhereTheListIsNotSortedByAge_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("like"); // the one that it is as old as
    QTest::addColumn<int>("laterBy");
    QTest::addColumn<bool>("areMore");
    QTest::newRow("by age") << 3000 << 200 << 200 << 0 << false;
    QTest::newRow("too old for its place") << 3000 << 200 << 100 << 0 << true;
    QTest::newRow("too young for its place") << 3000 << 200 << 300 << 0 << true;
    QTest::newRow("a moment too old") << 3000 << 200 << 199 << -30 << false;
    QTest::newRow("of a day to come") << 3000 << 200 << 200 << 1'000'000'000 << false;
    // Nothing is left that might go soon.
    QTest::newRow("all were read") << 150 << 140 << 100 << 0 << false;
}

void TestOldEndWalk::tellsWhereTheListIsNotSortedByAge()
{
    QFETCH(int, size);
    QFETCH(int, id);
    QFETCH(int, like);
    QFETCH(int, laterBy);
    QFETCH(bool, areMore);
    for (const bool isNewestFirst : {true, false}) {
        Walk walk(size);
        if (!isNewestFirst)
            walk.server.sortOldestFirst();
        QJsonObject fields = walk.server.list.fieldsOf(like);
        const auto created = QDateTime::fromString(fields.value(u"created"_qs).toString(), Qt::ISODateWithMs);
        fields.insert(u"created"_qs, created.addSecs(laterBy).toString(Qt::ISODateWithMs));
        walk.server.list.fieldsOf = [own = walk.server.list.fieldsOf, id, fields](qint64 other) {
            return other == id ? fields : own(other);
        };
        QVERIFY(walk.run());
        QCOMPARE(walk.areMore, areMore);
    }
}

/// Which is not at the end that is read.
void TestOldEndWalk::tellsWhereTheFirstPageIsNotSortedByAge()
{
    Walk walk(1000, std::chrono::minutes(2));
    QVERIFY(walk.run());
    QVERIFY(!walk.areMore);
    walk.server.list.fieldsOf = [own = walk.server.list.fieldsOf](qint64 id) {
        return own(id == 980 ? 940 : id);
    };
    QVERIFY(walk.run());
    QCOMPARE(walk.server.list.pages(), (QList<int>{1, 10}));
    QVERIFY(walk.areMore);
}

/// A server that does not know what a page is.
void TestOldEndWalk::endsWhereAllPagesAreTheSame()
{
    Walk walk(0);
    QJsonArray results;
    for (qint64 id = 100; id > 0; --id)
        results.append(mediaObject(id));
    walk.server.list.server().forget();
    walk.server.list.server().on(
        "GET", "/v1/media/",
        support::Answer::json(QJsonDocument(QJsonObject{{u"results"_qs, results}}).toJson()));
    QVERIFY(walk.run());
    QVERIFY(walk.areMore);
    QCOMPARE(walk.found.size(), 100);
    QVERIFY2(walk.walk.calls() < 50, qPrintable(QString::number(walk.walk.calls())));
}

void TestOldEndWalk::endsWhereTheListChangesWithEachCall()
{
    Walk walk(800);
    walk.server.list.mostPageSize = 10;
    walk.server.list.afterAnswer = [&walk] { walk.server.addNew(); };
    QVERIFY(walk.run());
    QVERIFY(walk.walk.calls() <= OldEndWalk::mostCalls);
    QVERIFY(walk.areMore);
    QVERIFY(!walk.found.isEmpty());
    QCOMPARE(walk.found, walk.server.goingSoon().mid(0, walk.found.size()));
}

void TestOldEndWalk::jumpsOverWhatWasRemoved_data()
{
    QTest::addColumn<int>("removed");
    QTest::addColumn<bool>("isNewestFirst");
    QTest::addColumn<QByteArray>("count");
    for (const int removed : {100, 1234, 9764}) {
        for (const bool isNewestFirst : {true, false}) {
            for (const QByteArray &count : {QByteArray("right"), QByteArray()})
                QTest::addRow("%d, %s first, count %s", removed, isNewestFirst ? "newest" : "oldest",
                              count.constData())
                    << removed << isNewestFirst << count;
        }
    }
}

/// Their rows stay in the list of some servers, for good.
void TestOldEndWalk::jumpsOverWhatWasRemoved()
{
    Walk walk(10'000);
    QFETCH(int, removed);
    QFETCH(QByteArray, count);
    walk.server.list.count = count;
    walk.server.list.hasTotalPages = !count.isEmpty();
    for (qint64 id = 1; id <= removed; ++id)
        walk.server.list.removed.insert(id);
    QFETCH(bool, isNewestFirst);
    if (!isNewestFirst)
        walk.server.sortOldestFirst();
    QVERIFY(walk.run());
    const QList<qint64> goingSoon = walk.server.goingSoon();
    QCOMPARE(walk.areMore, goingSoon.size() > OldEndWalk::mostFound);
    QCOMPARE(walk.found, goingSoon.mid(0, walk.found.size()));
    QVERIFY2(walk.areMore ? walk.found.size() >= OldEndWalk::mostFound
                          : walk.found.size() == goingSoon.size(),
             qPrintable(QString::number(walk.found.size())));
}

void TestOldEndWalk::leavesOutWhatCannotBeSaved()
{
    Walk walk(400);
    walk.server.list.removed = {3, 5};
    walk.server.list.ids[398] = 0; // the second oldest is no media at all
    walk.server.list.fieldsOf = [own = walk.server.list.fieldsOf](qint64 id) {
        QJsonObject fields = own(id);
        if (id == 7)
            fields.insert(u"current_chunk"_qs, 0);
        if (id == 8)
            fields.insert(u"created"_qs, QJsonValue::Null);
        return fields;
    };
    QVERIFY(walk.run());
    QList<qint64> expected = walk.server.goingSoon();
    expected.removeOne(7);
    expected.removeOne(8);
    QCOMPARE(walk.found, expected);
}

void TestOldEndWalk::fails()
{
    Walk walk(1000);
    walk.server.list.failing = {9};
    QSignalSpy failed(&walk.walk, &OldEndWalk::failed);
    QVERIFY(!walk.run());
    QCOMPARE(failed.count(), 1);
    QVERIFY(!walk.walk.isUnderWay());
    walk.server.list.failing.clear();
    QVERIFY(walk.run());
    QCOMPARE(walk.found, walk.server.goingSoon());
}

void TestOldEndWalk::stops()
{
    Walk walk(1000);
    walk.server.list.held = {1};
    QSignalSpy ended(&walk.walk, &OldEndWalk::ended);
    QSignalSpy failed(&walk.walk, &OldEndWalk::failed);
    walk.walk.start(*walk.server.list.desk().client(), AgingServer::terms());
    QTRY_COMPARE(walk.server.list.pages().size(), 1);
    walk.walk.stop();
    QVERIFY(walk.server.list.desk().comesToRest());
    QCOMPARE(ended.count() + failed.count(), 0);
    walk.server.list.held.clear();
    QVERIFY(walk.run());
}

QTEST_GUILESS_MAIN(TestOldEndWalk)
#include "tst_oldendwalk.moc"
