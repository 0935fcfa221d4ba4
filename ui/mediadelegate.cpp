#include "mediadelegate.h"

#include "colours.h"
#include "filetypeicon.h"
#include "icon.h"
#include "isolate.h"
#include "medias/medialistmodel.h"

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

} // namespace

void MediaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    m_text.draw(painter, cell);
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
