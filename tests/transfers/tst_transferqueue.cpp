#include "receivingqueue.h"
#include "uploadrun.h"

#include "support/eventually.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using botdoc::ApiError;
using botdoc::RequestId;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferQueue;

namespace {

constexpr qint64 chunk = ReceivingQueue::chunk;

/// A queue on a scripted server that takes files.
struct Queueing : ReceivingQueue
{
    /// A file in a folder of its own, so that there can be several of a name.
    QString make(const QString &name, const QByteArray &bytes)
    {
        const QString sub = QString::number(++m_folders);
        (void)QDir(desk.folder.path()).mkdir(sub);
        return desk.folder.make(sub + u'/' + name, bytes);
    }
    TransferId upload(const QString &name, const QByteArray &bytes) { return desk.upload(make(name, bytes)); }
    [[nodiscard]] QStringList namesReceived() const
    {
        QStringList names;
        for (const ReceivingServer::Received &got : receiving.received())
            names.append(got.name);
        return names;
    }
    /// The answer to the n-th POST, once the server has acted on it, waits for release().
    void hold(int n) { receiving.answers[n] = &heldAnswer; }
    void holdAll(int count)
    {
        for (int n = 1; n <= count; ++n)
            hold(n);
    }

private:
    int m_folders = 0;
};

} // namespace

/// Which transfers run, and what becomes of those that do not.
class TestTransferQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsInOrderAFewAtATime();
    void parallelIsKeptInBounds_data();
    void parallelIsKeptInBounds();
    void moreAtATimeStartsThemAtOnce();
    void twoOfANameAreNeverOpenAtOnce_data();
    void twoOfANameAreNeverOpenAtOnce();
    void thoseThatDifferGoTogether_data();
    void thoseThatDifferGoTogether();
    void othersGoPastOneThatWaits();
    void aCancelledOneHoldsItsNameUntilItIsGone();
    void chunkSizeIsTakenFromTheStart();
    void remembersAServerThatDoesNotJoin();
    void cancelsOneThatWaits();
    void cancelsAll();
    void cancelLeavesFinishedAlone();
    void retryClearsUpWhatWasLeft();
    void retryOfWhatIsUnderWayIsNothing();
    void clearsWhatIsFinished();
    void tellsAFewTimesASecond();
};

void TestTransferQueue::runsInOrderAFewAtATime()
{
    Queueing office;
    office.desk.queue.setParallel(2);
    QList<TransferId> ids;
    QStringList names;
    for (int n = 0; n < 8; ++n) {
        names.append(u"%1.bin"_qs.arg(n));
        ids.append(office.upload(names.last(), noise(10 + n)));
    }
    QVERIFY(office.desk.watch.ends(ids));
    QCOMPARE(office.desk.watch.count(Transfer::State::Done), 8);
    // One that is only being confirmed has handed on its turn.
    const int most = office.desk.watch.mostRunning;
    QVERIFY2(most >= 2 && most <= 4, qPrintable(QString::number(most)));
    QCOMPARE(office.desk.watch.started, ids);
    QStringList received = office.namesReceived();
    // One that is slow may be overtaken by any number.
    received.sort();
    QCOMPARE(received, names);
}

void TestTransferQueue::parallelIsKeptInBounds_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("running");
    QTest::newRow("0") << 0 << 1;
    QTest::newRow("-3") << -3 << 1;
    QTest::newRow("3") << 3 << 3;
    QTest::newRow("100") << 100 << 6;
}

void TestTransferQueue::parallelIsKeptInBounds()
{
    QFETCH(const int, asked);
    QFETCH(const int, running);
    Queueing office;
    office.holdAll(8);
    office.desk.queue.setParallel(asked);
    for (int n = 0; n < 8; ++n)
        office.upload(u"%1.bin"_qs.arg(n), "x");
    QVERIFY(eventually([&] { return office.receiving.received().size() == running; }));
    QVERIFY(eventually([&] { return office.desk.watch.count(Transfer::State::Waiting) == 8 - running; }));
    QCOMPARE(office.desk.watch.mostRunning, running);
}

