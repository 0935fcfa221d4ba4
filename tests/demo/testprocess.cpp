#include "demoprocess.h"
#include "support/places.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

class TestProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItIs();
    void keepsItsData();
    void stopsOnSignal();
    void stopsWithConnectionsOpen();
    void takesTheGivenPort();
    void helps();
    void refusesOptions_data();
    void refusesOptions();
    void refusesFolders();
    void refusesAnotherCount();
    void sixtyFourAtOnce();
    void moreConnectionsThanThreads();
    void waitsAsLongAsAsked();
};

void TestProcess::saysWhereItIs()
{
    QTemporaryDir folder;
    QProcess process;
    process.start(support::demoServerProgram(),
                  {u"--data"_qs, folder.filePath(u"new/folder"_qs), u"--until-stdin-closes"_qs});
    QByteArray output;
    while (!output.contains("Ready") && process.waitForReadyRead())
        output += process.readAllStandardOutput();
    static const QRegularExpression form(
        u"^Address: http://127\\.0\\.0\\.1:\\d+/v1/\\nKey: [0-9a-f]{40}\\nE-mail: demo@example\\.com\\nReady\\n$"_qs);
    QVERIFY2(form.match(QString::fromLatin1(output.replace("\r\n", "\n"))).hasMatch(), output.constData());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void TestProcess::keepsItsData()
{
    DemoProcess demo;
    const QByteArray key = demo.key();
    const QByteArray list = demo.client().get("/v1/media/?page_size=100").body;
    const QJsonObject media = demo.upload("kept.txt", "kept", demo.requests().constFirst());
    const QByteArray path = "/v1/media/" + QByteArray::number(media[u"id"].toInteger()) + '/';
    QCOMPARE(demo.client().get(path + "download/").body, QByteArray("kept"));
    const QByteArray row = demo.client().get(path).body;
    QCOMPARE(demo.stop(), 0);
    QCOMPARE(demo.standardError(), QByteArray());

    QVERIFY(demo.start());
    QCOMPARE(demo.key(), key);
    QCOMPARE(demo.client().get(path).body, row);
    QCOMPARE(demo.client().send("DELETE", path).status, 204);
    QCOMPARE(demo.client().get("/v1/media/?page_size=100").body, list);
}

void TestProcess::stopsOnSignal()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no signal to send to a console program that is not ours");
#else
    DemoProcess demo({u"--medias"_qs, u"3"_qs});
    demo.process().terminate();
    QVERIFY(demo.process().waitForFinished());
    QCOMPARE(demo.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(demo.process().exitCode(), 0);
#endif
}

void TestProcess::stopsWithConnectionsOpen()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs});
    QCOMPARE(demo.client().get("/v1/media/").status, 200);
    RawClient half = demo.stranger();
    QVERIFY(half.write("POST /v1/media/ HTTP/1.1\r\nContent-Length: 1000\r\n\r\nhalf"));
    QCOMPARE(demo.stop(), 0);
}

void TestProcess::takesTheGivenPort()
{
    quint16 port = 0;
    {
        DemoProcess demo({u"--medias"_qs, u"3"_qs});
        port = demo.port();
        QTemporaryDir folder;
        const DemoProcess::Ending second =
            DemoProcess::run({u"--data"_qs, folder.path(), u"--port"_qs, QString::number(port)});
        QCOMPARE(second.exitCode, 1);
        QCOMPARE(second.error.trimmed(), u"Port %1 of 127.0.0.1 cannot be listened on."_qs.arg(port));
        QCOMPARE(demo.client().get("/v1/media/").status, 200);
    }
    DemoProcess again({u"--medias"_qs, u"3"_qs, u"--port"_qs, QString::number(port)});
    QCOMPARE(again.port(), port);
}

void TestProcess::helps()
{
    const DemoProcess::Ending help = DemoProcess::run({u"--help"_qs});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.contains(u"--redirect-downloads"_qs));
    const DemoProcess::Ending version = DemoProcess::run({u"--version"_qs});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.output.trimmed(), u"mediadesk-demo-server " MEDIADESK_VERSION ""_qs);
}

