#include "transfers/outgoingfile.h"

#include "transfers/chunksource.h"
#include "transfers/sourcefile.h"

#include "content/filetype.h"

#include <algorithm>

namespace transfers {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

struct Opened
{
    std::shared_ptr<SourceFile> file;
    OutgoingFile::Facts facts;
    QByteArray begin;
};

/// What is no larger is read when it is opened: of thousands of small files each way to the file thread and
/// back counts.
constexpr qint64 mostReadAtOnce = 64 * 1024;

Result<void> checked(const SourceFile &file)
{
    if (!file.hasChanged())
        return {};
    ApiError error;
    error.kind = ApiError::Kind::FileChanged;
    return Failure(error);
}

} // namespace

OutgoingFile::OutgoingFile(QObject *parent)
    : QObject(parent)
{}

OutgoingFile::~OutgoingFile()
{
    if (m_file)
        m_thread.release(std::move(m_file));
}

void OutgoingFile::open(const QString &path, std::function<void(const Result<Facts> &)> done)
{
    m_thread.ask<Result<Opened>>(
        [path]() -> Result<Opened> {
            const auto file = SourceFile::open(path);
            if (!file)
                return Failure(file.error());
            const qint64 size = (*file)->size();
            Opened opened{*file, {size, (*file)->modified(), content::contentTypeFor(path)}, {}};
            // Why it could not be read is told when it is to be sent.
            if (size <= mostReadAtOnce)
                opened.begin = (*file)->read(0, size).value_or(QByteArray());
            return opened;
        },
        this,
        [this, done = std::move(done)](Result<Opened> opened) {
            if (!opened) {
                done(Failure(opened.error()));
                return;
            }
            m_file = std::move(opened->file);
            m_begin = std::move(opened->begin);
            done(opened->facts);
        });
}

void OutgoingFile::readAhead(const FileChunk &next)
{
    const auto read = [file = m_file, offset = next.offset, size = std::min(next.size, ChunkSource::block)] {
        return file->read(offset, size);
    };
    m_thread.ask<Result<QByteArray>>(read, this, [this, offset = next.offset](const auto &bytes) {
        // Why it could not be read is told when it is to be sent.
        m_begin = bytes.value_or(QByteArray());
        m_beginOffset = offset;
    });
}

std::unique_ptr<ChunkSource> OutgoingFile::bytesOf(const FileChunk &chunk)
{
    const bool isBegun = chunk.offset == m_beginOffset && m_begin.size() <= chunk.size;
    return std::make_unique<ChunkSource>(m_thread, m_file, chunk, isBegun ? m_begin : QByteArray());
}

void OutgoingFile::check(std::function<void(const Result<void> &)> done)
{
    m_thread.ask<Result<void>>([file = m_file] { return checked(*file); }, this, std::move(done));
}

void OutgoingFile::md5(std::function<void(const Result<QByteArray> &)> done)
{
    m_thread.ask<Result<QByteArray>>([file = m_file] { return file->md5(); }, this, std::move(done));
}

void OutgoingFile::close(std::function<void(const Result<QByteArray> &)> done)
{
    m_thread.ask<Result<QByteArray>>(
        [file = std::move(m_file)]() -> Result<QByteArray> {
            if (const Result<void> unchanged = checked(*file); !unchanged)
                return Failure(unchanged.error());
            return file->md5();
        },
        this, std::move(done));
}

} // namespace transfers
