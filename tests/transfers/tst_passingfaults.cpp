#include "demodesk.h"
#include "receivingqueue.h"

#include "content/filethread.h"
#include "support/eventually.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using botdoc::ApiError;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferQueue;

namespace {

constexpr qint64 chunk = ReceivingQueue::chunk;

/// A queue on a scripted server that takes files.
struct Office : ReceivingQueue
{
    [[nodiscard]] bool rests(TransferId id, ApiError::Kind kind)
    {
        return eventually([&] {
            const Transfer transfer = desk.watch.at(id);
            return transfer.state == Transfer::State::Waiting && transfer.error &&
                   transfer.error->kind == kind;
        });
    }
};

Answer busy(int status = 503)
{
    return Answer::json("{}", status);
}

} // namespace

/// What fails of something that passes goes on by itself, from where it was; but no download is used up for
/// it.
class TestPassingFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhenTheServerIsBack();
    void fromTheChunkThatFailed_data();
    void fromTheChunkThatFailed();
    void theServerIsLeftAloneWhenItAsks();
    void isLeftToStaffInTheEnd();
    void whatDoesNotPassFailsAtOnce();
    void cancelledMeanwhile();
    void whatCannotBeLookedForWaits();
    void confirmationIsAskedForAgain();
    void deletesInTheEnd();
    void savesWhatWasRefused();
    void usesUpNoDownloadByItself_data();
    void usesUpNoDownloadByItself();
};

void TestPassingFaults::goesOnWhenTheServerIsBack()
{
    support::DemoServer demo;
    QVERIFY(demo.isReady());
    DemoDesk line(demo);
    QueueDesk desk(line.relay.server(), demo.credentials());
    const QSignalSpy away(&desk.queue, &TransferQueue::serverIsAway);
    const QSignalSpy back(&desk.queue, &TransferQueue::serverIsBack);
    const QByteArray bytes = noise(6 * chunk - 1);
    line.relay.onPost(3, {support::Mishap::Kind::Cut, chunk / 2});
    TransferId small{};
    connect(&line.relay, &support::Relay::struck, &line.relay, [&] {
        line.relay.goAway();
        small = desk.upload(desk.folder.make(u"meanwhile.bin"_qs, "small"));
    });
    const TransferId large = desk.upload(desk.folder.make(u"away.bin"_qs, bytes));
    QVERIFY(eventually([&] { return !away.isEmpty(); }));
    QCOMPARE(away.first().first().value<ApiError>().kind, ApiError::Kind::Offline);
    QVERIFY(desk.watch.comes(large, Transfer::State::Waiting));
    QCOMPARE(desk.watch.at(large).error->kind, ApiError::Kind::Offline);
    QVERIFY(!desk.watch.at(small).isFinished());
    line.relay.comeBack();
    desk.queue.lookNow();
    QVERIFY(desk.watch.ends({large, small}));
    QVERIFY(line.hasOnce(u"away.bin"_qs, bytes));
    QVERIFY(line.hasOnce(u"meanwhile.bin"_qs, "small"));
    QCOMPARE(away.size(), 1);
    QCOMPARE(back.size(), 1);
}

void TestPassingFaults::fromTheChunkThatFailed_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<Answer>("fault");
    for (const int number : {1, 2, 3}) {
        for (const int status : {408, 429, 502, 503, 504})
            QTest::addRow("%d at chunk %d", status, number) << number << busy(status);
        // Of the first one nobody could say whether it has arrived: staff decide.
        if (number > 1)
            QTest::addRow("reset at chunk %d", number) << number << Answer::reset();
        QTest::addRow("broken off in chunk %d", number) << number << busy(503).earlyWithoutReading(1000);
    }
}

