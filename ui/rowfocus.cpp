#include "rowfocus.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTableView>

namespace ui {

namespace {

constexpr int thickness = 2;

} // namespace

void drawRowFocus(QPainter *painter, const QStyleOptionViewItem &cell)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(cell.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != cell.index.row())
        return;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    QColor colour = cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight);
    const QRect &rect = cell.rect;
    QList<QRect> edges{QRect(rect.left(), rect.top(), rect.width(), thickness),
                       QRect(rect.left(), rect.bottom() + 1 - thickness, rect.width(), thickness)};
    const auto *table = qobject_cast<const QTableView *>(view);
    if (!table || table->columnAt(rect.left() - 1) == -1)
        edges.append({rect.left(), rect.top(), thickness, rect.height()});
    if (!table || table->columnAt(rect.right() + 1) == -1)
        edges.append({rect.right() + 1 - thickness, rect.top(), thickness, rect.height()});
    for (const QRect &edge : edges)
        painter->fillRect(edge, colour);
}

} // namespace ui
