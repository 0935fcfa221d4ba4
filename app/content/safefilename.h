#pragma once

#include <QString>

namespace content {

/// A name from a stranger as one component of a path that is safe on Linux, Windows and macOS alike, whatever
/// system this is: no separators, drive letters or "..", none of Windows' reserved names, no control,
/// bidirectional or invisible characters, no dots or spaces at its ends, NFC, at most 200 bytes of UTF-8 (of
/// the usual 255: " (12)" and ".part" must still fit), cut between graphemes so that its extension stays.
/// `fallback`, itself made safe, when nothing is left; "file" when nothing is left of that either.
[[nodiscard]] QString safeFileName(const QString &name, const QString &fallback);

/// As safeFileName(), for a folder, in which nothing counts as an extension. `end`, safe itself and short,
/// stays at its end however long `name` is: what is called alike is told apart by it.
[[nodiscard]] QString safeFolderName(const QString &name, const QString &end);

/// The same name with a number, for where it is taken: "name.pdf" becomes "name (1).pdf".
[[nodiscard]] QString numberedFileName(const QString &name, int n);

} // namespace content
