#include "botdoc/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace botdoc {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds longestWaitInCall = std::chrono::seconds(20);

int mostAttempts(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::RateLimited:
        return 3;
    case ApiError::Kind::Timeout:
        return 2; // it has cost a whole time limit already
    case ApiError::Kind::Server:
        // 500 is a fault that stays; these pass.
        return error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504 ? 3 : 1;
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
        return 1;
    }
    return 1;
}

} // namespace

std::optional<milliseconds> retryDelay(const ApiError &error, int attempt, double random)
{
    if (attempt >= mostAttempts(error))
        return std::nullopt;
    // Somebody waits in front of the window: a longer pause is theirs to decide on.
    if (error.retryAfter && *error.retryAfter > longestWaitInCall)
        return std::nullopt;
    const double ceiling = 500.0 * std::pow(2.0, attempt - 1);
    const milliseconds jittered(static_cast<qint64>(ceiling * std::clamp(random, 0.0, 1.0)));
    return error.retryAfter ? *error.retryAfter + jittered : jittered;
}

} // namespace botdoc
