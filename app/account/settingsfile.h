#pragma once

#include "account/settingsnotice.h"

#include <QHash>
#include <QSettings>
#include <QStringList>

#include <memory>

namespace account {

/// An INI file that several programs may have open at once: each writes only the keys that were set in it, so
/// that the last writer of a key wins and all others stay. What is no INI file is never written over: it is
/// kept beside, as "name.broken-1" and so on. All functions block as long as the disk does.
class SettingsFile final
{
    Q_DISABLE_COPY_MOVE(SettingsFile)

public:
    /// Reads it; a file that is not there is empty.
    explicit SettingsFile(const QString &path);
    /// Writes what was set.
    ~SettingsFile();

    /// What was set here, else what the file had when it was last read or written; invalid: nothing.
    [[nodiscard]] QVariant value(const QString &key) const;
    [[nodiscard]] QStringList keys() const;
    /// Written by a program with a newer settingTable.
    [[nodiscard]] bool isOfNewerVersion() const;
    /// Holds at once, and is in the file after write(). Invalid: no value any more.
    void set(const QString &key, const QVariant &value);
    /// Tries again what could not be written before.
    void write();

    [[nodiscard]] QList<SettingsNotice> takeNotices() { return std::exchange(m_notices, {}); }

    /// Whether `path` is not there, or a whole INI file of a size that settings have.
    [[nodiscard]] static bool isWhole(const QString &path);

private:
    [[nodiscard]] int version() const;
    [[nodiscard]] bool writeThrough();
    [[nodiscard]] bool setAsideIfBroken();
    void note(SettingsNotice::Kind kind, const QString &keptAs = {});

    QString m_path;
    std::unique_ptr<QSettings> m_store; // none: the file must be left alone
    QHash<QString, QVariant> m_unwritten;
    QList<SettingsNotice> m_notices;
    bool m_hasFailed = false;
};

} // namespace account
