#pragma once

#include <QMenu>

class QActionGroup;

namespace medias {
class MediaListModel;
}

namespace ui {

/// By which column the list is sorted, for the keyboard: the headings do the same.
class SortMenu final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SortMenu)

public:
    /// `model` must outlive this.
    explicit SortMenu(medias::MediaListModel &model, QWidget *parent = nullptr);

private:
    void add(QActionGroup &group, int value);
    void retranslate();
    void choose();
    void showOrder();

    medias::MediaListModel &m_model;
    QActionGroup *m_columns;    // data: the column; -1: the server's order
    QActionGroup *m_directions; // data: Qt::SortOrder
};

} // namespace ui
