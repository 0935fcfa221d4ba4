#pragma once

#include "botdoc/apierror.h"

namespace botdoc {

/// Whether a call that may be repeated without harm is to be repeated, and after how long: exponential with
/// full jitter, or as long as the server asked. A pure function: `attempt` counts from 1, `random` is from 0
/// to 1. nullopt: leave it at this error.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryDelay(const ApiError &error, int attempt,
                                                                  double random);

} // namespace botdoc
