#pragma once

#include "support/mishaprule.h"

namespace support {

/// Which part of a file a form sends, by its fields current_chunk and total_chunks, which stand before the
/// file. nullopt: more of it has to come, which cannot be when `isAll`.
[[nodiscard]] std::optional<RelayedHead::Chunk> chunkOfForm(const QByteArray &body, bool isAll);

} // namespace support
