#include "moverrun.h"

#include "transfers/demodesk.h"

#include "botdoc/wire.h"
#include "support/eventually.h"

#include <QTest>

#include <csignal>

using support::eventually;
using support::Mishap;
using Kind = Mishap::Kind;

namespace {

/// For how long it stands still: no time at all, or what the environment asks for.
std::chrono::milliseconds standstill()
{
    return std::chrono::seconds(qEnvironmentVariableIntValue("MEDIADESK_STANDSTILL"));
}

} // namespace

/// The program stands still, as on a laptop that sleeps, while the server gives up its connections; it goes
/// on as if it had only been slow. MEDIADESK_STANDSTILL=150 lets it stand for that many seconds, past its own
/// time-outs too.
class TestStoppedProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrivesOnce_data();
    void arrivesOnce();
};

void TestStoppedProgram::arrivesOnce_data()
{
    QTest::addColumn<int>("post");
    QTest::addColumn<Mishap>("mishap");
    // So early that the rest does not fit into what the system takes of a chunk without the server.
    const Mishap inTheBody{.kind = Kind::StallRequest, .bytes = 64 * 1024};
    const Mishap unanswered{.kind = Kind::Hold};
    const Mishap late{.kind = Kind::DeliverLate};
    for (const int post : {1, 2}) {
        QTest::addRow("in the body of chunk %d", post) << post << inTheBody;
        QTest::addRow("while chunk %d is unanswered", post) << post << unanswered;
        QTest::addRow("before chunk %d is all there", post) << post << late;
    }
}

void TestStoppedProgram::arrivesOnce()
{
    QFETCH(const int, post);
    QFETCH(const Mishap, mishap);
    const support::DemoServer demo;
    QVERIFY(demo.isReady());
    DemoDesk desk(demo);
    const QByteArray bytes = noise(2 * MoverRun::chunkSize);
    int struck = 0;
    connect(&desk.relay, &support::Relay::struck, this, [&] { ++struck; });
    desk.relay.onPost(post, mishap);

    MoverRun mover(desk.relay.server(), demo.credentials());
    mover.upload({desk.folder.make(u"scan.bin"_qs, bytes)}, 1);
    QVERIFY(eventually([&] { return struck == 1; }));
    QCOMPARE(::kill(static_cast<pid_t>(mover.process().processId()), SIGSTOP), 0);
    desk.relay.goAway();
    desk.relay.letGo();
    desk.relay.comeBack();
    QTest::qWait(static_cast<int>(standstill().count()));
    QCOMPARE(::kill(static_cast<pid_t>(mover.process().processId()), SIGCONT), 0);
    QVERIFY(mover.endsWith("Done"));
    QVERIFY(desk.hasOnce(u"scan.bin"_qs, bytes));
}

QTEST_GUILESS_MAIN(TestStoppedProgram)
#include "tst_stoppedprogram.moc"
