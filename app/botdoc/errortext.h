#pragma once

#include "botdoc/apierror.h"

namespace botdoc {

/// What staff read of an error: what happened and what to do next, in whole sentences, plain text, safe to be
/// drawn (displayText).
/// The one place where errors become words. Technical details stay in ApiError::technical, one click further.
[[nodiscard]] QString inWords(const ApiError &error);

/// A sentence of the caller's own, and after it what the server said, where it said something.
[[nodiscard]] QString withServerWords(const QString &sentence, const ApiError &error);

/// The technical side in one line for the details: status, server's words, system's words.
[[nodiscard]] QString inDetail(const ApiError &error);

} // namespace botdoc
