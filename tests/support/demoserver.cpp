#include "support/demoserver.h"

#include "support/places.h"

#include <QUrl>

namespace support {

namespace {

constexpr int patience = 20'000; // ms

} // namespace

DemoServer::DemoServer(const QStringList &options)
{
    start(options);
}

DemoServer::~DemoServer()
{
    stop();
}

bool DemoServer::start(const QStringList &options)
{
    m_isReady = false;
    QStringList arguments{QStringLiteral("--data"), m_folder.path(), QStringLiteral("--port"),
                          QStringLiteral("0"), QStringLiteral("--until-stdin-closes")};
    m_process.start(demoServerProgram(), arguments + options);
    while (!m_isReady) {
        if (!m_process.canReadLine() && !m_process.waitForReadyRead(patience))
            return false;
        while (m_process.canReadLine()) {
            const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
            const QString value = line.section(u':', 1).trimmed();
            if (line.startsWith(QLatin1String("Address:")))
                m_address = value;
            else if (line.startsWith(QLatin1String("Key:")))
                m_credentials.apiKey = value;
            else if (line.startsWith(QLatin1String("E-mail:")))
                m_credentials.email = value;
            else if (line == QLatin1String("Ready"))
                m_isReady = true;
        }
    }
    return true;
}

void DemoServer::stop(bool kill)
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    if (kill)
        m_process.kill();
    else
        m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience))
        m_process.kill();
}

QString DemoServer::complaint()
{
    return QString::fromUtf8(m_process.readAllStandardError());
}

botdoc::Server DemoServer::server() const
{
    return botdoc::Server::fromText(m_address).value_or(botdoc::Server::live());
}

quint16 DemoServer::port() const
{
    return static_cast<quint16>(QUrl(m_address).port());
}

} // namespace support
