#pragma once

#include <QJsonObject>

class Office;

namespace bench {

/// Loads all of the list, then types words, sorts, and scrolls while it sorts.
[[nodiscard]] QJsonObject measureSearching(Office &office);

/// Has all of the list searched, page by page.
[[nodiscard]] QJsonObject measureIndex(Office &office);

} // namespace bench
