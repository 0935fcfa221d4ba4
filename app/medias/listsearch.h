#pragma once

#include "medias/mediaquery.h"
#include "medias/mediasearch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace medias {

class MediaList;

/// Keeps what a query finds among the loaded rows of a list as the list is: searches at once for another
/// query, and again a little later for whatever has become of the list since.
class ListSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListSearch)

public:
    /// Of what a result was made.
    struct Extent
    {
        int searched = 0; ///< rows, which were loaded
        int rows = 0;     ///< that the list had
    };

    /// `list` must outlive this. `labels` tells what requests are called now.
    ListSearch(const MediaList &list, const std::function<MediaFields::Labels()> &labels,
               QObject *parent = nullptr);
    ~ListSearch() override;

    /// Plain: nothing is searched any more.
    void setQuery(const MediaQuery &query);
    [[nodiscard]] const MediaQuery &query() const { return m_query; }
    /// Of the newest result of this query; nullopt: there is none yet.
    [[nodiscard]] const std::optional<Extent> &extent() const { return m_extent; }
    /// A result is under way, or soon will be.
    [[nodiscard]] bool isSearching() const { return m_isUnderWay || m_isChangedSince; }

    /// Its rows have moved, or say something else.
    void listChanged();
    /// A media has been taken out of it: no result tells of it any more.
    void removed(botdoc::MediaId id);
    /// It begins from scratch; what is known of the old one is forgotten.
    void listReset();
    /// Requests are called something else.
    void labelsChanged();

Q_SIGNALS:
    /// `isOtherQuery`: than that of the result before.
    void found(const medias::FoundMedias &medias, bool isOtherQuery);

private:
    void search();
    void answered(FoundMedias medias);

    const MediaList &m_list;
    const std::function<MediaFields::Labels()> m_makeLabels;
    std::optional<MediaFields::Labels> m_labels; // nullopt: to be made
    MediaSearch m_search;
    MediaQuery m_query;
    std::optional<Extent> m_extent;
    Extent m_asked;
    QTimer m_soon;
    std::chrono::milliseconds m_pause; // before the next one
    QElapsedTimer m_took;
    QList<botdoc::MediaId> m_removed; // while a result is under way
    bool m_isUnderWay = false;
    bool m_isChangedSince = false;
    bool m_isQueryAnother = false;
};

} // namespace medias
