#pragma once

#include <QIODevice>

/// A sequential device that gives its bytes in pieces, each some turns of the event loop after the last, and
/// tells so by readyRead: as a file on a slow share does.
class LateDevice final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LateDevice)

public:
    /// `endsAfter`: gives only so many bytes and then says that this was all; -1: gives all.
    LateDevice(const QByteArray &bytes, qint64 piece, qint64 endsAfter = -1);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override;

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }
    void timerEvent(QTimerEvent *event) override;

private:
    QByteArray m_bytes;
    qint64 m_piece;
    qint64 m_arrived = 0;
    qint64 m_read = 0;
};
