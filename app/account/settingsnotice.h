#pragma once

#include "account/setting.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace account {

/// What staff should know of their settings; ui/ has the words.
struct SettingsNotice
{
    enum class Kind {
        Corrected, ///< `was` stood in the file and is no good: `now` is used, and `was` is gone from the file
        NotUnderstood,    ///< the same, in a file that a newer version has written: `was` stays there
        PolicyIgnored,    ///< `was` is what the administrator gave, and no good: `now` is used
        PolicyUnreadable, ///< `file`, the administrator's, as a whole
        SetAside,   ///< `file` could not be read; kept as `keptAs`, and all is as if nothing had been set
        Unreadable, ///< the same, and it could not even be renamed: nothing is written while this runs
        NotWritten  ///< what was set cannot be written to `file`; it holds until the program ends
    };

    Kind kind = Kind::Corrected;
    std::optional<Setting> setting;
    QVariant was; ///< as stored
    QVariant now; ///< as allowedValue() says
    QString file;
    QString keptAs;
};

} // namespace account
