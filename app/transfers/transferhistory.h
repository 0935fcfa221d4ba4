#pragma once

#include "transfers/transfer.h"

#include <QList>

namespace transfers {

/// What was sent, saved and deleted, to and from which request, when, with which checksum and how it ended,
/// as a CSV file: content::csv(). Those that have not ended are left out.
[[nodiscard]] QByteArray historyAsCsv(const QList<Transfer> &transfers);

} // namespace transfers
