#include "requestlistview.h"

#include "requestdelegate.h"

#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr int rowsAhead = 20;

} // namespace

RequestListView::RequestListView(QWidget *parent)
    : QListView(parent)
{
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new RequestDelegate(this));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RequestListView::scrolled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &RequestListView::scrolled);
}

void RequestListView::moveBy(int rows, int first)
{
    const int count = model()->rowCount();
    if (first >= count)
        return;
    const int row = selectionModel()->hasSelection() ? currentIndex().row() : -1;
    const bool isBefore = row == -1 || (rows > 0 && row < first);
    setCurrentIndex(model()->index(std::clamp(isBefore ? first : row + rows, 0, count - 1), 0));
    Q_EMIT moved();
}

void RequestListView::selectNothing()
{
    selectionModel()->clear();
}

void RequestListView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    if (currentIndex().isValid() && currentIndex().row() >= start && currentIndex().row() <= end)
        selectNothing();
    QListView::rowsAboutToBeRemoved(parent, start, end);
}

bool RequestListView::isNearEnd() const
{
    const QModelIndex highest = isVisible() ? indexAt(QPoint(1, 1)) : QModelIndex();
    if (!highest.isValid()) // or rows have come that are not laid out: that ends in scrolled()
        return false;
    const int inView = viewport()->height() / std::max(1, visualRect(highest).height());
    return highest.row() + inView + rowsAhead >= model()->rowCount();
}

void RequestListView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex() != before)
        Q_EMIT moved();
}

void RequestListView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::RightButton)
        QListView::mousePressEvent(event);
}

void RequestListView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    Q_EMIT scrolled();
}

} // namespace ui
