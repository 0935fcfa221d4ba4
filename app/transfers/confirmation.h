#pragma once

#include "content/expected.h"

#include "botdoc/media.h"
#include "botdoc/result.h"

#include <QObject>
#include <QPointer>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace transfers {

/// The last word on an upload: whether what the server says of its media is what was sent. Deleting it stops
/// it.
class Confirmation final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Confirmation)

public:
    /// `client` must outlive this. `media` is the server's answer to the last chunk, `sent` has both size and
    /// MD5.
    Confirmation(botdoc::Client &client, const botdoc::Media &media, content::Expected sent, QObject *parent);
    ~Confirmation() override;

    /// Asks for the media when the answer lacks what is needed.
    void start();

Q_SIGNALS:
    /// The last signal: the media as it is now (which may lack a checksum: then its size was all there was to
    /// go by), or why it is not good: Damaged, NotFound, Unconfirmed, or what passes.
    void ended(const botdoc::Result<botdoc::Media> &result);

private:
    void answered(const botdoc::Result<botdoc::Media> &media);
    void compare();

    botdoc::Client &m_client;
    botdoc::Media m_media;
    const content::Expected m_sent;
    QPointer<botdoc::Call> m_call;
};

} // namespace transfers
