#pragma once

#include "botdoc/apierror.h"
#include "botdoc/contenthead.h"
#include "botdoc/media.h"
#include "botdoc/result.h"

#include <QObject>

namespace botdoc {
class Client;
}

namespace content {

/// Whether a download that broke off goes on where it was: it does where the first answer said that it can
/// (Accept-Ranges) and there is something to know the content by, a strong ETag or the media's checksum.
/// Before that comes a pause, as retryDelay() says, and a look at the media, which may have changed or gone.
/// A download that ends here is looked after, too: what another costs of the allowance is the server's to
/// say.
class Continuation final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Continuation)

public:
    /// `client` must outlive this.
    Continuation(botdoc::Client &client, botdoc::Media media, QObject *parent = nullptr);

    /// An answer begins while `received` bytes of the content are here. Returns where its content belongs: at
    /// `received`, or at 0 where the server sends all of it. Protocol or Damaged when it does not fit.
    [[nodiscard]] botdoc::Result<qint64> answerBegan(const botdoc::ContentHead &head, qint64 received);
    /// Whether content has begun to come, so that getting it again takes another download.
    [[nodiscard]] bool hasBegun() const { return m_head.has_value(); }
    /// Of the whole content, in bytes; -1: not known.
    [[nodiscard]] qint64 total() const;
    /// What the server is to hold the content against before it goes on; empty: nothing.
    [[nodiscard]] QByteArray etag() const;

    /// It broke off with `received` bytes here: ready() or over() follows, later.
    void brokeOff(const botdoc::ApiError &why, qint64 received);
    /// It has failed for good: over() follows, later.
    void giveUp(const botdoc::ApiError &why);

Q_SIGNALS:
    /// It can go on now.
    void ready();
    /// It does not go on. `media` is as the server told it last.
    void over(const botdoc::ApiError &why, const botdoc::Media &media);

private:
    [[nodiscard]] botdoc::Result<qint64> partBegan(const botdoc::ContentHead &head, qint64 received);
    [[nodiscard]] bool isPossible(qint64 received) const;
    void look(const botdoc::ApiError &why);
    [[nodiscard]] std::optional<botdoc::ApiError> change(const botdoc::Media &now) const;

    botdoc::Client &m_client;
    botdoc::Media m_media;                     // as the server told it last
    std::optional<botdoc::ContentHead> m_head; // of the answer that brought the content's beginning
    qint64 m_received = 0;                     // when it broke off last
    int m_breaks = 0;                          // one after the other, without a byte in between
    bool m_hasStartedOver = false;
    bool m_isGivenUp = false;
};

} // namespace content
