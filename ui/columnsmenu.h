#pragma once

#include <QMenu>

class QHeaderView;

namespace ui {

class ColumnWidths;

/// Which of a table's columns are wanted: in the menu bar, and at the headings.
class ColumnsMenu final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsMenu)

public:
    /// Both must outlive this; `columns` are those of `header`.
    ColumnsMenu(ColumnWidths &columns, QHeaderView &header, QWidget *parent = nullptr);

private:
    void fill();

    ColumnWidths &m_columns;
    const QHeaderView &m_header;
    QList<QAction *> m_actions; // by section
    QAction *m_reset;
};

} // namespace ui
