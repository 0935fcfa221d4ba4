#include "account/accountswitch.h"
#include "account/memorycredentialstore.h"
#include "account/settings.h"
#include "service.h"
#include "support/certificates.h"
#include "support/eventually.h"
#include "support/wine.h"

#include <QTemporaryDir>
#include <QTest>

using account::Account;
using account::AccountSwitch;
using botdoc::ApiError;
using support::Answer;
using Cause = ApiError::Cause;
using Kind = ApiError::Kind;

namespace {

constexpr auto getToken = "/v1/auth/get_token/";
constexpr auto refresh = "/v1/auth/token_refresh/";
constexpr auto medias = "/v1/media/";

/// What goes wrong, each in its own way.
using Setup = void (*)(support::ScriptedServer &);

void answerToken(support::ScriptedServer &server, const Answer &answer)
{
    server.on("POST", getToken, answer);
    server.on("POST", refresh, answer);
    server.on("GET", medias, Answer::json(R"({"detail":"No."})", 401));
}

void answerList(support::ScriptedServer &server, const Answer &answer)
{
    server.on("POST", getToken, Answer::json(R"({"token":"aa.bb.cc"})"));
    server.on("GET", medias, answer);
}

Answer refusal(int status)
{
    return Answer::json(R"({"non_field_errors":["Its own words."]})", status);
}

} // namespace

Q_DECLARE_METATYPE(Setup)

/// Each way in which a sign-in can fail, over real sockets: what it is taken for, and what staff read.
class TestSignInFailure final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tells_data();
    void tells();
    void expiredTokens();
    void unknownHost();

private:
    /// The failure of a sign-in with these.
    [[nodiscard]] static std::optional<account::SignInFailure>
    failureOf(const botdoc::Server &server, const botdoc::Credentials &credentials);
};

void TestSignInFailure::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    support::trustTheTestsAuthority();
}

std::optional<account::SignInFailure> TestSignInFailure::failureOf(const botdoc::Server &server,
                                                                   const botdoc::Credentials &credentials)
{
    const QTemporaryDir folder;
    account::Settings settings(account::SettingsPlaces::in(folder.path()));
    account::MemoryCredentialStore keychain;
    Account account;
    AccountSwitch accounts(account, settings, keychain);
    std::optional<account::SignInFailure> failure;
    connect(&accounts, &AccountSwitch::failed, &accounts,
            [&failure](const account::SignInFailure &told) { failure = told; });
    accounts.signIn(server, credentials, true);
    (void)support::eventually([&] { return failure.has_value(); }, std::chrono::seconds(20));
    const bool isOut = account.state() == Account::State::SignedOut && accounts.remembered().isEmpty();
    return isOut ? failure : std::nullopt;
}

void TestSignInFailure::tells_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<bool>("isToken");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, bool isToken, Setup setup, Kind kind, Cause cause,
                        const char *words) {
        QTest::newRow(name) << setup << isToken << kind << cause << QString::fromUtf8(words);
    };
    row(
        "key, 400", false, [](auto &server) { answerToken(server, refusal(400)); }, Kind::Unauthorized,
        Cause::Unknown, "API key");
    row(
        "key, 401", false, [](auto &server) { answerToken(server, refusal(401)); }, Kind::Unauthorized,
        Cause::Unknown, "API key");
    row(
        "key, 403", false, [](auto &server) { answerToken(server, refusal(403)); }, Kind::Unauthorized,
        Cause::Unknown, "API key");
    row(
        "token, refused", true, [](auto &server) { answerToken(server, refusal(400)); }, Kind::Unauthorized,
        Cause::Unknown, "authorization token");
    row(
        "no right to the list", false, [](auto &server) { answerList(server, refusal(403)); },
        Kind::Forbidden, Cause::Unknown, "does not let it see medias");
    row(
        "a filter's page", false,
        [](auto &server) { answerToken(server, Answer::html("<html>Blocked</html>", 403)); }, Kind::Forbidden,
        Cause::WebPage, "web page");
    row(
        "a page for a token", false,
        [](auto &server) { answerToken(server, Answer::html("<html>Welcome</html>")); }, Kind::Protocol,
        Cause::WebPage, "web page");
    row(
        "a page for the list", true,
        [](auto &server) { answerList(server, Answer::html("<html>Welcome</html>")); }, Kind::Protocol,
        Cause::WebPage, "web page");
    row(
        "no such page", false,
        [](auto &server) { answerToken(server, Answer::html("<html>Not found</html>", 404)); },
        Kind::Protocol, Cause::WebPage, "web page");
    row(
        "no such address", false,
        [](auto &server) { answerToken(server, Answer::json(R"({"error":"no route"})", 404)); },
        Kind::NotFound, Cause::Unknown, "not as Botdoc does");
    row(
        "takes no POST", false, [](auto &server) { answerToken(server, Answer::json("{}", 405)); },
        Kind::Rejected, Cause::Unknown, "not as Botdoc does");
    row(
        "another kind of token", false,
        [](auto &server) { answerToken(server, Answer::json(R"({"access":"x"})")); }, Kind::Protocol,
        Cause::Unknown, "not as Botdoc does");
    row(
        "another kind of list", true, [](auto &server) { answerList(server, Answer::json(R"([{"id":1}])")); },
        Kind::Protocol, Cause::Unknown, "not as Botdoc does");
    row(
        "the token is elsewhere", false,
        [](auto &server) { answerToken(server, Answer::redirect(302, "https://www.example.com/login")); },
        Kind::Protocol, Cause::Redirected, "another address");
    row(
        "the list is elsewhere", true,
        [](auto &server) { answerList(server, Answer::redirect(302, "http://www.example.com/login")); },
        Kind::Protocol, Cause::Redirected, "another address");
    row(
        "asked too often", false,
        [](auto &server) { answerToken(server, Answer::json("{}", 429).with("Retry-After", "120")); },
        Kind::RateLimited, Cause::Unknown, "2 minute");
    row(
        "a fault of its own", false,
        [](auto &server) { answerToken(server, Answer::html("<html>Oops</html>", 500)); }, Kind::Server,
        Cause::WebPage, "500");
    row(
        "closes without a word", true, [](auto &server) { answerList(server, Answer::closed()); },
        Kind::Offline, Cause::Unknown, "the connection broke");
    row(
        "not there", false, [](auto &server) { server.goAway(); }, Kind::Offline, Cause::ConnectionRefused,
        "no server answers");
    row(
        "expired certificate", false,
        [](auto &server) { server.setEncryption(support::encryptionWith(QStringLiteral("expired"))); },
        Kind::Tls, Cause::CertificateExpired, "certificate has expired");
    row(
        "certificate of the future", false,
        [](auto &server) { server.setEncryption(support::encryptionWith(QStringLiteral("not-yet-valid"))); },
        Kind::Tls, Cause::CertificateNotYetValid, "not valid yet");
    row(
        "certificate of another", false,
        [](auto &server) { server.setEncryption(support::encryptionWith(QStringLiteral("other-host"))); },
        Kind::Tls, Cause::CertificateOtherHost, "belongs to another server");
    row(
        "certificate of its own", false,
        [](auto &server) { server.setEncryption(support::encryptionWith(QStringLiteral("self-signed"))); },
        Kind::Tls, Cause::CertificateSelfSigned, "vouches for itself");
    row(
        "certificate of a stranger", false,
        [](auto &server) { server.setEncryption(support::encryptionWith(QStringLiteral("untrusted"))); },
        Kind::Tls, Cause::CertificateUntrusted, "does not trust");
}

