#pragma once

#include "account/settingsnotice.h"

#include <QHash>

#include <optional>

namespace account {

/// What the administrator of this machine has decided: for each setting that the table leaves to them
/// nothing, what it is until staff set it, or what it is for good. Read once.
///
/// On Linux /etc/xdg/Mediadesk/policy.ini, wherever an environment variable points; on Windows the registry
/// under HKEY_LOCAL_MACHINE\Software\Policies\Mediadesk; on macOS the managed preferences of the domain
/// Mediadesk. Two groups, Defaults and Fixed, with the table's policy names.
class Policy final
{
public:
    struct Decision
    {
        QVariant value; ///< as allowedValue() says
        bool isFixed = false;
    };

    /// `file`: an INI file in its place, for tests.
    explicit Policy(const QString &file = {});

    [[nodiscard]] std::optional<Decision> decisionOn(Setting setting) const;
    [[nodiscard]] const QList<SettingsNotice> &notices() const { return m_notices; }

private:
    void read(const SettingRow &row, const QVariant &given, bool isFixed);

    QHash<Setting, Decision> m_decisions;
    QList<SettingsNotice> m_notices;
};

} // namespace account
