#pragma once

#include <chrono>
#include <functional>

namespace support {

/// Runs the event loop until `holds` says yes, asked after each event; false when it has not by then. As
/// QTRY_VERIFY, without the 50 ms that one sleeps between two looks.
[[nodiscard]] bool eventually(const std::function<bool()> &holds,
                              std::chrono::milliseconds atMost = std::chrono::seconds(10));

} // namespace support
