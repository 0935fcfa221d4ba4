#pragma once

#include "transfers/transfer.h"

#include "botdoc/media.h"

#include <QObject>

namespace transfers {

/// One transfer that runs, from its start to its end. Lives in the transfers' thread. Deleting it stops it
/// where it is, without undoing anything on the server.
class TransferJob : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferJob)

public:
    [[nodiscard]] const Transfer &transfer() const { return m_transfer; }

    /// Once.
    virtual void start() = 0;
    /// Undoes what was begun, then ends. Nothing for one that has ended.
    virtual void cancel() = 0;

Q_SIGNALS:
    void changed();
    /// Something is about to go out that the server will act on, whether or not its answer comes: who keeps
    /// a record of transfers does it before this returns.
    void aboutToSend();
    /// Done, failed or cancelled: the last signal.
    void ended();
    void mediaCreated(const botdoc::Media &media);
    void mediaRemoved(botdoc::MediaId id);
    void opened(const QString &path);

protected:
    /// `transfer` as it waits; it becomes Running.
    TransferJob(const Transfer &transfer, QObject *parent);

    void end(Transfer::State state);
    void endFailed(const botdoc::ApiError &error);

    Transfer m_transfer;
};

} // namespace transfers
