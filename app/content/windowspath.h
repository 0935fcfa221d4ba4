#pragma once

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <string>

class QString;

namespace content {

/// A path as Windows' own functions take it at any length: absolute, and marked as not limited to 260
/// characters.
[[nodiscard]] std::wstring windowsPath(const QString &path);

} // namespace content

#endif
