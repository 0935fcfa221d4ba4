#pragma once

#include "transfers/filechunk.h"

#include "botdoc/result.h"

#include <QIODevice>
#include <QPointer>

#include <deque>
#include <memory>

namespace content {
class FileThread;
}

namespace transfers {

class SourceFile;

/// The bytes of one chunk, for botdoc::Chunk::bytes: read on the file thread, a little ahead of what the
/// network takes.
class ChunkSource final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChunkSource)

public:
    /// How much is read at once. Of a disk that takes longer than the network waits for such a block nothing
    /// can be sent.
    static constexpr qint64 block = 512 * 1024;

    /// Only looks on at `file`: whoever sends it decides when it is closed. `begin` are bytes that the chunk
    /// begins with, if they have been read already.
    ChunkSource(content::FileThread &thread, std::weak_ptr<SourceFile> file, const FileChunk &chunk,
                const QByteArray &begin = {});

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_taken == m_chunk.size; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_arrived - m_taken; }

Q_SIGNALS:
    /// How many bytes of the chunk were read from here so far.
    void taken(qint64 bytes);
    /// The file could not be read on: the chunk cannot be sent. QNetworkAccessManager would wait for more.
    void failed(const botdoc::ApiError &error);

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void readAhead();
    void arrived(const botdoc::Result<QByteArray> &bytes);

    QPointer<content::FileThread> m_thread;
    std::weak_ptr<SourceFile> m_file;
    const FileChunk m_chunk;
    std::deque<QByteArray> m_blocks;
    qsizetype m_firstTaken = 0; // bytes of the first block that were read
    qint64 m_asked = 0;
    qint64 m_arrived = 0;
    qint64 m_taken = 0;
    bool m_hasFailed = false;
};

} // namespace transfers
