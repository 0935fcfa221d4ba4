#pragma once

#include "botdoc/apierror.h"

#include <tl/expected.hpp>

#include <functional>

namespace botdoc {

/// A value, or why there is none. Becomes std::expected when the compilers and tools we build with all have
/// it.
template <typename T>
using Result = tl::expected<T, ApiError>;

using Failure = tl::unexpected<ApiError>;

/// Called exactly once with the outcome of a Call (see call.h for when).
template <typename T>
using Callback = std::function<void(const Result<T> &)>;

} // namespace botdoc
