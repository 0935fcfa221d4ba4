#pragma once

#include <QString>

#include <system_error>

namespace content {

/// Gives a file another name in the same folder, with patience for who holds it for a moment, see
/// patiently(). An existing file of that name is never touched: the error is std::errc::file_exists then,
/// also when another process made it at the last moment.
[[nodiscard]] std::error_code renameToFree(const QString &from, const QString &to);

/// The same in place of an existing file: whoever looks finds the old one or the new one, whole.
[[nodiscard]] std::error_code renameOver(const QString &from, const QString &to);

/// Makes a rename survive a power cut, where that is a matter of the folder.
void syncFolderOf(const QString &path);

} // namespace content
