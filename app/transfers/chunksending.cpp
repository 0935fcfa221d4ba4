#include "transfers/chunksending.h"

#include "transfers/chunksource.h"
#include "transfers/outgoingfile.h"

#include "botdoc/client.h"

#include <algorithm>

namespace transfers {

using botdoc::Media;
using botdoc::Result;

ChunkSending::ChunkSending(botdoc::Client &client, OutgoingFile &file, botdoc::Chunk chunk,
                           const FileChunk &part, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_file(file)
    , m_chunk(std::move(chunk))
    , m_part(part)
{
    m_chunk.current = part.number;
    m_chunk.size = part.size;
    m_chunk.bytes = [this] { return bytes(); };
}

ChunkSending::~ChunkSending()
{
    stop();
}

void ChunkSending::stop()
{
    m_hasEnded = true;
    if (m_call)
        m_call->cancel();
}

void ChunkSending::start()
{
    m_call = m_client.createMedia(m_chunk, this, [this](const Result<Media> &media) { end(media); });
    connect(m_call, &botdoc::Call::progress, this, [this](qint64 done, qint64 total) {
        // Of a body that holds a little more than the file's bytes, most of it before them.
        Q_EMIT progress(std::clamp<qint64>(done - (total - m_part.size), 0, m_part.size));
    });
}

std::unique_ptr<QIODevice> ChunkSending::bytes()
{
    // Asked for again when the server wanted another token first.
    m_taken = 0;
    auto source = m_file.bytesOf(m_part);
    connect(source.get(), &ChunkSource::taken, this, [this](qint64 taken) { m_taken = taken; });
    connect(source.get(), &ChunkSource::failed, this, [this](const botdoc::ApiError &error) {
        m_taken = 0;
        end(botdoc::Failure(error));
    });
    return source;
}

void ChunkSending::end(const Result<Media> &result)
{
    if (m_hasEnded)
        return;
    stop();
    Q_EMIT ended(result);
}

} // namespace transfers
