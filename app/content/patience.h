#pragma once

#include <chrono>
#include <functional>
#include <system_error>

namespace content {

/// Does again, after growing pauses of ten seconds in all, what another program keeps from being done for a
/// moment: a file just written is often held by a virus scanner or an indexer. `isHeld` tells the errors that
/// may pass. Returns the last attempt's error. Blocks.
[[nodiscard]] std::error_code patiently(const std::function<std::error_code()> &attempt,
                                        const std::function<bool(const std::error_code &)> &isHeld,
                                        const std::function<void(std::chrono::milliseconds)> &pause);

} // namespace content
