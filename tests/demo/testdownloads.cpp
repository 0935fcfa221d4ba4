#include "demoprocess.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>
#include <QUrl>

class TestDownloads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void sendsWhatTheRowSays();
    void names_data();
    void names();
    void countsUpToTheLimit();
    void headCounts();
    void brokenDownloadDoesNotCount();
    void ignoresRangesByDefault();
    void answersRanges_data();
    void answersRanges();
    void rangeToTheEndCounts();
    void redirectsToStorage();
    void storageRefuses();

private:
    QByteArray uploaded(DemoProcess &demo, const QByteArray &name, const QByteArray &content) const
    {
        return "/v1/media/" + QByteArray::number(demo.upload(name, content, m_request)[u"id"].toInteger()) +
               '/';
    }
    static int timesDownloaded(DemoProcess &demo, const QByteArray &path)
    {
        const QJsonObject media = demo.client().get(path).json();
        const int times = media[u"times_downloaded"].toInt(-1);
        return media[u"media_download"].toArray().size() == times ? times : -1;
    }

    std::unique_ptr<DemoProcess> m_demo;
    std::unique_ptr<DemoProcess> m_ranges;
    qint64 m_request = 0;
};

void TestDownloads::initTestCase()
{
    m_demo = std::make_unique<DemoProcess>(QStringList{u"--medias"_qs, u"60"_qs});
    m_ranges = std::make_unique<DemoProcess>(QStringList{u"--medias"_qs, u"3"_qs, u"--ranges"_qs});
    m_request = m_demo->requests().constFirst();
}

void TestDownloads::cleanupTestCase()
{
    m_demo.reset();
    m_ranges.reset();
}

void TestDownloads::sendsWhatTheRowSays()
{
    DemoProcess samples;
    for (DemoProcess *demo : {m_demo.get(), &samples}) {
        const QJsonArray medias = demo->client().get("/v1/media/?page_size=100").json()[u"results"].toArray();
        for (const QJsonValue media : medias) {
            const QByteArray path = "/v1/media/" + QByteArray::number(media[u"id"].toInteger()) + '/';
            const bool allowed =
                media[u"state"].toString() == u"available"_qs &&
                media[u"times_downloaded"].toInt() < media[u"max_allowed_times_downloaded"].toInt();
            const Answer answer = demo->client().get(path + "download/");
            QCOMPARE(answer.status == 200, allowed);
            if (!allowed)
                continue;
            QCOMPARE(answer.body.size(), media[u"bytes"].toInteger());
            QCOMPARE(
                QString::fromLatin1(QCryptographicHash::hash(answer.body, QCryptographicHash::Md5).toHex()),
                media[u"file_checksum"].toString());
            QCOMPARE(QString::fromLatin1(answer.headers.value("content-type")),
                     media[u"content_type"].toString());
            QVERIFY(!answer.headers.contains("accept-ranges"));
            QVERIFY(!answer.headers.contains("content-encoding"));
            QCOMPARE(timesDownloaded(*demo, path), media[u"times_downloaded"].toInt() + 1);
        }
    }
}

void TestDownloads::names_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("disposition");
    QTest::newRow("plain") << QByteArray("a b.txt")
                           << QByteArray("attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt");
    QTest::newRow("UTF-8") << QByteArray("Ü田.txt")
                           << QByteArray(
                                  "attachment; filename=\"__.txt\"; filename*=UTF-8''%C3%9C%E7%94%B0.txt");
    QTest::newRow("quote") << QByteArray(R"(a\"b;%.txt)")
                           << QByteArray(
                                  "attachment; filename=\"a_b;_.txt\"; filename*=UTF-8''a%22b%3B%25.txt");
}

void TestDownloads::names()
{
    QFETCH(QByteArray, name);
    const Answer answer = m_demo->client().get(uploaded(*m_demo, name, "x") + "download/");
    QTEST(answer.headers.value("content-disposition"), "disposition");
}

void TestDownloads::countsUpToTheLimit()
{
    const QByteArray path = uploaded(*m_demo, "six.txt", "content");
    for (int times = 1; times <= 6; ++times) {
        QCOMPARE(m_demo->client().get(path + "download/").body, QByteArray("content"));
        QCOMPARE(timesDownloaded(*m_demo, path), times);
    }
    const Answer refused = m_demo->client().get(path + "download/");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.body,
             QByteArray(R"({"detail":"This media was downloaded as often as is allowed (6 times)."})"));
    QCOMPARE(timesDownloaded(*m_demo, path), 6);
    const QJsonObject download = m_demo->client().get(path).json()[u"media_download"][0].toObject();
    QCOMPARE(download[u"metadata"][u"remote_addr"].toString(), u"127.0.0.1"_qs);
    QVERIFY(download[u"created"].toString().endsWith(u'Z'));
}

void TestDownloads::headCounts()
{
    const QByteArray path = uploaded(*m_demo, "head.txt", "content");
    const Answer answer = m_demo->client().send("HEAD", path + "download/");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("content-length"), QByteArray("7"));
    QVERIFY(!answer.headers.contains("accept-ranges"));
    QCOMPARE(timesDownloaded(*m_demo, path), 1);
    QCOMPARE(m_demo->client().send("HEAD", path).headers.value("content-type"),
             QByteArray("application/json"));
}

