#include "multipart.h"
#include "outcome.h"
#include "wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;
using botdoc::Media;
using botdoc::MediaId;
using Kind = botdoc::ApiError::Kind;
using support::Answer;
using support::eventually;

namespace {

constexpr auto media = "/v1/media/5/";
constexpr auto getToken = "/v1/auth/get_token/";
constexpr auto refresh = "/v1/auth/token_refresh/";
constexpr qint64 hour = 3600;

/// Answers for those who carry this token, 401 for others.
support::ScriptedServer::Script onlyFor(const QByteArray &token, const Answer &answer)
{
    return [=](const support::ReceivedRequest &request) {
        return request.header("Authorization") == "JWT " + token
                   ? answer
                   : Answer::json(R"({"detail":"Signature has expired."})", 401)
                         .with("WWW-Authenticate", "JWT realm=\"api\"");
    };
}

QJsonObject bodyOf(const support::ReceivedRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

/// Signed in: the token, and its renewal once for all who wait.
class TestSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyAndEmail();
    void pastedTokens_data();
    void pastedTokens();
    void everybodyWaitsForOneRenewal_data();
    void everybodyWaitsForOneRenewal();
    void everybodyWhoMetA401Waits_data();
    void everybodyWhoMetA401Waits();
    void renewsInTime_data();
    void renewsInTime();
    void renewsOnItsOwn();
    void renewsOnItsOwnThoughTheClockWasSetBack();
    void goodTokensStay_data();
    void goodTokensStay();
    void shortLivesDoNotLoop_data();
    void shortLivesDoNotLoop();
    void stillGoodThoughNotRenewed();
    void secondRefusalIsFinal();
    void chunkGoesOutAgainWhole();
    void renewalRefused_data();
    void renewalRefused();
    void renewalIsNoneOfBotdocs_data();
    void renewalIsNoneOfBotdocs();
    void tellsThatATokenHasExpired_data();
    void tellsThatATokenHasExpired();
    void renewalOffline();
    void renewalThatStops();
    void renewalWithoutToken_data();
    void renewalWithoutToken();
    void strayNewsDoesNotWakeWhoWaits();

private:
    /// Asks for media 5 and waits for what comes.
    Outcome<Media> ask(Wire &wire)
    {
        Outcome<Media> outcome;
        (void)wire.client->media(MediaId{5}, this, outcome.callback());
        if (!outcome.comes())
            qWarning("no outcome");
        return outcome;
    }
};

void TestSession::keyAndEmail()
{
    Wire wire(withKey());
    wire.server.on("POST", getToken, tokenAnswer("new"));
    wire.server.on("GET", media, onlyFor("new", Answer::json(documentedMedia())));
    QVERIFY(wire.session->authorization().isEmpty());
    QVERIFY(ask(wire).isSuccess());
    QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.session->authorization(), QByteArray("JWT new"));
    QCOMPARE(wire.server.count(), 3);
    const support::ReceivedRequest got = wire.server.request(1);
    QCOMPARE(got.target, QByteArray(getToken));
    QCOMPARE(got.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(got.header("Accept"), QByteArray("application/json"));
    QVERIFY(!got.hasHeader("Authorization"));
    const QJsonObject body{{QStringLiteral("api_key"), QStringLiteral("the key")},
                           {QStringLiteral("email"), QStringLiteral("staff@example.org")}};
    QCOMPARE(bodyOf(got), body);
}

void TestSession::pastedTokens_data()
{
    QTest::addColumn<QString>("pasted");
    for (const char *text : {"aa.bb.cc", "JWT aa.bb.cc", "Authorization: JWT aa.bb.cc\r\n", "\"aa.bb.cc\""})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestSession::pastedTokens()
{
    QFETCH(const QString, pasted);
    Wire wire(::pasted(botdoc::bareToken(pasted)));
    wire.server.on("GET", media, onlyFor("aa.bb.cc", Answer::json(documentedMedia())));
    QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.server.count(), 1);
}

void TestSession::everybodyWaitsForOneRenewal_data()
{
    QTest::addColumn<int>("callers");
    QTest::newRow("two") << 2;
    QTest::newRow("ten") << 10;
}

void TestSession::everybodyWaitsForOneRenewal()
{
    QFETCH(const int, callers);
    Wire wire(withKey());
    wire.server.on("POST", getToken, tokenAnswer("new").held());
    wire.server.on("GET", media, onlyFor("new", Answer::json(documentedMedia())));
    std::vector<Outcome<Media>> outcomes(static_cast<std::size_t>(callers));
    for (auto &outcome : outcomes)
        (void)wire.client->media(MediaId{5}, this, outcome.callback());
    QVERIFY(eventually([&] { return wire.server.count() == 1; }));
    wire.server.release();
    for (const auto &outcome : outcomes) {
        QVERIFY(outcome.comes());
        QVERIFY(outcome.isSuccess());
    }
    QCOMPARE(wire.server.count("POST", getToken), 1);
    QCOMPARE(wire.server.count("GET", media), callers);
}

void TestSession::everybodyWhoMetA401Waits_data()
{
    everybodyWaitsForOneRenewal_data();
}

void TestSession::everybodyWhoMetA401Waits()
{
    QFETCH(const int, callers);
    Wire wire(pasted("old"));
    wire.server.on("POST", refresh, tokenAnswer("new"));
    wire.server.on("GET", media, onlyFor("new", Answer::json(documentedMedia())));
    std::vector<Outcome<Media>> outcomes(static_cast<std::size_t>(callers));
    for (auto &outcome : outcomes)
        (void)wire.client->media(MediaId{5}, this, outcome.callback());
    for (const auto &outcome : outcomes) {
        QVERIFY(outcome.comes());
        QVERIFY(outcome.isSuccess());
    }
    QCOMPARE(wire.server.count("POST", refresh), 1);
    QVERIFY(wire.server.count("GET", media) <= 2 * callers);
    const QJsonObject body{{QStringLiteral("token"), QStringLiteral("old")}};
    QCOMPARE(bodyOf(wire.server.last("POST", refresh)), body);
    QVERIFY(!wire.server.last("POST", refresh).hasHeader("Authorization"));
}

void TestSession::renewsInTime_data()
{
    QTest::addColumn<qint64>("ahead"); // hours that the server's clock is ahead of ours
    QTest::addColumn<qint64>("ends");  // seconds after now, by the server's clock
    QTest::addColumn<bool>("isRenewed");
    for (const qint64 ahead : {0, 5, -5, 24 * 400}) {
        QTest::addRow("about to end, %lld h", ahead) << ahead << qint64(60) << true;
        QTest::addRow("has ended, %lld h", ahead) << ahead << qint64(-60) << true;
        QTest::addRow("has hours left, %lld h", ahead) << ahead << 2 * hour << false;
    }
}

void TestSession::renewsInTime()
{
    QFETCH(const qint64, ahead);
    QFETCH(const qint64, ends);
    QFETCH(const bool, isRenewed);
    const qint64 offset = ahead * hour;
    const QByteArray old = tokenLiving(offset + ends - 8 * hour, offset + ends, "old");
    const QByteArray fresh = tokenLiving(offset, offset + 8 * hour, "fresh");
    Wire wire(pasted(old));
    wire.server.setClockAhead(std::chrono::hours(ahead));
    wire.server.on("GET", media, Answer::json(documentedMedia()));
    wire.server.on("POST", refresh, tokenAnswer(fresh));
    // The first answer brings the server's time.
    QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.server.last("GET", media).header("Authorization"), "JWT " + old);
    QVERIFY(ask(wire).isSuccess());
    QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.server.count("POST", refresh), isRenewed ? 1 : 0);
    QCOMPARE(wire.server.last("GET", media).header("Authorization"), "JWT " + (isRenewed ? fresh : old));
}