void TestSignInFailure::tells()
{
    QFETCH(const Setup, setup);
    QFETCH(const bool, isToken);
    QFETCH(const QString, words);
    support::ScriptedServer wire;
    setup(wire);
    if (wire.url().scheme() == QLatin1String("https") && support::isOnWine())
        QSKIP(support::tlsIsNotServed);
    const auto server = botdoc::Server::fromText(wire.url().toString());
    QVERIFY(server);
    const botdoc::Credentials token{.apiKey = {}, .email = {}, .token = "aa.bb.cc"};
    const auto failure =
        failureOf(*server, isToken ? token : Service::keyOf(QStringLiteral("anna@example.com")));
    QVERIFY(failure);
    QTEST(failure->error.kind, "kind");
    QTEST(failure->error.cause, "cause");
    const QString told = account::inWords(*failure);
    QVERIFY2(told.contains(words), qPrintable(told));
    // Whole sentences that end with what to do.
    QVERIFY2(told.endsWith(u'.') || told.endsWith(u'\u201d'), qPrintable(told));
    QCOMPARE(told.contains(QStringLiteral("Its own words.")),
             failure->error.serverWords == QLatin1String("Its own words."));
    // What is typed must not be read over somebody's shoulder, nor copied from the details.
    QVERIFY(!told.contains(QStringLiteral("key-of-")));
    QVERIFY(!failure->error.technical.contains(QStringLiteral("key-of-")));
}

void TestSignInFailure::expiredTokens()
{
    // By the server's clock alone: ours may be hours off.
    for (const int hoursAhead : {-11, 0, 11}) {
        Service service;
        service.setClockAhead(std::chrono::hours(hoursAhead));
        const botdoc::Credentials token = service.tokenOf(QStringLiteral("anna@example.com"));
        service.setClockAhead(std::chrono::hours(hoursAhead + 9));
        const auto failure = failureOf(service.server(), token);
        QVERIFY(failure);
        QCOMPARE(failure->error.cause, Cause::TokenExpired);
        QVERIFY(account::inWords(*failure).contains(QStringLiteral("has expired")));
    }
}

void TestSignInFailure::unknownHost()
{
    // A name that is never given out (RFC 6761).
    const auto server = botdoc::Server::fromText(QStringLiteral("https://mediadesk.invalid/v1/"));
    const auto failure = failureOf(*server, Service::keyOf(QStringLiteral("anna@example.com")));
    QVERIFY(failure);
    QCOMPARE(failure->error.cause, Cause::HostNotFound);
    QVERIFY(account::inWords(*failure).contains(QStringLiteral("mediadesk.invalid")));
}

QTEST_GUILESS_MAIN(TestSignInFailure)
#include "tst_signinfailure.moc"
