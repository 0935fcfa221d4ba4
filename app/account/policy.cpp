#include "account/policy.h"

#include "account/settingsfile.h"
#include "account/settingvalue.h"

#include <QLoggingCategory>
#include <QSettings>

namespace account {

Q_LOGGING_CATEGORY(lcPolicy, "mediadesk.policy", QtWarningMsg)

namespace {

#if defined(Q_OS_WIN)
constexpr auto format = QSettings::NativeFormat;
constexpr auto place = "HKEY_LOCAL_MACHINE\\Software\\Policies\\Mediadesk";
#elif defined(Q_OS_MACOS)
constexpr auto format = QSettings::NativeFormat;
constexpr auto place = "/Library/Managed Preferences/Mediadesk.plist";
#else
constexpr auto format = QSettings::IniFormat;
constexpr auto place = "/etc/xdg/Mediadesk/policy.ini";
#endif

/// A group of the policy by name; in a property list it is a value of its own.
QVariantMap groupIn(QSettings &store, const QString &name)
{
    QVariantMap values = store.value(name).toMap();
    store.beginGroup(name);
    const QStringList keys = store.childKeys();
    for (const QString &key : keys)
        values.insert(key, store.value(key));
    store.endGroup();
    return values;
}

} // namespace

Policy::Policy(const QString &file)
{
    const QString path = file.isEmpty() ? QString::fromLatin1(place) : file;
    const QSettings::Format kind = file.isEmpty() ? format : QSettings::IniFormat;
    if (kind == QSettings::IniFormat && !SettingsFile::isWhole(path)) {
        SettingsNotice notice;
        notice.kind = SettingsNotice::Kind::PolicyUnreadable;
        notice.file = path;
        m_notices.append(notice);
        return;
    }
    QSettings store(path, kind);
    // What is fixed comes last and wins; where it is no good, what was meant for a default still holds.
    for (const bool isFixed : {false, true}) {
        QVariantMap given = groupIn(store, isFixed ? QStringLiteral("Fixed") : QStringLiteral("Defaults"));
        for (const SettingRow &row : settingTable) {
            if (!row.policyKey.empty())
                read(row,
                     given.take(QString::fromUtf8(row.policyKey.data(), qsizetype(row.policyKey.size()))),
                     isFixed);
        }
        for (auto it = given.cbegin(); it != given.cend(); ++it)
            qCWarning(lcPolicy) << "no setting of this version is called" << it.key();
    }
}

void Policy::read(const SettingRow &row, const QVariant &given, bool isFixed)
{
    if (!given.isValid())
        return;
    if (const std::optional<QVariant> value = allowedValue(row, given)) {
        m_decisions.insert(row.setting, {*value, isFixed});
        return;
    }
    SettingsNotice notice;
    notice.kind = SettingsNotice::Kind::PolicyIgnored;
    notice.setting = row.setting;
    notice.was = given;
    m_notices.append(notice);
}

std::optional<Policy::Decision> Policy::decisionOn(Setting setting) const
{
    const auto found = m_decisions.constFind(setting);
    return found == m_decisions.cend() ? std::nullopt : std::optional(*found);
}

} // namespace account
