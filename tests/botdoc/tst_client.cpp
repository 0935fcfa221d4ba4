#include "outcome.h"
#include "wire.h"

#include "support/wine.h"

#include <QTest>

using botdoc::ApiError;
using botdoc::Client;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::Page;
using botdoc::Request;
using botdoc::RequestId;
using Kind = ApiError::Kind;
using support::Answer;

using Asking = std::function<void(Client &, QObject *, Outcome<QVariant> &)>;
Q_DECLARE_METATYPE(Asking)

namespace {

/// Tells an outcome of any type as one without a value.
template <typename T>
botdoc::Callback<T> into(Outcome<QVariant> &outcome)
{
    return [told = outcome.callback()](const botdoc::Result<T> &result) {
        if (result)
            told(QVariant());
        else
            told(botdoc::Failure(result.error()));
    };
}

} // namespace

/// Every endpoint: what goes out, and what is made of the answers. Chunks and downloads have tests of their
/// own.
class TestClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void oneMedia();
    void onePage();
    void oneRequest();
    void pageOfRequests();
    void anotherMediaIsNoAnswer_data();
    void anotherMediaIsNoAnswer();
    void deleting_data();
    void deleting();
    void whatIsNoAnswer_data();
    void whatIsNoAnswer();
    void tooLong_data();
    void tooLong();
    void errors_data();
    void errors();
    void repeats_data();
    void repeats();
    void waitsAsAsked();
};

void TestClient::requests_data()
{
    QTest::addColumn<Asking>("ask");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *target, const char *verb, const Asking &ask) {
        QTest::addRow("%s %s", verb, target) << ask << QByteArray(verb) << QByteArray(target);
    };
    row("/v1/media/?page=1&page_size=100", "GET", [](Client &client, QObject *context, auto &outcome) {
        (void)client.medias({}, std::nullopt, context, into<Page<Media>>(outcome));
    });
    row("/v1/media/?page=7&page_size=25&request=1080", "GET",
        [](Client &client, QObject *context, auto &outcome) {
            (void)client.medias({7, 25}, RequestId{1080}, context, into<Page<Media>>(outcome));
        });
    row("/v1/media/9007199254740993/", "GET", [](Client &client, QObject *context, auto &outcome) {
        (void)client.media(MediaId{9007199254740993}, context, into<Media>(outcome));
    });
    row("/v1/media/5/", "DELETE", [](Client &client, QObject *context, auto &outcome) {
        (void)client.deleteMedia(MediaId{5}, context, into<void>(outcome));
    });
    row("/v1/media/5/download/", "GET", [](Client &client, QObject *context, auto &outcome) {
        (void)client.download(MediaId{5}, context, into<botdoc::HttpAnswer>(outcome));
    });
    row("/v1/module_container/container/?page=2&page_size=10", "GET",
        [](Client &client, QObject *context, auto &outcome) {
            (void)client.requests({2, 10}, context, into<Page<Request>>(outcome));
        });
    row("/v1/module_container/container/1080/", "GET", [](Client &client, QObject *context, auto &outcome) {
        (void)client.request(RequestId{1080}, context, into<Request>(outcome));
    });
}

void TestClient::requests()
{
    QFETCH(const Asking, ask);
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, target);
    Wire wire;
    const QByteArray path = target.split('?').first();
    wire.server.on(verb, path, Answer::json("{}", 403).with("Set-Cookie", "session=1; Path=/"));
    for (int i = 0; i < 2; ++i) {
        Outcome<QVariant> outcome;
        ask(*wire.client, this, outcome);
        QCOMPARE(outcome.calls, 0);
        QVERIFY(outcome.comes());
        QVERIFY(outcome.isFailure(Kind::Forbidden));
    }
    QCOMPARE(wire.server.count(), 2);
    for (const support::ReceivedRequest &got : wire.server.requests()) {
        QCOMPARE(got.verb, verb);
        QCOMPARE(got.target, target);
        QCOMPARE(got.header("Authorization"), QByteArray("JWT aaa.bbb.ccc"));
        const bool isDownload = target.endsWith("/download/");
        QCOMPARE(got.header("Accept"), isDownload ? QByteArray("*/*") : QByteArray("application/json"));
        QVERIFY(got.header("User-Agent").startsWith("Mediadesk/"));
        QVERIFY(!got.hasHeader("Cookie"));
        QVERIFY(!got.hasHeader("Content-Type"));
        QVERIFY(got.body.isEmpty());
        QCOMPARE(got.header("Host"), wire.server.url().authority().toUtf8());
    }
}

void TestClient::oneMedia()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    Outcome<Media> outcome;
    (void)wire.client->media(MediaId{5}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QCOMPARE((*outcome.result)->name, QStringLiteral("Weeding_certificate.png"));
    QCOMPARE((*outcome.result)->downloadsLeft(), 6);
    // download_link_data_collection and the list's links lead nowhere: nobody asked for them.
    QCOMPARE(wire.server.count(), 1);
}

