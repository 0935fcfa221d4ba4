#include "demodesk.h"
#include "receivingdesk.h"
#include "uploadrun.h"

#include "support/wine.h"
#include "transfers/transfertext.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using botdoc::ApiError;
using support::Answer;

namespace {

constexpr qint64 chunk = 32 * 1024;

} // namespace

/// What the server says when it does not take a file, and tokens that end while one is on its way.
class TestRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownRequestIsToldInItsWords_data();
    void unknownRequestIsToldInItsWords();
    void tooLargeInTheMiddle();
    void earlyRefusalTellsItsReason();
    void earlyRefusalWithAClosedDoor();
    void forbiddenInTheMiddle();
    void askedTooOften();
    void redirectedIsNoSuccess();
    void refusedTokenLosesNothing_data();
    void refusedTokenLosesNothing();
    void tokenRefusedEarly();
    void tokenThatCannotBeRenewed();
    void shortLivedTokens();
};

void TestRefusals::unknownRequestIsToldInItsWords_data()
{
    QTest::addColumn<int>("chunks");
    QTest::newRow("only") << 1;
    QTest::newRow("many") << 3;
}

void TestRefusals::unknownRequestIsToldInItsWords()
{
    QFETCH(const int, chunks);
    const support::DemoServer demo;
    DemoDesk desk(demo);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunks * chunk)),
                  quickTerms(chunk), {}, botdoc::RequestId{987654});
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Rejected));
    QCOMPARE(desk.relay.posts(), 1);
    const ApiError error = *run.transfer().error;
    QCOMPARE(error.httpStatus, 400);
    const QString said = u"Invalid pk \"987654\" - object does not exist."_qs;
    QCOMPARE(error.fields, (QMap<QString, QStringList>{{u"request"_qs, {said}}}));
    QVERIFY(transfers::statusText(run.transfer()).contains(said));
    QVERIFY(desk.traits.joinsChunks);
    QVERIFY(!run.remains().unconfirmedSince);
}

void TestRefusals::tooLargeInTheMiddle()
{
    // Chunk by chunk it shows only in the fourth: what came before is taken back.
    const support::DemoServer demo({u"--max-file-size"_qs, u"100000"_qs});
    DemoDesk desk(demo);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"large.bin"_qs, noise(5 * chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Rejected));
    QVERIFY(run.transfer().error->fields.contains(u"file"_qs));
    QCOMPARE(desk.relay.posts(), 4);
    QVERIFY(desk.onServer(u"large.bin"_qs).isEmpty());
    QCOMPARE(run.removed.size(), 1);
}

void TestRefusals::earlyRefusalTellsItsReason()
{
    ReceivingDesk desk;
    support::ScriptedServer &server = desk.receiving.server();
    server.forget();
    server.on("GET", "/v1/media/", Answer::json(documentedList()));
    server.on("POST", "/v1/media/",
              Answer::json(R"({"detail": "At most 1 MiB."})", 413).early(50'000).closing());
    const QString path = desk.folder.make(u"large.bin"_qs, noise(8 << 20));
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(8 << 20));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Rejected));
    QCOMPARE(run.transfer().error->httpStatus, 413);
    QVERIFY(transfers::statusText(run.transfer()).contains(u"At most 1 MiB."_qs));
    QCOMPARE(server.count("POST", "/v1/media/"), 1);
}

void TestRefusals::earlyRefusalWithAClosedDoor()
{
    if (support::isOnWine())
        QSKIP(support::resetsAreNotTold);
    // The reset may overtake the reason; then it is a broken connection, and never more than one POST.
    ReceivingDesk desk;
    support::ScriptedServer &server = desk.receiving.server();
    server.forget();
    server.on("GET", "/v1/media/", Answer::json(R"({"count": 0, "total_pages": 1, "results": []})"));
    server.on("POST", "/v1/media/",
              Answer::json(R"({"detail": "At most 1 MiB."})", 413).earlyWithoutReading(50'000));
    const QString path = desk.folder.make(u"large.bin"_qs, "x");
    QVERIFY(QFile::resize(path, 64 << 20));
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(64 << 20));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Rejected) || run.isFailure(ApiError::Kind::Offline));
    QCOMPARE(server.count("POST", "/v1/media/"), 1);
}

void TestRefusals::forbiddenInTheMiddle()
{
    ReceivingDesk desk;
    desk.receiving.refusals[2] = Answer::json(R"({"detail": "This request is closed."})", 403);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(3 * chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Forbidden));
    QVERIFY(transfers::statusText(run.transfer()).contains(u"This request is closed."_qs));
    QVERIFY(desk.receiving.contents().isEmpty());
    QCOMPARE(desk.receiving.received().size(), 2);
}

