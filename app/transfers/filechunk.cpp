#include "transfers/filechunk.h"

#include <algorithm>

namespace transfers {

namespace {

qint64 divideUp(qint64 whole, qint64 part)
{
    return whole / part + (whole % part != 0 ? 1 : 0);
}

} // namespace

FileChunks::FileChunks(qint64 fileSize, qint64 chunkSize)
    : m_fileSize(std::max<qint64>(1, fileSize))
    , m_chunkSize(std::max({qint64(1), chunkSize, divideUp(m_fileSize, most)}))
{}

int FileChunks::count() const
{
    return static_cast<int>(divideUp(m_fileSize, m_chunkSize));
}

FileChunk FileChunks::at(int number) const
{
    Q_ASSERT(number >= 1 && number <= count());
    const qint64 offset = (number - 1) * m_chunkSize;
    return {number, offset, std::min(m_chunkSize, m_fileSize - offset)};
}

} // namespace transfers
