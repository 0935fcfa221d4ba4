#pragma once

#include "botdoc/media.h"

#include <QItemSelectionModel>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace medias {

class MediaListModel;

/// Which medias are selected, by id: rows may move, appear and vanish under a view, its selection stays with
/// the medias. What is selected is always a list of single medias that are loaded; a row selected before it
/// is loaded joins when it is.
class MediaSelection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaSelection)

public:
    /// Both must outlive this; `selectionModel` selects whole rows of `model`.
    MediaSelection(MediaListModel *model, QItemSelectionModel *selectionModel, QObject *parent = nullptr);
    ~MediaSelection() override;

    /// In the order of the rows, as fresh as the list has them; those of no known row at present are left
    /// out.
    [[nodiscard]] QList<botdoc::Media> medias() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] bool contains(botdoc::MediaId id) const { return m_ids.contains(id); }
    /// The media of the current row (the one with the keyboard's focus).
    [[nodiscard]] std::optional<botdoc::MediaId> current() const { return m_current; }

Q_SIGNALS:
    /// Which medias are selected, or which is current, is another; or their details are.
    void changed();

private:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected);
    void currentChanged(const QModelIndex &current);
    void rowsAboutToMove();
    void rowReplaced(int row, bool hadMedia);
    void rowsMoved();
    void reset();

    MediaListModel *m_model;
    QItemSelectionModel *m_selectionModel;
    QSet<botdoc::MediaId> m_ids;
    std::optional<botdoc::MediaId> m_current;
    bool m_isMoving = false;
};

} // namespace medias