void TestTransferQueue::moreAtATimeStartsThemAtOnce()
{
    Queueing office;
    office.holdAll(4);
    office.desk.queue.setParallel(1);
    for (int n = 0; n < 4; ++n)
        office.upload(u"%1.bin"_qs.arg(n), "x");
    QVERIFY(eventually([&] { return office.receiving.received().size() == 1; }));
    office.desk.queue.setParallel(4);
    QVERIFY(eventually([&] { return office.receiving.received().size() == 4; }));
}

void TestTransferQueue::twoOfANameAreNeverOpenAtOnce_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("same") << u"scan.pdf"_qs << u"scan.pdf"_qs;
    QTest::newRow("same, written otherwise") << u"Gr\u00f6\u00dfe.pdf"_qs << u"Gro\u0308\u00dfe.pdf"_qs;
}

void TestTransferQueue::twoOfANameAreNeverOpenAtOnce()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    Queueing office;
    office.desk.queue.setParallel(4);
    const QByteArray one = noise(4 * chunk);
    const QByteArray other(4 * chunk, 'o');
    const TransferId firstId = office.upload(first, one);
    const TransferId secondId = office.upload(second, other);
    int together = 0;
    connect(&office.desk.queue, &TransferQueue::changed, this, [&] {
        together += office.desk.watch.isIn(firstId, Transfer::State::Running) &&
                    office.desk.watch.isIn(secondId, Transfer::State::Running);
    });
    QVERIFY(office.desk.watch.ends({firstId, secondId}));
    QCOMPARE(office.desk.watch.count(Transfer::State::Done), 2);
    QCOMPARE(together, 0);
    QList<int> numbers;
    for (const ReceivingServer::Received &got : office.receiving.received())
        numbers.append(got.number);
    QCOMPARE(numbers, (QList<int>{1, 2, 3, 4, 1, 2, 3, 4}));
    QVERIFY(office.receiving.contents().value(1) == one);
    QVERIFY(office.receiving.contents().value(2) == other);
}

void TestTransferQueue::thoseThatDifferGoTogether_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("request");
    QTest::newRow("another name") << u"scan 2.pdf"_qs << qint64(1080);
    QTest::newRow("another request") << u"scan.pdf"_qs << qint64(1081);
}

void TestTransferQueue::thoseThatDifferGoTogether()
{
    QFETCH(const QString, name);
    QFETCH(const qint64, request);
    Queueing office;
    office.holdAll(2);
    office.upload(u"scan.pdf"_qs, noise(3 * chunk));
    office.desk.add(transfers::UploadOrder{office.make(name, noise(3 * chunk)), RequestId{request}, {}});
    QVERIFY(eventually([&] { return office.receiving.received().size() == 2; }));
    QCOMPARE(office.receiving.received().at(1).number, 1);
}

void TestTransferQueue::othersGoPastOneThatWaits()
{
    Queueing office;
    office.hold(1);
    office.desk.queue.setParallel(2);
    const TransferId first = office.upload(u"scan.pdf"_qs, noise(3 * chunk));
    const TransferId second = office.upload(u"scan.pdf"_qs, noise(3 * chunk));
    QVERIFY(eventually([&] { return office.receiving.received().size() == 1; }));
    const TransferId third = office.upload(u"other.pdf"_qs, noise(10));
    QVERIFY(office.desk.watch.ends(third));
    QVERIFY(office.desk.watch.isIn(second, Transfer::State::Waiting));
    office.receiving.server().release();
    QVERIFY(office.desk.watch.ends({first, second}));
    QCOMPARE(office.desk.watch.count(Transfer::State::Done), 3);
    QCOMPARE(office.desk.watch.started, (QList<TransferId>{first, third, second}));
}

void TestTransferQueue::aCancelledOneHoldsItsNameUntilItIsGone()
{
    Queueing office;
    office.hold(2);
    office.receiving.deletion = Answer::empty().held();
    const TransferId first = office.upload(u"scan.pdf"_qs, noise(3 * chunk));
    const TransferId second = office.upload(u"scan.pdf"_qs, noise(3 * chunk));
    QVERIFY(eventually([&] { return office.receiving.received().size() == 2; }));
    office.desk.queue.cancel({first});
    QVERIFY(eventually([&] { return office.receiving.deleted().size() == 1; }));
    QVERIFY(eventually([&] { return office.desk.watch.at(first).isCancelling; }));
    QVERIFY(office.desk.watch.isIn(second, Transfer::State::Waiting));
    QCOMPARE(office.receiving.received().size(), 2);
    office.receiving.server().release();
    QVERIFY(office.desk.watch.ends({first, second}));
    QCOMPARE(office.desk.watch.at(first).state, Transfer::State::Cancelled);
    QCOMPARE(office.desk.watch.at(second).state, Transfer::State::Done);
    QCOMPARE(office.receiving.contents().size(), 1);
}

