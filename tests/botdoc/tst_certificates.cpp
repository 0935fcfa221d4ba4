#include "support/certificates.h"
#include "support/scriptedserver.h"
#include "watch.h"

#include <QTest>

using botdoc::ApiError;
using support::Answer;
using Cause = ApiError::Cause;

/// There is no way past a bad certificate, and what is wrong with it is told.
class TestCertificates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void good();
    void bad_data();
    void bad();
    void badInstead();
    void badBehindARedirect();

private:
    std::unique_ptr<support::ScriptedServer> m_server;
    std::unique_ptr<botdoc::Transport> m_transport;
};

void TestCertificates::initTestCase()
{
    support::trustTheTestsAuthority();
}

void TestCertificates::init()
{
    m_transport = std::make_unique<botdoc::Transport>();
    m_server = std::make_unique<support::ScriptedServer>();
    m_server->on("GET", "/x", Answer::content("content"));
    m_server->on("POST", "/x", Answer::content("content"));
}

void TestCertificates::good()
{
    m_server->setEncryption(support::encryptionWith(QStringLiteral("good")));
    Watch watch(*m_transport, getOf(m_server->url(QStringLiteral("/x"))));
    QVERIFY(watch.finishes());
    QVERIFY(!watch.exchange->failure());
    QCOMPARE(watch.body, QByteArray("content"));
}

void TestCertificates::bad_data()
{
    QTest::addColumn<Cause>("cause");
    QTest::newRow("expired") << Cause::CertificateExpired;
    QTest::newRow("not-yet-valid") << Cause::CertificateNotYetValid;
    QTest::newRow("other-host") << Cause::CertificateOtherHost;
    QTest::newRow("self-signed") << Cause::CertificateSelfSigned;
    QTest::newRow("untrusted") << Cause::CertificateUntrusted;
}

void TestCertificates::bad()
{
    QFETCH(const Cause, cause);
    m_server->setEncryption(support::encryptionWith(QString::fromLatin1(QTest::currentDataTag())));
    const QUrl url = m_server->url(QStringLiteral("/x"));
    for (const botdoc::HttpRequest &request : {getOf(url), postOf(url, "secret")}) {
        Watch watch(*m_transport, request);
        QVERIFY(watch.finishes());
        QVERIFY(watch.isFailure(ApiError::Kind::Tls));
        QCOMPARE(watch.exchange->failure()->cause, cause);
        QVERIFY(!watch.exchange->failure()->technical.isEmpty());
        QCOMPARE(watch.status(), 0);
        QVERIFY(watch.body.isEmpty());
    }
    QCOMPARE(m_server->count(), 0);
}

void TestCertificates::badInstead()
{
    // A server that was good a moment ago is not trusted for that.
    m_server->setEncryption(support::encryptionWith(QStringLiteral("good")));
    m_server->on("GET", "/closing", Answer::content("content").closing());
    Watch before(*m_transport, getOf(m_server->url(QStringLiteral("/closing"))));
    QVERIFY(before.finishes());
    QVERIFY(!before.exchange->failure());
    m_server->setEncryption(support::encryptionWith(QStringLiteral("self-signed")));
    Watch watch(*m_transport, getOf(m_server->url(QStringLiteral("/x"))));
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(ApiError::Kind::Tls));
    QCOMPARE(m_server->count("GET", "/x"), 0);
}

void TestCertificates::badBehindARedirect()
{
    support::ScriptedServer other;
    other.setEncryption(support::encryptionWith(QStringLiteral("untrusted")));
    other.on("GET", "/there", Answer::content("content"));
    m_server->on("GET", "/away", Answer::redirect(302, other.url(QStringLiteral("/there")).toEncoded()));
    Watch watch(*m_transport, getOf(m_server->url(QStringLiteral("/away"))));
    QVERIFY(watch.finishes());
    QVERIFY(watch.isFailure(ApiError::Kind::Tls));
    QCOMPARE(watch.exchange->failure()->cause, Cause::CertificateUntrusted);
    QCOMPARE(other.count(), 0);
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
