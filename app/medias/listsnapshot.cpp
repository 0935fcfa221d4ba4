#include "medias/listsnapshot.h"

#include "medias/mediacells.h"

namespace medias {

using botdoc::Media;

ListSnapshot::ListSnapshot(const MediaListModel &model, const Columns &columns)
    : m_columns(columns)
    , m_whole(model.rowCount() - model.unreadable())
    , m_stay(model.stayTerms())
{
    for (int row = 0; row < model.rowCount(); ++row)
        take(model, row);
}

ListSnapshot::ListSnapshot(const MediaListModel &model, const Columns &columns, const QList<int> &rows)
    : m_columns(columns)
    , m_stay(model.stayTerms())
{
    for (const int row : rows)
        take(model, row);
    m_whole = m_medias.size();
}

void ListSnapshot::take(const MediaListModel &model, int row)
{
    std::optional<Media> media = model.mediaAt(row);
    if (!media)
        return;
    if (media->request && !m_requestLabels.contains(*media->request))
        m_requestLabels.insert(*media->request, model.index(row, MediaListModel::Request).data().toString());
    m_medias.append(*std::move(media));
}

QStringList ListSnapshot::headings() const
{
    QStringList headings;
    for (const MediaListModel::Column column : m_columns)
        headings.append(headerCell(column, Qt::DisplayRole).toString());
    return headings;
}

QStringList ListSnapshot::cells(qsizetype place) const
{
    QStringList cells;
    for (const MediaListModel::Column column : m_columns)
        cells.append(cell(place, column));
    return cells;
}

QString ListSnapshot::cell(qsizetype place, MediaListModel::Column column) const
{
    const Media &media = m_medias.at(place);
    const QString label = media.request ? m_requestLabels.value(*media.request) : QString();
    return mediaCell(media, column, Qt::DisplayRole, {.requestLabel = label, .stay = m_stay}).toString();
}

} // namespace medias
