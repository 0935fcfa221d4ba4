#include "listtable.h"

#include "support/eventually.h"

#include <algorithm>

using medias::MediaQuery;

ListTable::ListTable(int count)
    : list(count)
    , tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal)
    , view(&model)
    , selection(&model, &view)
{
    list.more = {{QStringLiteral("created"), {}}, {QStringLiteral("request"), {}}};
    model.setClient(list.desk().client());
}

bool ListTable::refresh()
{
    model.refresh();
    return comesToRest();
}

bool ListTable::shows(const QList<qint64> &ids) const
{
    return support::eventually([&] { return idsIn(model) == ids; });
}

void ListTable::look(const QString &text)
{
    MediaQuery query = model.query();
    query.text = text;
    model.setQuery(query);
}

void ListTable::select(const QList<int> &rows)
{
    QItemSelection selected;
    for (const int row : rows)
        selected.select(model.index(row, 0), model.index(row, 0));
    view.select(selected, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ListTable::select(int first, int last)
{
    view.setCurrentIndex(model.index(last, 0), QItemSelectionModel::NoUpdate);
    view.select(QItemSelection(model.index(first, 0), model.index(last, 0)),
                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QList<qint64> ListTable::selected() const
{
    QList<qint64> ids;
    const QList<botdoc::Media> medias = selection.medias();
    for (const botdoc::Media &media : medias)
        ids.append(botdoc::number(media.id));
    return ids;
}

QList<int> ListTable::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList indexes = view.selectedRows();
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}
