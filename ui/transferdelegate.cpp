#include "transferdelegate.h"

#include "colours.h"
#include "icon.h"
#include "isolate.h"
#include "transferoutcomes.h"

namespace ui {

using transfers::TransferListModel;

void TransferDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // One row, one focus: the dotted frame around a single cell says nothing here.
    option->state &= ~QStyle::State_HasFocus;
    option->text = isolated(option->text);
    option->textElideMode =
        index.column() == TransferListModel::RequestColumn ? Qt::ElideRight : Qt::ElideMiddle;
    if (index.column() != TransferListModel::StatusColumn)
        return;
    const auto meaning = static_cast<Meaning>(index.data(TransferOutcomes::MeaningRole).toInt());
    if (meaning != Meaning::Bad && meaning != Meaning::Caution)
        return;
    // A reason says the most at its beginning.
    option->textElideMode = Qt::ElideRight;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon =
        icon(meaning == Meaning::Bad ? QStringLiteral("error") : QStringLiteral("warning"), meaning);
    option->decorationSize = QSize(16, 16);
    option->palette.setColor(QPalette::Text, meaningColour(option->palette, meaning));
}

} // namespace ui
