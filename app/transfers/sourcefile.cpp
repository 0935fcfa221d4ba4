#include "transfers/sourcefile.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace transfers {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

ApiError errorOf(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

SourceFile::SourceFile(const QString &path)
    : m_file(path)
{}

Result<std::shared_ptr<SourceFile>> SourceFile::open(const QString &path)
{
    // Asked before it is opened: opening a pipe would wait for its other end.
    const QFileInfo info(path);
    if (!info.isFile() && info.exists()) {
        return Failure(ApiError::disk(
            QCoreApplication::translate("transfers::SourceFile", "It is not a file that can be sent.")));
    }
    // Not make_shared: the constructor is private.
    std::shared_ptr<SourceFile> source(new SourceFile(path));
    if (!source->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Failure(ApiError::disk(source->m_file.errorString()));
    source->m_size = source->m_file.size();
    source->m_modified = source->m_file.fileTime(QFile::FileModificationTime).toUTC();
    if (source->m_size == 0)
        return Failure(errorOf(ApiError::Kind::EmptyFile));
    return source;
}

Result<QByteArray> SourceFile::read(qint64 offset, qint64 size)
{
    if (m_file.pos() != offset && !m_file.seek(offset))
        return Failure(ApiError::disk(m_file.errorString()));
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 done = 0; done < size;) {
        const qint64 more = m_file.read(bytes.data() + done, size - done);
        if (more < 0)
            return Failure(ApiError::disk(m_file.errorString()));
        if (more == 0)
            return Failure(errorOf(ApiError::Kind::FileChanged)); // it has become shorter
        done += more;
    }
    if (offset <= m_hashed && offset + size > m_hashed) {
        m_hash.addData(QByteArrayView(bytes).sliced(m_hashed - offset));
        m_hashed = offset + size;
    }
    return bytes;
}

Result<QByteArray> SourceFile::md5()
{
    constexpr qint64 block = 1024 * 1024;
    while (m_hashed < m_size) {
        const Result<QByteArray> bytes = read(m_hashed, std::min(block, m_size - m_hashed));
        if (!bytes)
            return Failure(bytes.error());
    }
    return m_hash.result().toHex();
}

bool SourceFile::hasChanged() const
{
    if (m_file.size() != m_size || m_file.fileTime(QFile::FileModificationTime) != m_modified)
        return true;
    // Many programs save by putting another file in the place of the old one.
    const QFileInfo now(m_file.fileName());
    const bool isSame = now.size() == m_size && now.fileTime(QFile::FileModificationTime) == m_modified;
    return !isSame && now.exists();
}

} // namespace transfers
