#include "demoprocess.h"

#include <QTest>

class TestRoutes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_demo = std::make_unique<DemoProcess>(QStringList{u"--medias"_qs, u"3"_qs}); }
    void cleanupTestCase() { m_demo.reset(); }

    void answersInDjangosWords_data();
    void answersInDjangosWords();
    void redirectsToTheSlash_data();
    void redirectsToTheSlash();
    void acceptsOnlyJson_data();
    void acceptsOnlyJson();
    void keepsConnectionAfterUnreadBodies();

private:
    std::unique_ptr<DemoProcess> m_demo;
};

void TestRoutes::answersInDjangosWords_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("allow");
    const auto unknown = [](const char *path) {
        QTest::newRow(path) << QByteArray("GET") << QByteArray(path) << 404
                            << QByteArray(R"({"detail":"Not found."})") << QByteArray();
    };
    for (const char *path :
         {"/", "/v1/", "/media/", "/v2/media/", "/v1/medias/", "/v1/media/x/", "/v1/media/1/x/",
          "/v1/media//", "/v1/nothing", "/v1/media/1%0a/", "/v1/media/{id}/"})
        unknown(path);
    const auto wrong = [](const char *method, const char *path, const char *allow) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QByteArray(path) << 405
            << QByteArray("{\"detail\":\"Method \\\"" + QByteArray(method) + "\\\" not allowed.\"}")
            << QByteArray(allow);
    };
    wrong("PUT", "/v1/media/", "GET, POST");
    wrong("DELETE", "/v1/media/", "GET, POST");
    wrong("PATCH", "/v1/media/1/", "GET, DELETE");
    wrong("POST", "/v1/media/1/", "GET, DELETE");
    wrong("OPTIONS", "/v1/media/1/", "GET, DELETE");
    wrong("POST", "/v1/media/1/download/", "GET");
    wrong("POST", "/v1/module_container/container/", "GET");
    wrong("GET", "/v1/auth/get_token/", "POST");
}

void TestRoutes::answersInDjangosWords()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const Answer answer = m_demo->client().send(method, path);
    QCOMPARE(answer.status, status);
    QTEST(answer.body, "body");
    QTEST(answer.headers.value("allow"), "allow");
}

void TestRoutes::redirectsToTheSlash_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("GET") << QByteArray("GET") << QByteArray("/v1/media?page=2&x=%20")
                         << QByteArray("/v1/media/?page=2&x=%20");
    QTest::newRow("POST") << QByteArray("POST") << QByteArray("/v1/media") << QByteArray("/v1/media/");
    QTest::newRow("token") << QByteArray("POST") << QByteArray("/v1/auth/get_token")
                           << QByteArray("/v1/auth/get_token/");
    QTest::newRow("one") << QByteArray("DELETE") << QByteArray("/v1/media/1") << QByteArray("/v1/media/1/");
}

void TestRoutes::redirectsToTheSlash()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    // Without a token, too: Django looks at the path first.
    const Answer answer = m_demo->stranger().send(method, path);
    QCOMPARE(answer.status, 301);
    QTEST(answer.headers.value("location"), "location");
}

void TestRoutes::acceptsOnlyJson_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("status");
    const auto row = [](const char *accept, int status) {
        QTest::newRow(accept) << QByteArray(accept) << status;
    };
    row("application/json", 200);
    row("*/*", 200);
    row("text/html, application/*;q=0.5", 200);
    row("text/html,Application/JSON; charset=utf-8", 200);
    row("text/html", 406);
    row("image/*", 406);
}

void TestRoutes::acceptsOnlyJson()
{
    QFETCH(QByteArray, accept);
    QFETCH(int, status);
    const Answer answer = m_demo->client().get("/v1/media/", {{"Accept", accept}});
    QCOMPARE(answer.status, status);
    if (status == 406)
        QCOMPARE(answer.body, QByteArray(R"({"detail":"Could not satisfy the request Accept header."})"));
    QCOMPARE(m_demo->client().get("/v1/media/1/download/", {{"Accept", "image/*"}}).status, 200);
}

void TestRoutes::keepsConnectionAfterUnreadBodies()
{
    RawClient stranger = m_demo->stranger();
    const QByteArray body(1'000'000, 'x');
    QCOMPARE(stranger.postJson("/v1/media/", body).status, 401);
    QCOMPARE(stranger.postJson("/v1/nowhere/", body).status, 404);
    QCOMPARE(stranger.send("DELETE", "/v1/media/1/", {}, body).status, 401);
    // Two requests at once: the second one's bytes come with the first's.
    QVERIFY(stranger.write("GET /v1/ HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/media/ HTTP/1.1\r\nHost: x\r\n\r\n"));
    QCOMPARE(stranger.read().status, 404);
    QCOMPARE(stranger.read().status, 401);
}

QTEST_GUILESS_MAIN(TestRoutes)
#include "testroutes.moc"
