#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace ui {

/// Over a cell that has been painted: its part of the frame around the row that the keyboard is on, while its
/// view has the keyboard. One row, one frame: the one around a single cell would say nothing where whole rows
/// are selected.
void drawRowFocus(QPainter *painter, const QStyleOptionViewItem &cell);

} // namespace ui