void TestDownloads::brokenDownloadDoesNotCount()
{
    const QByteArray path = uploaded(*m_demo, "large.bin", QByteArray(30'000'000, 'x'));
    RawClient client = m_demo->stranger();
    QVERIFY(client.write("GET " + path + "download/ HTTP/1.1\r\nAuthorization: JWT " + m_demo->token() +
                         "\r\n\r\n"));
    QCOMPARE(client.read(false).status, 200);
    client.close();
    const Answer whole = m_demo->client().get(path + "download/");
    QVERIFY(whole.whole);
    QCOMPARE(whole.body.size(), 30'000'000);
    QCOMPARE(timesDownloaded(*m_demo, path), 1);
}

void TestDownloads::ignoresRangesByDefault()
{
    const QByteArray path = uploaded(*m_demo, "range.txt", "0123456789");
    const Answer answer = m_demo->client().get(path + "download/", {{"Range", "bytes=2-3"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("0123456789"));
    QVERIFY(!answer.headers.contains("content-range"));
    QVERIFY(!answer.headers.contains("etag"));
}

void TestDownloads::answersRanges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QByteArray>("ifRange");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentRange");
    const auto row = [](const char *range, int status, const char *body, const char *contentRange,
                        const char *ifRange = "") {
        QTest::addRow("%s %s", range, ifRange) << QByteArray(range) << QByteArray(ifRange) << status
                                               << QByteArray(body) << QByteArray(contentRange);
    };
    const char *whole = "0123456789";
    row("bytes=0-0", 206, "0", "bytes 0-0/10");
    row("bytes=4-", 206, "456789", "bytes 4-9/10");
    row("bytes=4-6", 206, "456", "bytes 4-6/10");
    row("bytes=8-100", 206, "89", "bytes 8-9/10");
    row("bytes=-3", 206, "789", "bytes 7-9/10");
    row("bytes=-30", 206, whole, "bytes 0-9/10");
    row("bytes=0-1,4-5", 200, whole, "");
    row("bytes=10-", 416, R"({"detail":"The range starts beyond the end."})", "bytes */10");
    row("bytes=-0", 416, R"({"detail":"The range starts beyond the end."})", "bytes */10");
    row("bytes=4-", 206, "456789", "bytes 4-9/10", "\"781e5e245d69b566979b86e28d23f2c7\"");
    row("bytes=4-", 200, whole, "", "\"another\"");
}

void TestDownloads::answersRanges()
{
    QFETCH(QByteArray, range);
    QFETCH(QByteArray, ifRange);
    QFETCH(int, status);
    const QByteArray path = uploaded(*m_ranges, "range.txt", "0123456789");
    HeaderList headers{{"Range", range}};
    if (!ifRange.isEmpty())
        headers.append({"If-Range", ifRange});
    const Answer answer = m_ranges->client().get(path + "download/", headers);
    QCOMPARE(answer.status, status);
    QTEST(answer.body, "body");
    QTEST(answer.headers.value("content-range"), "contentRange");
    QCOMPARE(answer.headers.value("accept-ranges"), QByteArray("bytes"));
    QCOMPARE(answer.headers.value("etag"), QByteArray("\"781e5e245d69b566979b86e28d23f2c7\""));
}

void TestDownloads::rangeToTheEndCounts()
{
    const QByteArray path = uploaded(*m_ranges, "range.txt", "0123456789");
    m_ranges->client().get(path + "download/", {{"Range", "bytes=0-8"}});
    QCOMPARE(timesDownloaded(*m_ranges, path), 0);
    m_ranges->client().get(path + "download/", {{"Range", "bytes=9-"}});
    QCOMPARE(timesDownloaded(*m_ranges, path), 1);
    // Other answers have no ranges.
    QCOMPARE(m_ranges->client().get(path, {{"Range", "bytes=0-1"}}).status, 200);
}

void TestDownloads::redirectsToStorage()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--redirect-downloads"_qs});
    const QByteArray path = uploaded(demo, "stored.txt", "content");
    const Answer redirect = demo.client().get(path + "download/");
    QCOMPARE(redirect.status, 302);
    QCOMPARE(timesDownloaded(demo, path), 0);
    const QUrl location = QUrl::fromEncoded(redirect.headers.value("location"));
    QCOMPARE(location.host(), u"127.0.0.1"_qs);
    QVERIFY(location.port() != demo.port());
    const QByteArray target = location.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);

    RawClient storage(static_cast<quint16>(location.port()));
    const Answer refused = storage.get(target, {{"Authorization", "JWT " + demo.token()}});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.body, QByteArray(R"({"detail":"Only one auth mechanism allowed"})"));
    const Answer answer = storage.get(target);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("content"));
    QCOMPARE(timesDownloaded(demo, path), 1);
    QCOMPARE(storage.get(target).status, 403);
    QCOMPARE(timesDownloaded(demo, path), 1);
}

void TestDownloads::storageRefuses()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--redirect-downloads"_qs});
    const QUrl location =
        QUrl::fromEncoded(demo.client().get("/v1/media/1/download/").headers.value("location"));
    RawClient storage(static_cast<quint16>(location.port()));
    QCOMPARE(storage.get("/medias/x?signature=1").status, 403);
    QCOMPARE(storage.get("/v1/media/").status, 403);
    QCOMPARE(demo.client().send("DELETE", "/v1/media/1/").status, 204);
    QCOMPARE(storage.get(location.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)).status, 404);
}

QTEST_GUILESS_MAIN(TestDownloads)
#include "testdownloads.moc"
