#include "transfers/serverreach.h"

#include "botdoc/client.h"

#include <QRandomGenerator>

#include <utility>

namespace transfers {

using botdoc::ApiError;

ServerReach::ServerReach(QObject *parent)
    : QObject(parent)
    , m_next(this)
    , m_backoff{std::chrono::seconds(1), std::chrono::seconds(15)}
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ServerReach::look);
}

ServerReach::~ServerReach()
{
    if (m_call)
        m_call->cancel();
}

void ServerReach::setClient(botdoc::Client *client)
{
    m_next.stop();
    if (m_call)
        m_call->cancel();
    m_client = client;
    m_isSought = false;
    if (std::exchange(m_isAway, false))
        Q_EMIT back(true);
}

void ServerReach::lost(const ApiError &error)
{
    if (!botdoc::isPassing(error) || m_isSought || !m_client)
        return;
    m_isSought = true;
    m_looks = 0;
    if (error.retryAfter) {
        tellAway(error);
        seek(error);
    } else {
        m_next.start(std::chrono::milliseconds::zero());
    }
}

void ServerReach::lookNow()
{
    if (m_next.isActive() && m_mayHurry)
        m_next.start(std::chrono::milliseconds::zero());
}

void ServerReach::look()
{
    m_call = m_client->medias({1, 1}, std::nullopt, this,
                              [this](const botdoc::Result<botdoc::Page<botdoc::Media>> &medias) {
                                  if (!medias && medias.error().kind == ApiError::Kind::Cancelled)
                                      return;
                                  // Whatever else it answers, it is there.
                                  if (medias || !botdoc::isPassing(medias.error())) {
                                      found();
                                      return;
                                  }
                                  ++m_looks;
                                  tellAway(medias.error());
                                  seek(medias.error());
                              });
}

/// Looks again later.
void ServerReach::seek(const ApiError &error)
{
    m_mayHurry = !error.retryAfter;
    m_next.start(m_backoff.after(m_looks + 1, error, QRandomGenerator::global()->generateDouble()));
}

void ServerReach::tellAway(const ApiError &error)
{
    if (!std::exchange(m_isAway, true))
        Q_EMIT away(error);
}

void ServerReach::found()
{
    m_isSought = false;
    Q_EMIT back(std::exchange(m_isAway, false));
}

} // namespace transfers
