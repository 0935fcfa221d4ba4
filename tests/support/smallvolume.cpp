#include "support/smallvolume.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

namespace support {

#ifdef Q_OS_LINUX

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

/// Who may mount nothing may do so in a world of his own, where the system allows such.
void becomeRootOfOurOwn()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
        write(QStringLiteral("/proc/self/setgroups"), "deny")) {
        write(QStringLiteral("/proc/self/uid_map"), "0 " + user + " 1");
        write(QStringLiteral("/proc/self/gid_map"), "0 " + group + " 1");
    }
}

} // namespace

void SmallVolume::prepare()
{
    if (::unshare(CLONE_NEWNS) != 0)
        becomeRootOfOurOwn();
    // What is mounted here is seen by nobody else.
    (void)::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
}

SmallVolume::SmallVolume(qint64 bytes)
{
    const QByteArray size = "size=" + QByteArray::number(bytes);
    m_isThere = ::mount("tmpfs", QFile::encodeName(path()).constData(), "tmpfs", 0, size.constData()) == 0;
}

SmallVolume::~SmallVolume()
{
    if (m_isThere)
        ::umount2(QFile::encodeName(path()).constData(), MNT_DETACH);
}

#else

void SmallVolume::prepare() {}

SmallVolume::SmallVolume(qint64 /*bytes*/) {}

SmallVolume::~SmallVolume() = default;

#endif

bool SmallVolume::isRequired()
{
    return qEnvironmentVariable("MEDIADESK_VOLUMES") == QLatin1String("required");
}

} // namespace support
