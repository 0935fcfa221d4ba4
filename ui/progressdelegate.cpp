#include "progressdelegate.h"

#include "colours.h"
#include "transferoutcomes.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int barHeight = 6;
constexpr int sidePadding = 8;

} // namespace

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem background(option);
    initStyleOption(&background, index);
    background.text.clear();
    const QWidget *widget = option.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, widget);

    const auto transfer = index.data(transfers::TransferListModel::TransferRole).value<transfers::Transfer>();
    const auto meaning = static_cast<Meaning>(index.data(TransferOutcomes::MeaningRole).toInt());
    const int permille = index.data(transfers::TransferListModel::ProgressRole).toInt();
    const bool isCancelled = transfer.state == transfers::Transfer::State::Cancelled;
    if (permille < 0 || isCancelled)
        return;

    const QRect track(option.rect.left() + sidePadding, option.rect.center().y() - barHeight / 2,
                      option.rect.width() - 2 * sidePadding, barHeight);
    QRect done = track;
    done.setWidth(track.width() * permille / 1000);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(lineColour(option.palette));
    painter->drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    painter->setBrush(option.state & QStyle::State_Selected ? option.palette.color(QPalette::HighlightedText)
                                                            : meaningColour(option.palette, meaning));
    painter->drawRoundedRect(QStyle::visualRect(option.direction, track, done), barHeight / 2.0,
                             barHeight / 2.0);
    painter->restore();
}

} // namespace ui
