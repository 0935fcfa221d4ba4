#pragma once

#include "transfers/owner.h"
#include "transfers/transfer.h"
#include "transfers/transferorder.h"
#include "transfers/uploadremains.h"

namespace transfers {

/// The place of a transfer in the journal; positive, and never given to another one.
enum class JournalNumber : qint64 {};

/// What the journal keeps of one transfer. The transfer's id is not kept: it counts within one run of the
/// program.
struct JournalEntry
{
    JournalNumber number{};
    Owner owner;
    TransferOrder order;
    Transfer transfer;
    UploadRemains remains;

    /// It may begin at any moment after `since`, if it has not.
    void arm(const QDateTime &since);
};

} // namespace transfers
