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
constexpr int badgePadding = 7;

bool isRequest(const QModelIndex &index)
{
    return index.data(RequestListModel::IdRole).isValid();
}

/// Empty where the line names nothing but the number.
QString textBeside(const QModelIndex &index)
{
    if (!isRequest(index))
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
    const bool isBadge = !number.isEmpty() && index.data(IsUrgentRole).toBool();
    const int padding = isBadge ? badgePadding : 0;
    const int numberWidth = row.fontMetrics.horizontalAdvance(number) + 2 * padding;
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
    if (isBadge) {
        const int height = row.fontMetrics.height() + 2;
        QRect badge(numberPlace.left(), 0, numberWidth, height);
        badge.moveTop(numberPlace.center().y() - height / 2 + 1);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(meaningBackground(row.palette, Meaning::Caution));
        painter->drawRoundedRect(QStyle::visualRect(row.direction, line, badge), height / 2.0, height / 2.0);
        painter->setRenderHint(QPainter::Antialiasing, false);
        draw(numberPlace.adjusted(padding, 0, -padding, 0), number,
             meaningColour(row.palette, Meaning::Caution));
    } else {
        draw(numberPlace, number, isSelected ? colour : quietText(row.palette));
    }
    if (!isRequest(index) && isRequest(index.siblingAtRow(index.row() + 1)))
        painter->fillRect(QRect(row.rect.left(), row.rect.bottom(), row.rect.width(), 1),
                          lineColour(row.palette));
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
