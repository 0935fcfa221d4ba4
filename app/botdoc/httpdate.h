#pragma once

#include <QByteArray>
#include <QDateTime>

namespace botdoc {

/// A date of an HTTP header ("Sun, 06 Nov 1994 08:49:37 GMT", RFC 9110, 5.6.7), in UTC; invalid for what is
/// none.
[[nodiscard]] QDateTime httpDate(const QByteArray &text);

} // namespace botdoc
