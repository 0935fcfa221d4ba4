#include "demodesk.h"
#include "receivingdesk.h"
#include "uploadrun.h"

#include "support/eventually.h"
#include "transfers/transfertext.h"

#include <QTest>

#include <algorithm>

using botdoc::Media;
using botdoc::MediaId;
using support::Answer;
using transfers::Transfer;

namespace {

constexpr qint64 chunk = 64 * 1024;

} // namespace

/// A file is on the server once, whole, byte for byte.
class TestUpload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sizes_data();
    void sizes();
    void namesArrive_data();
    void namesArrive();
    void everyChunkSaysWhatItIs();
    void wholeFileIsOneOfOne();
    void progressEndsAtTheWhole();
    void progressWaitsForChunksBefore();
    void progressStandsStillWithTheServer();
    void largeFileInOnePiece();
    void usesTheServersChecksumOnly();
    void twoAtATimeKeepApart();

private:
    std::unique_ptr<support::DemoServer> m_demo;
};

void TestUpload::initTestCase()
{
    m_demo = std::make_unique<support::DemoServer>();
    QVERIFY(m_demo->isReady());
}

void TestUpload::sizes_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("posts");
    QTest::newRow("1 byte") << qint64(1) << 1;
    QTest::newRow("one less than a chunk") << chunk - 1 << 1;
    QTest::newRow("one chunk") << chunk << 1;
    QTest::newRow("one byte more") << chunk + 1 << 2;
    QTest::newRow("exactly three") << 3 * chunk << 3;
    QTest::newRow("three and a byte") << 3 * chunk + 1 << 4;
    QTest::newRow("smaller last") << 4 * chunk + chunk / 3 << 5;
    QTest::newRow("many") << 12 * chunk << 12;
}

void TestUpload::sizes()
{
    QFETCH(const qint64, size);
    QFETCH(const int, posts);
    DemoDesk desk(*m_demo);
    const QString name = u"size %1.bin"_qs.arg(size);
    const QByteArray bytes = noise(size);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, bytes), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.relay.posts(), posts);
    QVERIFY(desk.hasOnce(name, bytes));
    const Media media = desk.onServer(name).first();
    QCOMPARE(media.totalChunks, posts);
    QCOMPARE(media.currentChunk, posts);

    const Transfer &transfer = run.transfer();
    QCOMPARE(transfer.media, media.id);
    QCOMPARE(transfer.md5, md5Of(bytes));
    QCOMPARE(transfer.bytesTotal, size);
    QCOMPARE(transfer.bytesDone, size);
    QCOMPARE(transfer.chunks, posts);
    QCOMPARE(transfer.chunksDone, posts);
    QVERIFY(transfer.started.isValid() && transfer.ended >= transfer.started);
    QCOMPARE(transfer.note, QString());
    QCOMPARE(run.created.size(), 1);
    QCOMPARE(run.created.first().id, media.id);
    QCOMPARE(run.removed, QList<MediaId>());
    QCOMPARE(run.timesEnded, 1);
    QVERIFY(run.remains().medias.isEmpty() && !run.remains().unconfirmedSince);
    QVERIFY(desk.traits.joinsChunks);
    QCOMPARE(desk.traits.claimed, QSet<MediaId>{media.id});
}

void TestUpload::namesArrive_data()
{
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name) { QTest::newRow(name) << QString::fromUtf8(name); };
#ifdef Q_OS_UNIX
    row("\"quoted\" & 'more'.pdf"); // no name on Windows
#endif
    row("Müller – Größe.pdf");
    row("文書.pdf");
    row("مستند.pdf");
    row("\U0001F600.jpg");
    row("e\u0301.txt"); // goes out as é
    row("100% ; name=x, (all).pdf");
    row(".hidden");
}

void TestUpload::namesArrive()
{
    QFETCH(const QString, name);
    DemoDesk desk(*m_demo);
    const QByteArray bytes = noise(chunk + 10);
    const QString path = desk.folder.make(name, bytes);
    QVERIFY(!path.isEmpty());
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    const QString sent = name.normalized(QString::NormalizationForm_C);
    QCOMPARE(run.transfer().name, sent);
    QVERIFY(desk.hasOnce(sent, bytes));
}

void TestUpload::everyChunkSaysWhatItIs()
{
    ReceivingDesk desk;
#ifdef Q_OS_WIN
    const QString name = u"'Grüße' aus 東京.pdf"_qs;
#else
    const QString name = u"\"Grüße\" aus 東京.pdf"_qs;
#endif
    const QByteArray bytes = noise(2 * chunk + 5);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(name, bytes), quickTerms(chunk), {},
                  botdoc::RequestId{9007199254740993});
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.received().size(), 3);
    QByteArray joined;
    for (int n = 1; n <= 3; ++n) {
        const ReceivingServer::Received &got = desk.receiving.received().at(n - 1);
        QCOMPARE(got.number, n);
        QCOMPARE(got.total, 3);
        QCOMPARE(got.request, 9007199254740993);
        QCOMPARE(got.name, name);
        QCOMPARE(got.contentType, QByteArray("application/pdf"));
        QCOMPARE(got.bytes.size(), n < 3 ? chunk : 5);
        joined += got.bytes;
    }
    QVERIFY(joined == bytes);
}

void TestUpload::wholeFileIsOneOfOne()
{
    // The documented call.
    ReceivingDesk desk;
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"image.png"_qs, "x"), quickTerms(chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.received().size(), 1);
    QCOMPARE(desk.receiving.received().first().number, 1);
    QCOMPARE(desk.receiving.received().first().total, 1);
    QCOMPARE(desk.receiving.received().first().request, 1080);
    QCOMPARE(desk.receiving.received().first().contentType, QByteArray("image/png"));
}

