#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints a request in one line: what it is about, and its number quieter at the end; or what is no request,
/// with what is to be said beside it, and a thin line between the two kinds.
class RequestDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestDelegate)

public:
    /// Of what is no request.
    enum Role {
        BesideRole = Qt::UserRole + 0x100, ///< the text at the end of the line
        IsUrgentRole                       ///< bool: that text is a badge to be seen
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// As high as the rows of the tables beside the list.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
