#include "outcome.h"
#include "wire.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QPointer>
#include <QTest>

#include <array>

using botdoc::DownloadCall;
using botdoc::HttpAnswer;
using botdoc::MediaId;
using Kind = botdoc::ApiError::Kind;
using support::Answer;
using support::eventually;

namespace {

constexpr auto path = "/v1/media/5/download/";

} // namespace

/// Content as it comes: no faster than it is read, told of in order, never asked for twice.
class TestDownload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void content_data();
    void content();
    void readInBits();
    void tellsAfterTheLastByte();
    void unreadContentWaitsAtTheServer();
    void sixThatStandStillHoldUpNobody_data();
    void sixThatStandStillHoldUpNobody();
    void pausedIsNotLost();
    void cancelledWhileUnread();
    void broken_data();
    void broken();
    void refused();
    void renewedOnce();
    void tellsOfTheContentBefore_data();
    void tellsOfTheContentBefore();
    void fromAByteOn();
    void fromAByteOnElsewhere();

private:
    /// Starts a download that is read as it comes.
    DownloadCall *start(Wire &wire)
    {
        m_length = -2;
        m_content.clear();
        m_outcome = {};
        DownloadCall *call = wire.client->download(MediaId{5}, this, m_outcome.callback());
        connect(call, &DownloadCall::contentStarted, this,
                [this](const botdoc::ContentHead &head) { m_length = head.length; });
        connect(call, &DownloadCall::contentReady, this, [this, call] {
            for (QByteArray piece = call->read(1 << 20); !piece.isEmpty(); piece = call->read(1 << 20))
                m_content += piece;
        });
        return call;
    }

    qint64 m_length = -2;
    QByteArray m_content;
    Outcome<HttpAnswer> m_outcome;
};

void TestDownload::content_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<qint64>("length");
    const auto row = [](const char *name, const Answer &answer, qint64 length) {
        QTest::newRow(name) << answer << length;
    };
    const QByteArray large = noise(5'000'000);
    row("small", Answer::content("content", "text/plain"), 7);
    row("empty", Answer::content(""), 0);
    row("large", Answer::content(large), large.size());
    row("chunked", Answer::content(large).chunked(), -1);
    row("without length", Answer::content(large).withoutLength(), -1);
    row("JSON", Answer::json(R"({"detail":"a file that looks like an error"})"), 44);
    row("a page", Answer::html("<html>"), 6);
    row("compressed all the same", Answer::content("\x1f\x8b\x08", "text/plain").with("X-Encoding", "gzip"),
        3);
    row("204", Answer::empty(204), -1);
}

void TestDownload::content()
{
    QFETCH(const Answer, answer);
    Wire wire;
    wire.server.on("GET", path, answer);
    (void)start(wire);
    QVERIFY(m_outcome.comes());
    QVERIFY(m_outcome.isSuccess());
    QTEST(m_length, "length");
    QVERIFY(m_content == answer.body);
    QCOMPARE((*m_outcome.result)->status, answer.status);
    QCOMPARE((*m_outcome.result)->contentType, support::headerIn(answer.headers, "Content-Type"));
    QCOMPARE(wire.server.count(), 1);
}

