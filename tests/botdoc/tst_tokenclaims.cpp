#include "botdoc/tokenclaims.h"
#include "wire.h"

#include <QTest>

using botdoc::TokenClaims;

class TestTokenClaims final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claims_data();
    void claims();
    void holder_data();
    void holder();
    void noToken_data();
    void noToken();
    void bareToken_data();
    void bareToken();
    void bareKey();
};

void TestTokenClaims::claims_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<qint64>("expires"); // seconds; -1: none
    QTest::addColumn<qint64>("issued");
    const auto row = [](const char *payload, qint64 expires, qint64 issued) {
        QTest::newRow(payload) << QByteArray(payload) << expires << issued;
    };
    row(R"({"exp":1700000000,"iat":1699971200})", 1700000000, 1699971200);
    row(R"({"exp":1700000000,"orig_iat":1699971200})", 1700000000, 1699971200);
    row(R"({"exp":1700000000,"iat":1699999999,"orig_iat":1})", 1700000000, 1699999999);
    row(R"({"exp":1700000000.75})", 1700000000, -1);
    row(R"({"user_id":1,"email":"staff@example.org"})", -1, -1);
    row(R"({"exp":null})", -1, -1);
    row(R"({"exp":"tomorrow"})", -1, -1);
    row(R"({"exp":true})", -1, -1);
    row(R"({"exp":[1700000000]})", -1, -1);
    row(R"({"exp":{}})", -1, -1);
    row(R"({"exp":-5})", -1, -1);
    row(R"({"exp":0})", -1, -1);
    row(R"({"exp":-0.5})", -1, -1);
    row(R"({"exp":1})", 1, -1);
    row(R"({"exp":253402300799})", 253402300799, -1);
    row(R"({"exp":253402300799.005})", -1, -1);
    row(R"({"exp":1e30})", -1, -1);
    row(R"({"exp":9223372036854775807})", -1, -1);
    row(R"({})", -1, -1);
    row(R"([1700000000])", -1, -1);
    row(R"(1700000000)", -1, -1);
    row("\xff\xfe", -1, -1);
    row("", -1, -1);
}

void TestTokenClaims::claims()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const qint64, expires);
    QFETCH(const qint64, issued);
    const auto seconds = [](const std::optional<QDateTime> &time) {
        return time ? time->toSecsSinceEpoch() : -1;
    };
    for (const auto padding : {QByteArray::OmitTrailingEquals, QByteArray::KeepTrailingEquals}) {
        const auto options = QByteArray::Base64UrlEncoding | padding;
        const TokenClaims claims = TokenClaims::of("aGVhZA." + payload.toBase64(options) + ".c2ln");
        QCOMPARE(seconds(claims.expires), expires);
        QCOMPARE(seconds(claims.issued), issued);
        QVERIFY(!claims.expires || claims.expires->timeSpec() == Qt::UTC);
    }
}

void TestTokenClaims::holder_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("name");
    const auto row = [](const QByteArray &payload, const QString &name) {
        QTest::newRow(payload.left(60).constData()) << payload << name;
    };
    const QString jane = QStringLiteral("jane@example.org");
    row(R"({"email":"jane@example.org","username":"jane"})", jane);
    row(R"({"username":"jane"})", QStringLiteral("jane"));
    row(R"({"email":"","username":"jane"})", QStringLiteral("jane"));
    row(R"({"email":"  jane@example.org "})", jane);
    row(R"({"email":"Jos\u00e9 \u738b"})", QStringLiteral("José 王"));
    row(R"({"email":"two\nlines"})", {});
    row(R"({"email":"right-to-left \u202e override"})", {});
    row(R"({"email":7,"username":["jane"]})", {});
    row(R"({"email":")" + QByteArray(254, 'x') + R"("})", QString(254, u'x'));
    row(R"({"username":")" + QByteArray(255, 'x') + R"("})", {});
    row("{}", {});
}

void TestTokenClaims::holder()
{
    QFETCH(const QByteArray, payload);
    QTEST(TokenClaims::of("aGVhZA." + payload.toBase64(QByteArray::Base64UrlEncoding) + ".c2ln").holder,
          "name");
}

void TestTokenClaims::noToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a word") << QByteArray("opaque");
    QTest::newRow("dots") << QByteArray("..");
    QTest::newRow("two parts") << QByteArray("a.eyJleHAiOjE3MDAwMDAwMDB9");
    QTest::newRow("four parts") << QByteArray("a.eyJleHAiOjE3MDAwMDAwMDB9.c.d");
    QTest::newRow("not base64") << QByteArray("a.%%%%.c");
    QTest::newRow("huge") << "a." + QByteArray(4'000'000, 'e') + ".c";
}

void TestTokenClaims::noToken()
{
    QFETCH(const QByteArray, token);
    const TokenClaims claims = TokenClaims::of(token);
    QVERIFY(!claims.expires);
    QVERIFY(!claims.issued);
}

void TestTokenClaims::bareToken_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QByteArray>("token");
    const auto row = [](const char *text, const char *token) {
        QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(token);
    };
    row("aa-_.bb.cc", "aa-_.bb.cc");
    row("  aa.bb.cc\r\n", "aa.bb.cc");
    row("JWT aa.bb.cc", "aa.bb.cc");
    row("jwt   aa.bb.cc", "aa.bb.cc");
    row("Bearer aa.bb.cc", "aa.bb.cc");
    row("Authorization: JWT aa.bb.cc", "aa.bb.cc");
    row("authorization:JWT aa.bb.cc\n", "aa.bb.cc");
    row("Authorization : JWT aa.bb.cc", "aa.bb.cc");
    row("\"Authorization: JWT aa.bb.cc\"", "aa.bb.cc");
    row("'JWT aa.bb.cc'", "aa.bb.cc");
    row("\"aa.bb.cc\"", "aa.bb.cc");
    row("Authorization: \"JWT aa.bb.cc\"", "aa.bb.cc");
    row("\u201cJWT aa.bb.cc\u201d", "aa.bb.cc");
    row("JWT\u00a0aa.bb.cc", "aa.bb.cc");
    row("\u200baa.bb.cc\ufeff", "aa.bb.cc");
    row("aa.b\nb.c\r\n c", "aa.bb.cc");
    row("jwtlike.bb.cc", "jwtlike.bb.cc");
    row("!aa.bb.cc~\x7f", "!aa.bb.cc~");
    row("JWT ", "");
    row("JWT", "");
    row("Authorization: JWT", "");
    row("Authorization:", "");
    row("", "");
    row(" \n\t", "");
}

void TestTokenClaims::bareToken()
{
    QFETCH(const QString, pasted);
    QTEST(botdoc::bareToken(pasted), "token");
}

void TestTokenClaims::bareKey()
{
    QCOMPARE(botdoc::bareKey(QStringLiteral(" \u201c0f 1e\n2d\u201d ")), QStringLiteral("0f1e2d"));
    // A key may look like anything: nothing is a prefix.
    QCOMPARE(botdoc::bareKey(QStringLiteral("JWT 0f")), QStringLiteral("JWT0f"));
    QCOMPARE(botdoc::bareKey(QString()), QString());
}

QTEST_GUILESS_MAIN(TestTokenClaims)
#include "tst_tokenclaims.moc"
