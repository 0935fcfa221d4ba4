#include "dropoverlay.h"

#include "colours.h"
#include "icon.h"

#include <QEvent>
#include <QPainter>

namespace ui {

DropOverlay::DropOverlay(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parent->installEventFilter(this);
    hide();
}

void DropOverlay::showFor(int files)
{
    m_text = tr("Drop to send %Ln file(s)", nullptr, files);
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void DropOverlay::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(230);
    painter.fillRect(rect(), veil);

    const QColor accent = meaningColour(palette(), Meaning::Neutral);
    QPen pen(accent, 2, Qt::DashLine);
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.setBrush(meaningBackground(palette(), Meaning::Neutral));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 12, 12);

    constexpr int edge = 64;
    const QPoint middle = rect().center();
    icon(QStringLiteral("drop-area"), QPalette::WindowText)
        .paint(&painter, QRect(middle.x() - edge / 2, middle.y() - edge, edge, edge));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    painter.setFont(large);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(16, middle.y() + 12, width() - 32, 60), Qt::AlignHCenter | Qt::AlignTop, m_text);
}

} // namespace ui
