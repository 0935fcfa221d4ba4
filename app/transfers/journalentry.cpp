#include "transfers/journalentry.h"

namespace transfers {

void JournalEntry::arm(const QDateTime &since)
{
    if (!transfer.isFinished() && !remains.unconfirmedSince && !remains.progress)
        remains.unconfirmedSince = since;
}

} // namespace transfers
