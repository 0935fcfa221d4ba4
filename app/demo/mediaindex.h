#pragma once

#include <QHash>
#include <QtGlobal>

#include <optional>
#include <shared_mutex>
#include <vector>

namespace demo {

/**
 * Which medias there are, in order, as a whole and by request: with it neither a page deep in a million rows
 * nor a count costs more than the first. Safe to use from all threads.
 */
class MediaIndex
{
public:
    /** @p id is beyond every id so far. */
    void append(qint64 id, qint64 request);
    void remove(qint64 id, qint64 request);

    bool contains(qint64 id) const;
    std::optional<qint64> oldest() const;
    qint64 count(std::optional<qint64> request) const;
    /** At most @p size ids from place @p first on, counted from the newest or from the oldest. */
    std::vector<qint64> slice(std::optional<qint64> request, qint64 first, qint64 size,
                              bool newestFirst) const;

private:
    using Ids = std::vector<qint64>;

    const Ids &ids(std::optional<qint64> request) const;

    mutable std::shared_mutex m_lock;
    Ids m_all;
    QHash<qint64, Ids> m_byRequest;
};

} // namespace demo
