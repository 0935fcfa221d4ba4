#pragma once

#include <chrono>
#include <functional>

namespace bench {

/// Runs the event loop as the program does: a wait that sleeps in between would be told as a stall.
void runFor(std::chrono::milliseconds time);

/// Runs it until `holds`, looked at every 50 ms; ends the program with a message when that is in vain.
void await(const char *what, const std::function<bool()> &holds,
           std::chrono::milliseconds atMost = std::chrono::minutes(10));

} // namespace bench