void TestDownload::readInBits()
{
    Wire wire;
    const QByteArray content = noise(3'000'000);
    wire.server.on("GET", path, Answer::content(content));
    Outcome<HttpAnswer> outcome;
    QPointer<DownloadCall> call = wire.client->download(MediaId{5}, this, outcome.callback());
    QByteArray read;
    // Never in a signal: as a slow disk would.
    QVERIFY(eventually([&] {
        if (call)
            read += call->read(70'000);
        return outcome.calls > 0;
    }));
    QVERIFY(outcome.isSuccess());
    QVERIFY(read == content);
}

void TestDownload::tellsAfterTheLastByte()
{
    Wire wire;
    wire.server.on("GET", path, Answer::content("content").closing());
    Outcome<HttpAnswer> outcome;
    DownloadCall *call = wire.client->download(MediaId{5}, this, outcome.callback());
    int ready = 0;
    connect(call, &DownloadCall::contentReady, this, [&] { ++ready; });
    QVERIFY(eventually([&] { return ready > 0 && wire.server.openConnections() == 0; }));
    Outcome<botdoc::Media> other;
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    (void)wire.client->media(MediaId{5}, this, other.callback());
    QVERIFY(other.comes());
    QCOMPARE(outcome.calls, 0);
    QCOMPARE(call->read(6), QByteArray("conten"));
    QVERIFY(!call->isFinished());
    QCOMPARE(call->read(100), QByteArray("t"));
    QCOMPARE(call->read(100), QByteArray());
    QCOMPARE(outcome.calls, 0);
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
}

void TestDownload::unreadContentWaitsAtTheServer()
{
    constexpr qint64 size = 64 << 20;
    Wire wire;
    wire.server.on("GET", path, Answer::content(QByteArray(size, 'x')));
    Outcome<HttpAnswer> outcome;
    DownloadCall *call = wire.client->download(MediaId{5}, this, outcome.callback());
    bool isReady = false;
    connect(call, &DownloadCall::contentReady, this, [&] { isReady = true; });
    QVERIFY(eventually([&] { return isReady; }));
    // What moves while a hundred other calls come and go would go on moving.
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    for (int i = 0; i < 100; ++i) {
        Outcome<botdoc::Media> other;
        (void)wire.client->media(MediaId{5}, this, other.callback());
        QVERIFY(other.comes());
    }
    // The system's own buffers at both ends, and 1 MiB of ours.
    QVERIFY2(wire.server.bytesSent() < 16 << 20, qPrintable(QString::number(wire.server.bytesSent())));
    QCOMPARE(outcome.calls, 0);
    qint64 read = 0;
    QVERIFY(eventually([&] {
        if (outcome.calls == 0)
            read += call->read(256 * 1024).size();
        return outcome.calls > 0;
    }));
    QVERIFY(outcome.isSuccess());
    QCOMPARE(read, size);
}

void TestDownload::sixThatStandStillHoldUpNobody_data()
{
    QTest::addColumn<bool>("hangs");
    QTest::newRow("nobody reads") << false;
    QTest::newRow("nothing comes") << true;
}

void TestDownload::sixThatStandStillHoldUpNobody()
{
    QFETCH(const bool, hangs);
    Wire wire;
    Answer content = Answer::content(QByteArray(8 << 20, 'x'));
    if (hangs)
        content.heldAfter(1000);
    wire.server.on("GET", path, content);
    wire.server.on("GET", "/v1/media/", Answer::json(documentedList()));
    QList<QPointer<DownloadCall>> calls;
    std::array<Outcome<HttpAnswer>, 6> outcomes;
    int begun = 0;
    for (Outcome<HttpAnswer> &outcome : outcomes) {
        calls.append(wire.client->download(MediaId{5}, this, outcome.callback()));
        connect(calls.last(), &DownloadCall::contentStarted, this, [&begun] { ++begun; });
    }
    QVERIFY(eventually([&begun] { return begun == 6; }));
    for (int page = 1; page <= 3; ++page) {
        Outcome<botdoc::Page<botdoc::Media>> list;
        (void)wire.client->medias({page, 10}, std::nullopt, this, list.callback());
        QVERIFY(list.comes());
        QVERIFY(list.isSuccess());
    }
    for (int i = 0; i < 6; ++i)
        QCOMPARE(outcomes.at(i).calls, 0);
    for (const QPointer<DownloadCall> &call : std::as_const(calls))
        call->cancel();
}

void TestDownload::pausedIsNotLost()
{
    Wire wire;
    wire.transport.setInactivity(std::chrono::milliseconds(100));
    const QByteArray content = noise(20 << 20);
    wire.server.on("GET", path, Answer::content(content));
    Outcome<HttpAnswer> outcome;
    QPointer<DownloadCall> call = wire.client->download(MediaId{5}, this, outcome.callback());
    bool isReady = false;
    connect(call, &DownloadCall::contentReady, this, [&] { isReady = true; });
    QVERIFY(eventually([&] { return isReady; }));
    QElapsedTimer pause;
    pause.start();
    QVERIFY(eventually([&] { return pause.hasExpired(400); }));
    QCOMPARE(outcome.calls, 0);
    QCryptographicHash hash(QCryptographicHash::Md5);
    QVERIFY(eventually([&] {
        if (call)
            hash.addData(call->read(1 << 20));
        return outcome.calls > 0;
    }));
    QVERIFY(outcome.isSuccess());
    QCOMPARE(hash.result(), QCryptographicHash::hash(content, QCryptographicHash::Md5));
}

void TestDownload::cancelledWhileUnread()
{
    Wire wire;
    wire.server.on("GET", path, Answer::content(noise(8 << 20)));
    Outcome<HttpAnswer> outcome;
    QPointer<DownloadCall> call = wire.client->download(MediaId{5}, this, outcome.callback());
    int ready = 0;
    connect(call, &DownloadCall::contentReady, this, [&] { ++ready; });
    QVERIFY(eventually([&] { return ready > 0; }));
    call->cancel();
    const int before = ready;
    QCOMPARE(call->read(100), QByteArray());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(Kind::Cancelled));
    QVERIFY(eventually([&] { return wire.server.openConnections() == 0; }));
    QCOMPARE(ready, before);
}

