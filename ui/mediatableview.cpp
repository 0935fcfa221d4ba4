#include "mediatableview.h"

#include "mediadelegate.h"
#include "retranslation.h"
#include "tablestyle.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace ui {

namespace {

/// While the scroll bar is being dragged nothing is asked for; a pause this long counts as having arrived.
constexpr std::chrono::milliseconds settleTime(60);

} // namespace

MediaTableView::MediaTableView(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("mediaTable"));
    setItemDelegate(new MediaDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setShowGrid(false);
    TableStyle::apply(this);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 14);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    // Once more on the same heading, and it is the server's order again.
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);

    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &MediaTableView::tellVisibleRows);
    connect(this, &QAbstractItemView::doubleClicked, this, &MediaTableView::openWanted);
    keepTranslated(this, [this] { setAccessibleName(tr("Medias")); });
}

void MediaTableView::setModel(QAbstractItemModel *newModel)
{
    QTableView::setModel(newModel);
    setSortingEnabled(true);
    connect(newModel, &QAbstractItemModel::modelReset, this, &MediaTableView::tellSoon);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &MediaTableView::tellSoon);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &MediaTableView::tellSoon);
}

/// The headings keep a selection model of their own, of which nobody selects anything: in the table's each
/// would look through all rows, were they all selected, only to tell that its column is.
void MediaTableView::setSelectionModel(QItemSelectionModel *newSelectionModel)
{
    QItemSelectionModel *ofHeadings = horizontalHeader()->selectionModel();
    QTableView::setSelectionModel(newSelectionModel);
    if (ofHeadings && ofHeadings->model() == model())
        horizontalHeader()->setSelectionModel(ofHeadings);
}

/// Not put off by what changes again and again, as scrolling puts it off.
void MediaTableView::tellSoon()
{
    if (!m_settle.isActive())
        m_settle.start();
}

void MediaTableView::keyboardSearch(const QString & /*search*/) {}

void MediaTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        m_settle.start();
}

void MediaTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    tellSoon();
}

void MediaTableView::updateGeometries()
{
    QTableView::updateGeometries();
    tellSoon();
}

void MediaTableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        event->modifiers() == Qt::NoModifier) {
        Q_EMIT openWanted();
        return;
    }
    QTableView::keyPressEvent(event);
}

void MediaTableView::tellVisibleRows()
{
    if (!model())
        return;
    if (model()->rowCount() == 0) {
        Q_EMIT visibleRowsChanged(-1, -1);
        return;
    }
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    if (hasFocus() && !currentIndex().isValid())
        beginAt(first);
    Q_EMIT visibleRowsChanged(first, last < 0 ? model()->rowCount() - 1 : last);
}

/// The keyboard was here before there were rows: it is to be seen where it is. Nothing is selected or
/// scrolled by that.
void MediaTableView::beginAt(int row)
{
    setAutoScroll(false);
    selectionModel()->setCurrentIndex(model()->index(row, 0), QItemSelectionModel::NoUpdate);
    setAutoScroll(true);
}

QModelIndex MediaTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action == MoveHome || action == MoveEnd)
        modifiers |= Qt::ControlModifier;
    return QTableView::moveCursor(action, modifiers);
}

void MediaTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // Of the whole row something changes (drawRowFocus()), not only of the cell.
    for (const int row : {current.row(), previous.row()}) {
        if (row != -1)
            viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    }
}

} // namespace ui
