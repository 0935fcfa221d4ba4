#include "transfers/chunksource.h"

#include "transfers/sourcefile.h"

#include "content/filethread.h"

#include <algorithm>
#include <cstring>

namespace transfers {

using botdoc::Failure;
using botdoc::Result;

namespace {

constexpr qint64 mostAhead = 2 * ChunkSource::block;

} // namespace

ChunkSource::ChunkSource(content::FileThread &thread, std::weak_ptr<SourceFile> file, const FileChunk &chunk,
                         const QByteArray &begin)
    : m_thread(&thread)
    , m_file(std::move(file))
    , m_chunk(chunk)
    , m_asked(begin.size())
    , m_arrived(begin.size())
{
    if (!begin.isEmpty())
        m_blocks.push_back(begin);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    readAhead();
}

void ChunkSource::readAhead()
{
    while (m_thread && !m_hasFailed && m_asked < m_chunk.size && m_asked - m_taken <= mostAhead - block) {
        const qint64 offset = m_chunk.offset + m_asked;
        const qint64 size = std::min(block, m_chunk.size - m_asked);
        m_asked += size;
        m_thread->ask<Result<QByteArray>>(
            [watched = m_file, offset, size]() -> Result<QByteArray> {
                const std::shared_ptr<SourceFile> file = watched.lock();
                return file ? file->read(offset, size) : Failure(botdoc::ApiError::cancelled());
            },
            this, [this](const Result<QByteArray> &bytes) { arrived(bytes); });
    }
}

void ChunkSource::arrived(const Result<QByteArray> &bytes)
{
    if (m_hasFailed)
        return;
    if (!bytes) {
        m_hasFailed = true;
        setErrorString(bytes.error().technical);
        Q_EMIT failed(bytes.error());
        return;
    }
    m_blocks.push_back(*bytes);
    m_arrived += bytes->size();
    Q_EMIT readyRead();
}

qint64 ChunkSource::readData(char *data, qint64 most)
{
    if (m_hasFailed || atEnd())
        return -1;
    qint64 done = 0;
    while (done < most && !m_blocks.empty()) {
        const QByteArray &first = m_blocks.front();
        const qint64 size = std::min<qint64>(most - done, first.size() - m_firstTaken);
        std::memcpy(data + done, first.constData() + m_firstTaken, static_cast<std::size_t>(size));
        done += size;
        m_firstTaken += size;
        if (m_firstTaken == first.size()) {
            m_blocks.pop_front();
            m_firstTaken = 0;
        }
    }
    m_taken += done;
    if (done > 0) {
        readAhead();
        Q_EMIT taken(m_taken);
    }
    return done;
}

qint64 ChunkSource::writeData(const char * /*data*/, qint64 /*size*/)
{
    return -1;
}

} // namespace transfers
