#pragma once

#include <QtGlobal>

namespace transfers {

/// One piece of a file.
struct FileChunk
{
    int number = 1; ///< from 1
    qint64 offset = 0;
    qint64 size = 0;

    [[nodiscard]] qint64 end() const { return offset + size; }

    friend bool operator==(const FileChunk &, const FileChunk &) = default;
};

/// How a file is cut into pieces of one size; only the last may be smaller. At most 10,000: of a file that
/// would need more, the pieces are larger.
class FileChunks final
{
public:
    static constexpr qint64 usualSize = 8 * 1024 * 1024;
    static constexpr int most = 10'000;

    FileChunks() = default;
    /// Both in bytes, at least 1.
    FileChunks(qint64 fileSize, qint64 chunkSize);

    [[nodiscard]] int count() const;
    /// In bytes: of all but the last.
    [[nodiscard]] qint64 chunkSize() const { return m_chunkSize; }
    /// `number` from 1 to count().
    [[nodiscard]] FileChunk at(int number) const;

private:
    qint64 m_fileSize = 1;
    qint64 m_chunkSize = usualSize;
};

} // namespace transfers
