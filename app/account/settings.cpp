#include "account/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace account {

namespace {

constexpr auto keyChunkSize = "transfers/chunkSize";
constexpr auto keyParallel = "transfers/parallel";
constexpr auto keySaveFolder = "folders/save";
constexpr auto keySendFolder = "folders/send";
constexpr auto keyServer = "signIn/server";
constexpr auto keyEmail = "signIn/email";

QString keyOf(const char *key)
{
    return QString::fromLatin1(key);
}

/// An INI file on every system, Windows too: an administrator can read it, and copy it to another machine.
QString userFile()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QCoreApplication::organizationName(),
                     QCoreApplication::applicationName())
        .fileName();
}

QString firstOf(QStandardPaths::StandardLocation location)
{
    const QString path = QStandardPaths::writableLocation(location);
    return QDir(path).exists() ? path : QDir::homePath();
}

} // namespace

Settings::Settings(const QString &file)
    : m_store(file.isEmpty() ? userFile() : file, QSettings::IniFormat)
{}

qint64 Settings::chunkSize() const
{
    return number(keyChunkSize, 8 << 20, 256 << 10, 256 << 20);
}

void Settings::setChunkSize(qint64 bytes)
{
    m_store.setValue(keyOf(keyChunkSize), bytes);
}

int Settings::parallelTransfers() const
{
    return static_cast<int>(number(keyParallel, 3, 1, 6));
}

void Settings::setParallelTransfers(int number)
{
    m_store.setValue(keyOf(keyParallel), number);
}

QString Settings::saveFolder() const
{
    return folder(keySaveFolder, firstOf(QStandardPaths::DownloadLocation));
}

void Settings::setSaveFolder(const QString &path)
{
    m_store.setValue(keyOf(keySaveFolder), path);
}

QString Settings::sendFolder() const
{
    return folder(keySendFolder, firstOf(QStandardPaths::DocumentsLocation));
}

void Settings::setSendFolder(const QString &path)
{
    m_store.setValue(keyOf(keySendFolder), path);
}

QString Settings::serverAddress() const
{
    return m_store.value(keyOf(keyServer)).toString();
}

QString Settings::email() const
{
    return m_store.value(keyOf(keyEmail)).toString();
}

void Settings::setSignIn(const QString &serverAddress, const QString &email)
{
    m_store.setValue(keyOf(keyServer), serverAddress);
    m_store.setValue(keyOf(keyEmail), email);
}

QByteArray Settings::layout(const QString &part) const
{
    return m_store.value(QLatin1String("layout/") + part).toByteArray();
}

void Settings::setLayout(const QString &part, const QByteArray &state)
{
    m_store.setValue(QLatin1String("layout/") + part, state);
}

QStringList Settings::takeCorrections()
{
    return std::exchange(m_corrections, {});
}

qint64 Settings::number(const char *key, qint64 fallback, qint64 least, qint64 most) const
{
    const QVariant stored = m_store.value(keyOf(key));
    if (!stored.isValid())
        return fallback;
    bool isNumber = false;
    const qint64 value = stored.toString().toLongLong(&isNumber);
    if (isNumber && value >= least && value <= most)
        return value;
    m_corrections.append(keyOf(key));
    m_store.setValue(keyOf(key), fallback);
    return fallback;
}

QString Settings::folder(const char *key, const QString &fallback) const
{
    // A folder that is away may be a network share that comes back: the stored value stays.
    const QString stored = m_store.value(keyOf(key)).toString();
    return !stored.isEmpty() && QDir(stored).exists() ? stored : fallback;
}

} // namespace account