void TestTransferQueue::chunkSizeIsTakenFromTheStart()
{
    Queueing office;
    office.desk.queue.setChunkSize(1000);
    const TransferId first = office.upload(u"a.bin"_qs, noise(2500));
    office.desk.queue.setChunkSize(0); // at least 1
    const TransferId second = office.upload(u"b.bin"_qs, noise(4));
    QVERIFY(office.desk.watch.ends({first, second}));
    QCOMPARE(office.desk.watch.at(first).chunks, 3);
    QCOMPARE(office.desk.watch.at(second).chunks, 4);
    QCOMPARE(office.desk.watch.count(Transfer::State::Done), 2);
}

void TestTransferQueue::remembersAServerThatDoesNotJoin()
{
    Queueing office;
    office.receiving.joins = false;
    office.desk.queue.setParallel(1);
    const QList<TransferId> ids{office.upload(u"a.bin"_qs, noise(2 * chunk)),
                                office.upload(u"b.bin"_qs, noise(2 * chunk))};
    QVERIFY(office.desk.watch.ends(ids));
    QCOMPARE(office.desk.watch.count(Transfer::State::Done), 2);
    QCOMPARE(office.receiving.received().size(), 4); // two and one for the first, one for the second

    // Also when somebody signs in there again; another server is asked anew.
    office.desk.queue.setSession(nullptr, {});
    office.desk.signInTo(office.desk.signedIn);
    const TransferId third = office.upload(u"c.bin"_qs, noise(2 * chunk));
    QVERIFY(office.desk.watch.ends(third));
    QCOMPARE(office.receiving.received().size(), 5);
    ReceivingServer other;
    support::SignedIn there(at(other.server()), pasted("aaa.bbb.ccc"));
    office.desk.signInTo(there);
    const TransferId fourth = office.upload(u"d.bin"_qs, noise(2 * chunk));
    QVERIFY(office.desk.watch.ends(fourth));
    QCOMPARE(office.desk.watch.at(fourth).state, Transfer::State::Done);
    QCOMPARE(other.received().size(), 2);
    office.desk.queue.setSession(nullptr, {});
}

void TestTransferQueue::cancelsOneThatWaits()
{
    Queueing office;
    office.hold(1);
    office.desk.queue.setParallel(1);
    const TransferId running = office.upload(u"a.bin"_qs, "x");
    const TransferId waiting = office.upload(u"b.bin"_qs, "x");
    QVERIFY(eventually([&] { return office.receiving.received().size() == 1; }));
    office.desk.queue.cancel({waiting, TransferId{77}});
    QVERIFY(office.desk.watch.ends(waiting));
    QCOMPARE(office.desk.watch.at(waiting).state, Transfer::State::Cancelled);
    QVERIFY(office.desk.watch.at(waiting).ended.isValid());
    office.receiving.server().release();
    QVERIFY(office.desk.watch.ends(running));
    QCOMPARE(office.desk.watch.at(running).state, Transfer::State::Done);
    QCOMPARE(office.namesReceived(), QStringList{u"a.bin"_qs});
}

void TestTransferQueue::cancelsAll()
{
    Queueing office;
    office.holdAll(3);
    QList<TransferId> ids;
    for (int n = 0; n < 20; ++n)
        ids.append(office.upload(u"%1.bin"_qs.arg(n), noise(2 * chunk)));
    QVERIFY(eventually([&] { return office.receiving.received().size() == 3; }));
    office.desk.queue.cancel(ids);
    QVERIFY(office.desk.watch.ends(ids));
    QCOMPARE(office.desk.watch.count(Transfer::State::Cancelled), 20);
    QCOMPARE(office.receiving.received().size(), 3);
    // What the three had begun is gone.
    QVERIFY(office.receiving.contents().isEmpty());
}

