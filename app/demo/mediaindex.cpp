#include "demo/mediaindex.h"

#include <algorithm>
#include <mutex>

namespace demo {

namespace {

void removeFrom(std::vector<qint64> &ids, qint64 id)
{
    const auto found = std::lower_bound(ids.begin(), ids.end(), id);
    if (found != ids.end() && *found == id)
        ids.erase(found);
}

} // namespace

void MediaIndex::append(qint64 id, qint64 request)
{
    const std::unique_lock lock(m_lock);
    m_all.push_back(id);
    m_byRequest[request].push_back(id);
}

void MediaIndex::remove(qint64 id, qint64 request)
{
    const std::unique_lock lock(m_lock);
    removeFrom(m_all, id);
    removeFrom(m_byRequest[request], id);
}

bool MediaIndex::contains(qint64 id) const
{
    const std::shared_lock lock(m_lock);
    return std::binary_search(m_all.begin(), m_all.end(), id);
}

std::optional<qint64> MediaIndex::oldest() const
{
    const std::shared_lock lock(m_lock);
    return m_all.empty() ? std::nullopt : std::optional(m_all.front());
}

const MediaIndex::Ids &MediaIndex::ids(std::optional<qint64> request) const
{
    static const Ids none;
    if (!request)
        return m_all;
    const auto found = m_byRequest.constFind(*request);
    return found == m_byRequest.constEnd() ? none : *found;
}

qint64 MediaIndex::count(std::optional<qint64> request) const
{
    const std::shared_lock lock(m_lock);
    return static_cast<qint64>(ids(request).size());
}

std::vector<qint64> MediaIndex::slice(std::optional<qint64> request, qint64 first, qint64 size,
                                      bool newestFirst) const
{
    const std::shared_lock lock(m_lock);
    const Ids &all = ids(request);
    const auto total = static_cast<qint64>(all.size());
    if (first < 0 || first >= total)
        return {};
    const qint64 length = std::min(size, total - first);
    const auto iterator = [](auto begin, qint64 places) {
        return begin + static_cast<std::ptrdiff_t>(places);
    };
    if (newestFirst)
        return {iterator(all.rbegin(), first), iterator(all.rbegin(), first + length)};
    return {iterator(all.begin(), first), iterator(all.begin(), first + length)};
}

} // namespace demo