void TestClient::onePage()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/", Answer::json(documentedList()));
    Outcome<Page<Media>> outcome;
    (void)wire.client->medias({1, 10}, std::nullopt, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    const Page<Media> &page = **outcome.result;
    QCOMPARE(page.count, 12);
    QCOMPARE(page.totalPages, 2);
    QCOMPARE(page.results.size(), 1);
    QCOMPARE(page.results.first()->id, MediaId{5});
    QCOMPARE(wire.server.count(), 1);
}

void TestClient::oneRequest()
{
    Wire wire;
    wire.server.on(
        "GET", "/v1/module_container/container/1080/",
        Answer::json(R"({"id":1080,"identifier":"ab","page_type":"pushpull","subject":"Papers"})"));
    Outcome<Request> outcome;
    (void)wire.client->request(RequestId{1080}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QCOMPARE((*outcome.result)->id, RequestId{1080});
    QCOMPARE((*outcome.result)->title(), QStringLiteral("Papers"));
}

void TestClient::pageOfRequests()
{
    Wire wire;
    wire.server.on("GET", "/v1/module_container/container/",
                   Answer::json(R"({"count":3,"total_pages":1,"results":[{"id":1},{"id":null},{"id":3}]})"));
    Outcome<Page<Request>> outcome;
    (void)wire.client->requests({}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QCOMPARE((*outcome.result)->results.size(), 3);
    QCOMPARE((*outcome.result)->skipped(), 1);
}

void TestClient::anotherMediaIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {R"({"id":6})", R"({"id":null})", "{}", "[]", R"([{"id":5}])", "null", "5"})
        QTest::newRow(json) << QByteArray(json);
}

void TestClient::anotherMediaIsNoAnswer()
{
    QFETCH(const QByteArray, json);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(json));
    wire.server.on("GET", "/v1/module_container/container/5/", Answer::json(json));
    Outcome<Media> media;
    Outcome<Request> request;
    (void)wire.client->media(MediaId{5}, this, media.callback());
    (void)wire.client->request(RequestId{5}, this, request.callback());
    QVERIFY(media.comes());
    QVERIFY(request.comes());
    QVERIFY(media.isFailure(Kind::Protocol));
    QVERIFY(request.isFailure(Kind::Protocol));
    QCOMPARE(media.error().httpStatus, 200);
}

void TestClient::deleting_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("204") << Answer::empty(204) << true;
    QTest::newRow("200") << Answer::json("{}") << true;
    QTest::newRow("404") << Answer::json(R"({"detail":"Not found."})", 404) << true;
    QTest::newRow("410") << Answer::json("{}", 410) << true;
    QTest::newRow("200, a web page") << Answer::html("<html>Sign in to the network</html>") << false;
    QTest::newRow("404, a web page") << Answer::html("<html>Not here</html>", 404) << false;
    QTest::newRow("400") << Answer::json("{}", 400) << false;
    QTest::newRow("403") << Answer::json("{}", 403) << false;
    QTest::newRow("405") << Answer::json("{}", 405) << false;
    QTest::newRow("409") << Answer::json("{}", 409) << false;
    QTest::newRow("500") << Answer::json("{}", 500) << false;
    QTest::newRow("302") << Answer::redirect(302, "/login/") << false;
}

void TestClient::deleting()
{
    QFETCH(const Answer, answer);
    Wire wire;
    wire.server.on("DELETE", "/v1/media/5/", answer);
    Outcome<void> outcome;
    (void)wire.client->deleteMedia(MediaId{5}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QTEST(outcome.isSuccess(), "isDeleted");
    QCOMPARE(wire.server.count(), 1);
}

void TestClient::whatIsNoAnswer_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("a page") << Answer::html("<html><body>Sign in to the network</body></html>");
    QTest::newRow("a page that says it is JSON") << Answer::json("<html>");
    QTest::newRow("nothing") << Answer::json("");
    QTest::newRow("no content") << Answer::empty(204);
    QTest::newRow("half of it") << Answer::json(R"({"id":5)");
    QTest::newRow("two of it") << Answer::json(R"({"id":5}{"id":5})");
    QTest::newRow("text") << Answer::content("OK", "text/plain");
    QTest::newRow("compressed") << Answer::json("\x1f\x8b\x08").with("Content-Encoding", "br");
    QTest::newRow("bottomless") << Answer::json(QByteArray(100'000, '['));
}

void TestClient::whatIsNoAnswer()
{
    QFETCH(const Answer, answer);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", answer);
    wire.server.on("GET", "/v1/media/", answer);
    wire.server.on("POST", "/v1/media/", answer);
    Outcome<Media> media;
    Outcome<Page<Media>> page;
    Outcome<Media> created;
    (void)wire.client->media(MediaId{5}, this, media.callback());
    (void)wire.client->medias({}, std::nullopt, this, page.callback());
    (void)wire.client->createMedia(chunkOf("content"), this, created.callback());
    QVERIFY(media.comes());
    QVERIFY(page.comes());
    QVERIFY(created.comes());
    QVERIFY(media.isFailure(Kind::Protocol));
    QVERIFY(page.isFailure(Kind::Protocol));
    QVERIFY(created.isFailure(Kind::Protocol));
    QCOMPARE(created.error().httpStatus, answer.status);
}

void TestClient::tooLong_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("answer") << 200;
    QTest::newRow("error") << 500;
}

void TestClient::tooLong()
{
    QFETCH(const int, status);
    if (support::isOnWine())
        QSKIP(support::resetsAreNotTold);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(QByteArray(40 << 20, ' '), status));
    Outcome<Media> outcome;
    (void)wire.client->media(MediaId{5}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(Kind::Protocol));
    QVERIFY(support::eventually([&] { return wire.server.openConnections() == 0; }));
    QVERIFY(wire.server.bytesSent() < 36 << 20);
    QCOMPARE(outcome.calls, 1);
    QCOMPARE(wire.server.count(), 1);
}

void TestClient::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    const auto row = [](int status, Kind kind) { QTest::addRow("%d", status) << status << kind; };
    for (const int status : {400, 405, 406, 409, 413})
        row(status, Kind::Rejected);
    row(403, Kind::Forbidden);
    row(404, Kind::NotFound);
    row(410, Kind::NotFound);
    row(500, Kind::Server);
    row(304, Kind::Protocol);
}