void TestSession::renewsOnItsOwn()
{
    // The margin is a tenth of its life: it comes in about a second.
    const QByteArray old = tokenLiving(-17, 3, "old");
    Wire wire(pasted(old));
    wire.server.on("GET", media, Answer::json(documentedMedia()));
    wire.server.on("POST", refresh, tokenAnswer(tokenLiving(0, 8 * hour, "fresh")));
    QVERIFY(ask(wire).isSuccess());
    QVERIFY(eventually([&] { return wire.server.count("POST", refresh) == 1; }));
    QVERIFY(eventually([&] { return wire.session->authorization() != "JWT " + old; }));
    QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.server.count("POST", refresh), 1);
}

void TestSession::renewsOnItsOwnThoughTheClockWasSetBack()
{
    // By the first answer's clock it is due in a moment, by the second's a second later, and nobody calls
    // then.
    Wire wire(::pasted(tokenLiving(-hour, 5 * 60 + 1)));
    wire.server.on("GET", media, Answer::json(documentedMedia()));
    wire.server.on("POST", refresh, tokenAnswer(tokenLiving(0, 8 * hour, "new")));
    QVERIFY(ask(wire).isSuccess());
    wire.server.setClockAhead(-1s);
    QVERIFY(ask(wire).isSuccess());
    QVERIFY(eventually([&] { return wire.server.count("POST", refresh) == 1; }));
    QCOMPARE(wire.server.count("GET", media), 2);
}

