#pragma once

#include "botdoc/ids.h"

#include <QObject>

#include <optional>

class QTableView;

namespace medias {
class MediaListModel;
}

namespace ui {

/// Where the list is scrolled to while its rows move, or all become others at once: the media at the top
/// stays there; another query is shown from its top, or with what is selected in view.
class ScrollAnchor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScrollAnchor)

public:
    /// `view`, which owns this, shows `model`. To be made after a MediaSelection of the same, which moves the
    /// current row, and the view goes with that.
    ScrollAnchor(QTableView &view, const medias::MediaListModel &model);

private:
    void take();
    void restore(bool isOtherQuery);

    QTableView &m_view;
    const medias::MediaListModel &m_model;
    std::optional<botdoc::MediaId> m_top; // nullopt: nothing is scrolled
    int m_offset = 0;                     // how much of it is above the view, in pixels
};

} // namespace ui
