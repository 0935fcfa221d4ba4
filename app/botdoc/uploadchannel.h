#pragma once

#include "botdoc/exchange.h"

namespace botdoc {

/// The way chunks go out. Its one job: send this request once, tell its true progress, tell of an early
/// refusal.
class UploadChannel
{
public:
    virtual ~UploadChannel() = default;

    /// Not yet started: connect first. Belongs to `parent`.
    [[nodiscard]] virtual Exchange *exchange(HttpRequest request, QObject *parent) = 0;
};

} // namespace botdoc
