#pragma once

#include "transfers/journalentry.h"

namespace transfers {

class TransferJob;

/// One transfer of a TransferQueue, with what is to be known of it from one attempt to the next.
struct QueueEntry
{
    Transfer transfer;
    TransferOrder order;
    std::optional<Owner> owner; ///< nullopt: asked for before anybody signed in
    UploadRemains remains;      ///< of the attempts that have ended
    /// An attempt was cut off: by a pause, a fault that passes, or the end of a session or of the program.
    bool wasCutShort = false;
    int failures = 0;       ///< of attempts in a row that got nowhere
    JournalNumber number{}; ///< 0: not in the journal
    /// In the journal as one whose first chunk may be on its way since then, by the server's clock.
    std::optional<QDateTime> armedSince = std::nullopt;
    quint64 armedIn = 0;        // the JournalWriter's writing that says so first
    TransferJob *job = nullptr; ///< while it runs; belongs to the queue

    [[nodiscard]] static QueueEntry made(TransferId id, const TransferOrder &order,
                                         const std::optional<Owner> &owner);
    /// As an earlier run of the program has left it.
    [[nodiscard]] static QueueEntry restored(TransferId id, const JournalEntry &recorded);

    [[nodiscard]] bool isUpload() const { return transfer.kind == Transfer::Kind::Upload; }
    [[nodiscard]] bool isRecorded() const { return number != JournalNumber{}; }
    /// Whether it ends with the session.
    [[nodiscard]] bool isOfOneTime() const { return std::holds_alternative<OpenOrder>(order); }
    /// Whether something of it may be on the server that only an attempt can undo.
    [[nodiscard]] bool hasRemains() const { return remains.progress || !remains.medias.isEmpty(); }

    /// Whether it has failed of what passes, and another attempt cannot do any harm.
    [[nodiscard]] bool canGoOn() const;
    /// As it was before its first attempt, but for what is wanted of it and how far it has come.
    void becomeWaiting();
    /// Takes what its job knows, which has ended or is about to.
    void takeFromJob();
    /// What the journal is to hold of it now.
    [[nodiscard]] JournalEntry recorded() const;
};

} // namespace transfers
