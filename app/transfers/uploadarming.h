#pragma once

#include "transfers/journalwriter.h"
#include "transfers/queueentry.h"

#include <map>

namespace transfers {

class Turns;

/// Sees to it that an upload is on record as begun before its first byte goes out: together with those that
/// come next, for a commit for each would be most of the work for small ones.
class UploadArming final
{
public:
    using Entries = std::map<TransferId, QueueEntry>;

    /// All of these must outlive it.
    UploadArming(Entries &entries, const Turns &turns, JournalWriter &journal);

    /// Waits until the journal says of one that runs, and is recorded at all, that it may have begun. `now`
    /// is the server's time; nullopt where it is not known.
    void aboutToSend(const QueueEntry &entry, const std::optional<QDateTime> &now);

private:
    JournalWriter::Writing armNext(const std::optional<QDateTime> &now);

    Entries &m_entries;
    const Turns &m_turns;
    JournalWriter &m_journal;
    int m_sentOfArmed = 0; // since the last were armed
};

} // namespace transfers
