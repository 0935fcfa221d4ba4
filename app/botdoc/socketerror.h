#pragma once

#include "botdoc/apierror.h"

class QAbstractSocket;

namespace botdoc {

/// Why a connection failed: Timeout, Tls (but for a bad certificate, see certificateError()), or Offline with
/// its cause.
[[nodiscard]] ApiError socketError(const QAbstractSocket &socket);

} // namespace botdoc
