#pragma once

#include <QByteArray>
#include <QString>

namespace botdoc {
struct Media;
}

namespace content {

/// What staff tell files apart by.
enum class FileType { Image, Pdf, Text, Document, Spreadsheet, Presentation, Archive, Audio, Video, Unknown };

/// By what the server says of it: `content_type`, then `extension`, then the name's suffix. Nothing is read.
[[nodiscard]] FileType fileTypeOf(const botdoc::Media &media);

/// In staff's words, translated.
[[nodiscard]] QString fileTypeName(FileType type);

/// The MIME type to send a file with, by its name's suffix alone; "application/octet-stream" when that says
/// nothing.
[[nodiscard]] QByteArray contentTypeFor(const QString &fileName);

} // namespace content
