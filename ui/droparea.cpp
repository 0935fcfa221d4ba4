#include "droparea.h"

#include "colours.h"
#include "icon.h"
#include "retranslation.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int iconEdge = 32;
constexpr int padding = 14;

} // namespace

DropArea::DropArea(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("dropArea"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    keepTranslated(this, [this] { retranslate(); });
}

void DropArea::retranslate()
{
    setText(tr("Drop files here to send them"));
    setAccessibleName(tr("Send files: drop them here, or press to choose"));
    updateGeometry();
}

QString DropArea::hint()
{
    return tr("or click to choose");
}

QSize DropArea::sizeHint() const
{
    return {std::max(240, minimumSizeHint().width()), minimumSizeHint().height()};
}

QSize DropArea::minimumSizeHint() const
{
    const int whole =
        std::max(fontMetrics().horizontalAdvance(text()), fontMetrics().horizontalAdvance(hint()));
    return {whole + 2 * padding, iconEdge + 2 * fontMetrics().lineSpacing() + 2 * padding + 6};
}

void DropArea::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isHot = underMouse() || hasFocus() || isDown();
    QPen pen(isHot ? meaningColour(palette(), Meaning::Neutral) : quietText(palette()), hasFocus() ? 2 : 1.2,
             Qt::DashLine);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(isHot ? QBrush(meaningBackground(palette(), Meaning::Neutral)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);

    int top = padding;
    ui::icon(QStringLiteral("drop-area"), QPalette::WindowText)
        .paint(&painter, QRect((width() - iconEdge) / 2, top, iconEdge, iconEdge));
    top += iconEdge + 6;
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect line(8, top, width() - 16, fontMetrics().lineSpacing());
    painter.drawText(line, Qt::AlignCenter, text());
    painter.setPen(quietText(palette()));
    painter.drawText(line.translated(0, fontMetrics().lineSpacing()), Qt::AlignCenter, hint());
}

} // namespace ui
