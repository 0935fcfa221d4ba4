#include "moverrun.h"

#include "support/eventually.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

MoverRun::MoverRun(const botdoc::Server &server, const botdoc::Credentials &credentials)
    : m_options{u"--server"_qs,     server.base().toString(),
                u"--key"_qs,        credentials.apiKey,
                u"--email"_qs,      credentials.email,
                u"--chunk-size"_qs, QString::number(chunkSize),
                u"--request"_qs,    u"1080"_qs}
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Where sanitizers look for leaks they wait for threads that a hung file keeps.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LSAN_OPTIONS"_qs, u"detect_leaks=0"_qs);
    m_process.setProcessEnvironment(environment);
}

MoverRun::~MoverRun()
{
    m_process.kill();
    m_process.waitForFinished();
}

void MoverRun::upload(const QStringList &paths, int expected)
{
    QFile orders(m_folder.filePath(u"orders"_qs));
    if (!orders.open(QIODevice::WriteOnly))
        return;
    for (const QString &path : paths)
        orders.write("upload\t" + path.toUtf8() + '\n');
    orders.close();
    m_process.start(QFileInfo(support::demoServerProgram()).dir().filePath(u"mediadesk-mover"_qs),
                    m_options + QStringList{u"--journal"_qs, m_folder.path(), u"--orders"_qs,
                                            orders.fileName(), u"--expect"_qs, QString::number(expected)});
}

bool MoverRun::endsWith(const QByteArray &state)
{
    return support::eventually([this] { return m_process.state() == QProcess::NotRunning; },
                               std::chrono::seconds(60)) &&
           m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0 &&
           m_process.readAllStandardOutput().contains(QByteArray(" Upload " + state + ' '));
}
