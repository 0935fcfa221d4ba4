#include "demoprocess.h"
#include "support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

namespace {

QList<qint64> idsOf(const QJsonObject &list)
{
    QList<qint64> ids;
    for (const QJsonValue media : list[u"results"].toArray())
        ids.append(media[u"id"].toInteger());
    return ids;
}

} // namespace

class TestLists final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_demo = std::make_unique<DemoProcess>(QStringList{u"--medias"_qs, u"235"_qs}); }
    void cleanupTestCase() { m_demo.reset(); }

    void envelopes_data();
    void envelopes();
    void refusesPages_data();
    void refusesPages();
    void pagesHoldEachMediaOnce();
    void filtersByRequest();
    void emptyListHasOnePage();
    void clampsPageSize();
    void listsOldestFirst();
    void changesWhileItIsRead();
    void showsOneMedia();
    void showsTheSamples();
    void requestsHaveWhatStaffKnow();
    void refusesToListRequests();
    void servesAMillion();

private:
    std::unique_ptr<DemoProcess> m_demo;
};

void TestLists::envelopes_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("pages");
    QTest::addColumn<QByteArray>("links");
    const auto row = [](const char *query, int rows, int pages, const char *links) {
        QTest::newRow(query) << QByteArray(query) << rows << pages << QByteArray(links);
    };
    const QByteArray site = "https://api.botdoc.io/v1/?media=";
    row("", 10, 24, R"({"previous":null,"next":"https://api.botdoc.io/v1/?media=2"})");
    row("?page=2", 10, 24,
        R"({"previous":"https://api.botdoc.io/v1/?media=1","next":"https://api.botdoc.io/v1/?media=3"})");
    row("?page=24", 5, 24, R"({"previous":"https://api.botdoc.io/v1/?media=23","next":null})");
    row("?page_size=100&page=3", 35, 3, R"({"previous":"https://api.botdoc.io/v1/?media=2","next":null})");
    row("?page_size=1000", 100, 3, R"({"previous":null,"next":"https://api.botdoc.io/v1/?media=2"})");
    row("?page_size=0", 10, 24, R"({"previous":null,"next":"https://api.botdoc.io/v1/?media=2"})");
    row("?page_size=-5", 10, 24, R"({"previous":null,"next":"https://api.botdoc.io/v1/?media=2"})");
    row("?page_size=many", 10, 24, R"({"previous":null,"next":"https://api.botdoc.io/v1/?media=2"})");
}

void TestLists::envelopes()
{
    QFETCH(QByteArray, query);
    QFETCH(int, rows);
    QFETCH(int, pages);
    QFETCH(QByteArray, links);
    const Answer answer = m_demo->client().get("/v1/media/" + query);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("content-type"), QByteArray("application/json"));
    QVERIFY(answer.headers.value("date").endsWith(" GMT"));
    const QByteArray start = "{\"links\":" + links + ",\"total_pages\":" + QByteArray::number(pages) +
                             ",\"count\":235,\"results\":[{\"id\":";
    QCOMPARE(answer.body.left(start.size()), start);
    QCOMPARE(answer.json()[u"results"].toArray().size(), rows);
}

void TestLists::refusesPages_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query :
         {"?page=0", "?page=25", "?page=-1", "?page=two", "?page=", "?page=99999999999999999999"})
        QTest::newRow(query) << QByteArray(query);
}

void TestLists::refusesPages()
{
    QFETCH(QByteArray, query);
    const Answer answer = m_demo->client().get("/v1/media/" + query);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.body, QByteArray(R"({"detail":"Invalid page."})"));
}

void TestLists::pagesHoldEachMediaOnce()
{
    QList<qint64> ids;
    for (int page = 1; page <= 24; ++page)
        ids += idsOf(m_demo->client().get("/v1/media/?page=" + QByteArray::number(page)).json());
    QCOMPARE(ids.size(), 235);
    QVERIFY(std::is_sorted(ids.rbegin(), ids.rend()));
    QCOMPARE(QSet<qint64>(ids.cbegin(), ids.cend()).size(), 235);
}

void TestLists::filtersByRequest()
{
    qint64 total = 0;
    const QList<qint64> requests = m_demo->requests();
    for (const qint64 request : requests) {
        const QJsonObject list =
            m_demo->client().get("/v1/media/?page_size=100&request=" + QByteArray::number(request)).json();
        for (const QJsonValue media : list[u"results"].toArray())
            QCOMPARE(media[u"request"].toInteger(), request);
        total += list[u"count"].toInteger();
    }
    QCOMPARE(total, 235);
    const Answer wrong = m_demo->client().get("/v1/media/?request=abc");
    QCOMPARE(wrong.status, 400);
    QCOMPARE(wrong.body, QByteArray(R"({"request":["Enter a number."]})"));
}

void TestLists::emptyListHasOnePage()
{
    const Answer answer = m_demo->client().get("/v1/media/?request=424242");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body,
             QByteArray(R"({"links":{"previous":null,"next":null},"total_pages":1,"count":0,"results":[]})"));
}

void TestLists::clampsPageSize()
{
    DemoProcess demo({u"--medias"_qs, u"20"_qs, u"--max-page-size"_qs, u"7"_qs});
    const QJsonObject list = demo.client().get("/v1/media/?page_size=50").json();
    QCOMPARE(list[u"results"].toArray().size(), 7);
    QCOMPARE(list[u"total_pages"].toInteger(), 3);
}

void TestLists::listsOldestFirst()
{
    DemoProcess demo({u"--medias"_qs, u"20"_qs, u"--order"_qs, u"oldest"_qs});
    QCOMPARE(idsOf(demo.client().get("/v1/media/?page_size=3&page=2").json()), QList<qint64>({4, 5, 6}));
    const QList<qint64> requests = demo.requests();
    QVERIFY(std::is_sorted(requests.begin(), requests.end()));
}

void TestLists::changesWhileItIsRead()
{
    DemoProcess demo({u"--medias"_qs, u"20"_qs, u"--changing"_qs});
    const auto list = [&demo] { return demo.client().get("/v1/media/?page_size=100").json(); };
    QCOMPARE(list()[u"count"].toInteger(), 20);
    const QJsonObject more = list();
    QCOMPARE(more[u"count"].toInteger(), 21);
    QCOMPARE(idsOf(more).constFirst(), 21);
    QCOMPARE(more[u"results"][0][u"name"].toString(), u"Arrived meanwhile 1.txt"_qs);
    const QJsonObject fewer = list();
    QCOMPARE(fewer[u"count"].toInteger(), 20);
    QCOMPARE(idsOf(fewer).constLast(), 2);
    QCOMPARE(demo.client().get("/v1/media/1/").status, 404);
}

void TestLists::showsOneMedia()
{
    const QJsonObject listed = m_demo->client().get("/v1/media/").json()[u"results"][0].toObject();
    const Answer one = m_demo->client().get("/v1/media/235/");
    QCOMPARE(one.status, 200);
    QCOMPARE(one.json(), listed);
    for (const char *path : {"/v1/media/236/", "/v1/media/0/", "/v1/media/99999999999999999999/"}) {
        const Answer none = m_demo->client().get(path);
        QCOMPARE(none.status, 404);
        QCOMPARE(none.body, QByteArray(R"({"detail":"Not found."})"));
    }
}

void TestLists::showsTheSamples()
{
    QFile file(support::inSources(QStringLiteral("resources/samples/catalogue.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonDocument catalogue = QJsonDocument::fromJson(file.readAll());
    DemoProcess demo;

    QList<QJsonObject> expected;
    for (const QJsonValue media : catalogue[u"medias"].toArray())
        expected.append(media.toObject());
    std::stable_sort(expected.begin(), expected.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a[u"created_days_ago"].toDouble() > b[u"created_days_ago"].toDouble();
    });
    const QJsonArray medias = demo.client().get("/v1/media/?page_size=100").json()[u"results"].toArray();
    QCOMPARE(medias.size(), expected.size());
    QString lastCreated = u"9999"_qs;
    for (const QJsonValue media : medias) {
        const QJsonObject sample = expected.takeLast();
        QCOMPARE(media[u"name"], sample[u"name"]);
        const bool complete = sample[u"complete"].toBool();
        QCOMPARE(media[u"tag"], sample[u"tag"]);
        QCOMPARE(media[u"request"], sample[u"request"]);
        QCOMPARE(media[u"times_downloaded"], sample[u"times_downloaded"]);
        QCOMPARE(media[u"media_download"].toArray().size(), sample[u"times_downloaded"].toInt());
        QCOMPARE(media[u"max_allowed_times_downloaded"], sample[u"max_allowed_times_downloaded"]);
        QCOMPARE(media[u"state"].toString(), complete ? u"available"_qs : u"uploading"_qs);
        QCOMPARE(media[u"total_chunks"].toInt(), complete ? 1 : 3);
        QCOMPARE(media[u"current_chunk"].toInt(), 1);
        QCOMPARE(media[u"file_checksum"].isNull(), !complete);
        QVERIFY(media[u"created"].toString() <= lastCreated);
        lastCreated = media[u"created"].toString();
    }

    const QList<qint64> requests = demo.requests();
    QCOMPARE(requests.size(), catalogue[u"requests"].toArray().size());
    const QJsonObject first = catalogue[u"requests"][0].toObject();
    const QJsonObject request =
        demo.client()
            .get("/v1/module_container/container/" + QByteArray::number(first[u"id"].toInteger()) + '/')
            .json();
    for (const QString &key : {u"id"_qs, u"page_type"_qs, u"subject"_qs, u"message"_qs})
        QCOMPARE(request[key], first[key]);
    QCOMPARE(request[u"contact"][0][u"last_name"], first[u"contacts"][0][u"last_name"]);
}

void TestLists::requestsHaveWhatStaffKnow()
{
    const Answer answer = m_demo->client().get("/v1/module_container/container/?page_size=3");
    QCOMPARE(answer.status, 200);
    const QJsonArray requests = answer.json()[u"results"].toArray();
    QCOMPARE(requests.size(), std::min(qsizetype(3), qsizetype(answer.json()[u"count"].toInteger())));
    for (const QJsonValue value : requests) {
        const QJsonObject request = value.toObject();
        QVERIFY(request[u"id"].toInteger() > 0);
        static const QRegularExpression hex(u"^[0-9a-f]{32}$"_qs);
        QVERIFY(hex.match(request[u"identifier"].toString()).hasMatch());
        QVERIFY((QStringList{u"pushpull"_qs, u"p2"_qs}).contains(request[u"page_type"].toString()));
        for (const QString &key :
             {u"callback_url"_qs, u"created"_qs, u"updated"_qs, u"subject"_qs, u"message"_qs})
            QVERIFY(request.contains(key));
        QVERIFY(request[u"contact"][0][u"id"].isDouble());
        QVERIFY(request[u"contact"][0][u"first_name"].isString());
        const QByteArray path =
            "/v1/module_container/container/" + QByteArray::number(request[u"id"].toInteger()) + '/';
        QCOMPARE(m_demo->client().get(path).json(), request);
    }
    QCOMPARE(m_demo->client().get("/v1/module_container/container/1/").status, 404);
    QCOMPARE(m_demo->client().get("/v1/module_container/container/?page=99").status, 404);
}

void TestLists::refusesToListRequests()
{
    const qint64 request = m_demo->requests().constFirst();
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--no-request-list"_qs});
    const Answer answer = demo.client().get("/v1/module_container/container/");
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.body, QByteArray(R"({"detail":"You do not have permission to perform this action."})"));
    const QByteArray path = "/v1/module_container/container/" + QByteArray::number(request) + '/';
    QCOMPARE(demo.client().get(path).status, 200);
}

void TestLists::servesAMillion()
{
    DemoProcess demo({u"--medias"_qs, u"1000000"_qs});
    const QByteArray request = QByteArray::number(demo.requests().constFirst());
    const QJsonObject deep = demo.client().get("/v1/media/?page_size=100&page=9999").json();
    QCOMPARE(deep[u"count"].toInteger(), 1'000'000);
    QCOMPARE(idsOf(deep).constFirst(), 200);
    QCOMPARE(demo.client().send("DELETE", "/v1/media/150/").status, 204);
    QCOMPARE(demo.client().send("DELETE", "/v1/media/150/").status, 404);
    QCOMPARE(demo.client().get("/v1/media/?page_size=100&page=10000&request=" + request).status, 404);
    QCOMPARE(idsOf(demo.client().get("/v1/media/?page_size=100&page=10000").json()).size(), 99);
    QCOMPARE(demo.upload("new.txt", "x", request.toLongLong())[u"id"].toInteger(), 1'000'001);
    QCOMPARE(demo.stop(), 0);
    QVERIFY(demo.start());
    const QJsonObject first = demo.client().get("/v1/media/").json();
    QCOMPARE(first[u"count"].toInteger(), 1'000'000);
    QCOMPARE(idsOf(first).first(2), QList<qint64>({1'000'001, 1'000'000}));
    QCOMPARE(demo.client().get("/v1/media/150/").status, 404);
}

QTEST_GUILESS_MAIN(TestLists)
#include "testlists.moc"
