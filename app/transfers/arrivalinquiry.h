#pragma once

#include "botdoc/media.h"
#include "botdoc/result.h"

#include <QObject>
#include <QPointer>

#include <chrono>

namespace botdoc {
class Call;
class Client;
template <typename T>
struct Page;
} // namespace botdoc

namespace transfers {

struct ServerTraits;

/// A chunk whose answer was lost.
struct LostChunk
{
    std::optional<botdoc::MediaId> media; ///< the server has told it for an earlier chunk
    botdoc::RequestId request{};
    QString name;
    int number = 1;
    int total = 1;
    qint64 bytesThen = 0;               ///< of the media, once this chunk is there
    std::optional<QByteArray> md5;      ///< of the media then, if known
    std::optional<QDateTime> sentAfter; ///< by the server's clock, UTC; nullopt: nothing can be found
};

/// Finds out whether a chunk has arrived whose answer was lost: asks for its media, or looks through the
/// request's list for it, several times, since the server may still be at it.
class ArrivalInquiry final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArrivalInquiry)

public:
    enum class Outcome {
        Arrived,
        NotSeen, ///< every look found it missing, as far as one could be made
        Failed   ///< no look could be made, or one met a fault that passes
    };

    /// `client` and `traits` must outlive this. It looks after each of `pauses`.
    ArrivalInquiry(botdoc::Client &client, const ServerTraits &traits, LostChunk lost,
                   QList<std::chrono::milliseconds> pauses, QObject *parent);
    ~ArrivalInquiry() override;

    void start();
    /// After Arrived.
    [[nodiscard]] const botdoc::Media &media() const { return m_media; }
    /// After Failed: why.
    [[nodiscard]] const botdoc::ApiError &error() const { return m_error; }

Q_SIGNALS:
    /// The last signal.
    void ended(transfers::ArrivalInquiry::Outcome outcome);

private:
    void wait();
    void look();
    void mediaAnswered(const botdoc::Result<botdoc::Media> &media);
    void lookThrough(int page);
    void pageAnswered(int page, const botdoc::Result<botdoc::Page<botdoc::Media>> &medias);
    void lookFailed(const botdoc::ApiError &error);
    void lookEnded();
    [[nodiscard]] bool isSought(const botdoc::Media &media) const;
    [[nodiscard]] bool hasArrivedIn(const botdoc::Media &media) const;

    botdoc::Client &m_client;
    const ServerTraits &m_traits;
    const LostChunk m_lost;
    QList<std::chrono::milliseconds> m_pauses;
    QPointer<botdoc::Call> m_call;
    QList<botdoc::Media> m_found;
    botdoc::Media m_media;
    botdoc::ApiError m_error;
    bool m_hasLooked = false;
};

} // namespace transfers
