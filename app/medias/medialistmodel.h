#pragma once

#include "medias/listsearch.h"
#include "medias/mediacolumns.h"
#include "medias/medialist.h"
#include "medias/newmedias.h"
#include "medias/rowcells.h"
#include "medias/shownrows.h"

#include <QAbstractTableModel>

namespace medias {

class RequestListModel;

/// The medias of a MediaList, for a table: as the server orders them, one row for each there is, or, with a
/// query, those that are loaded and that it wants, in its order. Of a long list the first rows are there as
/// soon as its first page is, and the others once those can be painted. data() never fetches anything: the
/// view tells by setVisibleRows() what it shows.
class MediaListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaListModel)

public:
    using Column = MediaColumns::Column;
    using enum MediaColumns::Column;
    enum Role {
        MediaRole = Qt::UserRole, ///< botdoc::Media; invalid for a row not loaded or not readable
        FileTypeRole,             ///< int of content::FileType; invalid like MediaRole
        IsLoadedRole,             ///< bool; an unreadable entry counts as loaded
        IsRemovedRole,            ///< bool: to be greyed; the content is gone, or the entry is unreadable
        HasFailedRole,            ///< bool: not loaded, and not about to be: the server did not give its page
        IsNewRole                 ///< bool: came since somebody last looked
    };
    using LoadState = MediaList::LoadState;

    /// How much of the list is known, and how much of it the query shown has looked at.
    struct Coverage
    {
        int searched = 0; ///< rows, by the newest result of this query; 0: there is none yet
        int loaded = 0;   ///< rows
        int rows = 0;     ///< that the server has, as far as is known
        bool isFetching = false;
        bool isSearching = false; ///< a result is on its way
    };
    /// As many pages are fetched for a query without being asked for.
    static constexpr int pagesByThemselves = 50;

    explicit MediaListModel(QObject *parent = nullptr);
    ~MediaListModel() override;

    /// Not owned; nullptr: signed out, empty. Starts from scratch.
    void setClient(botdoc::Client *client) { m_list.setClient(client); }
    /// Not owned; where the titles of the Request column come from, and told of every request seen.
    void setRequestTitles(RequestListModel *requests) { m_cells.setRequestTitles(requests); }
    /// How many days the service keeps a media, for the Stays column: 1 to 365; 0, as at first: not known.
    void setStayDays(int days) { m_cells.setStayDays(days); }
    [[nodiscard]] StayTerms stayTerms() const { return m_cells.stayTerms(); }
    /// Only this request's medias; nullopt: all. From the server. Starts from scratch.
    void setRequest(std::optional<botdoc::RequestId> request) { m_list.setRequest(request); }
    [[nodiscard]] std::optional<botdoc::RequestId> request() const { return m_list.request(); }
    /// The medias of another list, until setRequest(): few enough to load them all. Starts from scratch.
    void setSource(const MediaSource &source) { m_list.setSource(source); }

    /// The rows in view, both included, already debounced; -1, -1 for none.
    void setVisibleRows(int first, int last);
    /// As MediaList's.
    void setRoomInView(int rows) { m_list.setRoomInView(rows); }

    /// The rows become others once it has been searched for: soon, but not at once. It holds for whatever
    /// list is shown until another is set.
    void setQuery(const MediaQuery &query);
    [[nodiscard]] const MediaQuery &query() const { return m_search.query(); }
    /// Its order alone; column -1: the server's.
    void sort(int column, Qt::SortOrder direction = Qt::AscendingOrder) override;
    /// Whether the rows are those of a query by now.
    [[nodiscard]] bool isQueryShown() const { return m_shown.areFound(); }
    [[nodiscard]] Coverage coverage() const;
    /// As many entries as a page of the server's has.
    [[nodiscard]] int pageSize() const { return m_list.pageSize(); }
    static constexpr int allPages = MediaList::mostRows;
    /// So many pages more are fetched, for a query or for who wants them all; 0: what is being fetched so is
    /// left.
    void fetchForQuery(int pages) { m_list.fetchAhead(pages); }
    /// As MediaList's.
    void refresh() { m_list.refresh(); }
    void refreshQuietly() { m_list.refreshQuietly(); }
    void reload() { m_list.reload(); }
    void removed(botdoc::MediaId id) { removed(QList<botdoc::MediaId>{id}); }
    /// All at once: who looks at the rows is told once.
    void removed(const QList<botdoc::MediaId> &ids);
    /// Whether pages are under way, or a search is.
    [[nodiscard]] bool isBusy() const;
    /// When somebody last looked: what was created later is new. As NewMedias has it, and so are these.
    void setNewSince(const std::optional<QDateTime> &since);
    [[nodiscard]] const std::optional<QDateTime> &newSince() const { return m_new.since(); }
    void setOwn(botdoc::MediaId id);
    [[nodiscard]] int newCount() const { return m_new.count(); }
    [[nodiscard]] const std::optional<QDateTime> &newestCreated() const { return m_new.newest(); }
    /// The server's clock, UTC; nullopt: not known.
    [[nodiscard]] std::optional<QDateTime> serverTime() const;
    /// Of more rows those are forgotten that are farthest from what is in view, but for medias that are kept,
    /// and for all while there is a query, or while more than what is in view is being fetched.
    void setMostLoaded(int most);
    void setKept(const std::function<bool(botdoc::MediaId)> &isKept) { m_list.setKept(isKept); }
    /// Fresher details of a media; of one that is not listed nothing is kept.
    void update(const botdoc::Media &media);
    /// The program's language is another: what is looked for is looked for in its words. Who shows cells
    /// has to read them anew.
    void languageChanged() { m_search.labelsChanged(); }

    [[nodiscard]] LoadState state() const { return m_list.state(); }
    /// Why state() is Failed.
    [[nodiscard]] const std::optional<botdoc::ApiError> &error() const { return m_list.error(); }
    /// nullopt: not loaded or not readable. As far as the list keeps it (PackedMedias).
    [[nodiscard]] std::optional<botdoc::Media> mediaAt(int row) const { return m_shown.mediaAt(row); }
    [[nodiscard]] std::optional<botdoc::MediaId> idAt(int row) const { return m_shown.idAt(row); }
    /// -1: unknown, or not found.
    [[nodiscard]] int rowOf(botdoc::MediaId id) const { return m_shown.rowOf(id); }
    /// Whether the list has it in any row, found or not.
    [[nodiscard]] bool isListed(botdoc::MediaId id) const { return rows().rowOf(id) != -1; }
    [[nodiscard]] bool isLoaded(int row) const { return m_shown.isLoaded(row); }
    using ContentSize = std::optional<qint64>; ///< in bytes; nullopt: the server does not say
    /// Of a media that has a row; else nullopt.
    [[nodiscard]] std::optional<ContentSize> contentSizeOf(botdoc::MediaId id) const;
    /// How many rows the server's list has, as far as is known.
    [[nodiscard]] int listSize() const { return rows().size(); }
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
    /// rowCount(), claimedCount() or unreadable() is another; or newCount(), by update() or setNewSince().
    void countChanged();
    /// A page could not be had; its rows say so.
    void pageFailed(const botdoc::ApiError &error);
    /// As MediaList's.
    void pageArrived();
    void refreshed(const std::optional<botdoc::ApiError> &failure);

    void coverageChanged();
    void queryChanged();

    /// Around the change to what another query has found, or the same one now: no row is what it was.
    /// Persistent indexes go with their medias; they should be few.
    void orderAboutToChange();
    void orderChanged(bool isOtherQuery);
    /// As MediaList's, while there is no query; of what a query has found also around a removal.
    void rowsAboutToMove();
    void rowsMoved();
    void rowReplaced(int row, bool hadMedia);
    void mediaRemoved(botdoc::MediaId id);

protected:
    bool event(QEvent *event) override;

private:
    void followList();
    void followRows();
    void listRowsChanged(int first, int last);
    void listMediaRemoved(botdoc::MediaId id);
    void show(const std::optional<FoundMedias> &medias, bool isOtherQuery);
    void movePersistentIndexes(const QModelIndexList &before,
                               const QList<std::optional<botdoc::MediaId>> &ids);
    void setRowCount(int count);
    void showAllRows();
    void setBound();
    /// How many are fetched without being asked for.
    [[nodiscard]] int pagesAhead() const;
    void columnChanged(Column column) { columnChanged(column, 0, m_shown.count() - 1); }
    void columnChanged(Column column, int first, int last);
    [[nodiscard]] const MediaRows &rows() const { return m_list.rows(); }

    MediaList m_list;
    NewMedias m_new;
    RowCells m_cells;
    ShownRows m_shown;
    int m_countToBe = 0; // while rows are inserted
    int m_mostLoaded = 200'000;
    ListSearch m_search;
};

} // namespace medias