void TestDownload::broken_data()
{
    QTest::addColumn<Answer>("answer");
    const QByteArray content = noise(300'000);
    QTest::newRow("cut") << Answer::content(content).cutAfter(200'000);
    QTest::newRow("reset") << Answer::content(content).cutAfter(200'000, Answer::Ending::Reset);
    QTest::newRow("chunked, cut") << Answer::content(content).chunked().cutAfter(200'000);
    QTest::newRow("no answer") << Answer::closed();
}

void TestDownload::broken()
{
    QFETCH(const Answer, answer);
    Wire wire;
    wire.server.on("GET", path, answer);
    (void)start(wire);
    QVERIFY(m_outcome.comes());
    QVERIFY(m_outcome.isFailure(Kind::Offline));
    QVERIFY(m_content.size() < 300'000);
    QVERIFY(answer.body.startsWith(m_content));
    // Never repeated by itself: it may have used up one of the downloads allowed.
    QCOMPARE(wire.server.count(), 1);
    QCOMPARE(m_outcome.calls, 1);
}

void TestDownload::refused()
{
    for (const int status : {400, 403, 404, 410, 429, 500, 503}) {
        Wire wire;
        wire.server.on("GET", path, Answer::json(R"({"detail":"Limit reached."})", status));
        (void)start(wire);
        QVERIFY(m_outcome.comes());
        QVERIFY(m_outcome.isFailure());
        QCOMPARE(m_outcome.error().httpStatus, status);
        QCOMPARE(m_outcome.error().serverWords, QStringLiteral("Limit reached."));
        QCOMPARE(m_length, -2);
        QVERIFY(m_content.isEmpty());
        QCOMPARE(wire.server.count(), 1);
    }
}

void TestDownload::renewedOnce()
{
    Wire wire;
    wire.server.on("GET", path, Answer::json("{}", 401));
    wire.server.on("GET", path, Answer::content("content"));
    wire.server.on("POST", "/v1/auth/token_refresh/", tokenAnswer("new"));
    (void)start(wire);
    QVERIFY(m_outcome.comes());
    QVERIFY(m_outcome.isSuccess());
    QCOMPARE(m_content, QByteArray("content"));
    QCOMPARE(wire.server.last("GET", path).header("Authorization"), QByteArray("JWT new"));
    QCOMPARE(wire.server.count("GET", path), 2);
}

void TestDownload::tellsOfTheContentBefore_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<bool>("isContinuable");
    QTest::addColumn<bool>("hasRange");
    Answer part = Answer::content("content")
                      .with("Accept-Ranges", "Bytes")
                      .with("ETag", "\"one\"")
                      .with("Content-Range", "bytes 3-9/10");
    part.status = 206;
    QTest::newRow("nothing") << Answer::content("content") << QByteArray() << false << false;
    QTest::newRow("no ranges")
        << Answer::content("content").with("Accept-Ranges", "none").with("ETag", "W/\"1\"")
        << QByteArray("W/\"1\"") << false << false;
    QTest::newRow("a part") << part << QByteArray("\"one\"") << true << true;
    QTest::newRow("a part of something")
        << part.with("Content-Range", "bytes 3-9/*") << QByteArray("\"one\"") << true << false;
}

void TestDownload::tellsOfTheContentBefore()
{
    QFETCH(const Answer, answer);
    Wire wire;
    wire.server.on("GET", path, answer);
    std::optional<botdoc::ContentHead> told;
    connect(start(wire), &DownloadCall::contentStarted, this,
            [&](const botdoc::ContentHead &head) { told = head; });
    QVERIFY(m_outcome.comes());
    QVERIFY(told);
    QCOMPARE(told->status, answer.status);
    QCOMPARE(told->length, 7);
    QTEST(told->etag, "etag");
    QTEST(told->isContinuable, "isContinuable");
    QTEST(told->range.has_value(), "hasRange");
    if (told->range)
        QVERIFY(*told->range == (botdoc::ContentRange{3, 9, 10}));
}

void TestDownload::fromAByteOn()
{
    Wire wire;
    wire.server.on("GET", path, Answer::content("content"));
    (void)wire.client->continueDownload(MediaId{5}, 5'000'000'000, "\"one\"", this, m_outcome.callback());
    QVERIFY(eventually([&] { return wire.server.count() == 1; }));
    QCOMPARE(wire.server.request(1).header("Range"), QByteArray("bytes=5000000000-"));
    QCOMPARE(wire.server.request(1).header("If-Range"), QByteArray("\"one\""));
    (void)wire.client->continueDownload(MediaId{5}, 1, {}, this, m_outcome.callback());
    QVERIFY(eventually([&] { return wire.server.count() == 2; }));
    QCOMPARE(wire.server.request(2).header("Range"), QByteArray("bytes=1-"));
    QVERIFY(!wire.server.request(2).hasHeader("If-Range"));
    (void)start(wire);
    QVERIFY(eventually([&] { return wire.server.count() == 3; }));
    QVERIFY(!wire.server.request(3).hasHeader("Range"));
}

void TestDownload::fromAByteOnElsewhere()
{
    Wire wire;
    support::ScriptedServer storage(QHostAddress(QStringLiteral("127.0.0.2")));
    storage.on("GET", "/medias/x", Answer::content("content"));
    wire.server.on("GET", path, Answer::redirect(302, storage.url(QStringLiteral("/medias/x")).toEncoded()));
    (void)wire.client->continueDownload(MediaId{5}, 3, "\"one\"", this, m_outcome.callback());
    QVERIFY(eventually([&] { return storage.count() == 1; }));
    QCOMPARE(storage.request(1).header("Range"), QByteArray("bytes=3-"));
    QCOMPARE(storage.request(1).header("If-Range"), QByteArray("\"one\""));
    QVERIFY(!storage.request(1).hasHeader("Authorization"));
}

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
