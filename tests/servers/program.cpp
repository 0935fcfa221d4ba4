#include "program.h"

#include "support/eventually.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

Program::Program()
{
    // Some of them give up root's rights before they read their files.
    QFile::setPermissions(m_folder.path(),
                          QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther);
    // Free now, and soon taken by nobody else: the system gives the next ones first.
    QTcpServer probe;
    if (probe.listen(QHostAddress::LocalHost))
        m_port = probe.serverPort();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

Program::~Program()
{
    // They end what they have started, too; and by this signal wait for nobody.
    if (m_process.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished();
}

QString Program::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    file.setPermissions(file.permissions() | QFile::ReadOther);
    return file.fileName();
}

bool Program::starts(const QString &program, const QStringList &arguments,
                     const QProcessEnvironment &environment)
{
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    const auto takesConnections = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(100);
    };
    const bool isUp =
        support::eventually([&] { return takesConnections() || m_process.state() == QProcess::NotRunning; },
                            std::chrono::seconds(30));
    if (isUp && m_process.state() == QProcess::Running)
        return true;
    qWarning("%s: %s", qUtf8Printable(program), m_process.readAll().constData());
    return false;
}
