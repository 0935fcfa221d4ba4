#include "outcome.h"
#include "support/certificates.h"
#include "support/wine.h"
#include "watch.h"
#include "wire.h"

#include <QTest>

using botdoc::HttpRequest;
using Cause = botdoc::ApiError::Cause;
using Kind = botdoc::ApiError::Kind;
using support::Answer;

/// Encrypted connections: only to who can prove who it is, and from there to nowhere less safe. This computer
/// trusts the one authority of the tests' certificates.
class TestTls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void goodCertificate();
    void byName();
    void badCertificates_data();
    void badCertificates();
    void nothingIsSentToAStranger_data();
    void nothingIsSentToAStranger();
    void strangerInstead();
    void redirectToAStranger();
    void neverToALesserScheme_data();
    void neverToALesserScheme();
    void redirectWithinTls();
    void earlyRefusalIsHeard();
    void contentIsTakenAsItIsRead();
    void cutContent();

private:
    [[nodiscard]] QUrl url() const { return m_server->url(QStringLiteral("/x")); }
    void showCertificate(const QString &name) { m_server->setEncryption(support::encryptionWith(name)); }

    std::unique_ptr<support::ScriptedServer> m_server;
    std::unique_ptr<botdoc::Transport> m_transport;
};

void TestTls::initTestCase()
{
    support::trustTheTestsAuthority();
}

void TestTls::init()
{
    if (support::isOnWine())
        QSKIP(support::tlsIsNotServed);
    m_server = std::make_unique<support::ScriptedServer>();
    m_transport = std::make_unique<botdoc::Transport>();
}

void TestTls::cleanup()
{
    QCOMPARE(m_server->unexpected(), 0);
    m_transport.reset();
    m_server.reset();
}

void TestTls::goodCertificate()
{
    showCertificate(QStringLiteral("good"));
    const QByteArray sent = noise(3'000'000);
    int requests = 0;
    for (const QByteArray &way : allWays()) {
        m_server->on(verbOf(way), "/x", Answer::content(noise(200'000)));
        Watch watch(*m_transport, requestBy(way, url(), sent));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(),
                 qPrintable(watch.exchange->failure().value_or(botdoc::ApiError()).technical));
        QCOMPARE(watch.status(), 200);
        QVERIFY(watch.body == noise(200'000));
        QCOMPARE(m_server->count(), ++requests);
        const support::ReceivedRequest got = m_server->request(requests);
        QCOMPARE(got.header("Authorization"), QByteArray("JWT aaa.bbb.ccc"));
        QVERIFY(way != "POST" || got.body == sent);
        QVERIFY(way != "POST" || watch.sent == sent.size());
    }
}

void TestTls::byName()
{
    showCertificate(QStringLiteral("good"));
    QUrl byName = url();
    byName.setHost(QStringLiteral("localhost"));
    for (const QByteArray &way : allWays()) {
        m_server->on(verbOf(way), "/x", Answer::json("{}"));
        Watch watch(*m_transport, requestBy(way, byName));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(),
                 qPrintable(watch.exchange->failure().value_or(botdoc::ApiError()).technical));
        QCOMPARE(m_server->last(verbOf(way), "/x").header("Host"), byName.authority().toUtf8());
    }
}

void TestTls::badCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<Cause>("cause");
    const auto row = [](const char *certificate, Cause cause) {
        QTest::newRow(certificate) << QString::fromLatin1(certificate) << cause;
    };
    row("expired", Cause::CertificateExpired);
    row("not-yet-valid", Cause::CertificateNotYetValid);
    row("other-host", Cause::CertificateOtherHost);
    row("self-signed", Cause::CertificateSelfSigned);
    row("untrusted", Cause::CertificateUntrusted);
}

void TestTls::badCertificates()
{
    QFETCH(const QString, certificate);
    showCertificate(certificate);
    for (const QByteArray &way : allWays()) {
        m_server->on(verbOf(way), "/x", Answer::json("{}"));
        Watch watch(*m_transport, requestBy(way, url(), noise(200'000)));
        QVERIFY(watch.finishes());
        QVERIFY2(watch.isFailure(Kind::Tls), way.constData());
        QTEST(watch.exchange->failure()->cause, "cause");
        QCOMPARE(watch.exchange->failure()->httpStatus, 0);
        QVERIFY(!watch.exchange->failure()->technical.isEmpty());
        QCOMPARE(watch.status(), 0);
        QCOMPARE(watch.headers, 0);
    }
    // The token least of all.
    QCOMPARE(m_server->count(), 0);
    QCOMPARE(m_server->bodyBytesReceived(), 0);
}

void TestTls::nothingIsSentToAStranger_data()
{
    badCertificates_data();
}

void TestTls::nothingIsSentToAStranger()
{
    // Signing in, and every call afterwards.
    QFETCH(const QString, certificate);
    Wire plain;
    plain.server.setEncryption(support::encryptionWith(certificate));
    const botdoc::Server server = at(plain.server);
    QCOMPARE(server.base().scheme(), QStringLiteral("https"));
    for (const botdoc::Credentials &credentials : {withKey(), pasted("aaa.bbb.ccc")}) {
        botdoc::Transport transport;
        const auto session = std::make_shared<botdoc::Session>(server, credentials, transport);
        botdoc::Client client(session, transport);
        Outcome<botdoc::Page<botdoc::Media>> page;
        Outcome<botdoc::Media> created;
        Outcome<botdoc::HttpAnswer> downloaded;
        (void)client.medias({}, std::nullopt, this, page.callback());
        (void)client.createMedia(chunkOf("content"), this, created.callback());
        (void)client.download(botdoc::MediaId{5}, this, downloaded.callback());
        QVERIFY(page.comes());
        QVERIFY(created.comes());
        QVERIFY(downloaded.comes());
        QVERIFY(page.isFailure(Kind::Tls));
        QVERIFY(created.isFailure(Kind::Tls));
        QVERIFY(downloaded.isFailure(Kind::Tls));
    }
    QCOMPARE(plain.server.count(), 0);
}

void TestTls::strangerInstead()
{
    // A server that was good a moment ago is not trusted for that.
    for (const QByteArray &way : allWays()) {
        showCertificate(QStringLiteral("good"));
        m_server->on(verbOf(way), "/x", Answer::content("content").closing());
        Watch before(*m_transport, requestBy(way, url()));
        QVERIFY(before.finishes());
        QVERIFY(!before.exchange->failure());
        const int requests = m_server->count();
        showCertificate(QStringLiteral("self-signed"));
        Watch after(*m_transport, requestBy(way, url()));
        QVERIFY(after.finishes());
        QVERIFY(after.isFailure(Kind::Tls));
        QCOMPARE(m_server->count(), requests);
    }
}

void TestTls::redirectToAStranger()
{
    support::ScriptedServer stranger;
    stranger.setEncryption(support::encryptionWith(QStringLiteral("self-signed")));
    m_server->on("GET", "/x", Answer::redirect(302, stranger.url(QStringLiteral("/there")).toEncoded()));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Tls));
        QCOMPARE(watch.exchange->failure()->cause, Cause::CertificateSelfSigned);
    }
    QCOMPARE(stranger.count(), 0);
}

void TestTls::neverToALesserScheme_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestTls::neverToALesserScheme()
{
    // Plain http is allowed on this computer, but not to somebody who came by https.
    QFETCH(const int, status);
    showCertificate(QStringLiteral("good"));
    support::ScriptedServer plain;
    plain.on("GET", "/there", Answer::content("content"));
    m_server->on("GET", "/x", Answer::redirect(status, plain.url(QStringLiteral("/there")).toEncoded()));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Protocol));
        QVERIFY(watch.body.isEmpty());
    }
    QCOMPARE(m_server->count(), 2);
    QCOMPARE(plain.connections(), 0);
}

