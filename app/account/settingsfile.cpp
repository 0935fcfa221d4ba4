#include "account/settingsfile.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStringDecoder>

#include <algorithm>
#include <chrono>

namespace account {

namespace {

constexpr qint64 largest = 4 << 20; // bytes; ours have some thousand
constexpr int mostAside = 99;
constexpr auto versionKey = "settings/version";
constexpr std::chrono::milliseconds patience(300);

/// A power cut leaves zeros or half a line, an editor another encoding, a hand a line that says nothing.
bool isIni(const QByteArray &content)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(content);
    if (decoder.hasError() || content.contains('\0'))
        return false;
    bool isContinued = false;
    const auto lines = QStringView(text).split(u'\n');
    return std::all_of(lines.begin(), lines.end(), [&isContinued](QStringView raw) {
        const QStringView line = raw.trimmed();
        const bool isFree = std::exchange(isContinued, line.endsWith(u'\\'));
        if (isFree || line.isEmpty() || line.startsWith(u';') || line.startsWith(u'#'))
            return true;
        return line.startsWith(u'[') ? line.endsWith(u']') : line.contains(u'=');
    });
}

} // namespace

bool SettingsFile::isWhole(const QString &path)
{
    // A link that leads nowhere is there, too.
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return true;
    QFile file(path);
    return info.isFile() && info.size() <= largest && file.open(QIODevice::ReadOnly) &&
           isIni(file.read(largest));
}

SettingsFile::SettingsFile(const QString &path)
    : m_path(path)
{
    if (setAsideIfBroken())
        m_store = std::make_unique<QSettings>(m_path, QSettings::IniFormat);
}

SettingsFile::~SettingsFile()
{
    write();
}

QVariant SettingsFile::value(const QString &key) const
{
    const auto unwritten = m_unwritten.constFind(key);
    if (unwritten != m_unwritten.constEnd())
        return *unwritten;
    return m_store ? m_store->value(key) : QVariant();
}

QStringList SettingsFile::keys() const
{
    QStringList keys = m_store ? m_store->allKeys() : QStringList();
    for (auto it = m_unwritten.cbegin(); it != m_unwritten.cend(); ++it) {
        keys.removeAll(it.key());
        if (it->isValid())
            keys.append(it.key());
    }
    return keys;
}

void SettingsFile::set(const QString &key, const QVariant &value)
{
    m_unwritten.insert(key, value);
}

void SettingsFile::write()
{
    if (m_unwritten.isEmpty() || !m_store)
        return;
    if (writeThrough())
        m_unwritten.clear();
    else if (!std::exchange(m_hasFailed, true))
        note(SettingsNotice::Kind::NotWritten);
}

bool SettingsFile::writeThrough()
{
    // QSettings never forgets an error; another one tries again what the last one could not write.
    if (m_store->status() == QSettings::AccessError)
        m_store = std::make_unique<QSettings>(m_path, QSettings::IniFormat);
    if (!setAsideIfBroken())
        return false;
    m_store->sync(); // what others have written meanwhile
    if (version() < tableVersion)
        m_store->setValue(QLatin1String(versionKey), tableVersion);
    for (auto it = m_unwritten.cbegin(); it != m_unwritten.cend(); ++it) {
        if (it->isValid())
            m_store->setValue(it.key(), *it);
        else
            m_store->remove(it.key());
    }
    m_store->sync();
    return m_store->status() != QSettings::AccessError;
}

bool SettingsFile::isOfNewerVersion() const
{
    return version() > tableVersion;
}

int SettingsFile::version() const
{
    return m_store ? m_store->value(QLatin1String(versionKey)).toString().toInt() : 0;
}

bool SettingsFile::setAsideIfBroken()
{
    if (isWhole(m_path))
        return true;
    // QSettings writes under the same lock: nobody writes a new file between the second look and the
    // renaming.
    QLockFile lock(m_path + QLatin1String(".lock"));
    if (lock.tryLock(static_cast<int>(patience.count()))) {
        if (isWhole(m_path))
            return true;
        for (int number = 1; number <= mostAside; ++number) {
            const QString aside = m_path + QStringLiteral(".broken-%1").arg(number);
            if (QFileInfo(aside).isSymLink() || QFileInfo::exists(aside) || !QFile::rename(m_path, aside))
                continue;
            note(SettingsNotice::Kind::SetAside, aside);
            return true;
        }
    }
    if (!m_store)
        note(SettingsNotice::Kind::Unreadable);
    return false;
}

void SettingsFile::note(SettingsNotice::Kind kind, const QString &keptAs)
{
    SettingsNotice notice;
    notice.kind = kind;
    notice.file = m_path;
    notice.keptAs = keptAs;
    m_notices.append(notice);
}

} // namespace account