void TestSession::goodTokensStay_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("without exp") << tokenWith({{QStringLiteral("user_id"), 7}});
    QTest::newRow("opaque") << QByteArray("0123456789abcdef");
    QTest::newRow("exp far off") << tokenWith({{QStringLiteral("exp"), 2e11}});
    QTest::newRow("exp beyond all calendars") << tokenWith({{QStringLiteral("exp"), 1e300}});
}

void TestSession::goodTokensStay()
{
    QFETCH(const QByteArray, token);
    Wire wire(pasted(token));
    wire.server.on("GET", media, onlyFor(token, Answer::json(documentedMedia())));
    for (int i = 0; i < 5; ++i)
        QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.server.count(), 5);
}

void TestSession::shortLivesDoNotLoop_data()
{
    QTest::addColumn<int>("issued");
    QTest::addColumn<int>("ends");
    QTest::newRow("shorter than the margin") << 0 << 10;
    QTest::newRow("ends at once") << 0 << 0;
    QTest::newRow("ended before it was made") << 0 << -100;
    QTest::newRow("ended long ago") << -10'000 << -9'000;
}

void TestSession::shortLivesDoNotLoop()
{
    QFETCH(const int, issued);
    QFETCH(const int, ends);
    Wire wire(withKey());
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject claims{{QStringLiteral("exp"), qint64(now + ends)}};
    if (issued != 0)
        claims.insert(QStringLiteral("iat"), now + issued);
    wire.server.on("POST", getToken, tokenAnswer(tokenWith(claims)));
    wire.server.on("GET", media, Answer::json(documentedMedia()));
    for (int i = 0; i < 3; ++i)
        QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.server.count("GET", media), 3);
    QVERIFY(wire.server.count("POST", getToken) <= 3);
    const int before = wire.server.count();
    // Nothing goes on by itself.
    Wire other;
    other.server.on("GET", media, Answer::json(documentedMedia()));
    for (int i = 0; i < 20; ++i)
        QVERIFY(ask(other).isSuccess());
    QCOMPARE(wire.server.count(), before);
}

void TestSession::stillGoodThoughNotRenewed()
{
    const QByteArray token = tokenLiving(-8 * hour + 60, 60);
    Wire wire(pasted(token));
    wire.server.on("GET", media, onlyFor(token, Answer::json(documentedMedia())));
    wire.server.on("POST", refresh, Answer::json(R"({"non_field_errors":["Refresh has expired."]})", 400));
    QVERIFY(ask(wire).isSuccess());
    QVERIFY(ask(wire).isSuccess());
    QCOMPARE(wire.server.count("POST", refresh), 1);
}

void TestSession::secondRefusalIsFinal()
{
    Wire wire(pasted("old"));
    wire.server.on("POST", refresh, tokenAnswer("new"));
    wire.server.on("GET", media, onlyFor("neither", Answer::json("{}")));
    wire.server.on("POST", "/v1/media/", onlyFor("neither", Answer::json("{}")));
    const Outcome<Media> outcome = ask(wire);
    QVERIFY(outcome.isFailure(Kind::Unauthorized));
    QCOMPARE(outcome.error().httpStatus, 401);
    QCOMPARE(outcome.error().serverWords, QStringLiteral("Signature has expired."));
    QCOMPARE(wire.server.count("GET", media), 2);
    QCOMPARE(wire.server.count("POST", refresh), 1);
    Outcome<Media> created;
    (void)wire.client->createMedia(chunkOf("content"), this, created.callback());
    QVERIFY(created.comes());
    QVERIFY(created.isFailure(Kind::Unauthorized));
    QCOMPARE(wire.server.count("POST", "/v1/media/"), 2);
}

