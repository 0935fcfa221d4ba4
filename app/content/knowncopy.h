#pragma once

#include "content/savedcontent.h"

namespace content {

/// A file that held the content of a media when it was written. Whether it still does, only its size and MD5
/// can tell.
struct KnownCopy
{
    SavedContent content;
    bool isPrivate = false; ///< made by open()
};

} // namespace content
