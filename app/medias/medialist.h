#pragma once

#include "botdoc/apierror.h"
#include "botdoc/media.h"
#include "botdoc/page.h"
#include "medias/duepages.h"
#include "medias/farrows.h"
#include "medias/listepoch.h"
#include "medias/liverows.h"
#include "medias/mediapages.h"
#include "medias/pagesahead.h"
#include "medias/rowsinview.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>

namespace botdoc {
class Client;
} // namespace botdoc

namespace medias {

struct PageAnswer;

/// The medias of all requests or of one, in the server's order. Sparse: the first page says how many there
/// are, and all rows exist at once; their pages come when setVisibleRows() names them. A row is loaded, a
/// placeholder (loading, or could not be loaded), or an entry without a usable id.
///
/// The list changes on the server while it is read. Whatever an answer shows to have moved, appeared or
/// vanished is turned into moves of rows where it can be recognised by id; no media ever sits in two rows.
/// That is for the eye. What makes the rows right is that an answer which contradicts what is known begins
/// everything anew: calls under way are dropped, and every row is asked for again when it comes into view.
class MediaList final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaList)

public:
    enum class LoadState { SignedOut, Loading, Ready, Failed };
    Q_ENUM(LoadState)

    /// What the server claims beyond this is not believed.
    static constexpr int mostRows = 5'000'000;

    explicit MediaList(QObject *parent = nullptr);
    ~MediaList() override;

    /// Not owned; nullptr: signed out, empty. Starts from scratch.
    void setClient(botdoc::Client *client);
    [[nodiscard]] botdoc::Client *client() const;
    /// Only this request's medias; nullopt: all. From the server. Starts from scratch.
    void setRequest(std::optional<botdoc::RequestId> request);
    [[nodiscard]] std::optional<botdoc::RequestId> request() const { return m_request; }
    /// The medias of another list, until setRequest(). Starts from scratch.
    void setSource(const MediaSource &source);
    [[nodiscard]] bool hasSource() const { return m_source != nullptr; }

    /// The rows in view, both included, already debounced; -1, -1 for none. Loads their pages and, once those
    /// can be painted, one page around them; drops what is under way for others. What could not be loaded is
    /// tried again when it comes into view again.
    void setVisibleRows(int first, int last);
    /// How many rows can be seen at once, at most: so many of a long list are there before all of its first
    /// page has been read.
    void setRoomInView(int rows) { m_pages.setRoomInView(rows); }
    /// As setVisibleRows(), of medias that need not be side by side. Those that were in view before are asked
    /// for anew by refresh() alone.
    void setVisibleMedias(const QList<botdoc::MediaId> &ids);
    /// Loads what is not in view, too: the first rows that are not loaded, as far as `pages` pages hold them.
    /// It ends when a page cannot be had. 0: no more of that.
    void fetchAhead(int pages);
    /// Also while the first page is being read, for which nobody asked by that.
    [[nodiscard]] bool isFetchingAhead() const;
    [[nodiscard]] int pageSize() const { return m_pages.pageSize(); }
    /// Of more loaded rows than `most` those are forgotten that are farthest from what is in view, but for
    /// medias that are kept.
    void setMostLoaded(int most) { m_far.setMost(most); }
    void setKept(const std::function<bool(botdoc::MediaId)> &isKept) { m_far.setKept(isKept); }
    /// Asks anew for the count, the first, the last and the visible pages. Nothing shown is blanked; what is
    /// out of view is asked for again when it comes into view.
    void refresh();
    /// The same without anybody having asked for it; nothing while a page is under way. From then until
    /// refresh() a page that cannot be had changes and tells nothing, unless rows in view are blank without
    /// it. Of medias that setVisibleMedias() named, only those of the first few pages are asked for anew:
    /// they may be on as many pages as there are medias.
    void refreshQuietly();
    /// Whether a page is under way.
    [[nodiscard]] bool isAsking() const { return m_pages.isAsking(); }
    /// From scratch.
    void reload();
    /// Were deleted here: their rows go. Should the server keep one, the next answer shows it again.
    void removed(const QList<botdoc::MediaId> &ids);
    /// Fresher details of a media; ignored when its row is unknown.
    void update(const botdoc::Media &media);

    [[nodiscard]] LoadState state() const { return m_state; }
    /// Why state() is Failed.
    [[nodiscard]] const std::optional<botdoc::ApiError> &error() const { return m_error; }
    [[nodiscard]] const MediaRows &rows() const { return m_rows.now(); }
    /// They tell what becomes of them; aboutToReset() tells of all at once.
    [[nodiscard]] const LiveRows &liveRows() const { return m_rows; }
    /// What the server claims to have, only when that is more than mostRows.
    [[nodiscard]] std::optional<qint64> claimedCount() const { return m_claimed; }
    /// False while the server does not say how many there are: then rows are added as pages come.
    [[nodiscard]] bool isCountKnown() const { return m_isCountKnown; }

Q_SIGNALS:
    void stateChanged();
    /// The number of rows, claimedCount() or how many are unreadable is another.
    void countChanged();
    /// How many rows are loaded, or isFetchingAhead(), may be another.
    void coverageChanged();
    /// A page could not be had; its rows say so.
    void pageFailed(const botdoc::ApiError &error);
    /// The server answered a page: no source did. The first one of a long list is told twice, as is what is
    /// told of its medias: see MediaPages::answered().
    void pageArrived();
    /// A refresh, of either kind, has come to its end. `failure`: why a page of it could not be had; of
    /// several the one that asks for the longest wait.
    void refreshed(const std::optional<botdoc::ApiError> &failure);
    /// A media's request, each time an answer names it.
    void requestSeen(botdoc::RequestId id);
    /// Each time an answer lists it.
    void mediaListed(const botdoc::Media &media);

    // As a model tells that all rows are others.
    void aboutToReset();
    void wasReset();

    /// removed() is about to take this media out; told within LiveRows::move().
    void mediaRemoved(botdoc::MediaId id);

private:
    struct Counts
    {
        int rows = 0;
        int unreadable = 0;
        std::optional<qint64> claimed;

        friend bool operator==(const Counts &, const Counts &) = default;
    };

    void restart();
    void refreshPages(int mostPages);
    void askAnew(bool withLastPage);
    void ask();
    void answered(int page, const botdoc::Page<botdoc::Media> &received);
    void failed(int page, const botdoc::ApiError &error);
    void pageIsBeyondEnd(int page, const botdoc::ApiError &error);
    void endBefore(int page);
    void setPageFailed(int page, bool hasFailed);
    [[nodiscard]] bool isFailureTold(int page) const;
    void tellRefreshed();
    void beginEpoch();
    void tellListed(const PageAnswer &answer);
    void forgetFar();
    void setState(LoadState state);
    void noteCount();

    QPointer<botdoc::Client> m_client;
    std::optional<botdoc::RequestId> m_request;
    MediaSource m_source; // none: the server
    LiveRows m_rows;
    MediaPages m_pages;
    ListEpoch m_epoch;
    RowsInView m_inView;
    PagesAhead m_ahead;
    DuePages m_due;
    FarRows m_far;
    LoadState m_state = LoadState::SignedOut;
    std::optional<botdoc::ApiError> m_error;
    std::optional<qint64> m_claimed;
    bool m_isCountKnown = true;
    bool m_isNewestFirst = true;
    Counts m_noted; // what countChanged() has told
    bool m_isRefreshing = false;
    bool m_isQuiet = false; // since refreshQuietly()
    std::optional<botdoc::ApiError> m_refreshFailure;
    QSet<int> m_beyondEnd; // pages that the server said were not there
};

} // namespace medias
