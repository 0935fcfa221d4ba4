#pragma once

#include "botdoc/result.h"

#include <QString>

namespace content {

/// The folder `name`, one safe component of a path, in `parent`: the one that is there, or a new one. Where
/// something else than a folder has that name, a numbered one: "name (1)". Its path, or ApiError::Kind::Disk.
/// Blocks as long as the volume does not answer; any thread.
[[nodiscard]] botdoc::Result<QString> folderNamed(const QString &parent, const QString &name);

} // namespace content
