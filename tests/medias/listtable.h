#pragma once

#include "listserver.h"
#include "medias/mediaselection.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>

/// A list of medias, what is looked for in it, and what is selected. Medias are called "Media 1.pdf" and so
/// on, and have no number but those of their names.
class ListTable final
{
    Q_DISABLE_COPY_MOVE(ListTable)

public:
    explicit ListTable(int count);

    [[nodiscard]] bool comesToRest() { return list.desk().comesToRest(); }
    [[nodiscard]] bool refresh();
    /// Whether it comes to show these.
    [[nodiscard]] bool shows(const QList<qint64> &ids) const;
    void look(const QString &text);
    void select(const QList<int> &rows);
    /// Both included; the last one is current.
    void select(int first, int last);
    /// In the order of the rows.
    [[nodiscard]] QList<qint64> selected() const;
    [[nodiscard]] QList<int> selectedRows() const;

    ListServer list;
    medias::MediaListModel model;
    QAbstractItemModelTester tester;
    QItemSelectionModel view;
    medias::MediaSelection selection;
};
