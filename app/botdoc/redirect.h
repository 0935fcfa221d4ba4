#pragma once

#include "botdoc/result.h"

#include <QUrl>

namespace botdoc {

struct HttpRequest;

/// 301, 302, 303, 307, 308.
[[nodiscard]] bool isRedirect(int status);

/// Where an answer of such a status leads. `from` is the address that gave it, `location` its header,
/// `followed` how many led there. Protocol for what is not to be followed: anything but GET, a sixth
/// redirect, a lesser scheme, an address that may not be asked.
[[nodiscard]] Result<QUrl> redirectTarget(const HttpRequest &request, const QUrl &from, int status,
                                          const QByteArray &location, int followed);

} // namespace botdoc
