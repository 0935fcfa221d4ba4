#include "transfers/withdrawal.h"

#include "botdoc/client.h"

namespace transfers {

Withdrawal::Withdrawal(botdoc::Client &client, QList<botdoc::MediaId> medias, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_medias(std::move(medias))
{}

void Withdrawal::start()
{
    QMetaObject::invokeMethod(this, &Withdrawal::next, Qt::QueuedConnection);
}

void Withdrawal::next()
{
    if (m_medias.isEmpty()) {
        Q_EMIT ended(m_left);
        return;
    }
    const botdoc::MediaId id = m_medias.takeFirst();
    m_client.deleteMedia(id, this, [this, id](const botdoc::Result<void> &deleted) {
        if (deleted) {
            Q_EMIT removed(id);
        } else {
            m_left.append(id);
            m_error = deleted.error();
        }
        next();
    });
}

} // namespace transfers
