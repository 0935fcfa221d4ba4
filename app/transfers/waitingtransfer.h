#pragma once

#include "transfers/transfer.h"
#include "transfers/transferorder.h"

namespace transfers {

/// What is to be shown of an order before anything has been done for it.
[[nodiscard]] Transfer waitingTransfer(TransferId id, const TransferOrder &order);

} // namespace transfers
