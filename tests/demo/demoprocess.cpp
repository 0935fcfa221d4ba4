#include "demoprocess.h"

#include "support/places.h"

#include <QJsonArray>

namespace {

constexpr int patience = 20'000;

} // namespace

DemoProcess::DemoProcess(const QStringList &options)
{
    if (!start(options))
        qFatal("The demo server does not start: %s", m_process.readAllStandardError().constData());
}

DemoProcess::~DemoProcess()
{
    stop();
}

bool DemoProcess::start(const QStringList &options)
{
    m_process.start(support::demoServerProgram(), QStringList{QStringLiteral("--data"), m_folder.path(),
                                                              QStringLiteral("--until-stdin-closes")} +
                                                      options);
    for (;;) {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(patience))
                return false;
        }
        const QByteArray line = m_process.readLine().trimmed();
        const QByteArray value = line.mid(line.indexOf(": ") + 2);
        if (line.startsWith("Address: http://127.0.0.1:") && line.endsWith("/v1/"))
            m_port = static_cast<quint16>(value.split(':').constLast().chopped(4).toUInt());
        else if (line.startsWith("Key: "))
            m_key = value;
        else if (line.startsWith("E-mail: "))
            m_email = value;
        else if (line == "Ready")
            break;
    }
    m_client.reset();
    return m_port != 0 && !m_key.isEmpty() && !m_email.isEmpty();
}

int DemoProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return m_process.exitCode();
    m_process.closeWriteChannel();
    if (m_process.waitForFinished(patience))
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    m_process.kill();
    m_process.waitForFinished();
    return -1;
}

QByteArray DemoProcess::token() const
{
    RawClient client(m_port);
    const Answer answer = client.postJson("/v1/auth/get_token/",
                                          R"({"api_key":")" + m_key + R"(","email":")" + m_email + "\"}");
    return answer.json().value(QLatin1String("token")).toString().toLatin1();
}

RawClient &DemoProcess::client()
{
    if (!m_client) {
        m_client = std::make_unique<RawClient>(m_port);
        m_client->setToken(token());
    }
    return *m_client;
}

QList<qint64> DemoProcess::requests()
{
    const Answer answer = client().get("/v1/module_container/container/?page_size=100");
    QList<qint64> ids;
    for (const QJsonValue request : answer.json().value(QLatin1String("results")).toArray())
        ids.append(request[QLatin1String("id")].toInteger());
    return ids;
}

QJsonObject DemoProcess::upload(const QByteArray &name, const QByteArray &content, qint64 request)
{
    return client().postForm("/v1/media/", uploadParts(name, content, request)).json();
}

DemoProcess::Ending DemoProcess::run(const QStringList &options)
{
    QProcess process;
    process.start(support::demoServerProgram(), options);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

QList<FormPart> uploadParts(const QByteArray &name, const QByteArray &content, qint64 request, int current,
                            int total)
{
    return {{"file", content, "; filename=\"" + name + '"', "application/octet-stream"},
            {"request", QByteArray::number(request), {}, {}},
            {"current_chunk", QByteArray::number(current), {}, {}},
            {"total_chunks", QByteArray::number(total), {}, {}}};
}
