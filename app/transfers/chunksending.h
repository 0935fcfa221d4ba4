#pragma once

#include "transfers/filechunk.h"

#include "botdoc/chunk.h"
#include "botdoc/media.h"
#include "botdoc/result.h"

#include <QObject>
#include <QPointer>

class QIODevice;

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace transfers {

class OutgoingFile;

/// One chunk of a file going out, once. Deleting it breaks that off.
class ChunkSending final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChunkSending)

public:
    /// `client` and `file` must outlive this. `chunk` is complete but for its numbers, size and bytes, which
    /// are those of `part`.
    ChunkSending(botdoc::Client &client, OutgoingFile &file, botdoc::Chunk chunk, const FileChunk &part,
                 QObject *parent);
    ~ChunkSending() override;

    void start();
    /// Breaks it off at once, without a signal: from here on no more of its bytes are taken.
    void stop();
    /// Whether all its bytes were taken to be sent. As long as they were not, it has not arrived.
    [[nodiscard]] bool isAllTaken() const { return m_taken == m_part.size; }
    [[nodiscard]] const FileChunk &part() const { return m_part; }

Q_SIGNALS:
    /// Bytes of the file in this chunk handed to the network.
    void progress(qint64 done);
    /// The last signal: the server's answer, or why there is none, or why the file could not be read.
    void ended(const botdoc::Result<botdoc::Media> &result);

private:
    [[nodiscard]] std::unique_ptr<QIODevice> bytes();
    void end(const botdoc::Result<botdoc::Media> &result);

    botdoc::Client &m_client;
    OutgoingFile &m_file;
    botdoc::Chunk m_chunk;
    const FileChunk m_part;
    QPointer<botdoc::Call> m_call;
    qint64 m_taken = 0;
    bool m_hasEnded = false;
};

} // namespace transfers
