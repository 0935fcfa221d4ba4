#pragma once

#include <QByteArray>

namespace transfers {

struct JournalEntry;

/// As CBOR (RFC 8949), without owner and number.
[[nodiscard]] QByteArray toCbor(const JournalEntry &entry);

} // namespace transfers
