#include "content/continuation.h"

#include "botdoc/client.h"
#include "botdoc/retrypolicy.h"

#include <QRandomGenerator>
#include <QTimer>

namespace content {

using botdoc::ApiError;
using botdoc::ContentHead;
using botdoc::Failure;
using botdoc::Media;
using botdoc::Result;

namespace {

constexpr int partialContent = 206;
constexpr int rangeNotSatisfiable = 416;
/// How long the news of a failure waits for what the server says of the allowance.
constexpr std::chrono::seconds longestLook{5};

/// One that stands for the same bytes, and not just for the same document (RFC 9110, 8.8.1).
bool isStrong(const QByteArray &etag)
{
    return etag.size() > 2 && etag.startsWith('"') && etag.endsWith('"');
}

ApiError changed(const QString &technical)
{
    ApiError error;
    error.kind = ApiError::Kind::Damaged;
    error.cause = ApiError::Cause::ContentChanged;
    error.technical = technical;
    return error;
}

ApiError notContinued(const QString &technical, int status)
{
    return ApiError::protocol(technical, status, ApiError::Cause::NotContinued);
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.left(100));
}

} // namespace

Continuation::Continuation(botdoc::Client &client, Media media, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_media(std::move(media))
{}

Result<qint64> Continuation::answerBegan(const ContentHead &head, qint64 received)
{
    const bool isPart = head.status == partialContent;
    if (received > 0 && !isPart && head.status != 200)
        return Failure(notContinued(QStringLiteral("not what was asked for"), head.status));
    // A part has to name what it is a part of; a whole content need not.
    if (m_head && !m_head->etag.isEmpty() && head.etag != m_head->etag && (isPart || !head.etag.isEmpty()))
        return Failure(changed(QStringLiteral("ETag %1, not %2").arg(text(head.etag), text(m_head->etag))));
    if (isPart)
        return partBegan(head, received);
    m_hasStartedOver = received > 0;
    m_head = head;
    return 0;
}

Result<qint64> Continuation::partBegan(const ContentHead &head, qint64 received)
{
    if (!m_head)
        return Failure(notContinued(QStringLiteral("a part that was not asked for"), head.status));
    if (!head.range)
        return Failure(notContinued(QStringLiteral("a part of nothing known"), head.status));
    const auto [first, last, all] = *head.range;
    const bool isTheRest = first == received && last + 1 == all;
    const bool isOfTheSame = total() < 0 || total() == all;
    if (!isTheRest || !isOfTheSame || (head.length >= 0 && head.length != all - received))
        return Failure(notContinued(QStringLiteral("bytes %1-%2/%3, %4 in all, not those from %5 of %6 on")
                                        .arg(first)
                                        .arg(last)
                                        .arg(all)
                                        .arg(head.length)
                                        .arg(received)
                                        .arg(total()),
                                    head.status));
    m_head->length = all;
    return received;
}

qint64 Continuation::total() const
{
    const qint64 told = m_head ? m_head->length : -1;
    return told >= 0 ? told : m_media.bytes.value_or(-1);
}

QByteArray Continuation::etag() const
{
    return m_head && isStrong(m_head->etag) ? m_head->etag : QByteArray();
}

bool Continuation::isPossible(qint64 received) const
{
    // Who started over once would do so again, and each time may take a download.
    return m_head && m_head->isContinuable && received > 0 && !m_hasStartedOver &&
           (!etag().isEmpty() || m_media.fileChecksum);
}

void Continuation::brokeOff(const ApiError &why, qint64 received)
{
    if (why.httpStatus == rangeNotSatisfiable) {
        giveUp(notContinued(QStringLiteral("no content from byte %1 on").arg(received), why.httpStatus));
        return;
    }
    m_breaks = received > m_received ? 1 : m_breaks + 1;
    m_received = received;
    const auto pause = botdoc::retryDelay(why, m_breaks, QRandomGenerator::global()->generateDouble());
    if (pause && isPossible(received))
        QTimer::singleShot(*pause, this, [this, why] { look(why); });
    else
        giveUp(why);
}

void Continuation::look(const ApiError &why)
{
    m_client.media(m_media.id, this, [this, why](const Result<Media> &now) {
        if (m_isGivenUp)
            return;
        if (!now) {
            Q_EMIT over(now.error(), m_media);
            return;
        }
        const auto error = change(*now);
        const bool isKnown = !etag().isEmpty() || now->fileChecksum;
        m_media = *now;
        if (error)
            Q_EMIT over(*error, m_media);
        else if (isKnown)
            Q_EMIT ready();
        else
            Q_EMIT over(why, m_media);
    });
}

/// What of the media is not as it was, where both are known.
std::optional<ApiError> Continuation::change(const Media &now) const
{
    if (now.isRemoved()) {
        ApiError gone;
        gone.kind = ApiError::Kind::NotFound;
        return gone;
    }
    const std::optional<QByteArray> &before = m_media.fileChecksum;
    if (before && now.fileChecksum && *now.fileChecksum != *before)
        return changed(QStringLiteral("MD5 %1, not %2").arg(text(*now.fileChecksum), text(*before)));
    if (m_media.bytes && now.bytes && *now.bytes != *m_media.bytes)
        return changed(QStringLiteral("%1 bytes, not %2").arg(*now.bytes).arg(*m_media.bytes));
    return std::nullopt;
}

void Continuation::giveUp(const ApiError &why)
{
    m_isGivenUp = true;
    botdoc::Call *inquiry = m_client.media(
        m_media.id, this, [this, why](const Result<Media> &now) { Q_EMIT over(why, now ? *now : m_media); });
    QTimer::singleShot(longestLook, inquiry, &botdoc::Call::cancel);
}

} // namespace content
