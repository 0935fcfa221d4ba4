#include "transfers/restingtransfers.h"

#include "transfers/serverreach.h"

#include <QRandomGenerator>
#include <QTimer>

namespace transfers {

RestingTransfers::RestingTransfers(QObject *parent)
    : QObject(parent)
    , m_reach(new ServerReach(this))
{
    connect(m_reach, &ServerReach::away, this, &RestingTransfers::serverIsAway);
    connect(m_reach, &ServerReach::back, this, &RestingTransfers::serverFound);
}

void RestingTransfers::setClient(botdoc::Client *client)
{
    m_resting.clear();
    m_reach->setClient(client);
}

void RestingTransfers::setBackoff(const botdoc::Backoff &backoff)
{
    m_backoff = backoff;
    m_reach->setBackoff(backoff);
}

void RestingTransfers::lookNow()
{
    m_reach->lookNow();
}

bool RestingTransfers::isServerThere() const
{
    return m_reach->isThere();
}

void RestingTransfers::add(TransferId id, int failures, const botdoc::ApiError &error)
{
    const quint64 number = ++m_lastNumber;
    m_resting[id] = number;
    const auto rest = m_backoff.after(failures, error, QRandomGenerator::global()->generateDouble());
    QTimer::singleShot(rest, this, [this, id, number] { endRest(id, number); });
    m_reach->lost(error);
}

void RestingTransfers::endRest(TransferId id, quint64 number)
{
    const auto at = m_resting.find(id);
    if (at == m_resting.end() || at->second != number)
        return; // it was ended otherwise
    m_resting.erase(at);
    Q_EMIT rested({id}, false);
}

void RestingTransfers::serverFound(bool wasAway)
{
    QList<TransferId> ids;
    if (wasAway) {
        for (const auto &[id, number] : m_resting)
            ids.append(id);
        m_resting.clear();
        Q_EMIT serverIsBack();
    }
    Q_EMIT rested(ids, wasAway);
}

} // namespace transfers