void TestPassingFaults::fromTheChunkThatFailed()
{
    QFETCH(const int, number);
    QFETCH(const Answer, fault);
    Office office;
    office.receiving.refusals[number] = fault;
    const QByteArray bytes = noise(3 * chunk);
    const TransferId id = office.upload(u"a.bin"_qs, bytes);
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QVERIFY(office.desk.watch.at(id).isChecked);
    QVERIFY(!office.desk.watch.at(id).error);
    QCOMPARE(office.receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
    QCOMPARE(office.receiving.deleted(), QList<qint64>());
    // What was there stayed there: the one that failed went out again, and no other.
    QVERIFY(office.receiving.received().size() <= 4);
}

void TestPassingFaults::theServerIsLeftAloneWhenItAsks()
{
    Office office;
    office.receiving.refusals[1] = busy(429).with("Retry-After", "1");
    const QSignalSpy away(&office.desk.queue, &TransferQueue::serverIsAway);
    office.desk.queue.setParallel(1);
    const TransferId first = office.upload(u"a.bin"_qs, "a");
    const TransferId second = office.upload(u"b.bin"_qs, "b");
    QVERIFY(office.rests(first, ApiError::Kind::RateLimited));
    QCOMPARE(away.size(), 1);
    office.desk.queue.lookNow();
    QVERIFY(office.desk.watch.ends({first, second}));
    QCOMPARE(office.receiving.contents().size(), 2);
    // Before anything else went out, it was asked whether it is ready.
    const QList<support::ReceivedRequest> requests = office.receiving.server().requests();
    const auto refused = std::find_if(requests.begin(), requests.end(),
                                      [](const auto &request) { return request.verb == "POST"; });
    QCOMPARE((refused + 1)->verb, QByteArray("GET"));
    QCOMPARE(away.size(), 1);
}

void TestPassingFaults::isLeftToStaffInTheEnd()
{
    Office office;
    for (int post = 2; post < 40; ++post)
        office.receiving.refusals[post] = busy();
    const QByteArray bytes = noise(3 * chunk);
    const TransferId id = office.upload(u"a.bin"_qs, bytes);
    QVERIFY(office.desk.watch.ends(id));
    QVERIFY(office.desk.watch.isFailure(id, ApiError::Kind::Server));
    QVERIFY(office.desk.watch.at(id).note.contains(u"goes on from there"_qs));
    QCOMPARE(office.receiving.deleted(), QList<qint64>());
    const qsizetype sent = office.receiving.received().size();
    office.receiving.refusals.clear();
    office.desk.queue.retry({id});
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(office.receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
    QCOMPARE(office.receiving.received().size(), sent + 2);
}

void TestPassingFaults::whatDoesNotPassFailsAtOnce()
{
    Office office;
    office.receiving.refusals[1] = busy(403);
    const TransferId id = office.upload(u"a.bin"_qs, "a");
    QVERIFY(office.desk.watch.ends(id));
    QVERIFY(office.desk.watch.isFailure(id, ApiError::Kind::Forbidden));
    QCOMPARE(office.receiving.received().size(), 1);
}

void TestPassingFaults::cancelledMeanwhile()
{
    Office office;
    office.desk.queue.setBackoff({std::chrono::hours(1), std::chrono::hours(1)});
    office.receiving.refusals[2] = busy(408);
    const TransferId id = office.desk.upload(office.desk.folder.make(u"a.bin"_qs, noise(3 * chunk)));
    QVERIFY(office.rests(id, ApiError::Kind::Timeout));
    office.desk.queue.cancel({id});
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Cancelled));
    QCOMPARE(office.receiving.deleted(), QList<qint64>{1});
    QCOMPARE(office.desk.watch.at(id).note, QString());
}

void TestPassingFaults::whatCannotBeLookedForWaits()
{
    // Neither the answer nor, for a time, anybody who could say whether it has arrived.
    support::DemoServer demo;
    QVERIFY(demo.isReady());
    DemoDesk line(demo);
    QueueDesk desk(line.relay.server(), demo.credentials());
    line.relay.onPost(1, {support::Mishap::Kind::LoseAnswer});
    connect(&line.relay, &support::Relay::struck, &line.relay, [&line] { line.relay.goAway(); });
    const QSignalSpy away(&desk.queue, &TransferQueue::serverIsAway);
    const TransferId id = desk.upload(desk.folder.make(u"unclear.bin"_qs, "unclear"));
    QVERIFY(eventually([&] { return !away.isEmpty(); }));
    line.relay.comeBack();
    desk.queue.lookNow();
    QVERIFY(desk.watch.comes(id, Transfer::State::Done));
    QVERIFY(line.hasOnce(u"unclear.bin"_qs, "unclear"));
    QCOMPARE(line.relay.posts(), 1);
}

