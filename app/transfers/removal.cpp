#include "transfers/removal.h"

#include "botdoc/client.h"

namespace transfers {

Removal::Removal(const Transfer &transfer, botdoc::Client &client, QObject *parent)
    : TransferJob(transfer, parent)
    , m_client(client)
{}

void Removal::start()
{
    const botdoc::MediaId id = m_transfer.media.value();
    m_call = m_client.deleteMedia(id, this, [this, id](const botdoc::Result<void> &deleted) {
        if (!deleted) {
            endFailed(deleted.error());
            return;
        }
        Q_EMIT mediaRemoved(id);
        end(Transfer::State::Done);
    });
    Q_EMIT changed();
}

void Removal::cancel()
{
    if (!m_call || m_call->isFinished())
        return;
    // Once asked for, only a look at the list can tell.
    m_transfer.addNote(tr("It may have been deleted all the same."));
    m_call->cancel();
}

} // namespace transfers
