#include "rawpeer.h"

#include "botdoc/transport.h"
#include "support/certificates.h"
#include "support/eventually.h"
#include "support/relay.h"
#include "support/scriptedserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using support::Answer;
using support::eventually;
using support::Mishap;
using support::RelayedRequest;
using Kind = support::Mishap::Kind;
using End = RawPeer::End;
using namespace std::chrono_literals;

namespace {

const QByteArray content(2000, 'c');
const QByteArray body(1000, 'b');

QByteArray get(const QByteArray &target = "/v1/media/5/")
{
    return "GET " + target + " HTTP/1.1\r\nHost: here\r\n\r\n";
}

QByteArray postHead()
{
    return "POST /v1/media/ HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\n";
}

/// A relay before a scripted server.
struct Bench
{
    Bench()
    {
        server.on("GET", "/v1/media/5/", Answer::content(content));
        server.on("GET", "/else/", Answer::content("else"));
        server.on("POST", "/v1/media/", Answer::json("made", 201));
    }

    void befall(const Mishap &mishap)
    {
        support::MishapRule rule;
        rule.path = u"/v1/*/"_qs;
        rule.mishap = mishap;
        rule.times = 1;
        relay.add(rule);
        rule.path = u"/v1/*/*/"_qs;
        relay.add(rule);
    }
    /// What the relay says of the first request.
    [[nodiscard]] RelayedRequest logged() const
    {
        const QList<RelayedRequest> log = relay.log();
        return log.isEmpty() ? RelayedRequest() : log.first();
    }
    /// Whether another connection is served meanwhile: what is to come to the others has come by then.
    [[nodiscard]] bool servesOthers() const
    {
        RawPeer other(relay.serverPort());
        other.send(get("/else/"));
        return eventually([&] { return other.content() == "else"; });
    }

    support::ScriptedServer server;
    support::Relay relay{server.serverPort()};
};

/// What is to be seen of a mishap, at both ends.
struct Sight
{
    QByteArray verb = "GET";
    End end = End::Open;
    int status = 0;          ///< 0: no answer came
    QByteArray length = {};  ///< what Content-Length says
    QByteArray content = {}; ///< what came of the content
    int served = 1;          ///< requests that the server has seen the head of
    bool isWhole = true;     ///< and all of
    qint64 bodyBytes = 0;    ///< that the server has got
    bool isStruck = true;
};

} // namespace

Q_DECLARE_METATYPE(Sight)

/// Each mishap of a relay does what its name says, seen from both ends of the line.
class TestFaultProxy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void befalls_data();
    void befalls();
    void statuses_data();
    void statuses();
    void connectionGoesOnAfterAnAnswer();
    void halfClosedHearsOn();
    void refusedForAWhile();
    void refusedTwiceAtATime();
    void deliveredLate_data();
    void deliveredLate();
    void heldUntilLetGo();
    void stallEnds_data();
    void stallEnds();
    void paceIsKept();
    void pacedBytesArriveWhole();
    void encryptedIsPassedOn();
    void serverThatIsNotThere();
    void logTells();
};

