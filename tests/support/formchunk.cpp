#include "support/formchunk.h"

namespace support {

namespace {

/// The number in a field of that name; 0: not seen.
int numberIn(const QByteArray &body, const QByteArray &name)
{
    const QByteArray start = "name=\"" + name + "\"\r\n\r\n";
    const qsizetype at = body.indexOf(start);
    const qsizetype end = at < 0 ? -1 : body.indexOf("\r\n", at + start.size());
    return end < 0 ? 0 : body.mid(at + start.size(), end - at - start.size()).toInt();
}

} // namespace

std::optional<RelayedHead::Chunk> chunkOfForm(const QByteArray &body, bool isAll)
{
    constexpr qsizetype farEnough = 4096;
    const int current = numberIn(body.left(farEnough), "current_chunk");
    const int total = numberIn(body.left(farEnough), "total_chunks");
    if (current == 0 || total == 0)
        return isAll || body.size() >= farEnough ? std::optional(RelayedHead::Chunk::None) : std::nullopt;
    if (total == 1)
        return RelayedHead::Chunk::Only;
    if (current == 1)
        return RelayedHead::Chunk::First;
    return current == total ? RelayedHead::Chunk::Last : RelayedHead::Chunk::Middle;
}

} // namespace support
