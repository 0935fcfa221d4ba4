#include "scrollanchor.h"

#include "medias/medialistmodel.h"

#include <QScrollBar>
#include <QTableView>

namespace ui {

using medias::MediaListModel;

ScrollAnchor::ScrollAnchor(QTableView &view, const MediaListModel &model)
    : QObject(&view)
    , m_view(view)
    , m_model(model)
{
    connect(&model, &MediaListModel::orderAboutToChange, this, &ScrollAnchor::take);
    connect(&model, &MediaListModel::orderChanged, this, &ScrollAnchor::restore);
    connect(&model, &MediaListModel::rowsAboutToMove, this, &ScrollAnchor::take);
    connect(&model, &MediaListModel::rowsMoved, this, [this] { restore(false); });
}

void ScrollAnchor::take()
{
    const int row = m_view.verticalScrollBar()->value() > 0 ? m_view.rowAt(0) : -1;
    m_top = m_model.idAt(row);
    m_offset = m_top ? -m_view.rowViewportPosition(row) : 0;
}

void ScrollAnchor::restore(bool isOtherQuery)
{
    if (isOtherQuery) {
        const QModelIndex current = m_view.currentIndex();
        if (current.isValid() && m_view.selectionModel()->isRowSelected(current.row()))
            m_view.scrollTo(current);
        else
            m_view.scrollToTop();
        return;
    }
    const int row = m_top ? m_model.rowOf(*m_top) : -1;
    if (row != -1)
        m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() +
                                             m_view.rowViewportPosition(row) + m_offset);
}

} // namespace ui
