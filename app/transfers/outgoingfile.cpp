#include "transfers/outgoingfile.h"

#include "transfers/chunksource.h"
#include "transfers/sourcefile.h"

#include "content/filetype.h"

namespace transfers {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

struct Opened
{
    std::shared_ptr<SourceFile> file;
    OutgoingFile::Facts facts;
};

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
            return Opened{*file, {(*file)->size(), (*file)->modified(), content::contentTypeFor(path)}};
        },
        this,
        [this, done = std::move(done)](Result<Opened> opened) {
            if (!opened) {
                done(Failure(opened.error()));
                return;
            }
            m_file = std::move(opened->file);
            done(opened->facts);
        });
}

std::unique_ptr<ChunkSource> OutgoingFile::bytesOf(const FileChunk &chunk)
{
    return std::make_unique<ChunkSource>(m_thread, m_file, chunk);
}

void OutgoingFile::check(std::function<void(const Result<void> &)> done)
{
    m_thread.ask<Result<void>>(
        [file = m_file]() -> Result<void> {
            if (!file->hasChanged())
                return {};
            ApiError error;
            error.kind = ApiError::Kind::FileChanged;
            return Failure(error);
        },
        this, std::move(done));
}

void OutgoingFile::md5(std::function<void(const Result<QByteArray> &)> done)
{
    m_thread.ask<Result<QByteArray>>([file = m_file] { return file->md5(); }, this, std::move(done));
}

} // namespace transfers