void TestTransferQueue::cancelLeavesFinishedAlone()
{
    Queueing office;
    const TransferId id = office.upload(u"a.bin"_qs, "x");
    QVERIFY(office.desk.watch.ends(id));
    const Transfer before = office.desk.watch.at(id);
    office.desk.queue.cancel({id});
    const TransferId next = office.upload(u"b.bin"_qs, "x");
    QVERIFY(office.desk.watch.ends(next));
    QCOMPARE(office.desk.watch.at(id), before);
    QCOMPARE(office.receiving.contents().size(), 2);
}

void TestTransferQueue::retryClearsUpWhatWasLeft()
{
    Queueing office;
    office.receiving.refusals[2] = Answer::json(R"({"detail": "No."})", 403);
    office.receiving.deletion = Answer::json("{}", 500);
    const QByteArray bytes = noise(3 * chunk);
    const TransferId id = office.upload(u"a.bin"_qs, bytes);
    QVERIFY(office.desk.watch.ends(id));
    QVERIFY(office.desk.watch.isFailure(id, ApiError::Kind::Forbidden));
    QCOMPARE(office.receiving.contents().size(), 1);

    office.receiving.deletion = Answer::empty();
    office.desk.queue.retry({id});
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    const Transfer transfer = office.desk.watch.at(id);
    QVERIFY(!transfer.error);
    QCOMPARE(transfer.note, QString());
    QCOMPARE(office.receiving.deleted(), QList<qint64>{1});
    QCOMPARE(office.receiving.contents().keys(), QList<qint64>{2});
    QVERIFY(office.receiving.contents().first() == bytes);
}

void TestTransferQueue::retryOfWhatIsUnderWayIsNothing()
{
    Queueing office;
    office.hold(1);
    const TransferId id = office.upload(u"a.bin"_qs, "x");
    QVERIFY(eventually([&] { return office.receiving.received().size() == 1; }));
    office.desk.queue.retry({id, TransferId{77}});
    office.receiving.server().release();
    QVERIFY(office.desk.watch.ends(id));
    office.desk.queue.retry({id});
    const TransferId next = office.upload(u"b.bin"_qs, "x");
    QVERIFY(office.desk.watch.ends(next));
    QCOMPARE(office.namesReceived(), (QStringList{u"a.bin"_qs, u"b.bin"_qs}));
}

void TestTransferQueue::clearsWhatIsFinished()
{
    Queueing office;
    office.hold(3);
    office.receiving.refusals[2] = Answer::json("{}", 403);
    office.desk.queue.setParallel(1);
    const TransferId done = office.upload(u"a.bin"_qs, "x");
    const TransferId failed = office.upload(u"b.bin"_qs, "x");
    const TransferId running = office.upload(u"c.bin"_qs, "x");
    const TransferId waiting = office.upload(u"d.bin"_qs, "x");
    QVERIFY(eventually([&] { return office.receiving.received().size() == 3; }));
    QVERIFY(office.desk.watch.ends({done, failed}));
    // Not only what was told: what is finished is forgotten at once, and told of no more.
    office.desk.queue.clearFinished();
    QCOMPARE(office.desk.watch.cleared, (QList<TransferId>{done, failed}));
    office.desk.queue.clearFinished();
    QCOMPARE(office.desk.watch.cleared.size(), 2);
    office.desk.queue.retry({failed});
    office.receiving.server().release();
    QVERIFY(office.desk.watch.ends({running, waiting}));
    QCOMPARE(office.desk.watch.count(), 2);
    QCOMPARE(office.receiving.received().size(), 4);
}

void TestTransferQueue::tellsAFewTimesASecond()
{
    Queueing office;
    QElapsedTimer timer;
    timer.start();
    QList<TransferId> ids;
    for (int n = 0; n < 3; ++n)
        ids.append(office.upload(u"%1.bin"_qs.arg(n), noise(20 * chunk)));
    QVERIFY(office.desk.watch.ends(ids));
    QCOMPARE(office.receiving.received().size(), 60);
    // Each start and each end, and otherwise one for all in 150 ms.
    QVERIFY(office.desk.watch.times <= 6 + 2 + timer.elapsed() / 150);
}

QTEST_GUILESS_MAIN(TestTransferQueue)
#include "tst_transferqueue.moc"
