#include "account/demoserverprocess.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace account {

namespace {

constexpr int longestGoodbye = 2000; // ms

QString executable()
{
    const QString name = QStringLiteral("mediadesk-demo-server");
    // Beside the program, as it is built and installed; else wherever the system finds it.
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

} // namespace

DemoServerProcess::DemoServerProcess(QObject *parent)
    : QObject(parent)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoServerProcess::readOutput);
    connect(&m_process, &QProcess::finished, this, &DemoServerProcess::processFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(m_process.errorString());
    });
}

DemoServerProcess::~DemoServerProcess()
{
    m_process.disconnect(this);
    // It ends when its standard input does.
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(longestGoodbye))
        m_process.kill();
}

void DemoServerProcess::start()
{
    if (m_isReady) {
        if (const auto server = botdoc::Server::fromText(m_address))
            Q_EMIT ready(*server, m_credentials);
        return;
    }
    if (m_process.state() != QProcess::NotRunning)
        return;
    const QString program = executable();
    if (program.isEmpty()) {
        Q_EMIT failed(tr("The program mediadesk-demo-server is not installed."));
        return;
    }
    const QString data =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QLatin1String("/demo");
    m_process.start(program, {QStringLiteral("--data"), data, QStringLiteral("--until-stdin-closes")});
}

void DemoServerProcess::readOutput()
{
    while (m_process.canReadLine()) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        const QString value = line.section(u':', 1).trimmed();
        if (line.startsWith(QLatin1String("Address:")))
            m_address = value;
        else if (line.startsWith(QLatin1String("Key:")))
            m_credentials.apiKey = value;
        else if (line.startsWith(QLatin1String("E-mail:")))
            m_credentials.email = value;
        else if (line == QLatin1String("Ready")) {
            m_isReady = true;
            start();
        }
    }
}

void DemoServerProcess::processFinished()
{
    const bool wasReady = std::exchange(m_isReady, false);
    if (wasReady)
        Q_EMIT ended();
    else
        Q_EMIT failed(QString::fromLocal8Bit(m_process.readAllStandardError()).trimmed());
}

} // namespace account
