#include "content/retrieval.h"

#include "botdoc/client.h"

namespace content {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Media;
using botdoc::Result;

namespace {

constexpr qint64 block = 256 * 1024;
/// How much may wait for the disk before the connection is left unread.
constexpr qint64 mostWaiting = 4 * 1024 * 1024;

} // namespace

Retrieval::Retrieval(botdoc::Client &client, botdoc::Media media, SaveTarget target, PartFile::Access access,
                     QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_media(std::move(media))
    , m_target(std::move(target))
    , m_access(access)
    , m_continuation(client, m_media)
{
    connect(&m_part, &PartWriter::written, this, &Retrieval::pump);
    connect(&m_part, &PartWriter::failed, this, [this](const ApiError &error) { end(Failure(error)); });
    connect(&m_continuation, &Continuation::ready, this, &Retrieval::download);
    connect(&m_continuation, &Continuation::over, this, [this](const ApiError &why, const Media &latest) {
        m_hasEnded = true;
        Q_EMIT restartCosts(latest);
        Q_EMIT ended(Failure(why));
    });
}

Retrieval::~Retrieval()
{
    if (m_call)
        m_call->cancel();
}

void Retrieval::start()
{
    m_part.create(m_target, m_media.bytes.value_or(-1), [this](const Result<void> &created) {
        if (created)
            download();
        else
            end(Failure(created.error()));
    });
}

void Retrieval::download()
{
    if (m_hasEnded)
        return;
    const auto done = [this](const Result<botdoc::HttpAnswer> &answer) { downloadEnded(answer); };
    m_call = m_received == 0
                 ? m_client.download(m_media.id, this, done)
                 : m_client.continueDownload(m_media.id, m_received, m_continuation.etag(), this, done);
    connect(m_call, &botdoc::DownloadCall::contentStarted, this, &Retrieval::answerBegan);
    connect(m_call, &botdoc::DownloadCall::contentReady, this, &Retrieval::pump);
}

void Retrieval::answerBegan(const botdoc::ContentHead &head)
{
    const Result<qint64> place = m_continuation.answerBegan(head, m_received);
    if (!place) {
        end(Failure(place.error()));
    } else if (*place != m_received) {
        m_part.startOver();
        m_received = 0;
    }
}

void Retrieval::pump()
{
    const qint64 before = m_received;
    while (m_call && m_part.waiting() < mostWaiting) {
        const QByteArray bytes = m_call->read(block);
        if (bytes.isEmpty())
            break;
        m_received += bytes.size();
        m_part.append(bytes);
        // An answer that does not end must not fill the disk.
        if (m_media.bytes && m_received > *m_media.bytes) {
            end(Failure(*damageOf(expected(), m_received, {})));
            return;
        }
    }
    if (m_received != before)
        Q_EMIT progress(m_received, m_continuation.total());
}

void Retrieval::downloadEnded(const Result<botdoc::HttpAnswer> &answer)
{
    if (!answer) {
        if (!m_hasEnded && m_continuation.hasBegun())
            m_continuation.brokeOff(answer.error(), m_received);
        else
            end(Failure(answer.error()));
        return;
    }
    Q_EMIT downloaded();
    if (m_hasEnded)
        return;
    const qint64 total = m_continuation.total();
    if (total >= 0 && total != m_received) {
        end(Failure(*damageOf({total, std::nullopt}, m_received, {})));
        return;
    }
    const auto done = [this](Result<SavedContent> result) {
        if (result)
            result->checked = m_media.fileChecksum.has_value();
        end(std::move(result));
    };
    if (m_isForOthers)
        m_part.verify(expected(), done);
    else
        m_part.commit(expected(), m_access, done);
}

void Retrieval::end(Result<SavedContent> result)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    if (m_call)
        m_call->cancel();
    if (!result && m_continuation.hasBegun())
        m_continuation.giveUp(result.error());
    else
        Q_EMIT ended(result);
}

Expected Retrieval::expected() const
{
    return {m_media.bytes, m_media.fileChecksum};
}

} // namespace content
