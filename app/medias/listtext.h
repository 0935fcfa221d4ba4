#pragma once

#include <QString>

namespace medias {

class ListSnapshot;

/// A list for the clipboard, with its headings: a line for each media and a tab between cells, as
/// spreadsheets take it. No cell is a formula there, or runs over into the next one.
[[nodiscard]] QString listAsText(const ListSnapshot &list);
/// The same as a table of HTML, as mails take it.
[[nodiscard]] QString listAsHtml(const ListSnapshot &list);

} // namespace medias
