#pragma once

#include "botdoc/apierror.h"

namespace botdoc {

/// Whether the same may succeed later without anybody doing anything about it.
[[nodiscard]] bool isPassing(const ApiError &error);

/// Whether a call that may be repeated without harm is to be repeated, and after how long: exponential with
/// full jitter, or as long as the server asked. A pure function: `attempt` counts from 1, `random` is from 0
/// to 1. nullopt: leave it at this error.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryDelay(const ApiError &error, int attempt,
                                                                  double random);

/// The pauses between attempts at something that nobody waits for in front of the window.
struct Backoff
{
    std::chrono::milliseconds first;   ///< at most, before the second attempt; doubled for each further one
    std::chrono::milliseconds longest; ///< at most, ever; but for what the server asks for

    /// As for retryDelay(); `attempt` is how many have failed.
    [[nodiscard]] std::chrono::milliseconds after(int attempt, const ApiError &error, double random) const;
};

} // namespace botdoc
