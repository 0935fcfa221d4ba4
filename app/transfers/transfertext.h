#pragma once

#include "transfers/transfer.h"

namespace transfers {

/// What staff read of a transfer's state, translated, with sizes in the locale's way: "Sending, 3.2 of 20
/// MB", "Finishing…", "Sent, checked", "Saved as …", "Failed: …". Plain text.
[[nodiscard]] QString statusText(const Transfer &transfer);

/// How far it is: 0 to 1000, -1: unknown.
[[nodiscard]] int progressOf(const Transfer &transfer);

} // namespace transfers
