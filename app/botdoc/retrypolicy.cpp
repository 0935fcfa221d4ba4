#include "botdoc/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace botdoc {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds longestWaitInCall = std::chrono::seconds(20);
/// A server that asks for more is not to be believed.
constexpr milliseconds longestAskedFor = std::chrono::hours(1);

/// Full jitter: anything between nothing and the ceiling of that attempt.
milliseconds jittered(milliseconds first, milliseconds longest, int attempt, double random)
{
    const double ceiling = std::min(static_cast<double>(first.count()) * std::pow(2.0, attempt - 1),
                                    static_cast<double>(longest.count()));
    return milliseconds(static_cast<qint64>(ceiling * std::clamp(random, 0.0, 1.0)));
}

} // namespace

bool isPassing(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::Timeout:
        return true;
    case ApiError::Kind::Server:
        // 500 is a fault that stays; these pass.
        return error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    case ApiError::Kind::Unauthorized:
    case ApiError::Kind::Forbidden:
    case ApiError::Kind::NotFound:
    case ApiError::Kind::Rejected:
    case ApiError::Kind::Protocol:
    case ApiError::Kind::Tls:
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::Disk:
    case ApiError::Kind::EmptyFile:
    case ApiError::Kind::FileChanged:
    case ApiError::Kind::Damaged:
    case ApiError::Kind::Unconfirmed:
    case ApiError::Kind::NoDownloadsLeft:
        return false;
    }
    return false;
}

std::optional<milliseconds> retryDelay(const ApiError &error, int attempt, double random)
{
    // A time-out has cost a whole time limit already.
    const int mostAttempts = error.kind == ApiError::Kind::Timeout ? 2 : 3;
    if (!isPassing(error) || attempt >= mostAttempts)
        return std::nullopt;
    // Somebody waits in front of the window: a longer pause is theirs to decide on.
    if (error.retryAfter && *error.retryAfter > longestWaitInCall)
        return std::nullopt;
    constexpr milliseconds first(500);
    return error.retryAfter.value_or(milliseconds::zero()) +
           jittered(first, longestWaitInCall, attempt, random);
}

milliseconds Backoff::after(int attempt, const ApiError &error, double random) const
{
    return std::min(error.retryAfter.value_or(milliseconds::zero()), longestAskedFor) +
           jittered(first, longest, attempt, random);
}

} // namespace botdoc
