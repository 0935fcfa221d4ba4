#pragma once

#include "support/mishap.h"
#include "support/pacedline.h"

#include <QList>

/// A fault of the matrix.
struct Fault
{
    QString name;
    support::Mishap mishap;
    support::Pace pace = {};
    /// The client's time limit, where it is to be reached.
    std::optional<std::chrono::milliseconds> inactivity = std::nullopt;
    /// The server acts while the client still looks for what it did.
    bool isLookedForLong = false;
};

/// All of them; where they are something's length or place, they are within what every request and answer
/// has.
[[nodiscard]] QList<Fault> allFaults();
