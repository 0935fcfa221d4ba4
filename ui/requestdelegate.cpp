#include "requestdelegate.h"

#include "colours.h"
#include "isolate.h"
#include "medias/requestlistmodel.h"
#include "rowfocus.h"

#include <QApplication>
#include <QPainter>

namespace ui {

using medias::RequestListModel;

namespace {

constexpr int sidePadding = 10;
constexpr int gap = 10;

/// Empty where the line names nothing but the number.
QString textBeside(const QModelIndex &index)
{
    if (!index.data(RequestListModel::IdRole).isValid())
        return index.data(RequestDelegate::BesideRole).toString();
    if (index.data(RequestListModel::TitleRole).toString().isEmpty())
        return {};
    return QString::number(number(index.data(RequestListModel::IdRole).value<botdoc::RequestId>()));
}

} // namespace

void RequestDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString text = row.text;
    row.text.clear();
    const QStyle *style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const QString number = textBeside(index);
    const int numberWidth = row.fontMetrics.horizontalAdvance(number);
    const QRect line = row.rect.adjusted(sidePadding, 0, -sidePadding, 0);
    const int textWidth = line.width() - (number.isEmpty() ? 0 : numberWidth + gap);
    const QRect textPlace(line.left(), line.top(), textWidth, line.height());
    const QRect numberPlace(line.right() + 1 - numberWidth, line.top(), numberWidth, line.height());
    const auto draw = [&](const QRect &place, const QString &what, const QColor &colour) {
        const Qt::Alignment where = QStyle::visualAlignment(row.direction, Qt::AlignLeft | Qt::AlignVCenter);
        painter->setPen(colour);
        painter->drawText(QStyle::visualRect(row.direction, line, place),
                          static_cast<int>(where.toInt()) | Qt::AlignAbsolute | Qt::TextSingleLine, what);
    };
    const bool isSelected = row.state.testFlag(QStyle::State_Selected);
    const bool isActive = row.state.testFlag(QStyle::State_Active);
    const QColor colour = row.palette.color(isActive ? QPalette::Active : QPalette::Inactive,
                                            isSelected ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    painter->setFont(row.font);
    draw(textPlace, row.fontMetrics.elidedText(text, Qt::ElideMiddle, textWidth), colour);
    draw(numberPlace, number, isSelected ? colour : quietText(row.palette));
    painter->restore();
    drawRowFocus(painter, row);
}

QSize RequestDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, option.fontMetrics.height() + 12});
}

void RequestDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
    const QString title = index.data(RequestListModel::TitleRole).toString();
    option->text = isolated(title.isEmpty() ? option->text : title);
}

} // namespace ui