void TestFaultProxy::befalls_data()
{
    QTest::addColumn<Mishap>("mishap");
    QTest::addColumn<Sight>("sight");
    const QByteArray all = "2000";
    const auto row = [](const char *name, const Mishap &mishap, const Sight &sight) {
        QTest::newRow(name) << mishap << sight;
    };
    row("nothing", {}, {.status = 200, .length = all, .content = content, .isStruck = false});
    row("nothing, sending", {},
        {.verb = "POST",
         .status = 201,
         .length = "4",
         .content = "made",
         .bodyBytes = 1000,
         .isStruck = false});

    row("reset before", {Kind::ResetBefore}, {.end = End::Reset, .served = 0, .isWhole = false});
    row("reset before, sending", {Kind::ResetBefore},
        {.verb = "POST", .end = End::Reset, .served = 0, .isWhole = false});
    row("reset at the body's start", {Kind::Cut, 0}, {.verb = "POST", .end = End::Reset, .isWhole = false});
    row("reset in the body", {Kind::Cut, 400},
        {.verb = "POST", .end = End::Reset, .isWhole = false, .bodyBytes = 400});
    row("reset after a request", {Kind::LoseRequest}, {.end = End::Reset, .served = 0, .isWhole = false});
    row("reset after a body", {Kind::LoseRequest},
        {.verb = "POST", .end = End::Reset, .isWhole = false, .bodyBytes = 999});
    row("stalled request", {Kind::StallRequest}, {.served = 0, .isWhole = false});
    row("stalled body", {Kind::StallRequest, 400}, {.verb = "POST", .isWhole = false, .bodyBytes = 400});
    row("half closed", {Kind::HalfClose}, {.end = End::Closed, .served = 0, .isWhole = false});

    Mishap early{Kind::AnswerEarly, 100};
    early.status = 413;
    row("early refusal, closed", early,
        {.verb = "POST", .end = End::Closed, .status = 413, .served = 0, .isWhole = false});
    early.ending = Mishap::Ending::Reset;
    row("early refusal, reset", early,
        {.verb = "POST", .end = End::Reset, .status = 413, .served = 0, .isWhole = false});

    row("lost answer", {Kind::LoseAnswer}, {.end = End::Reset});
    row("lost answer, sending", {Kind::LoseAnswer}, {.verb = "POST", .end = End::Reset, .bodyBytes = 1000});
    Mishap other{Kind::ReplaceAnswer};
    other.status = 502;
    row("another answer", other, {.verb = "POST", .status = 502, .bodyBytes = 1000});
    other.status = 200;
    other.isPage = true;
    row("a web page", other, {.status = 200});
    row("stalled answer", {Kind::StallAnswer, -1}, {});
    row("stalled content", {Kind::StallAnswer, 300},
        {.status = 200, .length = all, .content = content.left(300)});
    row("trickle", {Kind::Trickle, 300, 1ms}, {.status = 200, .length = all, .content = content});

    Mishap shorter{Kind::Truncate, 300};
    row("truncated", shorter,
        {.end = End::Closed, .status = 200, .length = all, .content = content.left(300)});
    shorter.ending = Mishap::Ending::Reset;
    row("broken off", shorter,
        {.end = End::Reset, .status = 200, .length = all, .content = content.left(300)});
    shorter.bytes = 5000;
    row("by a byte", shorter,
        {.end = End::Reset, .status = 200, .length = all, .content = content.left(1999)});
    QByteArray flipped = content;
    flipped[300] = 'b';
    row("flipped byte", {Kind::FlipByte, 300}, {.status = 200, .length = all, .content = flipped});
    flipped = content;
    flipped.back() = 'b';
    row("flipped last", {Kind::FlipByte, 5000}, {.status = 200, .length = all, .content = flipped});
    row("length too long", {Kind::LongLength, 10},
        {.end = End::Closed, .status = 200, .length = "2010", .content = content});
    row("length too short", {Kind::ShortLength, 10}, {.status = 200, .length = "1990", .content = content});
}

