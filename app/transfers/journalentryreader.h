#pragma once

#include "transfers/journalentry.h"

namespace transfers {

/// What toCbor() wrote, also of an older version, which wrote JSON. nullopt for what neither wrote, or a
/// newer version did.
[[nodiscard]] std::optional<JournalEntry> journalEntryFrom(JournalNumber number, const Owner &owner,
                                                           const QByteArray &bytes);

} // namespace transfers
