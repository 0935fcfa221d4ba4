#include "plainmodel.h"

#include "botdoc/client.h"
#include "medias/mediacells.h"
#include "medias/mediatext.h"

namespace bench {

using medias::MediaListModel;

PlainModel::PlainModel(botdoc::Client &client, QObject *parent)
    : QAbstractTableModel(parent)
    , m_client(client)
{}

int PlainModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_medias.size());
}

int PlainModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : MediaListModel::ColumnCount;
}

QVariant PlainModel::data(const QModelIndex &index, int role) const
{
    const botdoc::Media &media = m_medias[index.row()];
    const QString label = media.request ? medias::MediaText::request(*media.request, {}) : QString();
    return medias::mediaCell(media, static_cast<MediaListModel::Column>(index.column()), role,
                             {.requestLabel = label});
}

bool PlainModel::canFetchMore(const QModelIndex & /*parent*/) const
{
    return !m_isUnderWay && (m_total == -1 || m_medias.size() < m_total);
}

void PlainModel::fetchMore(const QModelIndex & /*parent*/)
{
    m_isUnderWay = true;
    m_client.medias({m_pages + 1, 100}, std::nullopt, this, [this](const auto &answer) { answered(answer); });
}

void PlainModel::answered(const botdoc::Result<botdoc::Page<botdoc::Media>> &answer)
{
    if (!answer)
        qFatal("a page cannot be had");
    ++m_pages;
    m_isUnderWay = false;
    m_total = answer->count.value_or(-1);
    const int first = static_cast<int>(m_medias.size());
    beginInsertRows({}, first, first + static_cast<int>(answer->results.size()) - 1);
    for (const std::optional<botdoc::Media> &media : answer->results)
        m_medias.append(media.value_or(botdoc::Media{}));
    endInsertRows();
}

} // namespace bench
