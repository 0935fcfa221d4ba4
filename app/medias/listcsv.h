#pragma once

#include <QByteArray>

namespace medias {

class ListSnapshot;

/// A list as a CSV file, as content::csv() makes it: what its columns show, and beside them what spreadsheets
/// can count with: the media's number, its size in bytes, when the server got it (ISO 8601, UTC), its MD5.
/// What is not known of these is left empty.
[[nodiscard]] QByteArray listAsCsv(const ListSnapshot &list);

} // namespace medias
