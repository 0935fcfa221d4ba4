#pragma once

#include "medias/medialist.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace medias {

class RequestListModel;

/// The medias of a MediaList, for a table: one row each, as the server orders them. data() never fetches
/// anything: the view tells by setVisibleRows() what it shows.
class MediaListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaListModel)

public:
    enum Column { Name, Tag, Request, Type, Size, Received, DownloadsLeft, State, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        MediaRole = Qt::UserRole, ///< botdoc::Media; invalid for a row not loaded or not readable
        FileTypeRole,             ///< int of content::FileType; invalid like MediaRole
        IsLoadedRole,             ///< bool; an unreadable entry counts as loaded
        IsRemovedRole,            ///< bool: to be greyed; the content is gone, or the entry is unreadable
        HasFailedRole             ///< bool: not loaded, and not about to be: the server did not give its page
    };
    using LoadState = MediaList::LoadState;

    explicit MediaListModel(QObject *parent = nullptr);
    ~MediaListModel() override;

    /// Not owned; nullptr: signed out, empty. Starts from scratch.
    void setClient(botdoc::Client *client) { m_list.setClient(client); }
    /// Not owned; where the titles of the Request column come from, and told of every request seen.
    void setRequestTitles(RequestListModel *requests);
    /// Only this request's medias; nullopt: all. Starts from scratch.
    void setRequest(std::optional<botdoc::RequestId> request) { m_list.setRequest(request); }
    [[nodiscard]] std::optional<botdoc::RequestId> request() const { return m_list.request(); }

    /// The rows in view, both included, already debounced; -1, -1 for none.
    void setVisibleRows(int first, int last) { m_list.setVisibleRows(first, last); }
    /// As MediaList's.
    void refresh() { m_list.refresh(); }
    void reload() { m_list.reload(); }
    void removed(botdoc::MediaId id) { m_list.removed(id); }
    void update(const botdoc::Media &media) { m_list.update(media); }

    [[nodiscard]] LoadState state() const { return m_list.state(); }
    /// Why state() is Failed.
    [[nodiscard]] const std::optional<botdoc::ApiError> &error() const { return m_list.error(); }
    /// nullopt: not loaded or not readable. As far as the list keeps it (PackedMedias).
    [[nodiscard]] std::optional<botdoc::Media> mediaAt(int row) const;
    [[nodiscard]] std::optional<botdoc::MediaId> idAt(int row) const;
    [[nodiscard]] int rowOf(botdoc::MediaId id) const; ///< -1: unknown
    [[nodiscard]] bool isLoaded(int row) const;
    /// How many entries without a usable id have been seen among the rows.
    [[nodiscard]] int unreadable() const { return m_list.rows().unreadable(); }
    /// What the server claims to have, only when that is more than MediaList::mostRows.
    [[nodiscard]] std::optional<qint64> claimedCount() const { return m_list.claimedCount(); }
    [[nodiscard]] bool isCountKnown() const { return m_list.isCountKnown(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Looks at loaded rows only, and at no more than a few thousand: type-ahead must not walk a million
    /// rows.
    [[nodiscard]] QModelIndexList
    match(const QModelIndex &start, int role, const QVariant &value, int hits = 1,
          Qt::MatchFlags flags = Qt::MatchStartsWith | Qt::MatchWrap) const override;

Q_SIGNALS:
    void stateChanged();
    /// rowCount(), claimedCount() or unreadable() is another.
    void countChanged();
    /// A page could not be had; its rows say so.
    void pageFailed(const botdoc::ApiError &error);

    /// As MediaList's.
    void rowsAboutToMove();
    void rowsMoved();
    void rowReplaced(int row, bool hadMedia);
    void mediaRemoved(botdoc::MediaId id);

private:
    void followList();
    [[nodiscard]] const MediaRows &rows() const { return m_list.rows(); }
    [[nodiscard]] bool isInRange(int row) const { return row >= 0 && row < rows().size(); }
    [[nodiscard]] QString requestLabel(botdoc::RequestId id) const;

    MediaList m_list;
    QPointer<RequestListModel> m_requests;
};

} // namespace medias