void TestProcess::refusesOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("error");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_qs} << u"Unknown option 'nonsense'."_qs;
    QTest::newRow("positional") << QStringList{u"folder"_qs}
                                << u"Nothing but options is understood, and \"folder\" is none."_qs;
    QTest::newRow("no number") << QStringList{u"--port"_qs, u"http"_qs}
                               << u"--port takes a whole number from 0 to 65535, not \"http\"."_qs;
    QTest::newRow("too large") << QStringList{u"--port"_qs, u"70000"_qs}
                               << u"--port takes a whole number from 0 to 65535, not \"70000\"."_qs;
    QTest::newRow("negative") << QStringList{u"--medias=-1"_qs}
                              << u"--medias takes a whole number from 0 to 100000000, not \"-1\"."_qs;
    QTest::newRow("no dialect") << QStringList{u"--fields"_qs, u"odd"_qs}
                                << u"--fields is one of complete, missing, null, types, not \"odd\"."_qs;
    QTest::newRow("no order") << QStringList{u"--order="_qs}
                              << u"--order is one of newest, oldest, not \"\"."_qs;
    QTest::newRow("no value") << QStringList{u"--latency"_qs} << u"Missing value after '--latency'."_qs;
}

void TestProcess::refusesOptions()
{
    QFETCH(QStringList, options);
    const DemoProcess::Ending ending = DemoProcess::run(options);
    QCOMPARE(ending.exitCode, 2);
    QTEST(ending.error.split(u'\n').constFirst().trimmed(), "error");
    QVERIFY(ending.output.isEmpty());
}

void TestProcess::refusesFolders()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const DemoProcess::Ending under = DemoProcess::run({u"--data"_qs, file.fileName() + u"/below"_qs});
    QCOMPARE(under.exitCode, 1);
    QCOMPARE(under.error.trimmed(), u"The folder %1 cannot be made."_qs.arg(
                                        QDir::toNativeSeparators(file.fileName() + u"/below"_qs)));

    DemoProcess demo({u"--medias"_qs, u"3"_qs});
    const DemoProcess::Ending second = DemoProcess::run({u"--data"_qs, demo.folder()});
    QCOMPARE(second.exitCode, 1);
    QVERIFY(second.error.startsWith(u"Another demo server is using the folder "_qs));

    QFile data(folder.filePath(u"demo.sqlite"_qs));
    QVERIFY(data.open(QIODevice::WriteOnly));
    data.write(QByteArray(10'000, 'x'));
    data.close();
    const DemoProcess::Ending broken = DemoProcess::run({u"--data"_qs, folder.path()});
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.error.contains(u"cannot be used"_qs), qPrintable(broken.error));
}

void TestProcess::refusesAnotherCount()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs});
    QCOMPARE(demo.stop(), 0);
    const DemoProcess::Ending other =
        DemoProcess::run({u"--data"_qs, demo.folder(), u"--medias"_qs, u"4"_qs});
    QCOMPARE(other.exitCode, 1);
    QVERIFY2(other.error.contains(u"already holds 3 generated medias; --medias 4 takes"_qs),
             qPrintable(other.error));
    QVERIFY(demo.start({u"--medias"_qs, u"3"_qs}));
    QCOMPARE(demo.stop(), 0);
    QVERIFY(demo.start());
    QCOMPARE(demo.client().get("/v1/media/").json()[u"count"].toInteger(), 3);
}

void TestProcess::sixtyFourAtOnce()
{
    // Each waits 200 ms for its answer: one after the other they would take 13 s.
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--latency"_qs, u"200"_qs});
    const QByteArray token = demo.token();
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 64; ++i) {
        clients.push_back(std::make_unique<RawClient>(demo.port()));
        QVERIFY(clients.back()->write("GET /v1/media/ HTTP/1.1\r\nAuthorization: JWT " + token + "\r\n\r\n"));
    }
    for (const auto &client : clients)
        QCOMPARE(client->read().status, 200);
    QVERIFY2(timer.elapsed() < 6000, "the requests did not run side by side");
}

void TestProcess::moreConnectionsThanThreads()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs});
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 64; ++i) {
        idle.push_back(std::make_unique<RawClient>(demo.port()));
        QCOMPARE(idle.back()->get("/v1/media/").status, 401);
    }
    QCOMPARE(demo.stranger().get("/v1/media/").status, 401);
}

void TestProcess::waitsAsLongAsAsked()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--latency"_qs, u"150"_qs});
    RawClient client = demo.stranger();
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.get("/v1/media/").status, 401);
    QVERIFY(timer.elapsed() >= 150);
}

QTEST_GUILESS_MAIN(TestProcess)
#include "testprocess.moc"
