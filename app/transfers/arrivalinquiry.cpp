#include "transfers/arrivalinquiry.h"

#include "transfers/servertraits.h"

#include "botdoc/client.h"
#include "botdoc/retrypolicy.h"

#include <QTimer>

#include <algorithm>

namespace transfers {

using botdoc::Failure;
using botdoc::Media;
using botdoc::Result;

namespace {

/// How far the clocks of a server's machines may be apart.
constexpr std::chrono::milliseconds clockSlack = std::chrono::seconds(2);

QString normal(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C);
}

int lastPage(const botdoc::Page<Media> &first)
{
    qint64 pages = first.totalPages.value_or(0);
    // The server may give smaller pages than were asked for, so its own count of pages goes first.
    if (pages == 0 && first.count > 0 && !first.results.isEmpty())
        pages = (*first.count - 1) / first.results.size() + 1;
    return static_cast<int>(std::clamp<qint64>(pages, 1, std::numeric_limits<int>::max()));
}

} // namespace

ArrivalInquiry::ArrivalInquiry(botdoc::Client &client, const ServerTraits &traits, LostChunk lost,
                               QList<std::chrono::milliseconds> pauses, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_traits(traits)
    , m_lost(std::move(lost))
    , m_pauses(std::move(pauses))
{}

ArrivalInquiry::~ArrivalInquiry()
{
    if (m_call)
        m_call->cancel();
}

void ArrivalInquiry::start()
{
    wait();
}

void ArrivalInquiry::wait()
{
    if (m_pauses.isEmpty()) {
        Q_EMIT ended(m_hasLooked ? Outcome::NotSeen : Outcome::Failed);
        return;
    }
    QTimer::singleShot(m_pauses.takeFirst(), this, &ArrivalInquiry::look);
}

void ArrivalInquiry::look()
{
    m_found.clear();
    if (m_lost.media) {
        m_call =
            m_client.media(*m_lost.media, this, [this](const Result<Media> &media) { mediaAnswered(media); });
    } else {
        lookThrough(1);
    }
}

void ArrivalInquiry::mediaAnswered(const Result<Media> &media)
{
    if (!media) {
        lookFailed(media.error());
        return;
    }
    m_hasLooked = true;
    if (hasArrivedIn(*media))
        m_found.append(*media);
    lookEnded();
}

void ArrivalInquiry::lookThrough(int page)
{
    constexpr int pageSize = 100;
    m_call = m_client.medias(
        {page, pageSize}, m_lost.request, this,
        [this, page](const Result<botdoc::Page<Media>> &medias) { pageAnswered(page, medias); });
}

void ArrivalInquiry::pageAnswered(int page, const Result<botdoc::Page<Media>> &medias)
{
    if (!medias) {
        lookFailed(medias.error());
        return;
    }
    for (const std::optional<Media> &media : medias->results) {
        const auto isThat = [&](const Media &found) { return found.id == media->id; };
        if (media && isSought(*media) && std::none_of(m_found.begin(), m_found.end(), isThat))
            m_found.append(*media);
    }
    // The order is not documented: what is new is on the first page or on the last.
    const int last = page == 1 ? lastPage(*medias) : page;
    if (last != page) {
        lookThrough(last);
        return;
    }
    m_hasLooked = true;
    lookEnded();
}

void ArrivalInquiry::lookFailed(const botdoc::ApiError &error)
{
    m_error = error;
    // There is no use in looking on before the fault has passed, and what the looks so far have shown is old
    // by then.
    if (botdoc::isPassing(error))
        Q_EMIT ended(Outcome::Failed);
    else
        lookEnded();
}

void ArrivalInquiry::lookEnded()
{
    // Of two that could be it, neither is certain to be.
    if (m_found.size() != 1) {
        wait();
        return;
    }
    m_media = m_found.first();
    Q_EMIT ended(Outcome::Arrived);
}

bool ArrivalInquiry::isSought(const Media &media) const
{
    const bool isNew = m_lost.sentAfter && media.created &&
                       *media.created >= m_lost.sentAfter->addMSecs(-clockSlack.count());
    if (!isNew || media.isRemoved() || m_traits.claimed.contains(media.id))
        return false;
    return normal(media.name.value_or(QString())) == normal(m_lost.name) &&
           media.request.value_or(m_lost.request) == m_lost.request &&
           media.totalChunks.value_or(m_lost.total) == m_lost.total && hasArrivedIn(media);
}

bool ArrivalInquiry::hasArrivedIn(const Media &media) const
{
    if (media.currentChunk && *media.currentChunk < m_lost.number)
        return false;
    if (!media.currentChunk && media.bytes.value_or(0) < m_lost.bytesThen)
        return false;
    if (m_lost.number != m_lost.total || m_lost.media)
        return true;
    // A whole file of that name may also be somebody else's.
    return media.bytes.value_or(m_lost.bytesThen) == m_lost.bytesThen &&
           (!media.fileChecksum || !m_lost.md5 || media.fileChecksum == m_lost.md5);
}

} // namespace transfers
