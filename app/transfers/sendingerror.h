#pragma once

#include "botdoc/apierror.h"

namespace transfers {

/// Whether the server, or a proxy before it, may have got the whole of what was sent, and acted on it, though
/// it ended with this.
[[nodiscard]] bool mayHaveArrived(const botdoc::ApiError &error);

/// Whether the server says that it takes files in one piece only.
[[nodiscard]] bool isAboutChunks(const botdoc::ApiError &error);

/// What is to be told when it could not be found out either.
[[nodiscard]] botdoc::ApiError unconfirmed(botdoc::ApiError cause);

} // namespace transfers
