#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints what the transfers' cells say; before the outcome of one that needs somebody's attention stands an
/// icon, and its words have the icon's colour.
class TransferDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
