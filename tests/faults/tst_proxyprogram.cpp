#include "rawpeer.h"

#include "support/eventually.h"
#include "support/places.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using support::Answer;
using support::eventually;
using End = RawPeer::End;

namespace {

/// mediadesk-fault-proxy before a scripted server.
class Program final
{
    Q_DISABLE_COPY_MOVE(Program)

public:
    explicit Program(const QStringList &options = {})
    {
        server.on("GET", "/v1/media/", Answer::json("{}"));
        const QString beside = QFileInfo(support::demoServerProgram()).path();
        process.start(beside + u"/mediadesk-fault-proxy"_qs,
                      QStringList{u"--target"_qs, server.url().toString(), u"--until-stdin-closes"_qs} +
                          options);
        const QByteArray address = nextLine();
        if (address.startsWith("Address: http://127.0.0.1:") && nextLine() == "Ready\n")
            port = static_cast<quint16>(QUrl(QString::fromUtf8(address.mid(9)).trimmed()).port());
    }
    ~Program()
    {
        process.closeWriteChannel();
        process.waitForFinished();
    }

    [[nodiscard]] QJsonObject answerTo(const QByteArray &order)
    {
        process.write(order + '\n');
        return QJsonDocument::fromJson(nextLine()).object();
    }
    [[nodiscard]] QByteArray nextLine()
    {
        return eventually([&] { return process.canReadLine() || process.state() == QProcess::NotRunning; })
                   ? process.readLine()
                   : QByteArray();
    }
    /// How a GET of the list ends.
    [[nodiscard]] QByteArray received(End end) const
    {
        RawPeer peer(port);
        peer.send("GET /v1/media/ HTTP/1.1\r\nHost: here\r\n\r\n");
        return eventually(
                   [&] { return peer.end() == end && (end != End::Open || !peer.content().isEmpty()); })
                   ? peer.received()
                   : "not as expected: " + peer.received();
    }

    support::ScriptedServer server;
    QProcess process;
    quint16 port = 0;
};

} // namespace

/// The fault proxy as a program: its options, and what it is told on standard input.
class TestProxyProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOn();
    void rulesOfOptions();
    void rulesOfInput();
    void problemsAreTold();
    void badOptionsEndIt();
    void endsWithItsInput();
};

void TestProxyProgram::passesOn()
{
    Program program;
    QVERIFY(program.port != 0);
    QVERIFY(program.received(End::Open).startsWith("HTTP/1.1 200 "));
    QVERIFY(program.answerTo(R"({"do": "pace", "rate": 10000000, "roundTrip": 2})")[u"ok"].toBool());
    QVERIFY(program.received(End::Open).startsWith("HTTP/1.1 200 "));
    const QJsonArray log = program.answerTo(R"({"do": "log"})")[u"requests"].toArray();
    QCOMPARE(log.size(), 2);
    const QJsonObject expected{{u"verb"_qs, u"GET"_qs},    {u"target"_qs, u"/v1/media/"_qs},
                               {u"bytes"_qs, 0},           {u"delivered"_qs, true},
                               {u"status"_qs, 200},        {u"answerBytes"_qs, 2},
                               {u"mishap"_qs, u"None"_qs}, {u"struck"_qs, false}};
    QCOMPARE(log[0].toObject(), expected);
    QVERIFY(program.answerTo(R"({"do": "forgetLog"})")[u"ok"].toBool());
    QCOMPARE(program.answerTo(R"({"do": "log"})")[u"requests"].toArray().size(), 0);
}

void TestProxyProgram::rulesOfOptions()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"rules"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"mishap": "Answer", "status": 503, "nth": 1}])");
    file.close();
    const Program program({u"--rules"_qs, file.fileName(), u"--seed"_qs, u"5"_qs, u"--rule"_qs,
                           uR"({"mishap": "ResetBefore", "nth": 2})"_qs});
    QVERIFY(program.received(End::Open).startsWith("HTTP/1.1 503 "));
    QCOMPARE(program.received(End::Reset), QByteArray());
    QVERIFY(program.received(End::Open).startsWith("HTTP/1.1 200 "));
}

void TestProxyProgram::rulesOfInput()
{
    Program program;
    QVERIFY(program.answerTo(R"({"do": "add", "rules": [{"mishap": "LoseAnswer"}]})")[u"ok"].toBool());
    QCOMPARE(program.received(End::Reset), QByteArray());
    QVERIFY(program.answerTo(R"({"do": "clear", "seed": 5})")[u"ok"].toBool());
    QVERIFY(program.received(End::Open).startsWith("HTTP/1.1 200 "));
    QVERIFY(program.answerTo(R"({"do": "add", "rules": [{"mishap": "Hold"}]})")[u"ok"].toBool());
    RawPeer peer(program.port);
    peer.send("GET /v1/media/ HTTP/1.1\r\nHost: here\r\n\r\n");
    QVERIFY(eventually([&] { return program.server.count() == 3; }));
    QVERIFY(eventually([&] {
        return program.answerTo(R"({"do": "log"})")[u"requests"].toArray().last()[u"struck"].toBool();
    }));
    QVERIFY(program.answerTo(R"({"do": "letGo"})")[u"ok"].toBool());
    QVERIFY(eventually([&] { return !peer.content().isEmpty(); }));
    QVERIFY(program.answerTo(R"({"do": "refuse", "time": 100})")[u"ok"].toBool());
    QCOMPARE(RawPeer(program.port).end(), End::Refused);
}

void TestProxyProgram::problemsAreTold()
{
    Program program;
    for (const char *order : {"", "[]", R"({"do": "sing"})", R"({"do": "add"})",
                              R"({"do": "add", "rules": [{"mishap": "Explode"}]})"}) {
        const QJsonObject answer = program.answerTo(order);
        QVERIFY2(answer[u"ok"].isBool() && !answer[u"ok"].toBool(), order);
        QVERIFY2(!answer[u"problem"].toString().isEmpty(), order);
    }
    QVERIFY(program.received(End::Open).startsWith("HTTP/1.1 200 "));
}

void TestProxyProgram::badOptionsEndIt()
{
    Program program({u"--rule"_qs, u"{\"mishap\": \"Explode\"}"_qs});
    QCOMPARE(program.port, 0);
    QVERIFY(eventually([&] { return program.process.state() == QProcess::NotRunning; }));
}

void TestProxyProgram::endsWithItsInput()
{
    Program program;
    QVERIFY(program.port != 0);
    program.process.closeWriteChannel();
    QVERIFY(eventually([&] { return program.process.state() == QProcess::NotRunning; }));
    QCOMPARE(program.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestProxyProgram)
#include "tst_proxyprogram.moc"
