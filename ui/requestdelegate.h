#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints a request in one line: what it is about, and its number quieter at the end; or what is no request,
/// with what is to be said beside it.
class RequestDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestDelegate)

public:
    /// Of what is no request: the text at the end of the line.
    static constexpr int BesideRole = Qt::UserRole + 0x100;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// As high as the rows of the tables beside the list.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
