#pragma once

#include "transfers/owner.h"
#include "transfers/transfer.h"
#include "transfers/transferorder.h"
#include "transfers/uploadremains.h"

#include <QByteArray>

#include <optional>

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
    /// CBOR (RFC 8949), without owner and number.
    [[nodiscard]] QByteArray toCbor() const;
    /// Also of an older version, which wrote JSON. nullopt for what neither wrote, or a newer version did.
    [[nodiscard]] static std::optional<JournalEntry> fromBytes(JournalNumber number, const Owner &owner,
                                                               const QByteArray &bytes);
};

} // namespace transfers
