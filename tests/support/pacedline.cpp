#include "support/pacedline.h"

#include <QTcpSocket>

#include <algorithm>

namespace support {

namespace {

using std::chrono::nanoseconds;

/// What a line takes in at once, so that those that share it take turns.
constexpr qint64 piece = 64 * 1024;
constexpr qint64 mostUnwritten = 1024 * 1024;

} // namespace

nanoseconds PacedLine::now() const
{
    return nanoseconds(m_clock.nsecsElapsed());
}

nanoseconds PacedLine::arrival(Direction direction, qint64 bytes, nanoseconds earliest)
{
    nanoseconds &isFree = m_free[static_cast<std::size_t>(direction)];
    isFree = std::max(isFree, now());
    if (m_pace.bytesPerSecond > 0)
        isFree += nanoseconds(bytes * 1'000'000'000 / m_pace.bytesPerSecond);
    return std::max(isFree, earliest) + nanoseconds(m_pace.roundTrip) / 2;
}

LineEnd::LineEnd(PacedLine &line, PacedLine::Direction direction, QTcpSocket *socket)
    : QObject(socket)
    , m_line(line)
    , m_direction(direction)
    , m_socket(socket)
    , m_open(line.now() + line.pace().roundTrip)
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    connect(&m_next, &QTimer::timeout, this, &LineEnd::deliver);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &LineEnd::moved);
}

void LineEnd::send(const QByteArray &bytes)
{
    const Pace &pace = m_line.pace();
    if (m_underWay.isEmpty() && pace.bytesPerSecond == 0 && pace.roundTrip.count() == 0) {
        m_socket->write(bytes);
        m_socket->flush();
        return;
    }
    for (qint64 at = 0; at < bytes.size(); at += piece) {
        const QByteArray part = bytes.mid(at, piece);
        m_underWay.append({part, m_line.arrival(m_direction, part.size(), m_open)});
        m_bytesUnderWay += part.size();
    }
    if (!m_next.isActive())
        deliver();
}

bool LineEnd::isFull() const
{
    // As much as the line itself holds, and a little that waits before it.
    const Pace &pace = m_line.pace();
    const qint64 inLine = pace.bytesPerSecond * pace.roundTrip.count() / 1000;
    return m_socket->bytesToWrite() > mostUnwritten || m_bytesUnderWay > inLine + 4 * piece;
}

void LineEnd::whenEmpty(std::function<void()> then)
{
    m_whenEmpty = std::move(then);
    // Later, as in every other case: it may end what calls this.
    QMetaObject::invokeMethod(this, &LineEnd::moved, Qt::QueuedConnection);
}

void LineEnd::deliver()
{
    while (!m_underWay.isEmpty() && m_underWay.head().due <= m_line.now()) {
        const QByteArray bytes = m_underWay.dequeue().bytes;
        m_bytesUnderWay -= bytes.size();
        m_socket->write(bytes);
    }
    if (!m_underWay.isEmpty())
        m_next.start(std::chrono::ceil<std::chrono::milliseconds>(m_underWay.head().due - m_line.now()));
    moved();
}

void LineEnd::moved()
{
    if (m_whenEmpty && m_underWay.isEmpty() && m_socket->bytesToWrite() == 0) {
        std::exchange(m_whenEmpty, {})();
        return;
    }
    if (!isFull())
        Q_EMIT hasRoom();
}

} // namespace support
