#include "medias/newmedias.h"

#include <algorithm>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;

namespace {

/// How far what stamps the medias may be ahead of what stamps the answers: they need not be one computer.
constexpr std::chrono::minutes clockDifference{1};

} // namespace

void NewMedias::setSince(const std::optional<QDateTime> &since)
{
    m_since = since;
    m_ids.clear();
    m_areMore = false;
    m_own.clear();
}

bool NewMedias::setOwn(MediaId id)
{
    m_own.insert(id);
    return m_ids.remove(id);
}

void NewMedias::reset()
{
    m_ids.clear();
    m_areMore = false;
    m_newest.reset();
    m_latest.reset();
}

void NewMedias::note(const Media &media, const std::optional<QDateTime> &serverTime)
{
    if (serverTime)
        m_latest = std::max(m_latest.value_or(*serverTime), serverTime->addDuration(clockDifference));
    if (media.created && (!m_latest || *media.created <= *m_latest))
        m_newest = std::max(m_newest.value_or(*media.created), *media.created);
    if (!isNew(media))
        m_ids.remove(media.id);
    else if (m_ids.size() <= mostCounted)
        m_ids.insert(media.id);
    else if (!m_ids.contains(media.id))
        m_areMore = true;
}

int NewMedias::count() const
{
    return m_areMore ? mostCounted + 1 : static_cast<int>(m_ids.size());
}

void NewMedias::forget(const std::function<bool(MediaId)> &isListed)
{
    m_ids.removeIf([&isListed](MediaId id) { return !isListed(id); });
}

bool NewMedias::isNew(const Media &media) const
{
    return m_since && media.created && *media.created > *m_since &&
           (!m_latest || *media.created <= *m_latest) && !media.isRemoved() && !m_own.contains(media.id);
}

} // namespace medias
