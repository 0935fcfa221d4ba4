#include "latedevice.h"

#include <QTimerEvent>

#include <cstring>

LateDevice::LateDevice(const QByteArray &bytes, qint64 piece, qint64 endsAfter)
    : m_bytes(endsAfter < 0 ? bytes : bytes.left(endsAfter))
    , m_piece(piece)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    startTimer(0);
}

qint64 LateDevice::bytesAvailable() const
{
    return m_arrived - m_read;
}

bool LateDevice::atEnd() const
{
    return m_read == m_bytes.size();
}

qint64 LateDevice::readData(char *data, qint64 most)
{
    const qint64 size = std::min(most, m_arrived - m_read);
    if (size == 0)
        return atEnd() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_read, static_cast<std::size_t>(size));
    m_read += size;
    return size;
}

void LateDevice::timerEvent(QTimerEvent *event)
{
    m_arrived = std::min<qint64>(m_arrived + m_piece, m_bytes.size());
    if (m_arrived == m_bytes.size())
        killTimer(event->timerId());
    Q_EMIT readyRead();
}
