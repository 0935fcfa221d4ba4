#include "support/hungvolume.h"

#include "support/eventually.h"
#include "support/places.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

namespace support {

HungVolume::HungVolume()
{
#ifdef Q_OS_LINUX
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QFileInfo(demoServerProgram()).dir().filePath(QStringLiteral("mediadesk-hung-volume")),
                    {m_place.path()});
    m_isThere = says("Ready\n");
#endif
}

HungVolume::~HungVolume()
{
    letGo();
#ifdef Q_OS_LINUX
    if (m_isThere)
        ::umount2(QFile::encodeName(m_place.path()).constData(), MNT_DETACH);
#endif
}

bool HungVolume::says(const QByteArray &line)
{
    return eventually(
               [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; }) &&
           m_process.readLine() == line;
}

bool HungVolume::isBeingRead()
{
    return says("Read\n");
}

bool HungVolume::isFolderBeingMade()
{
    return says("Make\n");
}

void HungVolume::letGo()
{
    m_process.kill();
    m_process.waitForFinished();
}

} // namespace support
