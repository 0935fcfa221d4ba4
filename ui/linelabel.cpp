#include "linelabel.h"

#include "botdoc/displaytext.h"
#include "isolate.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace ui {

namespace {

constexpr int leastWidth = 10; // characters

} // namespace

LineLabel::LineLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize LineLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * leastWidth), whole.height()};
}

QString LineLabel::drawn() const
{
    // As it runs by itself, whichever way the window does.
    return isolated(fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

bool LineLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QLabel::event(event);
    if (drawn() != isolated(text()))
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), botdoc::plainToolTip(text()), this);
    return true;
}

void LineLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Qt::Alignment where = QStyle::visualAlignment(layoutDirection(), alignment());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(where | Qt::AlignAbsolute), palette(),
                          isEnabled(), drawn(), foregroundRole());
}

} // namespace ui
