#pragma once

#include <QProxyStyle>

class QTableView;

namespace ui {

/// The application's style with more room at both sides of a cell and its header, so that a number aligned
/// right does not run into the text of the next column. A heading that is cut says so by three dots, and the
/// row that the keyboard is on has a frame.
class TableStyle final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableStyle)

public:
    /// For `table` and its headers; belongs to it.
    static void apply(QTableView *table);

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;

private:
    TableStyle() = default;
};

} // namespace ui
