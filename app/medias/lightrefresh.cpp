#include "medias/lightrefresh.h"

#include "botdoc/retrypolicy.h"
#include "medias/medialistmodel.h"

#include <QRandomGenerator>

#include <algorithm>

namespace medias {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds longestPause = std::chrono::minutes(30);
/// Before it looks again whether what somebody asked for has come.
constexpr milliseconds busyPause = std::chrono::seconds(5);

} // namespace

LightRefresh::LightRefresh(MediaListModel &list, QObject *parent)
    : QObject(parent)
    , m_list(list)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // others may be early by minutes where a server asked for an hour
    connect(&m_timer, &QTimer::timeout, this, &LightRefresh::refresh);
    connect(&m_list, &MediaListModel::stateChanged, this, &LightRefresh::stateChanged);
    connect(&m_list, &MediaListModel::refreshed, this, &LightRefresh::refreshed);
}

void LightRefresh::setInterval(milliseconds interval)
{
    m_interval = interval;
    schedule();
}

void LightRefresh::setActive(bool isActive)
{
    if (std::exchange(m_isActive, isActive) != isActive)
        schedule();
}

std::optional<milliseconds> LightRefresh::due() const
{
    return m_timer.isActive() ? std::optional(m_timer.remainingTimeAsDuration()) : std::nullopt;
}

/// It is loaded from scratch, or there is none.
void LightRefresh::stateChanged()
{
    m_age.start();
    m_pause = {};
    m_failures = 0;
    schedule();
}

void LightRefresh::refreshed(const std::optional<botdoc::ApiError> &failure)
{
    m_age.start();
    m_failures = failure ? m_failures + 1 : 0;
    const botdoc::Backoff backoff{m_interval, longestPause};
    m_pause = failure ? backoff.after(m_failures, *failure, QRandomGenerator::global()->generateDouble())
                      : milliseconds::zero();
    schedule();
}

void LightRefresh::schedule()
{
    m_timer.stop();
    if (m_interval == milliseconds::zero() || !m_isActive ||
        m_list.state() != MediaListModel::LoadState::Ready)
        return;
    m_timer.start(std::max(milliseconds::zero(), m_interval + m_pause - milliseconds(m_age.elapsed())));
}

void LightRefresh::refresh()
{
    if (m_list.isBusy())
        m_timer.start(std::min(m_interval, busyPause));
    else
        m_list.refreshQuietly();
}

} // namespace medias