void TestPassingFaults::confirmationIsAskedForAgain()
{
    Office office;
    // It says too little of what it has got, and is then out of order for as long as one attempt asks.
    support::ScriptedServer &server = office.receiving.server();
    for (int i = 0; i < 3; ++i)
        server.on("GET", "/v1/media/1/", busy());
    office.receiving.alter = [&server](QJsonObject &media) {
        if (server.count("GET", "/v1/media/1/") < 4)
            media.remove(u"file_checksum"_qs);
    };
    const TransferId id = office.upload(u"a.bin"_qs, "a");
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QVERIFY(office.desk.watch.at(id).isChecked);
    QCOMPARE(office.receiving.received().size(), 1);
    QCOMPARE(office.receiving.deleted(), QList<qint64>());
}

void TestPassingFaults::deletesInTheEnd()
{
    Office office;
    const qint64 media = office.receiving.add(u"a.bin"_qs, "a", QDateTime::currentDateTimeUtc());
    office.receiving.deletion = busy();
    botdoc::Media known;
    known.id = botdoc::MediaId{media};
    const TransferId id = office.desk.add(transfers::RemovalOrder{known, {}});
    QVERIFY(office.rests(id, ApiError::Kind::Server));
    office.receiving.deletion = Answer::empty(204);
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(office.receiving.deleted(), QList<qint64>{media});
}

void TestPassingFaults::savesWhatWasRefused()
{
    Office office;
    QTemporaryDir folder;
    botdoc::Media media;
    media.id = botdoc::MediaId{5};
    media.name = u"a.txt"_qs;
    support::ScriptedServer &server = office.receiving.server();
    server.on("GET", "/v1/media/5/download/", busy());
    server.on("GET", "/v1/media/5/download/", Answer::content("content"));
    const TransferId id = office.desk.add(transfers::SaveOrder{media, {folder.path(), {}, false}, {}});
    QVERIFY(office.desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(server.count("GET", "/v1/media/5/download/"), 2);
}

void TestPassingFaults::usesUpNoDownloadByItself_data()
{
    QTest::addColumn<bool>("couldGoOn");
    QTest::newRow("from the beginning only") << false;
    QTest::newRow("refused when it went on") << true;
}

void TestPassingFaults::usesUpNoDownloadByItself()
{
    QFETCH(const bool, couldGoOn);
    Office office;
    QTemporaryDir folder;
    botdoc::Media media;
    media.id = botdoc::MediaId{5};
    media.name = u"a.txt"_qs;
    support::ScriptedServer &server = office.receiving.server();
    Answer broken = Answer::content(noise(100'000)).cutAfter(50'000);
    if (couldGoOn)
        broken.with("Accept-Ranges", "bytes").with("ETag", "\"1\"");
    server.on("GET", "/v1/media/5/download/", broken);
    server.on("GET", "/v1/media/5/download/", busy());
    server.on("GET", "/v1/media/5/", Answer::json(R"({"id": 5, "name": "a.txt"})"));
    const TransferId id = office.desk.add(transfers::SaveOrder{media, {folder.path(), {}, false}, {}});
    QVERIFY(office.desk.watch.ends(id));
    QVERIFY(office.desk.watch.isIn(id, Transfer::State::Failed));
    const QList<support::ReceivedRequest> requests = server.requests();
    const auto beginsAnew = [](const support::ReceivedRequest &request) {
        return request.path().endsWith("/download/") && !request.hasHeader("Range");
    };
    QCOMPARE(std::count_if(requests.begin(), requests.end(), beginsAnew), 1);
    const auto goesOn = [](const support::ReceivedRequest &request) { return request.hasHeader("Range"); };
    QCOMPARE(std::any_of(requests.begin(), requests.end(), goesOn), couldGoOn);
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestPassingFaults)
#include "tst_passingfaults.moc"