void TestTls::redirectWithinTls()
{
    showCertificate(QStringLiteral("good"));
    support::ScriptedServer other;
    other.setEncryption(support::encryptionWith(QStringLiteral("good")));
    other.on("GET", "/there", Answer::content("content"));
    m_server->on("GET", "/x", Answer::redirect(302, other.url(QStringLiteral("/there")).toEncoded()));
    for (const HttpRequest &request : {getOf(url()), contentOf(url())}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(!watch.exchange->failure());
        QCOMPARE(watch.body, QByteArray("content"));
        QVERIFY(!other.last("GET", "/there").hasHeader("Authorization"));
    }
}

void TestTls::earlyRefusalIsHeard()
{
    showCertificate(QStringLiteral("good"));
    m_server->on("POST", "/x", Answer::json("{\"file\":[\"Too big.\"]}", 413).earlyWithoutReading(100'000));
    for (int i = 1; i <= 10; ++i) {
        Watch watch(*m_transport, postOf(url(), noise(8 << 20)));
        QVERIFY(watch.finishes());
        QVERIFY2(!watch.exchange->failure(),
                 qPrintable(watch.exchange->failure().value_or(botdoc::ApiError()).technical));
        QCOMPARE(watch.status(), 413);
        QCOMPARE(watch.body, QByteArray("{\"file\":[\"Too big.\"]}"));
        QCOMPARE(m_server->count(), i);
    }
}

void TestTls::contentIsTakenAsItIsRead()
{
    showCertificate(QStringLiteral("good"));
    const QByteArray content = noise(40 << 20);
    for (const Answer &answer : {Answer::content(content), Answer::content(content).chunked(),
                                 Answer::content(content).withoutLength()}) {
        m_server->forget();
        m_server->on("GET", "/x", answer);
        Watch watch(*m_transport, contentOf(url()), Watch::Reading::OnlyWhenTold);
        QVERIFY(support::eventually([&] { return watch.exchange->bytesAvailable() >= 1 << 20; }));
        // What moves while other requests come and go would go on moving.
        m_server->on("GET", "/other", Answer::json("{}"));
        for (int i = 0; i < 20; ++i) {
            Watch other(*m_transport, getOf(m_server->url(QStringLiteral("/other"))));
            QVERIFY(other.finishes());
        }
        QVERIFY(watch.exchange->bytesAvailable() < 2 << 20);
        QCOMPARE(watch.finished, 0);
        QVERIFY(support::eventually([&] {
            watch.body += watch.exchange->read(300'000);
            return watch.isFinished() && watch.exchange->bytesAvailable() == 0;
        }));
        QVERIFY(!watch.exchange->failure());
        QCOMPARE(watch.body.size(), content.size());
        QVERIFY(watch.body == content);
    }
}

void TestTls::cutContent()
{
    showCertificate(QStringLiteral("good"));
    const QByteArray content = noise(3'000'000);
    // Also where headers, content and end come at once.
    for (const qint64 size : {1'000, 100'000, 2'000'000}) {
        m_server->forget();
        m_server->on("GET", "/x", Answer::content(content).cutAfter(size));
        Watch watch(*m_transport, contentOf(url()));
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(Kind::Offline));
        QCOMPARE(watch.headers, 1);
        QVERIFY(watch.body == content.left(size));

        m_server->on("GET", "/x", Answer::content(content).chunked().cutAfter(size));
        Watch chunked(*m_transport, contentOf(url()));
        QVERIFY(chunked.finishes());
        QVERIFY(chunked.isFailure(Kind::Offline));
        QCOMPARE(chunked.headers, 1);
        QVERIFY(!chunked.body.isEmpty() && content.startsWith(chunked.body));
    }
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