void TestFaultProxy::befalls()
{
    QFETCH(const Mishap, mishap);
    QFETCH(const Sight, sight);
    Bench bench;
    bench.befall(mishap);
    RawPeer peer(bench.relay.serverPort());
    peer.send(sight.verb == "GET" ? get() : postHead() + body);
    if (sight.end != End::Open)
        QVERIFY(eventually([&] { return peer.end() != End::Open; }));
    else if (!sight.content.isEmpty())
        QVERIFY(eventually([&] { return peer.content().size() >= sight.content.size(); }));
    else if (sight.status != 0)
        QVERIFY(eventually([&] { return !peer.content().isEmpty(); }));
    QVERIFY(eventually([&] { return !sight.isStruck || bench.logged().isStruck; }));
    QVERIFY(bench.servesOthers());

    QCOMPARE(peer.end(), sight.end);
    const QByteArray received = peer.received();
    QCOMPARE(received.isEmpty(), sight.status == 0);
    QCOMPARE(received.split(' ').value(1).toInt(), sight.status);
    if (!sight.length.isEmpty()) {
        const QByteArray line = "\r\nContent-Length: " + sight.length + "\r\n";
        QVERIFY2(received.contains(line), received.left(300).constData());
        QVERIFY(peer.content() == sight.content);
    }
    QVERIFY(eventually([&] { return bench.server.bodyBytesReceived() == sight.bodyBytes; }));
    const QByteArray path = sight.verb == "GET" ? "/v1/media/5/" : "/v1/media/";
    QVERIFY(eventually([&] { return bench.server.count(sight.verb, path) == sight.served; }));
    QCOMPARE(bench.server.last(sight.verb, path).isComplete, sight.isWhole);

    const RelayedRequest logged = bench.logged();
    QCOMPARE(logged.verb, sight.verb);
    QCOMPARE(logged.mishap, mishap.kind);
    QCOMPARE(logged.isStruck, sight.isStruck);
    QCOMPARE(logged.isDelivered, sight.isWhole);
}

void TestFaultProxy::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("retryAfter");
    for (const int status : {401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504}) {
        QTest::addRow("%d", status) << status << 0;
        QTest::addRow("%d, Retry-After", status) << status << 7;
    }
}

void TestFaultProxy::statuses()
{
    QFETCH(const int, status);
    QFETCH(const int, retryAfter);
    Bench bench;
    Mishap mishap{Kind::Answer};
    mishap.status = status;
    if (retryAfter != 0)
        mishap.retryAfter = retryAfter;
    bench.befall(mishap);
    RawPeer peer(bench.relay.serverPort());
    peer.send(postHead() + body.left(999));
    QVERIFY(bench.servesOthers());
    QCOMPARE(peer.received(), QByteArray());
    peer.send(body.right(1));
    QVERIFY(eventually([&] { return !peer.content().isEmpty(); }));
    QCOMPARE(peer.received().split(' ').value(1).toInt(), status);
    QCOMPARE(peer.received().contains("\r\nRetry-After: 7\r\n"), retryAfter != 0);
    QCOMPARE(bench.server.count("POST", "/v1/media/"), 0);
    QCOMPARE(peer.end(), End::Open);
}

void TestFaultProxy::connectionGoesOnAfterAnAnswer()
{
    Bench bench;
    Mishap mishap{Kind::Answer};
    mishap.status = 503;
    bench.befall(mishap);
    RawPeer peer(bench.relay.serverPort());
    peer.send(postHead() + body);
    QVERIFY(eventually([&] { return !peer.content().isEmpty(); }));
    peer.send(postHead() + body);
    QVERIFY(eventually([&] { return peer.received().endsWith("made"); }));
    QCOMPARE(bench.server.count("POST", "/v1/media/"), 1);
}

void TestFaultProxy::halfClosedHearsOn()
{
    Bench bench;
    bench.befall({Kind::HalfClose});
    RawPeer peer(bench.relay.serverPort());
    peer.send(postHead());
    QVERIFY(eventually([&] { return peer.end() == End::Closed; }));
    // Who hung up altogether would answer the second with a reset, and the third would fail.
    for (int i = 0; i < 3; ++i) {
        peer.send(body.left(100));
        QVERIFY(bench.servesOthers());
    }
    QCOMPARE(peer.end(), End::Closed);
}

void TestFaultProxy::refusedForAWhile()
{
    Bench bench;
    const quint16 port = bench.relay.serverPort();
    bench.befall({Kind::Refuse, 0, 50ms});
    RawPeer peer(port);
    peer.send(get());
    QVERIFY(eventually([&] { return peer.end() == End::Reset; }));
    QCOMPARE(RawPeer(port).end(), End::Refused);
    QVERIFY(eventually([&] { return RawPeer(port).end() != End::Refused; }));
    QVERIFY(bench.servesOthers());
    QCOMPARE(bench.server.count("GET", "/v1/media/5/"), 0);
}

