#include "scrollanchor.h"

#include "medias/medialistmodel.h"

#include <QScrollBar>
#include <QTableView>

#include <algorithm>

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
    m_shown.clear();
    m_value = m_view.verticalScrollBar()->value();
    if (m_value == 0)
        return;
    const int first = m_view.rowAt(0);
    for (int row = first; row != -1 && row < m_model.rowCount(); ++row) {
        const int top = m_view.rowViewportPosition(row);
        if (top >= m_view.viewport()->height())
            break;
        if (const std::optional<botdoc::MediaId> media = m_model.idAt(row))
            m_shown.append({*media, top});
    }
}

void ScrollAnchor::restore(bool isOtherQuery)
{
    // Until then the scroll bar ends where the rows that there were did.
    m_view.doItemsLayout();
    if (isOtherQuery) {
        const QModelIndex current = m_view.currentIndex();
        if (current.isValid() && m_view.selectionModel()->isRowSelected(current.row()))
            m_view.scrollTo(current);
        else
            m_view.scrollToTop();
        return;
    }
    QScrollBar *bar = m_view.verticalScrollBar();
    const auto isThere = [this](const Shown &shown) { return m_model.rowOf(shown.media) != -1; };
    const auto anchor = std::find_if(m_shown.cbegin(), m_shown.cend(), isThere);
    // Without one also: the current row has moved, and the view with it.
    bar->setValue(anchor == m_shown.cend()
                      ? m_value
                      : bar->value() + m_view.rowViewportPosition(m_model.rowOf(anchor->media)) -
                            anchor->top);
}

} // namespace ui
