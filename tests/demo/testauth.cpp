#include "demoprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

class TestAuth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_demo = std::make_unique<DemoProcess>(QStringList{u"--medias"_qs, u"3"_qs}); }
    void cleanupTestCase() { m_demo.reset(); }

    void getsToken();
    void refusesToGetToken_data();
    void refusesToGetToken();
    void renewsToken();
    void verifiesToken();
    void refusesTokens_data();
    void refusesTokens();
    void guards_data();
    void guards();
    void tokensExpire();
    void tokensOutliveRestart();

private:
    QByteArray credentials(const QByteArray &email) const;

    std::unique_ptr<DemoProcess> m_demo;
};

namespace {

QJsonObject claims(const QByteArray &token)
{
    return QJsonDocument::fromJson(
               QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding))
        .object();
}

} // namespace

QByteArray TestAuth::credentials(const QByteArray &email) const
{
    return "{\"api_key\":\"" + m_demo->key() + "\",\"email\":\"" + email + "\"}";
}

void TestAuth::getsToken()
{
    const Answer answer = m_demo->stranger().postJson("/v1/auth/get_token/", credentials(m_demo->email()));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().keys(), QStringList{u"token"_qs});
    const QByteArray token = answer.json().value(u"token").toString().toLatin1();
    QCOMPARE(token.split('.').size(), 3);
    QCOMPARE(claims(token)[u"exp"].toInteger() - claims(token)[u"iat"].toInteger(), 8 * 3600);
    QCOMPARE(claims(token)[u"orig_iat"], claims(token)[u"iat"]);
    QCOMPARE(claims(token)[u"email"].toString(), u"demo@example.com"_qs);
    QVERIFY(!answer.headers.value("date").isEmpty());
}

void TestAuth::refusesToGetToken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("wrong key")
        << QByteArray(R"({"api_key":"x","email":"demo@example.com"})")
        << QByteArray(R"({"non_field_errors":["Unable to log in with provided credentials."]})");
    QTest::newRow("wrong e-mail")
        << credentials("other@example.com")
        << QByteArray(R"({"non_field_errors":["Unable to log in with provided credentials."]})");
    QTest::newRow("missing") << QByteArray("{}")
                             << QByteArray(R"({"api_key":["This field is required."],)"
                                           R"("email":["This field is required."]})");
    QTest::newRow("null and blank") << QByteArray(R"({"api_key":null,"email":""})")
                                    << QByteArray(R"({"api_key":["This field may not be null."],)"
                                                  R"("email":["This field may not be blank."]})");
    QTest::newRow("not text") << QByteArray(R"({"api_key":1,"email":"a"})")
                              << QByteArray(R"({"api_key":["Not a valid string."]})");
    QTest::newRow("a list") << QByteArray("[]")
                            << QByteArray(R"({"non_field_errors":["Invalid data. Expected a dictionary."]})");
    QTest::newRow("no JSON") << QByteArray("{")
                             << QByteArray(R"({"detail":"JSON parse error - unterminated object"})");
}

void TestAuth::refusesToGetToken()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, error);
    const Answer answer = m_demo->stranger().postJson("/v1/auth/get_token/", body);
    QCOMPARE(answer.body, error);
    QCOMPARE(answer.status, 400);
}

void TestAuth::renewsToken()
{
    const QByteArray token = m_demo->token();
    const Answer answer =
        m_demo->stranger().postJson("/v1/auth/token_refresh/", R"({"token":")" + token + "\"}");
    QCOMPARE(answer.status, 200);
    const QByteArray renewed = answer.json().value(u"token").toString().toLatin1();
    QVERIFY(claims(renewed)[u"exp"].toInteger() >= claims(token)[u"exp"].toInteger());
    QCOMPARE(claims(renewed)[u"orig_iat"], claims(token)[u"orig_iat"]);
    RawClient client = m_demo->stranger();
    client.setToken(renewed);
    QCOMPARE(client.get("/v1/media/").status, 200);
}

void TestAuth::verifiesToken()
{
    const QByteArray token = m_demo->token();
    const Answer answer =
        m_demo->stranger().postJson("/v1/auth/token_verify/", R"({"token":")" + token + "\"}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value(u"token").toString().toLatin1(), token);
}

void TestAuth::refusesTokens_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("error");
    const QByteArray forged = m_demo->token().chopped(4) + "AAAA";
    for (const QByteArray &path :
         {QByteArray("/v1/auth/token_refresh/"), QByteArray("/v1/auth/token_verify/")}) {
        QTest::addRow("forged, %s", path.constData())
            << path << QByteArray(R"({"token":")" + forged + "\"}")
            << QByteArray(R"({"non_field_errors":["Error decoding signature."]})");
        QTest::addRow("no token, %s", path.constData())
            << path << QByteArray("{}") << QByteArray(R"({"token":["This field is required."]})");
    }
}

void TestAuth::refusesTokens()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, error);
    const Answer answer = m_demo->stranger().postJson(path, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, error);
}

void TestAuth::guards_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("error");
    const QByteArray none = "Authentication credentials were not provided.";
    QTest::newRow("nothing") << QByteArray() << none;
    QTest::newRow("another scheme") << QByteArray("Bearer " + m_demo->token()) << none;
    QTest::newRow("no token") << QByteArray("JWT")
                              << QByteArray("Invalid Authorization header. No credentials provided.");
    QTest::newRow("two tokens")
        << QByteArray("JWT a b")
        << QByteArray("Invalid Authorization header. Credentials string should not contain spaces.");
    QTest::newRow("no JWT") << QByteArray("JWT abc") << QByteArray("Error decoding signature.");
}

void TestAuth::guards()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, error);
    const HeaderList headers = header.isEmpty() ? HeaderList() : HeaderList{{"Authorization", header}};
    for (const auto &[method, path] :
         QList<std::pair<QByteArray, QByteArray>>{{"GET", "/v1/media/"},
                                                  {"POST", "/v1/media/"},
                                                  {"PUT", "/v1/media/"},
                                                  {"GET", "/v1/media/1/"},
                                                  {"DELETE", "/v1/media/1/"},
                                                  {"GET", "/v1/media/1/download/"},
                                                  {"GET", "/v1/module_container/container/"},
                                                  {"GET", "/v1/module_container/container/1080/"}}) {
        const Answer answer = m_demo->stranger().send(method, path, headers);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.body, QByteArray("{\"detail\":\"" + error + "\"}"));
        QCOMPARE(answer.headers.value("www-authenticate"), QByteArray("JWT realm=\"api\""));
    }
}

void TestAuth::tokensExpire()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--token-life"_qs, u"1"_qs});
    RawClient client = demo.stranger();
    const QByteArray token = demo.token();
    client.setToken(token);
    Answer answer;
    QTRY_VERIFY((answer = client.get("/v1/media/")).status == 401);
    QCOMPARE(answer.body, QByteArray(R"({"detail":"Signature has expired."})"));
    answer = client.postJson("/v1/auth/token_refresh/", R"({"token":")" + token + "\"}");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, QByteArray(R"({"non_field_errors":["Signature has expired."]})"));
}

void TestAuth::tokensOutliveRestart()
{
    RawClient &before = m_demo->client();
    QCOMPARE(before.get("/v1/media/").status, 200);
    const QByteArray token = m_demo->token();
    QCOMPARE(m_demo->stop(), 0);
    QVERIFY(m_demo->start());
    RawClient client = m_demo->stranger();
    client.setToken(token);
    QCOMPARE(client.get("/v1/media/").status, 200);
}

QTEST_GUILESS_MAIN(TestAuth)
#include "testauth.moc"
