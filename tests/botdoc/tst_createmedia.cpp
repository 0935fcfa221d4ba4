#include "latedevice.h"
#include "multipart.h"
#include "outcome.h"
#include "wire.h"

#include <QTest>

using botdoc::Chunk;
using botdoc::Media;
using Kind = botdoc::ApiError::Kind;
using support::Answer;

/// `POST media/`: a chunk arrives byte for byte, once.
class TestCreateMedia final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsOfOneChunk();
    void names_data();
    void names();
    void sizes_data();
    void sizes();
    void lateBytes_data();
    void lateBytes();
    void endsEarly_data();
    void endsEarly();
    void cannotBeOpened();
    void swallowedAnswer_data();
    void swallowedAnswer();
    void earlyRefusal();
    void progressIsHonest();
};

void TestCreateMedia::partsOfOneChunk()
{
    Wire wire;
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    Chunk chunk = chunkOf(noise(1000), QStringLiteral("image.png"));
    chunk.request = botdoc::RequestId{9007199254740993};
    chunk.contentType = "image/png";
    chunk.current = 2;
    chunk.total = 3;
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunk, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QCOMPARE((*outcome.result)->id, botdoc::MediaId{5});

    QCOMPARE(wire.server.count(), 1);
    const support::ReceivedRequest got = wire.server.request(1);
    QCOMPARE(got.target, QByteArray("/v1/media/"));
    QCOMPARE(got.header("Authorization"), QByteArray("JWT aaa.bbb.ccc"));
    QCOMPARE(got.header("Accept"), QByteArray("application/json"));
    QVERIFY(got.header("User-Agent").startsWith("Mediadesk/"));
    QCOMPARE(got.header("Content-Length").toLongLong(), got.body.size());
    QVERIFY(!got.hasHeader("Transfer-Encoding"));
    QVERIFY(!got.hasHeader("Expect"));

    const QList<Part> parts = partsOf(got.header("Content-Type"), got.body);
    QCOMPARE(parts.size(), 4);
    QMap<QByteArray, QByteArray> fields;
    for (const Part &part : parts)
        fields.insert(part.name, part.content);
    QCOMPARE(fields.value("request"), QByteArray("9007199254740993"));
    QCOMPARE(fields.value("current_chunk"), QByteArray("2"));
    QCOMPARE(fields.value("total_chunks"), QByteArray("3"));
    QVERIFY(fields.value("file") == noise(1000));
    for (const Part &part : parts) {
        QCOMPARE(part.hasFileName, part.name == "file");
        QCOMPARE(part.contentType, part.hasFileName ? QByteArray("image/png") : QByteArray());
    }
}

void TestCreateMedia::names_data()
{
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name) { QTest::newRow(name) << QString::fromUtf8(name); };
    row("image.png");
    row("with space; and=signs, (all).pdf");
    row("\"quoted\".pdf");
    row("back\\slash\\\".pdf");
    row("line\r\nbreak: x.pdf");
    row("\r\n\r\n--boundary\r\n.pdf");
    row("Müller Größe.pdf");
    row("Документ.pdf");
    row("文書.pdf");
    row("مستند.pdf");
    row("\U0001F600\U0001F468\u200d\U0001F469.jpg");
    row("e\u0301.txt");
    row("no extension");
    row(".hidden");
    row("100%.pdf");
    QTest::newRow("long") << QString(4000, u'ä');
}

void TestCreateMedia::names()
{
    QFETCH(const QString, name);
    Wire wire;
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunkOf("content", name), this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    const support::ReceivedRequest got = wire.server.request(1);
    const QList<Part> parts = partsOf(got.header("Content-Type"), got.body);
    QCOMPARE(parts.size(), 4);
    QCOMPARE(parts.last().name, QByteArray("file"));
    QCOMPARE(parts.last().fileName, name);
    QCOMPARE(parts.last().content, QByteArray("content"));
}

void TestCreateMedia::sizes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("0") << QByteArray();
    QTest::newRow("1") << QByteArray("x");
    QTest::newRow("2") << QByteArray("\r\n");
    QTest::newRow("looks like a boundary") << QByteArray("\r\n--boundary--\r\n--\r\n");
    for (const qint64 size : {16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 1'000'003, 8 << 20})
        QTest::addRow("%lld", size) << noise(size);
}

void TestCreateMedia::sizes()
{
    QFETCH(const QByteArray, content);
    Wire wire;
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunkOf(content), this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    const support::ReceivedRequest got = wire.server.request(1);
    const QList<Part> parts = partsOf(got.header("Content-Type"), got.body);
    QCOMPARE(parts.size(), 4);
    QVERIFY(parts.last().content == content);
    QCOMPARE(wire.server.count(), 1);
}

