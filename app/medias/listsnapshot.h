#pragma once

#include "medias/medialistmodel.h"

#include <QHash>
#include <QStringList>

namespace medias {

/// The media list at one moment, to be written or printed: a value, for whichever thread does that. It holds
/// the medias that were loaded; of the others nothing but the number is known.
class ListSnapshot final
{
public:
    using Columns = QList<MediaListModel::Column>;

    ListSnapshot() = default;
    /// The rows in the model's order, with these columns in this order.
    ListSnapshot(const MediaListModel &model, const Columns &columns);
    /// These rows alone, which are the whole of it then.
    ListSnapshot(const MediaListModel &model, const Columns &columns, const QList<int> &rows);

    [[nodiscard]] const QList<botdoc::Media> &medias() const { return m_medias; }
    [[nodiscard]] const Columns &columns() const { return m_columns; }
    /// How many medias the list has, loaded or not: at least medias().size().
    [[nodiscard]] qsizetype whole() const { return m_whole; }
    [[nodiscard]] bool isWhole() const { return m_whole == m_medias.size(); }

    [[nodiscard]] QStringList headings() const;
    /// What the list shows of the media at that place among medias(), column by column.
    [[nodiscard]] QStringList cells(qsizetype place) const;
    [[nodiscard]] QString cell(qsizetype place, MediaListModel::Column column) const;

private:
    void take(const MediaListModel &model, int row);

    Columns m_columns;
    QList<botdoc::Media> m_medias;
    qsizetype m_whole = 0;
    QHash<botdoc::RequestId, QString> m_requestLabels;
    StayTerms m_stay;
};

} // namespace medias
