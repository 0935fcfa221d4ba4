#include "transfers/turns.h"

#include <QTest>

using botdoc::RequestId;
using transfers::Transfer;
using transfers::TransferId;
using transfers::Turns;
using Kind = Transfer::Kind;

namespace {

Transfer transferOf(qint64 id, Kind kind = Kind::Upload, const QString &name = {}, qint64 request = 1)
{
    Transfer transfer;
    transfer.id = TransferId{id};
    transfer.kind = kind;
    transfer.name = name.isEmpty() ? QString::number(id) : name;
    transfer.request = RequestId{request};
    return transfer;
}

/// Starts all whose turn it is; their ids.
QList<qint64> startAll(Turns &turns, const QList<Transfer> &transfers)
{
    QList<qint64> started;
    while (const std::optional<TransferId> id = turns.next()) {
        const auto isThat = [id](const Transfer &one) { return one.id == *id; };
        turns.start(*std::find_if(transfers.begin(), transfers.end(), isThat));
        started.append(static_cast<qint64>(*id));
    }
    return started;
}

} // namespace

class TestTurns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inOrderAFewAtATime();
    void oneThatLeavesMakesRoom();
    void oneThatHasMovedMakesRoom();
    void removalsHaveTheirOwn();
    void twoOfANameFollowEachOther();
    void downloadsOfANameGoTogether();
    void startsOutOfTurn();
    void upcomingUploads();
    void nothingIsLeftWhenCleared();
};

void TestTurns::inOrderAFewAtATime()
{
    Turns turns;
    turns.setParallel(2);
    const QList<Transfer> transfers{transferOf(3), transferOf(1, Kind::Download), transferOf(2)};
    for (const Transfer &one : transfers)
        turns.wait(one);
    QCOMPARE(startAll(turns, transfers), (QList<qint64>{1, 2}));
    turns.setParallel(3);
    QCOMPARE(startAll(turns, transfers), QList<qint64>{3});
}

void TestTurns::oneThatLeavesMakesRoom()
{
    Turns turns;
    turns.setParallel(1);
    const QList<Transfer> transfers{transferOf(1), transferOf(2), transferOf(3)};
    for (const Transfer &one : transfers)
        turns.wait(one);
    QCOMPARE(startAll(turns, transfers), QList<qint64>{1});
    turns.leave(TransferId{2}); // that waits
    turns.leave(TransferId{1});
    QCOMPARE(startAll(turns, transfers), QList<qint64>{3});
}

void TestTurns::oneThatHasMovedMakesRoom()
{
    Turns turns;
    turns.setParallel(1);
    const QList<Transfer> transfers{transferOf(1, Kind::Upload, u"a"_qs),
                                    transferOf(2, Kind::Upload, u"a"_qs),
                                    transferOf(3, Kind::Upload, u"b"_qs)};
    for (const Transfer &one : transfers)
        turns.wait(one);
    QCOMPARE(startAll(turns, transfers), QList<qint64>{1});
    turns.moved(TransferId{2}); // that waits
    QCOMPARE(startAll(turns, transfers), QList<qint64>());
    turns.moved(TransferId{1});
    turns.moved(TransferId{1});
    // The other of its name waits until it is known what became of the first.
    QCOMPARE(startAll(turns, transfers), QList<qint64>{3});
    QVERIFY(!turns.isOver());
    turns.leave(TransferId{1});
    QCOMPARE(startAll(turns, transfers), QList<qint64>());
    turns.moved(TransferId{3});
    QCOMPARE(startAll(turns, transfers), QList<qint64>{2});
    turns.leave(TransferId{3});
    QVERIFY(!turns.isOver());
    turns.leave(TransferId{2});
    QVERIFY(turns.isOver());
}

void TestTurns::removalsHaveTheirOwn()
{
    Turns turns;
    turns.setParallel(1);
    QList<Transfer> transfers{transferOf(1), transferOf(2)};
    for (qint64 id = 3; id < 8; ++id)
        transfers.append(transferOf(id, Kind::Removal));
    for (const Transfer &one : transfers)
        turns.wait(one);
    QCOMPARE(startAll(turns, transfers), (QList<qint64>{1, 3, 4, 5}));
}

void TestTurns::twoOfANameFollowEachOther()
{
    Turns turns;
    turns.setParallel(6);
    const QList<Transfer> transfers{
        transferOf(1, Kind::Upload, u"a"_qs), transferOf(2, Kind::Upload, u"a"_qs),
        transferOf(3, Kind::Upload, u"a"_qs, 2), transferOf(4, Kind::Upload, u"b"_qs)};
    for (const Transfer &one : transfers)
        turns.wait(one);
    QCOMPARE(startAll(turns, transfers), (QList<qint64>{1, 3, 4}));
    turns.leave(TransferId{1});
    QCOMPARE(startAll(turns, transfers), QList<qint64>{2});
}

void TestTurns::downloadsOfANameGoTogether()
{
    Turns turns;
    turns.setParallel(6);
    const QList<Transfer> transfers{transferOf(1, Kind::Download, u"a"_qs),
                                    transferOf(2, Kind::Download, u"a"_qs),
                                    transferOf(3, Kind::Upload, u"a"_qs)};
    for (const Transfer &one : transfers)
        turns.wait(one);
    QCOMPARE(startAll(turns, transfers), (QList<qint64>{1, 2, 3}));
}

void TestTurns::startsOutOfTurn()
{
    Turns turns;
    turns.setParallel(1);
    const QList<Transfer> transfers{transferOf(1), transferOf(2)};
    for (const Transfer &one : transfers)
        turns.wait(one);
    turns.start(transfers[1]);
    turns.start(transferOf(7)); // that did not even wait
    QCOMPARE(turns.next(), std::nullopt);
    turns.leave(TransferId{2});
    QCOMPARE(turns.next(), std::nullopt);
    turns.leave(TransferId{7});
    QCOMPARE(turns.next(), TransferId{1});
}

void TestTurns::upcomingUploads()
{
    Turns turns;
    turns.setParallel(1);
    turns.start(transferOf(1, Kind::Upload, u"a"_qs));
    for (const Transfer &one : {transferOf(2, Kind::Upload, u"a"_qs), transferOf(3, Kind::Download),
                                transferOf(4), transferOf(5, Kind::Upload, u"b"_qs),
                                transferOf(6, Kind::Upload, u"b"_qs), transferOf(7), transferOf(8)})
        turns.wait(one);
    const auto isWanted = [](TransferId id) { return id != TransferId{4}; };
    QCOMPARE(turns.upcomingUploads(2, isWanted), (QList<TransferId>{TransferId{5}, TransferId{7}}));
}

void TestTurns::nothingIsLeftWhenCleared()
{
    Turns turns;
    turns.setParallel(1);
    turns.start(transferOf(1, Kind::Upload, u"a"_qs));
    turns.wait(transferOf(2));
    turns.clear();
    QCOMPARE(turns.next(), std::nullopt);
    turns.wait(transferOf(3, Kind::Upload, u"a"_qs));
    QCOMPARE(turns.next(), TransferId{3});
}

QTEST_GUILESS_MAIN(TestTurns)
#include "tst_turns.moc"
