#include "lowarea.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int mostLines = 6;

} // namespace

LowArea::LowArea(QWidget *text, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(text);
    // What is behind it shows.
    viewport()->setAutoFillBackground(false);
    text->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize LowArea::sizeHint() const
{
    return {widget()->sizeHint().width(), fontMetrics().lineSpacing()};
}

QSize LowArea::minimumSizeHint() const
{
    return {0, fontMetrics().lineSpacing()};
}

int LowArea::heightForWidth(int width) const
{
    return std::min(widget()->heightForWidth(width), mostLines * fontMetrics().lineSpacing());
}

} // namespace ui
