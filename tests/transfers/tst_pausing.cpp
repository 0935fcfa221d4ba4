#include "receivingqueue.h"

#include "support/eventually.h"

#include <QTemporaryDir>
#include <QTest>

using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;

namespace {

constexpr qint64 chunk = ReceivingQueue::chunk;

struct Office : ReceivingQueue
{
    [[nodiscard]] bool isPaused(TransferId id)
    {
        return eventually([&] { return desk.watch.at(id).isPaused; }) &&
               desk.watch.isIn(id, Transfer::State::Waiting);
    }
};

} // namespace

/// What staff have paused stands still until they let it go on, from where it was.
class TestPausing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inTheMiddle_data();
    void inTheMiddle();
    void beforeItsTurn();
    void makesRoomForOthers();
    void cancelledWhilePaused();
    void savingGoesOn();
    void whatHasEndedStaysSo();
    void outlivesTheSession();
};

void TestPausing::inTheMiddle_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("hasActed");
    // The last one cannot be paused any more once all of it is out.
    for (const int number : {1, 2}) {
        QTest::addRow("chunk %d has arrived", number) << number << true;
        QTest::addRow("chunk %d has not arrived", number) << number << false;
    }
}

void TestPausing::inTheMiddle()
{
    QFETCH(const int, number);
    QFETCH(const bool, hasActed);
    Office office;
    if (hasActed)
        office.receiving.answers[number] = &heldAnswer;
    else
        office.receiving.refusals[number] = Answer::hang();
    const QByteArray bytes = noise(3 * chunk);
    const TransferId id = office.upload(u"a.bin"_qs, bytes);
    QVERIFY(eventually([&] { return office.receiving.received().size() == number; }));
    office.desk.queue.pause({id});
    QVERIFY(office.isPaused(id));
    QCOMPARE(office.receiving.received().size(), number);
    office.desk.queue.resume({id});
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QVERIFY(!office.desk.watch.at(id).isPaused);
    QCOMPARE(office.receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
    QCOMPARE(office.receiving.received().size(), hasActed ? 3 : 4);
    QCOMPARE(office.receiving.deleted(), QList<qint64>());
}

void TestPausing::beforeItsTurn()
{
    Office office;
    office.desk.queue.setParallel(1);
    office.receiving.answers[1] = &heldAnswer;
    const TransferId first = office.upload(u"a.bin"_qs, "a");
    const TransferId second = office.upload(u"b.bin"_qs, "b");
    const TransferId third = office.upload(u"c.bin"_qs, "c");
    office.desk.queue.pause({second});
    QVERIFY(office.isPaused(second));
    QVERIFY(eventually([&] { return office.receiving.received().size() == 1; }));
    office.receiving.server().release();
    QVERIFY(office.desk.watch.ends({first, third}));
    QCOMPARE(office.receiving.received().size(), 2);
    office.desk.queue.resume({second});
    QVERIFY(office.desk.watch.comes(second, Transfer::State::Done));
}

void TestPausing::makesRoomForOthers()
{
    Office office;
    office.desk.queue.setParallel(1);
    office.receiving.answers[1] = &heldAnswer;
    const TransferId first = office.upload(u"a.bin"_qs, noise(2 * chunk));
    const TransferId second = office.upload(u"b.bin"_qs, "b");
    QVERIFY(eventually([&] { return office.receiving.received().size() == 1; }));
    office.desk.queue.pause({first});
    QVERIFY(office.desk.watch.comes(second, Transfer::State::Done));
    QVERIFY(office.isPaused(first));
}

void TestPausing::cancelledWhilePaused()
{
    Office office;
    office.receiving.answers[2] = &heldAnswer;
    const TransferId id = office.upload(u"a.bin"_qs, noise(3 * chunk));
    QVERIFY(eventually([&] { return office.receiving.received().size() == 2; }));
    office.desk.queue.pause({id});
    QVERIFY(office.isPaused(id));
    office.desk.queue.cancel({id});
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Cancelled));
    QVERIFY(!office.desk.watch.at(id).isPaused);
    QCOMPARE(office.receiving.deleted(), QList<qint64>{1});
}

void TestPausing::savingGoesOn()
{
    Office office;
    QTemporaryDir folder;
    botdoc::Media media;
    media.id = botdoc::MediaId{5};
    media.name = u"a.txt"_qs;
    support::ScriptedServer &server = office.receiving.server();
    server.on("GET", "/v1/media/5/download/", Answer::content("content").heldAfter(3));
    const TransferId id = office.desk.add(transfers::SaveOrder{media, {folder.path(), {}, false}, {}});
    QVERIFY(eventually([&] { return office.desk.watch.at(id).bytesDone == 3; }));
    office.desk.queue.pause({id});
    server.release();
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(server.count("GET", "/v1/media/5/download/"), 1);
}

void TestPausing::whatHasEndedStaysSo()
{
    Office office;
    const TransferId id = office.upload(u"a.bin"_qs, "a");
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    office.desk.queue.pause({id});
    office.desk.queue.resume({id});
    const TransferId next = office.upload(u"b.bin"_qs, "b");
    QVERIFY(office.desk.watch.comes(next, Transfer::State::Done));
    QVERIFY(office.desk.watch.isIn(id, Transfer::State::Done));
    QCOMPARE(office.receiving.received().size(), 2);
}

void TestPausing::outlivesTheSession()
{
    Office office;
    office.receiving.answers[1] = &heldAnswer;
    const TransferId id = office.upload(u"a.bin"_qs, noise(2 * chunk));
    QVERIFY(eventually([&] { return office.receiving.received().size() == 1; }));
    office.desk.queue.pause({id});
    office.desk.queue.setSession(nullptr, {});
    office.desk.signInTo(office.desk.signedIn);
    QVERIFY(office.isPaused(id));
    office.desk.queue.resume({id});
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(office.receiving.received().size(), 2);
}

QTEST_GUILESS_MAIN(TestPausing)
#include "tst_pausing.moc"