void TestSession::chunkGoesOutAgainWhole()
{
    const QByteArray content = noise(1'000'000);
    for (const qint64 early : {-1, 100'000}) {
        Wire wire(pasted("old"));
        wire.server.on("POST", refresh, tokenAnswer("new"));
        Answer refusal = Answer::json("{}", 401).with("WWW-Authenticate", "JWT realm=\"api\"");
        wire.server.on("POST", "/v1/media/", early < 0 ? refusal : refusal.early(early));
        wire.server.on("POST", "/v1/media/", onlyFor("new", Answer::json(documentedMedia(), 201)));
        botdoc::Chunk chunk = chunkOf(content);
        int made = 0;
        chunk.bytes = [&, make = chunk.bytes] {
            ++made;
            return make();
        };
        Outcome<Media> outcome;
        (void)wire.client->createMedia(chunk, this, outcome.callback());
        QVERIFY(outcome.comes());
        QVERIFY(outcome.isSuccess());
        QCOMPARE(made, 2);
        QCOMPARE(wire.server.count("POST", "/v1/media/"), 2);
        const support::ReceivedRequest got = wire.server.last("POST", "/v1/media/");
        const QList<Part> parts = partsOf(got.header("Content-Type"), got.body);
        QCOMPARE(parts.size(), 4);
        QVERIFY(parts.last().content == content);
    }
}

void TestSession::renewalRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("400") << 400 << Kind::Unauthorized;
    QTest::newRow("401") << 401 << Kind::Unauthorized;
    QTest::newRow("403") << 403 << Kind::Forbidden;
    QTest::newRow("500") << 500 << Kind::Server;
}

void TestSession::renewalRefused()
{
    QFETCH(const int, status);
    for (const bool isKey : {false, true}) {
        Wire wire(isKey ? withKey() : pasted("old"));
        const Answer refusal = Answer::json(R"({"non_field_errors":["Its words."]})", status);
        wire.server.on("POST", isKey ? getToken : refresh, refusal);
        wire.server.on("POST", isKey ? getToken : refresh, tokenAnswer("new"));
        wire.server.on("GET", media, onlyFor("new", Answer::json(documentedMedia())));
        const Outcome<Media> outcome = ask(wire);
        QVERIFY(outcome.isFailure());
        QTEST(outcome.error().kind, "kind");
        QCOMPARE(outcome.error().serverWords, QStringLiteral("Its words."));
        // Not for good: whoever calls next has it tried again.
        QVERIFY(ask(wire).isSuccess());
    }
}

void TestSession::renewalIsNoneOfBotdocs_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("a page with a 400")
        << Answer::html("<html>Sent to the wrong port</html>", 400) << Kind::Rejected;
    QTest::newRow("no POST here") << Answer::json("{}", 405) << Kind::Rejected;
    QTest::newRow("no such page") << Answer::html("<html>Not here</html>", 404) << Kind::Protocol;
}

void TestSession::renewalIsNoneOfBotdocs()
{
    // Nothing is known of the key then, least of all that it is wrong.
    QFETCH(const Answer, answer);
    Wire wire(withKey());
    wire.server.on("POST", getToken, answer);
    QTEST(ask(wire).error().kind, "kind");
}

void TestSession::tellsThatATokenHasExpired_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("clockAhead"); // hours
    QTest::addColumn<bool>("hasExpired");
    QTest::newRow("yes") << tokenLiving(-9 * hour, -hour) << 0 << true;
    QTest::newRow("no") << tokenLiving(-hour, 7 * hour) << 0 << false;
    QTest::newRow("yes, by the server's clock") << tokenLiving(-hour, 7 * hour) << 8 << true;
    QTest::newRow("no, by the server's clock") << tokenLiving(-9 * hour, -hour) << -8 << false;
    QTest::newRow("it does not say") << QByteArray("aa.bb.cc") << 0 << false;
}

