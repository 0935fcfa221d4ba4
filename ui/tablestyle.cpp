#include "tablestyle.h"

#include <QHeaderView>
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

} // namespace ui
