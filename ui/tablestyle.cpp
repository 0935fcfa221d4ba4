#include "tablestyle.h"

#include "rowfocus.h"

#include <QHeaderView>
#include <QStyleOption>
#include <QTableView>

namespace ui {

namespace {

constexpr int sidePadding = 6;

} // namespace

void TableStyle::apply(QTableView *table)
{
    auto *style = new TableStyle;
    style->setParent(table);
    table->setStyle(style);
    table->horizontalHeader()->setStyle(style);
}

int TableStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    return metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin ? std::max(usual, sidePadding) : usual;
}

void TableStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element != CE_HeaderLabel || !header) {
        QProxyStyle::drawControl(element, option, painter, widget);
        const auto *cell = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (element == CE_ItemViewItem && cell)
            drawRowFocus(painter, *cell);
        return;
    }
    QStyleOptionHeader elided = *header;
    elided.text = header->fontMetrics.elidedText(header->text, Qt::ElideRight, header->rect.width());
    QProxyStyle::drawControl(element, &elided, painter, widget);
}

} // namespace ui