void TestRefusals::askedTooOften()
{
    ReceivingDesk desk;
    desk.receiving.refusals[1] = Answer::json("{}", 429).with("Retry-After", "30");
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::RateLimited));
    QVERIFY(transfers::statusText(run.transfer()).contains(u"30"_qs));
    QCOMPARE(desk.receiving.received().size(), 1);
    QVERIFY(!run.remains().unconfirmedSince);
}

void TestRefusals::redirectedIsNoSuccess()
{
    for (const int status : {301, 302, 303, 307, 308}) {
        ReceivingDesk desk;
        support::ScriptedServer elsewhere(QHostAddress(u"127.0.0.2"_qs));
        elsewhere.on("GET", "/v1/media/", Answer::json(documentedMedia()));
        desk.receiving.refusals[1] = Answer::redirect(status, elsewhere.url(u"/v1/media/"_qs).toEncoded());
        UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(chunk)),
                      quickTerms(chunk));
        QVERIFY(run.runs());
        QVERIFY(run.isFailure(ApiError::Kind::Protocol));
        QCOMPARE(elsewhere.connections(), 0);
        QCOMPARE(desk.receiving.received().size(), 1);
    }
}

void TestRefusals::refusedTokenLosesNothing_data()
{
    QTest::addColumn<int>("refused");
    QTest::newRow("first") << 1;
    QTest::newRow("middle") << 2;
    QTest::newRow("last") << 3;
}

void TestRefusals::refusedTokenLosesNothing()
{
    QFETCH(const int, refused);
    ReceivingDesk desk;
    desk.receiving.server().on("POST", "/v1/auth/token_refresh/", tokenAnswer("ddd.eee.fff"));
    desk.receiving.refusals[refused] = Answer::json(R"({"detail": "Signature has expired."})", 401);
    const QByteArray bytes = noise(3 * chunk - 5);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    const QList<ReceivingServer::Received> &received = desk.receiving.received();
    QCOMPARE(received.size(), 4);
    // The refused one again, byte for byte, and each once for the server.
    QVERIFY(received.at(refused - 1).bytes == received.at(refused).bytes);
    QCOMPARE(received.at(refused - 1).number, received.at(refused).number);
    QCOMPARE(desk.receiving.contents().size(), 1);
    QVERIFY(desk.receiving.contents().first() == bytes);
    QCOMPARE(desk.receiving.server().last("POST", "/v1/media/").header("Authorization"),
             QByteArray("JWT ddd.eee.fff"));
}

void TestRefusals::tokenRefusedEarly()
{
    // In mid-body, so that what was read of the file by then has to be read again.
    ReceivingDesk desk;
    const QByteArray bytes = noise(4 << 20);
    support::ScriptedServer &server = desk.receiving.server();
    server.forget();
    server.on("GET", "/v1/media/", Answer::json(documentedList()));
    server.on("POST", "/v1/auth/token_refresh/", tokenAnswer("ddd.eee.fff"));
    server.on("POST", "/v1/media/", Answer::json("{}", 401).early(100'000));
    server.on("POST", "/v1/media/", [&](const support::ReceivedRequest &) {
        const QJsonObject media{{u"id"_qs, 7},
                                {u"bytes"_qs, bytes.size()},
                                {u"total_chunks"_qs, 1},
                                {u"current_chunk"_qs, 1},
                                {u"file_checksum"_qs, QString::fromLatin1(md5Of(bytes))}};
        return Answer::json(QJsonDocument(media).toJson(), 201);
    });
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(8 << 20));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(server.count("POST", "/v1/media/"), 2);
    QVERIFY(server.last("POST", "/v1/media/").body.contains(bytes));
    QCOMPARE(run.transfer().bytesDone, bytes.size());
}

void TestRefusals::tokenThatCannotBeRenewed()
{
    ReceivingDesk desk;
    desk.receiving.server().on("POST", "/v1/auth/token_refresh/", Answer::json("{}", 400));
    desk.receiving.refusals[2] = Answer::json(R"({"detail": "Signature has expired."})", 401);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(3 * chunk)),
                  quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unauthorized));
    QCOMPARE(desk.receiving.received().size(), 2);
    // This server still deletes with the old token.
    QVERIFY(desk.receiving.contents().isEmpty());
    QVERIFY(run.remains().medias.isEmpty());
}

void TestRefusals::shortLivedTokens()
{
    const support::DemoServer demo({u"--token-life"_qs, u"1"_qs, u"--latency"_qs, u"60"_qs});
    DemoDesk desk(demo);
    const QByteArray bytes = noise(18 * chunk);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(desk.hasOnce(u"a.bin"_qs, bytes));
    QVERIFY(desk.relay.requests().count("POST /v1/auth/get_token/") >= 2);
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
