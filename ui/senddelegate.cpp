#include "senddelegate.h"

#include "botdoc/displaytext.h"
#include "colours.h"
#include "filetypeicon.h"
#include "isolate.h"
#include "transfers/collectedfilemodel.h"

namespace ui {

using transfers::CollectedFileModel;

void SendDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
    option->text = isolated(botdoc::displayText(option->text));
    if (index.column() == CollectedFileModel::NameColumn) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = fileTypeIcon(
            static_cast<content::FileType>(index.data(CollectedFileModel::FileTypeRole).toInt()));
        option->decorationSize = QSize(20, 20);
    }
    if (!index.data(CollectedFileModel::ProblemRole).toString().isEmpty()) {
        const bool isReason = index.column() == CollectedFileModel::PlaceColumn;
        option->palette.setColor(QPalette::Text, isReason ? meaningColour(option->palette, Meaning::Bad)
                                                          : quietText(option->palette));
    }
}

} // namespace ui
