#include "support/sessionbus.h"

#include <QDirIterator>
#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

namespace support {

namespace {

constexpr auto configuration =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=%1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

} // namespace

SessionBus::SessionBus()
{
    const QString home = m_home.path();
    qputenv("HOME", home.toLocal8Bit());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        qputenv(name, home.toLocal8Bit() + '/' + name);
        QDir(home).mkpath(QString::fromLatin1(name));
    }

    QFile file(home + QLatin1String("/bus.conf"));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QString::fromLatin1(configuration).arg(home).toUtf8());
    file.close();
    static auto *const daemon = new QProcess; // never deleted, for that would end it
    daemon->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    daemon->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    daemon->start(QStringLiteral("dbus-daemon"),
                  {QLatin1String("--config-file=") + file.fileName(), QStringLiteral("--nofork"),
                   QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
    while (!daemon->canReadLine() && daemon->waitForReadyRead(10'000)) {
    }
    m_address = QString::fromLatin1(daemon->readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLatin1());
}

QStringList SessionBus::filesWith(const QByteArray &text) const
{
    QStringList found;
    QDirIterator it(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            found.append(file.fileName());
    }
    return found;
}

} // namespace support
