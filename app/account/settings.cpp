#include "account/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

namespace account {

Q_LOGGING_CATEGORY(lcSettings, "mediadesk.settings", QtWarningMsg)

namespace {

QString keyOf(const SettingRow &row, const QString &account)
{
    const QString key = QString::fromUtf8(row.key.data(), static_cast<qsizetype>(row.key.size()));
    return isOfAccount(row) ? key.arg(account) : key;
}

bool isAccountName(const QString &account)
{
    static const QRegularExpression name(QStringLiteral("\\A[A-Za-z0-9-]{1,64}\\z"));
    return name.match(account).hasMatch();
}

} // namespace

SettingsPlaces SettingsPlaces::ofUser()
{
    // An INI file on every system, Windows too: an administrator can read it, and copy it to another machine.
    const QSettings user(QSettings::IniFormat, QSettings::UserScope, QCoreApplication::organizationName(),
                         QCoreApplication::applicationName());
    return {.user = user.fileName(),
            .machine = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                       QLatin1String("/machine.ini"),
            .policy = {}};
}

SettingsPlaces SettingsPlaces::in(const QString &folder)
{
    return {.user = folder + QLatin1String("/mediadesk.ini"),
            .machine = folder + QLatin1String("/machine.ini"),
            .policy = folder + QLatin1String("/policy.ini")};
}

Settings::Settings(const SettingsPlaces &places, QObject *parent)
    : QObject(parent)
    , m_user(places.user)
    , m_machine(places.machine)
    , m_policy(places.policy)
    , m_notices(m_user.takeNotices() + m_machine.takeNotices())
{
    const QList<SettingsNotice> &ofPolicy = m_policy.notices();
    for (SettingsNotice notice : ofPolicy) {
        if (notice.setting)
            notice.now = value(rowOf(*notice.setting), {});
        m_notices.append(notice);
    }
    const QStringList names = accounts();
    for (const SettingRow &row : settingTable) {
        for (const QString &account : isOfAccount(row) ? names : QStringList(QString()))
            check(row, account);
    }
    write();
}

Settings::~Settings()
{
    write();
}

QStringList Settings::accounts() const
{
    QStringList names;
    const QStringList keys = m_user.keys() + m_machine.keys();
    for (const QString &key : keys) {
        const QString name = key.section(u'/', 1, 1);
        if (key.startsWith(QLatin1String("accounts/")) && isAccountName(name) && !names.contains(name))
            names.append(name);
    }
    return names;
}

void Settings::removeAccount(const QString &account)
{
    // Whatever newer versions keep of it goes, too.
    for (SettingsFile *file : {&m_user, &m_machine}) {
        const QStringList keys = file->keys();
        for (const QString &key : keys) {
            if (key.startsWith(QStringLiteral("accounts/%1/").arg(account)))
                store(*file, key, {});
        }
    }
}

bool Settings::isFixed(Setting setting) const
{
    const std::optional<Policy::Decision> decision = m_policy.decisionOn(setting);
    return decision && decision->isFixed;
}

QVariant Settings::value(const SettingRow &row, const QString &account) const
{
    const std::optional<Policy::Decision> decision = m_policy.decisionOn(row.setting);
    std::optional<QVariant> stored;
    if (row.scope != Scope::Administrator && (!isOfAccount(row) || isAccountName(account)))
        stored = allowedValue(row, fileOf(row).value(keyOf(row, account)));

    // A folder that is away may be a network share that comes back: what was set stays.
    const auto isUsable = [&row](const QVariant &value) {
        return row.kind != Kind::Folder || QDir(value.toString()).exists();
    };
    if (decision && decision->isFixed && isUsable(decision->value))
        return decision->value;
    if (stored && isUsable(*stored))
        return *stored;
    if (decision && isUsable(decision->value))
        return decision->value;
    return fallbackValue(row);
}

void Settings::setValue(const SettingRow &row, const QString &account, const QVariant &value)
{
    const QVariant stored = storedForm(row, value);
    if (isFixed(row.setting) || !allowedValue(row, stored) || (isOfAccount(row) && !isAccountName(account)))
        return;
    store(fileOf(row), keyOf(row, account), stored);
}

void Settings::store(SettingsFile &file, const QString &key, const QVariant &value)
{
    file.set(key, value);
    if (!std::exchange(m_isWriteDue, true))
        QTimer::singleShot(0, this, &Settings::write);
}

SettingsFile &Settings::fileOf(const SettingRow &row)
{
    return row.scope == Scope::Machine ? m_machine : m_user;
}

const SettingsFile &Settings::fileOf(const SettingRow &row) const
{
    return row.scope == Scope::Machine ? m_machine : m_user;
}

void Settings::check(const SettingRow &row, const QString &account)
{
    if (row.scope == Scope::Administrator)
        return;
    SettingsFile &file = fileOf(row);
    const QString key = keyOf(row, account);
    SettingsNotice notice;
    notice.setting = row.setting;
    notice.was = file.value(key);
    if (!notice.was.isValid() || allowedValue(row, notice.was))
        return;
    const bool isOfNewer = file.isOfNewerVersion();
    if (!isOfNewer)
        store(file, key, {});
    notice.kind = isOfNewer ? SettingsNotice::Kind::NotUnderstood : SettingsNotice::Kind::Corrected;
    notice.now = value(row, account);
    m_notices.append(notice);
}

void Settings::write()
{
    m_isWriteDue = false;
    m_user.write();
    m_machine.write();
    const QList<SettingsNotice> fresh = m_user.takeNotices() + m_machine.takeNotices();
    if (fresh.isEmpty())
        return;
    for (const SettingsNotice &notice : fresh)
        qCWarning(lcSettings) << "settings file" << notice.file << "kept as" << notice.keptAs;
    m_notices += fresh;
    Q_EMIT noticed();
}

} // namespace account
