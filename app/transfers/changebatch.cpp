#include "transfers/changebatch.h"

#include <algorithm>
#include <utility>

namespace transfers {

namespace {

constexpr std::chrono::milliseconds usualWait{150};
/// Between two times: whoever is told looks at all of them, and of thousands of small files hundreds end each
/// second.
constexpr std::chrono::milliseconds shortestPause{100};

} // namespace

ChangeBatch::ChangeBatch(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChangeBatch::tell);
}

void ChangeBatch::add(TransferId id)
{
    m_ids.insert(id);
    if (!m_timer.isActive())
        m_timer.start(usualWait);
}

void ChangeBatch::addUrgently(TransferId id)
{
    m_ids.insert(id);
    if (std::exchange(m_isUrgent, true))
        return;
    const std::chrono::milliseconds since{m_sinceTold.isValid() ? m_sinceTold.elapsed()
                                                                : shortestPause.count()};
    m_timer.start(std::max(std::chrono::milliseconds::zero(), shortestPause - since));
}

void ChangeBatch::tell()
{
    const QList<TransferId> ids(m_ids.begin(), m_ids.end());
    m_ids.clear();
    m_isUrgent = false;
    if (ids.isEmpty())
        return;
    m_sinceTold.start();
    Q_EMIT due(ids);
}

} // namespace transfers
