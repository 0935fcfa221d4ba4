#include "support/relayedanswer.h"

#include <algorithm>

namespace support {

using Kind = Mishap::Kind;

RelayedAnswer::RelayedAnswer(LineEnd &client)
    : m_client(client)
{
    m_trickle.setTimerType(Qt::PreciseTimer);
    connect(&m_trickle, &QTimer::timeout, this, &RelayedAnswer::trickle);
}

void RelayedAnswer::expect(const Mishap &mishap, const std::shared_ptr<RelayedRequest> &entry)
{
    m_mishap = mishap;
    m_entry = entry;
    m_in.clear();
    m_hasHead = false;
    m_isDropped = false;
    m_length = -1;
    m_passed = 0;
}

void RelayedAnswer::take(const QByteArray &bytes)
{
    const bool isNews = m_kept.isEmpty();
    if (m_isDropped)
        return;
    switch (m_mishap.kind) {
    case Kind::LoseAnswer:
        m_isDropped = true;
        Q_EMIT ends(Mishap::Ending::Reset);
        return;
    case Kind::Hold:
        m_kept += bytes;
        if (isNews)
            Q_EMIT struck();
        return;
    case Kind::StallAnswer:
        if (m_mishap.bytes < 0) {
            m_kept += bytes;
            Q_EMIT stalls();
            return;
        }
        break;
    default:
        break;
    }
    if (m_hasHead) {
        contentCame(bytes);
        return;
    }
    m_in += bytes;
    while (std::optional<HttpHead> head = HttpHead::takenFrom(m_in)) {
        if (head->status() < 200) {
            m_client.send(head->text());
            continue;
        }
        headCame(*std::move(head));
        break;
    }
}

void RelayedAnswer::goOn()
{
    m_trickle.stop();
    m_mishap = {};
    take(std::exchange(m_kept, {}));
}

void RelayedAnswer::headCame(HttpHead head)
{
    m_hasHead = true;
    m_length = head.length();
    if (m_entry)
        m_entry->status = head.status();
    switch (m_mishap.kind) {
    case Kind::ReplaceAnswer:
        m_isDropped = true;
        m_entry->status = m_mishap.status;
        m_client.send(m_mishap.ownAnswer());
        Q_EMIT struck();
        return;
    case Kind::LongLength:
        head.set("Content-Length", QByteArray::number(m_length + m_mishap.bytes));
        break;
    case Kind::ShortLength:
        head.set("Content-Length", QByteArray::number(std::max<qint64>(0, m_length - m_mishap.bytes)));
        Q_EMIT struck();
        break;
    default:
        break;
    }
    m_client.send(head.text());
    contentCame(std::exchange(m_in, {}));
}

/// Where in the content it strikes; at its last byte at the latest.
qint64 RelayedAnswer::limit() const
{
    return m_length < 0 ? m_mishap.bytes : std::min(m_mishap.bytes, m_length - 1);
}

void RelayedAnswer::contentCame(QByteArray bytes)
{
    if (bytes.isEmpty())
        return;
    const qint64 untilThen = limit() - m_passed;
    switch (m_mishap.kind) {
    case Kind::Trickle:
        m_kept += bytes;
        if (!m_trickle.isActive()) {
            m_trickle.start(m_mishap.usualDelay());
            Q_EMIT struck();
        }
        return;
    case Kind::FlipByte:
        if (untilThen >= 0 && untilThen < bytes.size()) {
            bytes[untilThen] = static_cast<char>(bytes[untilThen] ^ 1);
            Q_EMIT struck();
        }
        break;
    case Kind::Truncate:
        if (untilThen <= bytes.size()) {
            m_isDropped = true;
            tell(bytes.left(untilThen));
            Q_EMIT ends(m_mishap.ending);
            return;
        }
        break;
    case Kind::StallAnswer:
        if (untilThen <= bytes.size()) {
            m_kept = bytes.mid(untilThen);
            tell(bytes.left(untilThen));
            Q_EMIT stalls();
            return;
        }
        break;
    default:
        break;
    }
    tell(bytes);
    if (m_mishap.kind == Kind::LongLength && m_passed == m_length) {
        m_isDropped = true;
        Q_EMIT ends(Mishap::Ending::Close);
    }
}

void RelayedAnswer::tell(const QByteArray &content)
{
    m_passed += content.size();
    if (m_entry)
        m_entry->answerBytes += content.size();
    m_client.send(content);
}

void RelayedAnswer::trickle()
{
    const qint64 size = std::max<qint64>(1, m_mishap.bytes);
    tell(m_kept.left(size));
    m_kept.remove(0, size);
    if (m_kept.isEmpty())
        m_trickle.stop();
}

} // namespace support
