#pragma once

#include "botdoc/media.h"
#include "botdoc/page.h"

#include <functional>

class QObject;

namespace medias {

/// Where a list's pages come from in place of the server. It is asked as botdoc::Client::medias() is: the
/// callback is called later, and not at all once the context or the source's owner has gone.
using MediaSource = std::function<void(botdoc::PageQuery query, QObject *context,
                                       botdoc::Callback<botdoc::Page<botdoc::Media>> callback)>;

} // namespace medias
