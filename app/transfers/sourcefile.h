#pragma once

#include "botdoc/result.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>

#include <memory>

namespace transfers {

/// A file that is being sent. Everything here blocks: use it on a content::FileThread. Errors are
/// ApiError::Kind::Disk, EmptyFile and FileChanged.
class SourceFile final
{
    Q_DISABLE_COPY_MOVE(SourceFile)

public:
    [[nodiscard]] static botdoc::Result<std::shared_ptr<SourceFile>> open(const QString &path);

    /// In bytes, as it was when opened; at least 1.
    [[nodiscard]] qint64 size() const { return m_size; }
    /// UTC, as it was when opened; invalid where the file system keeps no times.
    [[nodiscard]] QDateTime modified() const { return m_modified; }
    /// Exactly these bytes. Any part of the file may be read again; the MD5 takes each byte once, in order.
    [[nodiscard]] botdoc::Result<QByteArray> read(qint64 offset, qint64 size);
    /// Of the whole, 32 lower-case hex digits; reads what was not read yet.
    [[nodiscard]] botdoc::Result<QByteArray> md5();
    /// Whether it, or what is at its path now, is another than the one that was opened. One that is gone has
    /// not changed: it can still be read.
    [[nodiscard]] bool hasChanged() const;

private:
    explicit SourceFile(const QString &path);

    QFile m_file;
    qint64 m_size = 0;
    QDateTime m_modified;
    QCryptographicHash m_hash{QCryptographicHash::Md5};
    qint64 m_hashed = 0;
};

} // namespace transfers
