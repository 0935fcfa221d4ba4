#pragma once

#include <QMetaType>
#include <QString>

namespace transfers {

/// What staff should know about the journal: of most of these, that transfers will not go on after a restart.
struct JournalProblem
{
    enum class Kind {
        SetAside,       ///< the file was damaged, and is kept as `keptAs`; a new one was begun
        InUse,          ///< another Mediadesk of this user has it; nothing is recorded here
        OfNewerVersion, ///< a newer Mediadesk wrote it, and it is left alone; nothing is recorded
        Unavailable,    ///< it cannot be opened; nothing is recorded
        NotWritten,     ///< writing failed; what has changed since is not recorded
        OnNetworkFolder ///< it is kept in the slower way that network file systems allow
    };

    Kind kind = Kind::Unavailable;
    QString file;
    QString keptAs;
    QString technical; ///< the system's words

    friend bool operator==(const JournalProblem &, const JournalProblem &) = default;
};

} // namespace transfers

Q_DECLARE_METATYPE(transfers::JournalProblem)
