#include "content/patience.h"

#include <array>

namespace content {

std::error_code patiently(const std::function<std::error_code()> &attempt,
                          const std::function<bool(const std::error_code &)> &isHeld,
                          const std::function<void(std::chrono::milliseconds)> &pause)
{
    constexpr std::array pauses = {20, 50, 100, 200, 400, 800, 1600, 3200, 3200}; // ms
    std::error_code error = attempt();
    for (const int next : pauses) {
        if (!error || !isHeld(error))
            break;
        pause(std::chrono::milliseconds(next));
        error = attempt();
    }
    return error;
}

} // namespace content
