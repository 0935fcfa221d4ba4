#pragma once

#include "botdoc/media.h"
#include "medias/mediacolumns.h"
#include "medias/mediafields.h"
#include "medias/stayestimate.h"

#include <QPointer>
#include <QTimer>
#include <QVariant>

namespace medias {

class MediaList;
class NewMedias;
class RequestListModel;

/// What the rows of a list say in each column: of its medias, of the requests they are of, of how long they
/// stay, and of which are new.
class RowCells final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowCells)

public:
    /// Both must outlive this.
    RowCells(const MediaList &list, const NewMedias &newMedias, QObject *parent = nullptr);
    ~RowCells() override;

    /// As MediaListModel's.
    void setRequestTitles(RequestListModel *requests);
    void setStayDays(int days);
    [[nodiscard]] StayTerms stayTerms() const;

    /// What requests are called.
    [[nodiscard]] MediaFields::Labels labels() const;
    void noteSeen(botdoc::RequestId id);

    /// By the roles of MediaListModel. `row`: of the list; -1: of none, as if it were not loaded.
    [[nodiscard]] QVariant at(int row, MediaColumns::Column column, int role) const;

Q_SIGNALS:
    /// The Request column is another.
    void titlesChanged();
    /// The Stays column is another: not because the medias are, but the time.
    void staysChanged();

private:
    [[nodiscard]] QVariant cell(const botdoc::Media &media, MediaColumns::Column column, int role) const;
    [[nodiscard]] const botdoc::Media &mediaAt(int row) const;
    [[nodiscard]] QString labelOf(botdoc::RequestId id) const;

    /// What was told last: a view asks for a cell in ten roles, and for a row in nine cells.
    struct Told
    {
        quint64 version = 0; // of the rows
        botdoc::Media media;
    };

    const MediaList &m_list;
    const NewMedias &m_new;
    QPointer<RequestListModel> m_requests;
    int m_stayDays = 0;
    QTimer m_stayTimer;
    mutable Told m_told;
};

} // namespace medias
