#pragma once

#include "transfers/savedmedias.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <optional>

class QDateTime;

namespace transfers {

struct JournalEntry;

/// What was saved on this computer, in a table of its own in the journal's file: it outlives the transfers,
/// which staff clear. A save that is not in it is only taken for one that never was.
///
/// Kept for 400 days, longer than any service is known to keep a media (Setting::StayDays ends at 365); and
/// never more than 250,000, the newest: one in each half minute of these days' office hours.
///
/// Everything here is part of the caller's transaction, and blocks as TransferJournal does.
class SavedTable final
{
    Q_DISABLE_COPY_MOVE(SavedTable)

public:
    static constexpr int mostDays = 400;
    static constexpr int mostRows = 250'000;

    /// Nothing works before make().
    explicit SavedTable(const QSqlDatabase &database);

    /// Makes the table where there is none. False, as of all below: error() says why.
    [[nodiscard]] bool make();
    /// Whether make() has made it: the journal is of a version that had none.
    [[nodiscard]] bool isNew() const { return m_isNew; }
    /// Takes the entry of a save that is done; others are none of its business.
    [[nodiscard]] bool add(const JournalEntry &entry);
    /// Lets go of what is too old or too much.
    [[nodiscard]] bool prune(const QDateTime &now);
    /// What was saved of an account; empty when it cannot be read.
    [[nodiscard]] QList<SavedMedia> of(const QString &account);

    [[nodiscard]] const QSqlError &error() const { return m_error; }

private:
    [[nodiscard]] bool execute(QSqlQuery &query);

    QSqlDatabase m_database;
    std::optional<QSqlQuery> m_insertion;
    QSqlError m_error;
    bool m_isNew = false;
};

} // namespace transfers