void TestCreateMedia::lateBytes_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("piece");
    QTest::newRow("byte by byte") << 500 << 1;
    QTest::newRow("small pieces") << 100'000 << 999;
    QTest::newRow("large pieces") << 4'000'000 << 300'000;
}

void TestCreateMedia::lateBytes()
{
    QFETCH(const int, size);
    QFETCH(const int, piece);
    Wire wire;
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    const QByteArray content = noise(size);
    Chunk chunk = chunkOf(content);
    chunk.bytes = [&] { return std::make_unique<LateDevice>(content, piece); };
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunk, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    const support::ReceivedRequest got = wire.server.request(1);
    const QList<Part> parts = partsOf(got.header("Content-Type"), got.body);
    QCOMPARE(parts.size(), 4);
    QVERIFY(parts.last().content == content);
}

void TestCreateMedia::endsEarly_data()
{
    QTest::addColumn<int>("ends");
    QTest::newRow("at once") << 0;
    QTest::newRow("in the middle") << 150'000;
    QTest::newRow("one byte short") << 299'999;
}

void TestCreateMedia::endsEarly()
{
    // A file that became shorter under an upload.
    QFETCH(const int, ends);
    Wire wire;
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    Chunk chunk = chunkOf(noise(300'000));
    chunk.bytes = [ends] { return std::make_unique<LateDevice>(noise(300'000), 10'000, ends); };
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunk, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure());
    QCOMPARE(outcome.error().httpStatus, 0);
    QVERIFY(outcome.error().kind != Kind::Timeout);
    QVERIFY(support::eventually([&] { return wire.server.openConnections() == 0; }));
    QVERIFY(!wire.server.request(1).isComplete);
    QVERIFY(wire.server.count() <= 1);
    QCOMPARE(outcome.calls, 1);
}

void TestCreateMedia::cannotBeOpened()
{
    // A file that is gone when its turn comes.
    Wire wire;
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    Chunk chunk = chunkOf(noise(1000));
    chunk.bytes = [] { return std::unique_ptr<QIODevice>(); };
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunk, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure());
    QCOMPARE(outcome.error().httpStatus, 0);
    QVERIFY(!wire.server.request(1).isComplete);
}

void TestCreateMedia::swallowedAnswer_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("closed") << Answer::closed();
    QTest::newRow("reset") << Answer::reset();
    QTest::newRow("cut in its head") << Answer::raw("HTTP/1.1 201 Cre").closing();
}

void TestCreateMedia::swallowedAnswer()
{
    QFETCH(const Answer, answer);
    Wire wire;
    wire.server.on("POST", "/v1/media/", answer);
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunkOf(noise(200'000)), this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(Kind::Offline));
    QCOMPARE(outcome.error().httpStatus, 0);
    Outcome<Media> after;
    (void)wire.client->media(botdoc::MediaId{5}, this, after.callback());
    QVERIFY(after.comes());
    QCOMPARE(wire.server.count("POST", "/v1/media/"), 1);
    QVERIFY(wire.server.last("POST", "/v1/media/").isComplete);
}

void TestCreateMedia::earlyRefusal()
{
    Wire wire;
    wire.server.on("POST", "/v1/media/",
                   Answer::json(R"({"file":["At most 1 MiB."]})", 413).early(50'000).closing());
    Outcome<Media> outcome;
    (void)wire.client->createMedia(chunkOf(noise(8 << 20)), this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(Kind::Rejected));
    QCOMPARE(outcome.error().httpStatus, 413);
    QCOMPARE(outcome.error().fields.value(QStringLiteral("file")),
             QStringList(QStringLiteral("At most 1 MiB.")));
    QCOMPARE(wire.server.count(), 1);
}

void TestCreateMedia::progressIsHonest()
{
    Wire wire;
    wire.server.on("POST", "/v1/media/", Answer::json(documentedMedia(), 201));
    const QByteArray content = noise(2 << 20);
    Outcome<Media> outcome;
    const botdoc::Call *call = wire.client->createMedia(chunkOf(content), this, outcome.callback());
    QList<qint64> done;
    QSet<qint64> wholes;
    connect(call, &botdoc::Call::progress, this, [&](qint64 now, qint64 total) {
        done.append(now);
        wholes.insert(total);
    });
    QVERIFY(outcome.comes());
    QVERIFY(done.size() > 1);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QVERIFY(done.first() < content.size() / 2);
    const qint64 whole = wire.server.request(1).body.size();
    QCOMPARE(done.last(), whole);
    QCOMPARE(wholes, QSet<qint64>{whole});
}

QTEST_GUILESS_MAIN(TestCreateMedia)
#include "tst_createmedia.moc"
