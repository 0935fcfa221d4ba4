#pragma once

#include "sourcefolder.h"
#include "transferwatch.h"

#include "support/signedin.h"
#include "transfers/transferqueue.h"

/// A queue in the test's own thread, signed in to a server.
class QueueDesk final
{
    Q_DISABLE_COPY_MOVE(QueueDesk)

public:
    /// Chunks of 32 KiB, and pauses after faults that are over within 20 ms.
    QueueDesk(const botdoc::Server &server, const botdoc::Credentials &credentials);

    transfers::TransferId add(const transfers::TransferOrder &order);
    QList<transfers::TransferId> add(const QList<transfers::TransferOrder> &orders);
    /// Signs in again, to this or another.
    void signInTo(const support::SignedIn &there);
    /// Sends a file of the folder to request 1080.
    transfers::TransferId upload(const QString &path);

    SourceFolder folder;
    support::SignedIn signedIn;
    transfers::TransferQueue queue;
    TransferWatch watch{queue};

private:
    qint64 m_lastId = 0;
};