void TestClient::errors()
{
    QFETCH(const int, status);
    QFETCH(const Kind, kind);
    Wire wire;
    const Answer answer = status == 304
                              ? Answer::empty(304)
                              : Answer::json(R"({"detail":"Its words.","request":["Bad."]})", status);
    wire.server.on("GET", "/v1/media/5/", answer);
    wire.server.on("POST", "/v1/media/", answer);
    Outcome<Media> media;
    Outcome<Media> created;
    (void)wire.client->media(MediaId{5}, this, media.callback());
    (void)wire.client->createMedia(chunkOf("content"), this, created.callback());
    QVERIFY(media.comes());
    QVERIFY(created.comes());
    for (const Outcome<Media> &outcome : {media, created}) {
        QVERIFY(outcome.isFailure(kind));
        QCOMPARE(outcome.error().httpStatus, status);
        if (status != 304) {
            QCOMPARE(outcome.error().serverWords, QStringLiteral("Its words."));
            QCOMPARE(outcome.error().fields.value(QStringLiteral("request")),
                     QStringList(QStringLiteral("Bad.")));
        }
    }
    QCOMPARE(wire.server.count(), 2);
}

void TestClient::repeats_data()
{
    QTest::addColumn<Answer>("trouble");
    QTest::newRow("503") << Answer::json("{}", 503);
    QTest::newRow("no answer") << Answer::closed();
}

void TestClient::repeats()
{
    // What changes nothing, or nothing more, is repeated; chunks and downloads never are.
    QFETCH(const Answer, trouble);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", trouble);
    wire.server.on("GET", "/v1/media/5/", Answer::json(documentedMedia()));
    wire.server.on("DELETE", "/v1/media/5/", trouble);
    wire.server.on("DELETE", "/v1/media/5/", Answer::json("{}", 404));
    wire.server.on("POST", "/v1/media/", trouble);
    wire.server.on("GET", "/v1/media/5/download/", trouble);
    Outcome<Media> media;
    Outcome<void> deleted;
    Outcome<Media> created;
    Outcome<botdoc::HttpAnswer> downloaded;
    (void)wire.client->media(MediaId{5}, this, media.callback());
    (void)wire.client->deleteMedia(MediaId{5}, this, deleted.callback());
    (void)wire.client->createMedia(chunkOf("content"), this, created.callback());
    (void)wire.client->download(MediaId{5}, this, downloaded.callback());
    QVERIFY(media.comes());
    QVERIFY(deleted.comes());
    QVERIFY(created.comes());
    QVERIFY(downloaded.comes());
    QVERIFY(media.isSuccess());
    QVERIFY(deleted.isSuccess());
    QVERIFY(created.isFailure());
    QVERIFY(downloaded.isFailure());
    QCOMPARE(wire.server.count("GET", "/v1/media/5/"), 2);
    QCOMPARE(wire.server.count("DELETE", "/v1/media/5/"), 2);
    QCOMPARE(wire.server.count("POST", "/v1/media/"), 1);
    QCOMPARE(wire.server.count("GET", "/v1/media/5/download/"), 1);
}

void TestClient::waitsAsAsked()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json("{}", 429).with("Retry-After", "3600"));
    Outcome<Media> outcome;
    (void)wire.client->media(MediaId{5}, this, outcome.callback());
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isFailure(Kind::RateLimited));
    QCOMPARE(outcome.error().retryAfter, std::chrono::hours(1));
    QCOMPARE(wire.server.count(), 1);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
