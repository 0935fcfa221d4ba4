#include "transfers/confirmation.h"

#include "transfers/sendingerror.h"

#include "botdoc/client.h"
#include "botdoc/retrypolicy.h"

namespace transfers {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Media;
using botdoc::Result;

Confirmation::Confirmation(botdoc::Client &client, const Media &media, content::Expected sent,
                           QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_media(media)
    , m_sent(std::move(sent))
{}

Confirmation::~Confirmation()
{
    if (m_call)
        m_call->cancel();
}

void Confirmation::start()
{
    if (m_media.bytes && m_media.fileChecksum && m_media.isComplete())
        compare();
    else
        m_call = m_client.media(m_media.id, this, [this](const Result<Media> &media) { answered(media); });
}

void Confirmation::answered(const Result<Media> &media)
{
    if (media) {
        m_media = *media;
        compare();
        return;
    }
    switch (media.error().kind) {
    case ApiError::Kind::Forbidden:
    case ApiError::Kind::Rejected:
        // Staff who may send without looking: the answer to the last chunk is all there is.
        compare();
        break;
    case ApiError::Kind::NotFound:
        Q_EMIT ended(Failure(media.error()));
        break;
    default:
        Q_EMIT ended(Failure(botdoc::isPassing(media.error()) ? media.error() : unconfirmed(media.error())));
        break;
    }
}

void Confirmation::compare()
{
    // Incomplete is what the server says itself, whatever it thinks of the size.
    const qint64 bytes = m_media.isComplete() ? m_media.bytes.value_or(*m_sent.bytes) : 0;
    const QByteArray md5 = m_media.fileChecksum.value_or(*m_sent.md5);
    if (const auto damage = content::damageOf(m_sent, bytes, md5))
        Q_EMIT ended(Failure(*damage));
    else
        Q_EMIT ended(m_media);
}

} // namespace transfers
