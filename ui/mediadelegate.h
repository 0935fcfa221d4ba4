#pragma once

#include "celltext.h"

#include <QStyledItemDelegate>

namespace ui {

/// Paints the medias' cells: the file type's icon before the name, quiet bars where a row has not been
/// loaded, an icon where it could not be, removed medias and unreadable entries in pale text, new ones in
/// bold with a dot at their icon.
class MediaDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    mutable CellText m_text;
    mutable CellText m_boldText; // each remembers texts of one font
};

} // namespace ui
