#pragma once

#include <QTableView>
#include <QTimer>

namespace ui {

/// The table of medias: tells which rows can be seen, once scrolling pauses for a moment, so that the model
/// fetches those and no others. Type-ahead is off: it would walk every row there is.
class MediaTableView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaTableView)

public:
    explicit MediaTableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setSelectionModel(QItemSelectionModel *selectionModel) override;
    void keyboardSearch(const QString &search) override;
    /// To be called where rows become other medias in place: which can be seen is told, in a moment.
    void tellSoon();

Q_SIGNALS:
    /// Both included; -1, -1: there is none.
    void visibleRowsChanged(int first, int last);
    /// Return, Enter or a double click on a row.
    void openWanted();

protected:
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void updateGeometries() override;
    /// Home and End lead to the first and the last row, as nobody sees which column is current.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void tellVisibleRows();
    void beginAt(int row);

    QTimer m_settle;
};

} // namespace ui
