#include "celltext.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTextOption>

namespace ui {

namespace {

/// Where the style would put the text.
QRect textRect(const QStyleOptionViewItem &cell, const QStyle &style)
{
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    QRect rect = cell.rect.adjusted(margin, 0, -margin, 0);
    if (cell.features.testFlag(QStyleOptionViewItem::HasDecoration) && !cell.icon.isNull())
        rect.setLeft(rect.left() + cell.decorationSize.width() + 2 * margin);
    return QStyle::visualRect(cell.direction, cell.rect, rect);
}

QStaticText laidOut(const QString &text, const QStyleOptionViewItem &cell)
{
    QStaticText made(text);
    made.setTextFormat(Qt::PlainText);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(cell.direction);
    made.setTextOption(option);
    made.prepare({}, cell.font);
    return made;
}

} // namespace

const QStaticText &CellText::textOf(const QStyleOptionViewItem &cell, int width)
{
    const Key key{cell.text, width, cell.textElideMode, cell.direction};
    if (const QStaticText *known = m_texts.object(key))
        return *known;
    auto *made = new QStaticText(laidOut(cell.text, cell));
    if (made->size().width() > width)
        *made = laidOut(cell.fontMetrics.elidedText(cell.text, cell.textElideMode, width), cell);
    m_texts.insert(key, made);
    return *made;
}

void CellText::draw(QPainter *painter, const QStyleOptionViewItem &cell)
{
    const QWidget *widget = cell.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    QStyleOptionViewItem ground = cell;
    ground.text.clear();
    ground.features &= ~QStyleOptionViewItem::HasDisplay;
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, widget);
    const QRect rect = textRect(cell, *style);
    if (cell.text.isEmpty() || rect.width() <= 0)
        return;

    const qreal scale = painter->device()->devicePixelRatioF();
    if (m_font != cell.font || !qFuzzyCompare(m_scale, scale)) {
        m_texts.clear();
        m_font = cell.font;
        m_scale = scale;
    }
    const QStaticText &text = textOf(cell, rect.width());
    const bool isEnabled = cell.state.testFlag(QStyle::State_Enabled);
    const bool isActive = cell.state.testFlag(QStyle::State_Active);
    const QPalette::ColorGroup group = !isEnabled  ? QPalette::Disabled
                                       : !isActive ? QPalette::Inactive
                                                   : QPalette::Normal;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QRect place = QStyle::alignedRect(cell.direction, cell.displayAlignment,
                                            text.size().toSize().boundedTo(rect.size()), rect);
    painter->save();
    painter->setClipRect(rect);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawStaticText(place.topLeft(), text);
    painter->restore();
}

} // namespace ui
