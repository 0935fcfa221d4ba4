#include "medias/rowcells.h"

#include "medias/mediacells.h"
#include "medias/medialist.h"
#include "medias/mediatext.h"
#include "medias/newmedias.h"
#include "medias/requestlistmodel.h"

namespace medias {

using botdoc::Media;
using botdoc::RequestId;
using Column = MediaColumns::Column;

namespace {

/// What stays is told in days, so that nobody sees a difference sooner.
constexpr std::chrono::minutes stayPace{10};

} // namespace

RowCells::RowCells(const MediaList &list, const NewMedias &newMedias, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_new(newMedias)
    , m_stayTimer(this)
{
    m_stayTimer.setObjectName(QStringLiteral("stayTimer"));
    m_stayTimer.setTimerType(Qt::VeryCoarseTimer);
    m_stayTimer.start(stayPace);
    connect(&m_stayTimer, &QTimer::timeout, this, &RowCells::staysChanged);
}

RowCells::~RowCells() = default;

void RowCells::setRequestTitles(RequestListModel *requests)
{
    if (m_requests)
        m_requests->disconnect(this);
    m_requests = requests;
    if (requests)
        connect(requests, &RequestListModel::titlesChanged, this, &RowCells::titlesChanged);
}

void RowCells::setStayDays(int days)
{
    m_stayDays = days;
    Q_EMIT staysChanged();
}

StayTerms RowCells::stayTerms() const
{
    return StayTerms::of(m_list.client(), m_stayDays);
}

MediaFields::Labels RowCells::labels() const
{
    return m_requests ? m_requests->labels() : MediaFields::Labels();
}

void RowCells::noteSeen(RequestId id)
{
    if (m_requests)
        m_requests->noteSeen(id);
}

QVariant RowCells::at(int row, Column column, int role) const
{
    switch (row == -1 ? MediaRows::Kind::Placeholder : m_list.rows().kindAt(row)) {
    case MediaRows::Kind::Placeholder:
        return loadingCell(column, role);
    case MediaRows::Kind::Failed:
        return failedCell(column, role);
    case MediaRows::Kind::Unreadable:
        return unreadableCell(column, role);
    case MediaRows::Kind::Media:
        break;
    }
    return cell(mediaAt(row), column, role);
}

QVariant RowCells::cell(const Media &media, Column column, int role) const
{
    if (role == MediaListModel::IsNewRole)
        return m_new.isNew(media);
    const bool needsLabel = column == Column::Request && media.request;
    return mediaCell(media, column, role,
                     {.requestLabel = needsLabel ? labelOf(*media.request) : QString(),
                      .stay = column == Column::Stays ? stayTerms() : StayTerms(),
                      .isNew = column == Column::Name && m_new.isNew(media)});
}

const Media &RowCells::mediaAt(int row) const
{
    const MediaRows &rows = m_list.rows();
    if (m_told.version != rows.version() || m_told.media.id != rows.idAt(row))
        m_told = {rows.version(), *rows.mediaAt(row)};
    return m_told.media;
}

QString RowCells::labelOf(RequestId id) const
{
    return m_requests ? m_requests->labelOf(id) : MediaText::request(id, {});
}

} // namespace medias
