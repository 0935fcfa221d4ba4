#include "botdoc/server.h"

#include <QTest>

using botdoc::Server;

class TestServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void known();
    void fromText_data();
    void fromText();
    void host_data();
    void host();
    void endpoint_data();
    void endpoint();
    void mayBeRequested_data();
    void mayBeRequested();
    void isSameOrigin_data();
    void isSameOrigin();
};

void TestServer::known()
{
    QCOMPARE(Server::live().base(), QUrl(QStringLiteral("https://api.botdoc.io/v1/")));
    QCOMPARE(Server::sandbox().base(), QUrl(QStringLiteral("https://sandboxapi.botdoc.io/v1/")));
    QVERIFY(!(Server::live() == Server::sandbox()));
    QCOMPARE(Server::fromText(QStringLiteral("api.botdoc.io")), Server::live());
}

void TestServer::fromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("base"); // empty: refused
    const auto row = [](const char *text, const char *base) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(base);
    };
    row("api.botdoc.io", "https://api.botdoc.io/v1/");
    row("  api.botdoc.io\n", "https://api.botdoc.io/v1/");
    row("api.botdoc.io/", "https://api.botdoc.io/v1/");
    row("api.botdoc.io/v1", "https://api.botdoc.io/v1/");
    row("api.botdoc.io/v1/", "https://api.botdoc.io/v1/");
    row("https://api.botdoc.io", "https://api.botdoc.io/v1/");
    row("HTTPS://API.Botdoc.IO/v1/", "https://api.botdoc.io/v1/");
    row("https://api.botdoc.io/v2", "https://api.botdoc.io/v2/");
    row("https://example.org/botdoc/api", "https://example.org/botdoc/api/");
    row("example.org:8443", "https://example.org:8443/v1/");
    row("https://example.org:443", "https://example.org/v1/");
    row("http://127.0.0.1:80/", "http://127.0.0.1/v1/");
    row("http://localhost:8000", "http://localhost:8000/v1/");
    row("http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1/");
    row("http://[::1]:8000", "http://[::1]:8000/v1/");
    row("https://192.0.2.7", "https://192.0.2.7/v1/");

    row("", "");
    row("   ", "");
    row("http://api.botdoc.io", "");
    row("http://192.168.0.5:8000", "");
    row("http://localhost.example.org", "");
    row("http://127.0.0.1.example.org", "");
    row("http://0.0.0.0:8000", "");
    row("https://staff:secret@api.botdoc.io", "");
    row("https://staff@api.botdoc.io", "");
    row("http://localhost@example.org", "");
    row("ftp://api.botdoc.io", "");
    row("file:///etc/passwd", "");
    row("javascript:alert(1)", "");
    row("https://", "");
    row("https:///v1/", "");
    row("https:/api.botdoc.io", "");
    row("http:/api.botdoc.io", "");
    row("https://api.botdoc.io/v1/?page=1", "");
    row("https://api.botdoc.io/v1/#media", "");
    row("https://api botdoc.io", "");
    row("two words", "");
    row("https://api.botdoc.io:99999", "");
    row("https://api.botdoc.io\\@example.org", "");
    row("<script>", "");
    QTest::newRow("endless") << QString(100'000, u'a') << QString();
}

void TestServer::fromText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, base);
    const std::optional<Server> server = Server::fromText(text);
    QCOMPARE(server.has_value(), !base.isEmpty());
    QCOMPARE(server ? server->base().toString() : QString(), base);
    QVERIFY(!server || server->base().isValid());
}

void TestServer::host_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::newRow("own port") << QStringLiteral("api.botdoc.io") << QStringLiteral("api.botdoc.io");
    QTest::newRow("own port, written out")
        << QStringLiteral("https://api.botdoc.io:443/v1/") << QStringLiteral("api.botdoc.io");
    QTest::newRow("another port") << QStringLiteral("http://localhost:8000")
                                  << QStringLiteral("localhost:8000");
    QTest::newRow("443 in the clear")
        << QStringLiteral("http://localhost:443") << QStringLiteral("localhost:443");
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:8000") << QStringLiteral("[::1]:8000");
}

void TestServer::host()
{
    QFETCH(const QString, text);
    QTEST(Server::fromText(text).value().host(), "host");
}

void TestServer::endpoint_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("url");
    QTest::newRow("media") << QStringLiteral("api.botdoc.io") << QStringLiteral("media/5/")
                           << QStringLiteral("https://api.botdoc.io/v1/media/5/");
    QTest::newRow("query") << QStringLiteral("example.org/api")
                           << QStringLiteral("media/?page=2&page_size=10")
                           << QStringLiteral("https://example.org/api/media/?page=2&page_size=10");
}

void TestServer::endpoint()
{
    QFETCH(const QString, base);
    QFETCH(const QString, path);
    QTEST(Server::fromText(base).value().endpoint(path).toString(), "url");
}

void TestServer::mayBeRequested_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("may");
    const auto row = [](const char *url, bool may) { QTest::newRow(url) << QString::fromUtf8(url) << may; };
    row("https://api.botdoc.io/", true);
    row("https://192.0.2.1:444/x", true);
    row("http://127.0.0.1/", true);
    row("http://127.9.9.9:1/", true);
    row("http://[::1]/", true);
    row("http://localhost:80/", true);
    row("http://LOCALHOST/", true);
    row("http://api.botdoc.io/", false);
    row("http://localhost.evil.example/", false);
    row("http://192.168.0.1/", false);
    row("http://[fe80::1]/", false);
    row("http://[::ffff:10.0.0.1]/", false);
    row("http:///x", false);
    row("https:///x", false);
    row("https:x", false);
    row("ftp://127.0.0.1/", false);
    row("file:///etc/passwd", false);
    row("data:text/plain,x", false);
    row("", false);
    row("/media/5/", false);
}

void TestServer::mayBeRequested()
{
    QFETCH(const QString, url);
    QTEST(botdoc::mayBeRequested(QUrl(url)), "may");
}

void TestServer::isSameOrigin_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *one, const char *other, bool same) {
        QTest::newRow(qPrintable(QString::fromUtf8(one) + u' ' + QString::fromUtf8(other)))
            << QString::fromUtf8(one) << QString::fromUtf8(other) << same;
    };
    row("https://a.example/", "https://a.example/x?y#z", true);
    row("https://a.example/", "https://a.example:443/", true);
    row("http://localhost/", "http://localhost:80/", true);
    row("https://A.Example/", "https://a.example/", true);
    row("https://a.example/", "https://user@a.example/", true);
    row("https://a.example/", "http://a.example/", false);
    row("https://a.example/", "http://a.example:443/", false);
    row("https://a.example/", "https://a.example:444/", false);
    row("https://a.example/", "https://b.example/", false);
    row("https://a.example/", "https://www.a.example/", false);
    row("https://a.example/", "https://a.example.evil.example/", false);
    row("http://localhost/", "http://127.0.0.1/", false);
}

void TestServer::isSameOrigin()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const bool, same);
    QCOMPARE(botdoc::isSameOrigin(QUrl(one), QUrl(other)), same);
    QCOMPARE(botdoc::isSameOrigin(QUrl(other), QUrl(one)), same);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
