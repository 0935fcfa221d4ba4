#pragma once

#include "botdoc/server.h"

namespace account {

/// What the window calls a server beside its host: Live, Sandbox; empty for another.
[[nodiscard]] QString serverName(const botdoc::Server &server);

/// "Live \u00b7 api.botdoc.io", or the host alone.
[[nodiscard]] QString serverLabel(const QString &name, const QString &host);

} // namespace account