void TestSession::tellsThatATokenHasExpired()
{
    QFETCH(const QByteArray, token);
    QFETCH(const int, clockAhead);
    Wire wire(::pasted(token));
    wire.server.setClockAhead(std::chrono::hours(clockAhead));
    wire.server.on("GET", media, Answer::json(R"({"detail":"No."})", 401));
    wire.server.on("POST", refresh, Answer::json(R"({"non_field_errors":["No."]})", 400));
    const Outcome<Media> outcome = ask(wire);
    QVERIFY(outcome.isFailure(Kind::Unauthorized));
    const bool isToldSo = outcome.error().cause == botdoc::ApiError::Cause::TokenExpired;
    QTEST(isToldSo, "hasExpired");
}

void TestSession::renewalOffline()
{
    Wire wire(withKey());
    wire.server.on("POST", getToken, Answer::closed());
    wire.server.on("GET", media, onlyFor("new", Answer::json(documentedMedia())));
    const Outcome<Media> outcome = ask(wire);
    QVERIFY(outcome.isFailure(Kind::Offline));
    QCOMPARE(outcome.error().httpStatus, 0);
    QVERIFY(wire.server.count() > 1);
    QCOMPARE(wire.server.count("GET", media), 0);
    // The network is back: nobody has been signed out.
    wire.server.forget();
    wire.server.on("POST", getToken, tokenAnswer("new"));
    wire.server.on("GET", media, onlyFor("new", Answer::json(documentedMedia())));
    QVERIFY(ask(wire).isSuccess());
}

void TestSession::renewalThatStops()
{
    Wire wire(withKey());
    wire.transport.setInactivity(100ms);
    wire.server.on("POST", getToken, tokenAnswer("new").heldAfter(5));
    const Outcome<Media> outcome = ask(wire);
    QVERIFY(outcome.isFailure(Kind::Timeout));
    QVERIFY(wire.session->authorization().isEmpty());
    QCOMPARE(wire.server.count("GET", media), 0);
}

void TestSession::renewalWithoutToken_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("page") << Answer::html("<html>Sign in to the network</html>");
    QTest::newRow("nothing") << Answer::json("{}");
    QTest::newRow("null") << Answer::json(R"({"token":null})");
    QTest::newRow("empty") << Answer::json(R"({"token":""})");
    QTest::newRow("number") << Answer::json(R"({"token":17})");
    QTest::newRow("list") << Answer::json(R"([{"token":"new"}])");
    QTest::newRow("redirect") << Answer::redirect(302, "/login/");
    QTest::newRow("megabytes") << Answer::json(R"({"token":")" + QByteArray(3 << 20, 'x') + R"("})");
    QTest::newRow("megabytes in chunks")
        << Answer::json(R"({"token":")" + QByteArray(3 << 20, 'x') + R"("})").chunked();
    QTest::newRow("headers without end")
        << Answer::json(R"({"token":"new"})").with("X", QByteArray(70'000, 'x'));
    QTest::newRow("two lines") << Answer::json(R"({"token":"a\r\nX-Evil: 1"})");
}

void TestSession::renewalWithoutToken()
{
    QFETCH(const Answer, answer);
    Wire wire(withKey());
    wire.server.on("POST", getToken, answer);
    const Outcome<Media> outcome = ask(wire);
    QVERIFY(outcome.isFailure(Kind::Protocol));
    // Whatever it was, it may hold a token of another shape: none of it gets into what people copy.
    QVERIFY(!outcome.error().technical.contains(QStringLiteral("new")));
    QVERIFY(wire.session->authorization().isEmpty());
    QCOMPARE(wire.server.count(), 1);
}

void TestSession::strayNewsDoesNotWakeWhoWaits()
{
    // News of an earlier renewal that comes late, from the session's thread to the call's.
    Wire wire(withKey());
    wire.server.on("POST", getToken, tokenAnswer("new").held());
    wire.server.on("GET", media, onlyFor("new", Answer::json(documentedMedia())));
    Outcome<Media> outcome;
    (void)wire.client->media(MediaId{5}, this, outcome.callback());
    Q_EMIT wire.session->settled(std::nullopt);
    QVERIFY(eventually([&] { return wire.server.count() == 1; }));
    Q_EMIT wire.session->settled(botdoc::ApiError::protocol(QStringLiteral("old news")));
    wire.server.release();
    QVERIFY(outcome.comes());
    QVERIFY(outcome.isSuccess());
    QCOMPARE(wire.server.count(), 2);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
