#include "mediadelegate.h"

#include "colours.h"
#include "filetypeicon.h"
#include "icon.h"
#include "isolate.h"
#include "medias/medialistmodel.h"

#include <QApplication>
#include <QPainter>

namespace ui {

namespace {

using medias::MediaListModel;

constexpr int sidePadding = 8;

/// A bar where text will stand, its length varied by row so that a page of them reads as text.
void paintPlaceholder(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int height = option.fontMetrics.xHeight() + 2;
    const int share = 45 + (index.row() * 37 + index.column() * 23) % 40;
    const int width = (option.rect.width() - 2 * sidePadding) * share / 100;
    const QRect bar(option.rect.left() + sidePadding, option.rect.center().y() - height / 2, width, height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(lineColour(option.palette));
    painter->drawRoundedRect(QStyle::visualRect(option.direction, option.rect, bar), 2, 2);
    painter->restore();
}

/// Of the cell that is to show it.
bool isNew(const QModelIndex &index)
{
    return index.column() == MediaListModel::Name && index.data(MediaListModel::IsNewRole).toBool();
}

/// At the upper end of the icon, whose letters are below, set off from it by a ring of the cell's ground.
void paintNewDot(QPainter *painter, const QStyleOptionViewItem &cell)
{
    constexpr qreal radius = 4;
    constexpr qreal ring = 2;
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const QRect icon = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &cell, cell.widget);
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const bool isActive = cell.state.testFlag(QStyle::State_Active);
    const QPalette::ColorGroup group = isActive ? QPalette::Normal : QPalette::Inactive;
    const qreal x = cell.direction == Qt::RightToLeft ? icon.left() + radius : icon.right() + 1 - radius;
    const QPointF middle(x, icon.top() + radius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(cell.palette.color(group, isSelected ? QPalette::Highlight : QPalette::Base));
    painter->drawEllipse(middle, radius + ring, radius + ring);
    painter->setBrush(isSelected ? cell.palette.color(group, QPalette::HighlightedText)
                                 : meaningColour(cell.palette, Meaning::Neutral));
    painter->drawEllipse(middle, radius, radius);
    painter->restore();
}

} // namespace

void MediaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    if (isNew(index)) {
        m_boldText.draw(painter, cell);
        paintNewDot(painter, cell);
    } else {
        m_text.draw(painter, cell);
    }
    const bool isWaiting = cell.text.isEmpty() && !index.data(MediaListModel::IsLoadedRole).toBool() &&
                           !index.data(MediaListModel::HasFailedRole).toBool();
    if (isWaiting)
        paintPlaceholder(painter, option, index);
}

void MediaDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // One row, one focus: the dotted frame around a single cell says nothing here.
    option->state &= ~QStyle::State_HasFocus;
    option->text = isolated(option->text, option->direction);
    option->textElideMode = index.column() == MediaListModel::Name ? Qt::ElideMiddle : Qt::ElideRight;

    const bool isLoaded = index.data(MediaListModel::IsLoadedRole).toBool();
    const bool isGone =
        index.data(MediaListModel::IsRemovedRole).toBool() || !(index.flags() & Qt::ItemIsSelectable);
    if (index.column() == MediaListModel::Name && isLoaded) {
        const auto type = static_cast<content::FileType>(index.data(MediaListModel::FileTypeRole).toInt());
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = fileTypeIcon(type);
        option->decorationSize = QSize(20, 20);
    }
    if (isNew(index)) {
        option->font.setBold(true);
        option->fontMetrics = QFontMetrics(option->font);
    }
    if (index.column() == MediaListModel::Name && index.data(MediaListModel::HasFailedRole).toBool()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(QStringLiteral("error"), Meaning::Bad);
        option->decorationSize = QSize(20, 20);
        option->palette.setColor(QPalette::Text, meaningColour(option->palette, Meaning::Bad));
    }
    if (isGone) {
        const QColor pale = quietText(option->palette);
        option->palette.setColor(QPalette::Text, pale);
    }
}

} // namespace ui
