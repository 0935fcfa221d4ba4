#pragma once

#include "botdoc/ids.h"

#include <QList>
#include <QObject>

class QTableView;

namespace medias {
class MediaListModel;
}

namespace ui {

/// Where the list is scrolled to while its rows move, or all become others at once: the topmost of the medias
/// in view that is still there stays where it is; another query is shown from its top, or with what is
/// selected in view.
class ScrollAnchor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScrollAnchor)

public:
    /// `view`, which owns this, shows `model`. To be made after a MediaSelection of the same, which moves the
    /// current row, and the view goes with that.
    ScrollAnchor(QTableView &view, const medias::MediaListModel &model);

private:
    struct Shown
    {
        botdoc::MediaId media;
        int top; // below that of the view, in pixels
    };

    void take();
    void restore(bool isOtherQuery);

    QTableView &m_view;
    const medias::MediaListModel &m_model;
    QList<Shown> m_shown; // from the top down; none while nothing is scrolled
    int m_value = 0;      // of the scroll bar
};

} // namespace ui
