#pragma once

#include "account/policy.h"
#include "account/settingsfile.h"
#include "account/settingvalue.h"

#include <QObject>

namespace account {

/// Where the settings are kept.
struct SettingsPlaces
{
    QString user;    ///< an INI file that may go with the user from machine to machine
    QString machine; ///< one that stays here
    QString policy;  ///< the administrator's, read only; empty: the system's place for it

    /// The user's, by the application's and the organisation's name.
    [[nodiscard]] static SettingsPlaces ofUser();
    /// All in one folder, for tests.
    [[nodiscard]] static SettingsPlaces in(const QString &folder);
};

/// What Mediadesk remembers of this user and on this machine, and what the administrator has decided: the
/// values of the settings in settingTable, nothing else. No document, no key and no token is ever among them.
///
/// A value is: what the administrator has fixed, else what was set, else what the administrator gives as a
/// default, else the table's. Stored values that the table does not allow are taken out at the start and told
/// in notices, unless a newer version has written the file.
class Settings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Settings)

public:
    explicit Settings(const SettingsPlaces &places = SettingsPlaces::ofUser(), QObject *parent = nullptr);
    /// Writes what was set.
    ~Settings() override;

    template <Setting setting>
    requires(!isOfAccount(rowOf(setting))) [[nodiscard]] SettingValue<setting> get() const
    {
        return typed<SettingValue<setting>>(value(rowOf(setting), {}));
    }
    /// Holds at once, and is written soon after. What the table does not allow, or the administrator has
    /// fixed, is not taken.
    template <Setting setting>
    requires(!isOfAccount(rowOf(setting)) &&
             rowOf(setting).scope != Scope::Administrator) void set(const SettingValue<setting> &value)
    {
        setValue(rowOf(setting), {}, untyped(value));
    }

    /// The same of one account, by a name of letters, digits and hyphens that is its alone; unknown names
    /// have defaults.
    template <Setting setting>
    requires(isOfAccount(rowOf(setting)))
        [[nodiscard]] SettingValue<setting> get(const QString &account) const
    {
        return typed<SettingValue<setting>>(value(rowOf(setting), account));
    }
    template <Setting setting>
    requires(isOfAccount(rowOf(setting))) void set(const QString &account, const SettingValue<setting> &value)
    {
        setValue(rowOf(setting), account, untyped(value));
    }
    /// The accounts of which anything is stored.
    [[nodiscard]] QStringList accounts() const;
    void removeAccount(const QString &account);

    /// Whether the administrator has decided: then a control for it is disabled and says so.
    [[nodiscard]] bool isFixed(Setting setting) const;

    /// What has come up since the last call, each thing once.
    [[nodiscard]] QList<SettingsNotice> takeNotices() { return std::exchange(m_notices, {}); }

Q_SIGNALS:
    /// takeNotices() has something new.
    void noticed();

private:
    [[nodiscard]] QVariant value(const SettingRow &row, const QString &account) const;
    void setValue(const SettingRow &row, const QString &account, const QVariant &value);
    void store(SettingsFile &file, const QString &key, const QVariant &value);
    [[nodiscard]] SettingsFile &fileOf(const SettingRow &row);
    [[nodiscard]] const SettingsFile &fileOf(const SettingRow &row) const;
    void check(const SettingRow &row, const QString &account);
    void write();

    SettingsFile m_user;
    SettingsFile m_machine;
    Policy m_policy;
    QList<SettingsNotice> m_notices;
    bool m_isWriteDue = false;
};

} // namespace account
