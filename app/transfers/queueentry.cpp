#include "transfers/queueentry.h"

#include "transfers/upload.h"
#include "transfers/waitingtransfer.h"

#include "content/partfile.h"

#include "botdoc/retrypolicy.h"

namespace transfers {

using botdoc::ApiError;

QueueEntry QueueEntry::made(TransferId id, const TransferOrder &order, const std::optional<Owner> &owner)
{
    QueueEntry entry{.transfer = waitingTransfer(id, order), .order = order, .owner = owner, .remains = {}};
    if (auto *save = std::get_if<SaveOrder>(&entry.order))
        save->target.mark = content::PartFile::newMark();
    return entry;
}

QueueEntry QueueEntry::restored(TransferId id, const JournalEntry &recorded)
{
    QueueEntry entry{.transfer = recorded.transfer,
                     .order = recorded.order,
                     .owner = recorded.owner,
                     .remains = recorded.remains,
                     .number = recorded.number};
    entry.transfer.id = id;
    // Only an upload's beginning is on record before anything is done for it: what is small may have begun
    // and ended since the last time that the journal was written.
    entry.wasCutShort = !entry.transfer.isFinished() &&
                        (!entry.isUpload() || entry.transfer.state != Transfer::State::Waiting);
    return entry;
}

bool QueueEntry::canGoOn() const
{
    if (transfer.state != Transfer::State::Failed || !transfer.error || !botdoc::isPassing(*transfer.error))
        return false;
    if (transfer.kind != Transfer::Kind::Download)
        return true;
    // Somebody waits for what is to be opened; and of the few downloads none is used up unasked.
    const ApiError &error = *transfer.error;
    const bool wasRefused = error.httpStatus >= 400 || error.cause == ApiError::Cause::HostNotFound ||
                            error.cause == ApiError::Cause::ConnectionRefused;
    return wasRefused && transfer.bytesDone == 0 && !isOfOneTime();
}

void QueueEntry::becomeWaiting()
{
    Transfer waiting = waitingTransfer(transfer.id, order);
    waiting.isCancelling = transfer.isCancelling;
    waiting.isPaused = transfer.isPaused;
    if (isUpload()) {
        waiting.bytesDone = transfer.bytesDone;
        waiting.bytesTotal = transfer.bytesTotal;
    }
    transfer = waiting;
}

void QueueEntry::takeFromJob()
{
    transfer = job->transfer();
    if (const auto *upload = qobject_cast<const Upload *>(job))
        remains = upload->remains();
}

JournalEntry QueueEntry::recorded() const
{
    JournalEntry result{.number = number,
                        .owner = owner.value_or(Owner{}),
                        .order = order,
                        .transfer = transfer,
                        .remains = remains};
    if (job) {
        result.transfer = job->transfer();
        if (const auto *upload = qobject_cast<const Upload *>(job))
            result.remains = upload->remains();
    } else if (wasCutShort && !transfer.isFinished()) {
        result.transfer.state = Transfer::State::Running; // it was, and how far is not known
    }
    if (armedSince)
        result.arm(*armedSince);
    return result;
}

} // namespace transfers
