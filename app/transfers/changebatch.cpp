#include "transfers/changebatch.h"

namespace transfers {

namespace {

constexpr std::chrono::milliseconds usualWait{150};

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
    if (!m_timer.isActive() || m_timer.intervalAsDuration() != std::chrono::milliseconds::zero())
        m_timer.start(std::chrono::milliseconds::zero());
}

void ChangeBatch::tell()
{
    const QList<TransferId> ids(m_ids.begin(), m_ids.end());
    m_ids.clear();
    if (!ids.isEmpty())
        Q_EMIT due(ids);
}

} // namespace transfers
