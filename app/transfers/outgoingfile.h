#pragma once

#include "transfers/filechunk.h"

#include "content/filethread.h"

#include "botdoc/result.h"

#include <functional>
#include <memory>

class QIODevice;

namespace transfers {

class ChunkSource;
class SourceFile;

/// A SourceFile on a file thread of its own, as the thread that sends it sees it: nothing here waits for the
/// disk. Callbacks come later, from the event loop, and not after this is destroyed.
class OutgoingFile final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutgoingFile)

public:
    struct Facts
    {
        qint64 size = 0;        ///< in bytes, at least 1
        QDateTime modified;     ///< UTC
        QByteArray contentType; ///< by its name
    };

    explicit OutgoingFile(QObject *parent = nullptr);
    ~OutgoingFile() override;

    /// First, once.
    void open(const QString &path, std::function<void(const botdoc::Result<Facts> &)> done);
    /// Reads the beginning of a chunk that will be asked for next, while there is time.
    void readAhead(const FileChunk &next);
    /// The bytes of a chunk, for one attempt to send them.
    [[nodiscard]] std::unique_ptr<ChunkSource> bytesOf(const FileChunk &chunk);
    /// SourceFile::hasChanged(): an error of kind FileChanged then.
    void check(std::function<void(const botdoc::Result<void> &)> done);
    /// SourceFile::md5().
    void md5(std::function<void(const botdoc::Result<QByteArray> &)> done);
    /// The same, if check() finds nothing: for a file that has gone out. Nothing can be asked after it, for
    /// the file is closed.
    void close(std::function<void(const botdoc::Result<QByteArray> &)> done);

private:
    std::shared_ptr<SourceFile> m_file;
    QByteArray m_begin; // of the chunk that is next, of a small file all
    qint64 m_beginOffset = 0;
    content::FileThread m_thread;
};

} // namespace transfers
