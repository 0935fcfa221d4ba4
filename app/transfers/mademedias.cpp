#include "transfers/mademedias.h"

#include "transfers/servertraits.h"

#include "botdoc/client.h"

#include <utility>

namespace transfers {

MadeMedias::MadeMedias(botdoc::Client &client, ServerTraits &traits, QList<botdoc::MediaId> left,
                       QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_traits(traits)
    , m_medias(std::move(left))
{}

void MadeMedias::add(botdoc::MediaId id)
{
    m_traits.claimed.insert(id);
    if (!m_medias.contains(id))
        m_medias.append(id);
}

void MadeMedias::withdraw(std::function<void()> then)
{
    if (m_medias.isEmpty()) {
        then();
        return;
    }
    m_then = std::move(then);
    QMetaObject::invokeMethod(this, &MadeMedias::next, Qt::QueuedConnection);
}

void MadeMedias::next()
{
    if (m_medias.isEmpty()) {
        m_medias = std::exchange(m_left, {});
        std::exchange(m_then, nullptr)();
        return;
    }
    const botdoc::MediaId id = m_medias.first();
    m_client.deleteMedia(id, this, [this, id](const botdoc::Result<void> &deleted) {
        m_medias.removeAll(id);
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
