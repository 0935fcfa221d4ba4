#pragma once

#include "pulse.h"

#include <QList>

#include <functional>
#include <utility>

class Office;

namespace bench {

/// What somebody does with the list, over and over.
struct Step
{
    const char *name;
    int times;
    std::chrono::milliseconds pause; ///< after each time: what it has set off is told of this step, too
    std::function<void(Office &office, int time)> act;
};

/// All that is done.
[[nodiscard]] QList<Step> everydaySteps();

/// Goes through the steps for so long, always through each whole one, and tells the stalls of each by its
/// name.
[[nodiscard]] QList<std::pair<const char *, Stalls>> play(const QList<Step> &steps, Office &office,
                                                          Pulse &pulse, std::chrono::seconds length);

} // namespace bench
