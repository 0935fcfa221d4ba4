#pragma once

#include "botdoc/media.h"

#include <QItemSelection>
#include <QObject>
#include <QSet>

class QItemSelectionModel;

namespace medias {

class MediaListModel;

/// Which medias are selected, by id: rows may move, appear and vanish under a view, its selection stays with
/// the medias. A row selected before it is loaded joins when it is. What is selected is always a list of
/// single medias whose rows are known; one that has no known row for now joins again with its row, unless the
/// user has changed the selection since. What a query does not find is not selected any more: nobody is to
/// delete what they do not see.
class MediaSelection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaSelection)

public:
    /// Both must outlive this; `selectionModel` selects whole rows of `model`.
    MediaSelection(MediaListModel *model, QItemSelectionModel *selectionModel, QObject *parent = nullptr);
    ~MediaSelection() override;

    struct Size
    {
        int medias = 0;
        qint64 bytes = 0;       ///< of those whose size is known
        bool isAtLeast = false; ///< there are others, too
    };

    /// Rising.
    [[nodiscard]] QList<int> rows() const;
    /// In the order of the rows, as fresh as the list has them. Of very many it takes a while.
    [[nodiscard]] QList<botdoc::Media> medias() const;
    [[nodiscard]] Size size() const;
    [[nodiscard]] int count() const { return size().medias; }
    [[nodiscard]] bool contains(botdoc::MediaId id) const;
    /// Whether it is selected as soon as it has a row again, for it has had one.
    [[nodiscard]] bool isAwaited(botdoc::MediaId id) const;
    /// The media of the current row (the one with the keyboard's focus).
    [[nodiscard]] std::optional<botdoc::MediaId> current() const { return m_current; }

    /// All whose media is known, and no placeholder: what comes later does not join them. Of very many it
    /// takes a while.
    void selectLoaded();

Q_SIGNALS:
    /// Others are selected, and not because the list has changed.
    void chosen();
    /// Which medias are selected, or which is current, is another; or their details are.
    void changed();

private:
    void setIds(const QSet<botdoc::MediaId> &ids);
    void readSelection();
    void readCurrent();
    void tellChange();
    void rowsAboutToMove();
    void rowReplaced(int row, bool hadMedia);
    void rowsMoved();
    void orderAboutToChange();
    void orderChanged(bool isOtherQuery);
    [[nodiscard]] bool restoreCurrent();
    void mediaRemoved(botdoc::MediaId id);
    void detailsChanged(const QModelIndex &first, const QModelIndex &last);
    void reset();
    [[nodiscard]] QSet<botdoc::MediaId> findAway() const;

    MediaListModel *m_model;
    QItemSelectionModel *m_selectionModel;
    QSet<botdoc::MediaId> m_ids;
    QSet<botdoc::MediaId> m_away;       // those of them that had no row when it was last looked
    mutable std::optional<Size> m_size; // nullopt: to be counted
    std::optional<botdoc::MediaId> m_current;
    bool m_isMoving = false;
    QItemSelection m_toSelect;
    QItemSelection m_toDeselect;
    bool m_haveRowsChanged = false;
    bool m_isChangeUntold = false; // until the rows have moved
};

} // namespace medias
