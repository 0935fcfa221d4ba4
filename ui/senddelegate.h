#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints the files about to be sent: an icon before the name, and what cannot be sent in pale with its
/// reason in red.
class SendDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
