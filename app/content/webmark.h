#pragma once

#include <QString>

namespace content {

/// Marks a file as one that came from outside, so that the system and office programs are careful with it:
/// the mark of the web on Windows; other systems of ours know none for files. A file that may only be read
/// cannot be marked.
void markAsFromOutside(const QString &path);

} // namespace content