/// For as long as the longer one says.
void TestFaultProxy::refusedTwiceAtATime()
{
    Bench bench;
    const quint16 port = bench.relay.serverPort();
    QTest::failOnWarning(QRegularExpression(u"already listening"_qs));
    bench.relay.refuse(10ms);
    bench.relay.refuse(20ms);
    QTimer both;
    both.setSingleShot(true);
    QSignalSpy bothAreOver(&both, &QTimer::timeout);
    both.start(30ms);
    QCOMPARE(RawPeer(port).end(), End::Refused);
    QVERIFY(bothAreOver.wait());
    QVERIFY(eventually([&] { return RawPeer(port).end() != End::Refused; }));
    QVERIFY(bench.servesOthers());
}

void TestFaultProxy::deliveredLate_data()
{
    QTest::addColumn<bool>("isLetGo");
    QTest::newRow("after its time") << false;
    QTest::newRow("when it is let go") << true;
}

void TestFaultProxy::deliveredLate()
{
    QFETCH(const bool, isLetGo);
    Bench bench;
    bench.befall({Kind::DeliverLate, 0, isLetGo ? std::chrono::milliseconds(1h) : 20ms});
    RawPeer peer(bench.relay.serverPort());
    peer.send(postHead() + body);
    QVERIFY(eventually([&] { return peer.end() == End::Reset; }));
    if (isLetGo) {
        QVERIFY(eventually([&] { return bench.server.bodyBytesReceived() == 999; }));
        QVERIFY(bench.servesOthers());
        QCOMPARE(bench.server.bodyBytesReceived(), 999);
        QVERIFY(!bench.logged().isDelivered);
        bench.relay.letGo();
    }
    QVERIFY(eventually([&] { return bench.server.last("POST", "/v1/media/").isComplete; }));
    QCOMPARE(bench.server.last("POST", "/v1/media/").body, body);
    QVERIFY(bench.logged().isDelivered);
    QCOMPARE(peer.received(), QByteArray());
}

void TestFaultProxy::heldUntilLetGo()
{
    Bench bench;
    bench.befall({Kind::Hold});
    RawPeer peer(bench.relay.serverPort());
    peer.send(get());
    QVERIFY(eventually([&] { return bench.logged().isStruck; }));
    QVERIFY(bench.servesOthers());
    QCOMPARE(peer.received(), QByteArray());
    bench.relay.letGo();
    QVERIFY(eventually([&] { return peer.content() == content; }));
}

void TestFaultProxy::stallEnds_data()
{
    QTest::addColumn<Mishap>("mishap");
    QTest::newRow("request") << Mishap{Kind::StallRequest, 0, 20ms};
    QTest::newRow("body") << Mishap{Kind::StallRequest, 400, 20ms};
    QTest::newRow("body's end") << Mishap{Kind::StallRequest, 1000, 20ms};
    QTest::newRow("answer") << Mishap{Kind::StallAnswer, -1, 20ms};
    QTest::newRow("content") << Mishap{Kind::StallAnswer, 2, 20ms};
}

void TestFaultProxy::stallEnds()
{
    QFETCH(const Mishap, mishap);
    Bench bench;
    bench.befall(mishap);
    RawPeer peer(bench.relay.serverPort());
    peer.send(postHead() + body);
    QVERIFY(eventually([&] { return peer.content() == "made"; }));
    QCOMPARE(bench.server.last("POST", "/v1/media/").body, body);
    QVERIFY(bench.logged().isStruck);
    QVERIFY(bench.logged().isDelivered);
    peer.send(get());
    QVERIFY(eventually([&] { return peer.received().endsWith(content); }));
}