void TestUpload::progressEndsAtTheWhole()
{
    DemoDesk desk(*m_demo);
    const QByteArray bytes = noise(10 * chunk + 7);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"progress.bin"_qs, bytes),
                  quickTerms(4 * chunk));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(run.told.size() > 5);
    qint64 before = 0;
    bool wasFinishing = false;
    for (const Transfer &told : std::as_const(run.told)) {
        QVERIFY(told.bytesDone >= before);
        QVERIFY(told.bytesDone <= bytes.size());
        QVERIFY(told.chunksDone * 4 * chunk <= told.bytesDone || told.bytesDone == bytes.size());
        // All bytes handed over is not yet "sent".
        QCOMPARE(told.state == Transfer::State::Finishing, told.bytesDone == bytes.size());
        wasFinishing = wasFinishing || told.state == Transfer::State::Finishing;
        before = told.bytesDone;
    }
    QVERIFY(wasFinishing);
    QCOMPARE(run.transfer().bytesDone, bytes.size());
    QCOMPARE(transfers::progressOf(run.transfer()), 1000);
}

void TestUpload::progressWaitsForChunksBefore()
{
    DemoDesk desk(*m_demo);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"held.bin"_qs, noise(3 * chunk)),
                  quickTerms(chunk));
    desk.relay.onPost(2, {support::Mishap::Kind::Hold});
    int beyond = 0;
    run.onChange = [&](const Transfer &transfer) {
        beyond += transfer.bytesDone > (transfer.chunksDone + 1) * chunk;
    };
    bool isHeld = false;
    connect(&desk.relay, &support::Relay::struck, this, [&] { isHeld = true; });
    run.start();
    QVERIFY(support::eventually([&] { return isHeld; }));
    // All of the second is handed over, and nothing of the third.
    QCOMPARE(run.transfer().bytesDone, 2 * chunk);
    QCOMPARE(run.transfer().chunksDone, 1);
    QCOMPARE(run.transfer().state, Transfer::State::Running);
    desk.relay.letGo();
    QVERIFY(run.ends());
    QVERIFY(run.isDone());
    QCOMPARE(beyond, 0);
}

void TestUpload::progressStandsStillWithTheServer()
{
    Wire wire;
    wire.transport.setInactivity(std::chrono::milliseconds(400));
    wire.server.on("GET", "/v1/media/", Answer::json(documentedList()));
    wire.server.on("POST", "/v1/media/", Answer::hangAfterReading(100'000));
    const SourceFolder folder;
    transfers::ServerTraits traits;
    // More than the system takes for both ends together.
    const qint64 size = 400 << 20;
    const QString path = folder.make(u"slow.bin"_qs, "x");
    QVERIFY(QFile::resize(path, size));
    UploadRun run(*wire.client, traits, path, quickTerms(size));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(botdoc::ApiError::Kind::Timeout));
    QVERIFY(std::none_of(run.told.begin(), run.told.end(), [size](const Transfer &told) {
        return told.bytesDone > size / 2 || told.state == Transfer::State::Finishing;
    }));
    QCOMPARE(wire.server.count("POST", "/v1/media/"), 1);
}

void TestUpload::largeFileInOnePiece()
{
    DemoDesk desk(*m_demo);
    const QByteArray bytes = noise(20'283'017);
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"large.bin"_qs, bytes),
                  quickTerms(100 << 20));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(desk.hasOnce(u"large.bin"_qs, bytes));
}

void TestUpload::usesTheServersChecksumOnly()
{
    // 201 with another checksum is no success, for one chunk as for many.
    for (const qint64 chunkSize : {chunk, 10 * chunk}) {
        ReceivingDesk desk;
        desk.receiving.alter = [](QJsonObject &media) {
            if (!media[u"file_checksum"].isNull())
                media.insert(u"file_checksum"_qs, QString(32, u'a'));
        };
        UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"bad.bin"_qs, noise(3 * chunk)),
                      quickTerms(chunkSize));
        QVERIFY(run.runs());
        QVERIFY(run.isFailure(botdoc::ApiError::Kind::Damaged));
        QVERIFY(run.transfer().error->technical.contains(QString(32, u'a')));
        QCOMPARE(run.created.size(), 0);
        QVERIFY(std::none_of(run.told.begin(), run.told.end(),
                             [](const Transfer &told) { return told.state == Transfer::State::Done; }));
        // Nothing damaged stays behind.
        QVERIFY(desk.receiving.contents().isEmpty());
        QCOMPARE(run.removed.size(), 1);
    }
}

void TestUpload::twoAtATimeKeepApart()
{
    // Of different names, chunk by chunk side by side.
    DemoDesk desk(*m_demo);
    const QByteArray one = noise(7 * chunk);
    const QByteArray other = noise(7 * chunk + 1).right(7 * chunk);
    UploadRun first(desk.sender.client, desk.traits, desk.folder.make(u"one.bin"_qs, one), quickTerms(chunk));
    UploadRun second(desk.sender.client, desk.traits, desk.folder.make(u"other.bin"_qs, other),
                     quickTerms(chunk));
    first.start();
    second.start();
    QVERIFY(first.ends() && second.ends());
    QVERIFY(desk.hasOnce(u"one.bin"_qs, one));
    QVERIFY(desk.hasOnce(u"other.bin"_qs, other));
}

QTEST_GUILESS_MAIN(TestUpload)
#include "tst_upload.moc"
