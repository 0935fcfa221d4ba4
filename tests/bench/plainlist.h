#pragma once

#include <QJsonObject>
#include <QStringList>

namespace bench {

/// What the list would be like with Qt's usual means, on a demo server with `options`: how long until the row
/// in the middle is shown, and how long a filter and a sort over the first 100,000 keep the window from
/// answering. Times are in milliseconds, sizes in MiB.
[[nodiscard]] QJsonObject measurePlainList(const QStringList &options);

} // namespace bench