void TestFaultProxy::paceIsKept()
{
    support::PacedLine line;
    line.setPace({1000, 200ms});
    const auto before = line.now();
    const auto first = line.arrival(support::PacedLine::Direction::Up, 500, {});
    QVERIFY(first >= before + 500ms + 100ms);
    // The second waits for the first, also of another connection; the other direction does not.
    QVERIFY(line.arrival(support::PacedLine::Direction::Up, 1000, {}) == first + 1000ms);
    QVERIFY(line.arrival(support::PacedLine::Direction::Down, 500, {}) < first + 1000ms);
    QVERIFY(line.arrival(support::PacedLine::Direction::Down, 0, 1h) == 1h + 100ms);
}

void TestFaultProxy::pacedBytesArriveWhole()
{
    Bench bench;
    const QByteArray much(1'000'000, 'm');
    bench.server.on("GET", "/much/", Answer::content(much));
    bench.relay.setPace({20'000'000, 2ms});
    RawPeer peer(bench.relay.serverPort());
    peer.send(postHead() + body);
    QVERIFY(eventually([&] { return peer.content() == "made"; }));
    QCOMPARE(bench.server.last("POST", "/v1/media/").body, body);
    RawPeer other(bench.relay.serverPort());
    other.send(get("/much/"));
    QVERIFY(eventually([&] { return other.content().size() == much.size(); }));
    QVERIFY(other.content() == much);
}

void TestFaultProxy::encryptedIsPassedOn()
{
    support::trustTheTestsAuthority();
    Bench bench;
    bench.server.setEncryption(support::encryptionWith(u"good"_qs));
    bench.relay.setPace({50'000'000, 2ms});
    bench.befall({.kind = Kind::ResetBefore});
    botdoc::Transport transport;
    const QByteArray sent(1'000'000, 's');
    QUrl url = bench.server.url(u"/v1/media/"_qs);
    url.setPort(bench.relay.serverPort());
    botdoc::HttpRequest request;
    request.verb = "POST";
    request.url = url;
    request.body = botdoc::bodyOf(sent);
    request.bodySize = sent.size();
    for (int i = 1; i <= 2; ++i) {
        const std::unique_ptr<botdoc::Exchange> exchange(transport.exchange(request, nullptr));
        QSignalSpy finished(exchange.get(), &botdoc::Exchange::finished);
        exchange->start();
        QVERIFY(eventually([&] { return finished.size() == 1; }));
        QCOMPARE(exchange->status(), 201);
        QCOMPARE(exchange->read(100), QByteArray("made"));
        QCOMPARE(bench.server.count("POST", "/v1/media/"), i);
        QVERIFY(bench.server.last("POST", "/v1/media/").body == sent);
    }
    QVERIFY(bench.relay.log().isEmpty());
}

void TestFaultProxy::serverThatIsNotThere()
{
    Bench bench;
    bench.server.goAway();
    RawPeer peer(bench.relay.serverPort());
    peer.send(get());
    QVERIFY(eventually([&] { return peer.end() != End::Open; }));
    QCOMPARE(peer.received(), QByteArray());
}

void TestFaultProxy::logTells()
{
    Bench bench;
    RawPeer peer(bench.relay.serverPort());
    peer.send(postHead() + body);
    QVERIFY(eventually([&] { return peer.content() == "made"; }));
    peer.send(get());
    QVERIFY(eventually([&] { return peer.received().endsWith(content); }));
    const QList<RelayedRequest> log = bench.relay.log();
    QCOMPARE(log.size(), 2);
    QCOMPARE(log[0].verb, QByteArray("POST"));
    QCOMPARE(log[0].target, QByteArray("/v1/media/"));
    QCOMPARE(log[0].bytes, 1000);
    QCOMPARE(log[0].status, 201);
    QCOMPARE(log[0].answerBytes, 4);
    QCOMPARE(log[1].bytes, 0);
    QCOMPARE(log[1].answerBytes, 2000);
    QCOMPARE(bench.relay.requests(), (QList<QByteArray>{"POST /v1/media/", "GET /v1/media/5/"}));
    QCOMPARE(bench.relay.posts(), 1);
    bench.relay.forgetLog();
    QVERIFY(bench.relay.log().isEmpty());
}

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_faultproxy.moc"
