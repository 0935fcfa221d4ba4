#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QQueue>
#include <QTimer>

#include <array>
#include <chrono>
#include <functional>

class QTcpSocket;

namespace support {

/// How fast a line is, each way.
struct Pace
{
    qint64 bytesPerSecond = 0; ///< 0: as fast as it goes
    std::chrono::milliseconds roundTrip{};
};

/// A line that all connections over it share: what one sends the others wait for.
class PacedLine final
{
public:
    enum class Direction { Up, Down };

    PacedLine() { m_clock.start(); }

    void setPace(const Pace &pace) { m_pace = pace; }
    [[nodiscard]] const Pace &pace() const { return m_pace; }
    [[nodiscard]] std::chrono::nanoseconds now() const;
    /// When the last of so many bytes arrives that are given to it now, or not before `earliest`.
    [[nodiscard]] std::chrono::nanoseconds arrival(Direction direction, qint64 bytes,
                                                   std::chrono::nanoseconds earliest);

private:
    Pace m_pace;
    QElapsedTimer m_clock;
    std::array<std::chrono::nanoseconds, 2> m_free{}; // when the line can take more
};

/// One direction of one connection over a line.
class LineEnd final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineEnd)

public:
    /// Writes to `socket`, to which it belongs; `line` must outlive it.
    LineEnd(PacedLine &line, PacedLine::Direction direction, QTcpSocket *socket);

    void send(const QByteArray &bytes);
    /// More should not be given to it before hasRoom().
    [[nodiscard]] bool isFull() const;
    /// Once all that was given to it is with the system.
    void whenEmpty(std::function<void()> then);

Q_SIGNALS:
    /// Perhaps from within send().
    void hasRoom();

private:
    struct Piece
    {
        QByteArray bytes;
        std::chrono::nanoseconds due;
    };

    void deliver();
    void moved();

    PacedLine &m_line;
    const PacedLine::Direction m_direction;
    QTcpSocket *m_socket;
    const std::chrono::nanoseconds m_open; // when the connection's handshake is over
    QQueue<Piece> m_underWay;
    qint64 m_bytesUnderWay = 0;
    QTimer m_next;
    std::function<void()> m_whenEmpty;
};

} // namespace support
