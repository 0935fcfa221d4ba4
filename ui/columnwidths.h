#pragma once

class QHeaderView;

namespace ui {

/// Sizes the columns of the medias' list, whose header that is, by what they show. Of `whole` pixels the
/// names get what the others leave; the requests, which are shown in whole beside the list, give some of
/// theirs where that is little, and get what is more than nearly all names need. Unless it is the first time,
/// columns only grow, where their words have become longer, and the names give for it what they can.
void sizeColumns(QHeaderView &header, int whole, bool isFirst);

} // namespace ui
