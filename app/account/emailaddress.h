#pragma once

#include <QString>

namespace account {

/// The e-mail address in what a person typed or pasted, "Anna <anna@example.com>" and "mailto:..." among it.
/// Empty for what is none; whether it exists, only the server knows.
[[nodiscard]] QString emailIn(const QString &typed);

} // namespace account
