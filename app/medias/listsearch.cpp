#include "medias/listsearch.h"

#include "medias/medialist.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::MediaId;

namespace {

// Between the end of one search and the next, while pages come in all the time: so long, or as many times as
// long as the search took.
constexpr std::chrono::milliseconds shortestPause(150);
constexpr int pauseInSearches = 3;

} // namespace

ListSearch::ListSearch(const MediaList &list, const std::function<MediaFields::Labels()> &labels,
                       QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_makeLabels(labels)
    , m_pause(shortestPause)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ListSearch::search);
    connect(&m_search, &MediaSearch::found, this, &ListSearch::answered);
    connect(&list, &MediaList::coverageChanged, this, [this] {
        if (m_isChangedSince)
            listChanged();
    });
}

ListSearch::~ListSearch() = default;

void ListSearch::setQuery(const MediaQuery &query)
{
    m_query = query;
    m_isQueryAnother = true;
    m_extent.reset();
    m_isUnderWay = false;
    m_isChangedSince = false;
    m_soon.stop();
    if (query.isPlain()) {
        m_search.forget();
    } else {
        m_search.drop();
        search();
    }
}

void ListSearch::search()
{
    if (m_query.isPlain() || m_list.state() != MediaList::LoadState::Ready)
        return;
    if (!m_labels)
        m_labels = m_makeLabels();
    m_isUnderWay = true;
    m_isChangedSince = false;
    m_removed.clear();
    m_asked = {m_list.rows().loaded(), m_list.rows().size()};
    m_took.start();
    m_search.ask({m_list.rows().snapshot(), m_query, *m_labels, QLocale()});
}

void ListSearch::listChanged()
{
    if (m_query.isPlain())
        return;
    m_isChangedSince = true;
    if (m_isUnderWay)
        return;
    // When all has come nobody is to wait for what it comes to.
    if (!m_list.isFetchingAhead())
        m_soon.start(0);
    else if (!m_soon.isActive())
        m_soon.start(m_pause);
}

void ListSearch::removed(MediaId id)
{
    if (m_isUnderWay)
        m_removed.append(id);
}

void ListSearch::listReset()
{
    m_search.forget();
    m_isUnderWay = false;
    m_isChangedSince = !m_query.isPlain();
    m_isQueryAnother = true;
    m_extent.reset();
    m_removed.clear();
}

void ListSearch::labelsChanged()
{
    m_labels.reset();
    listChanged();
}

void ListSearch::answered(FoundMedias medias)
{
    m_isUnderWay = false;
    m_extent = m_asked;
    m_pause = std::max(shortestPause, pauseInSearches * std::chrono::milliseconds(m_took.elapsed()));
    for (const MediaId id : std::exchange(m_removed, {}))
        medias.remove(id);
    Q_EMIT found(medias, std::exchange(m_isQueryAnother, false));
    if (m_isChangedSince)
        listChanged();
}

} // namespace medias
