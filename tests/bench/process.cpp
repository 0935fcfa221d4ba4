#include "process.h"

#include <QDir>
#include <QFile>
#include <QThread>

#ifdef Q_OS_LINUX
#include <sched.h>
#endif

namespace bench {

void keepOnCore(qint64 process, int core)
{
#ifdef Q_OS_LINUX
    if (QThread::idealThreadCount() < 2)
        return;
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    const QStringList threads =
        QDir(QStringLiteral("/proc/%1/task").arg(process)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads)
        sched_setaffinity(thread.toInt(), sizeof cores, &cores);
#else
    Q_UNUSED(process)
    Q_UNUSED(core)
#endif
}

Memory memory()
{
    Memory memory;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return memory;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const double mebibytes =
            line.mid(line.indexOf(':') + 1).simplified().split(' ').first().toDouble() / 1024;
        if (line.startsWith("VmHWM:"))
            memory.peak = mebibytes;
        else if (line.startsWith("VmRSS:"))
            memory.now = mebibytes;
    }
    return memory;
}

} // namespace bench
