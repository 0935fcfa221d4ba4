#include "lastlook.h"

#include "account/settings.h"
#include "medias/medialistmodel.h"

#include <QDateTime>

#include <algorithm>

namespace ui {

using account::Setting;
using medias::MediaListModel;

LastLook::LastLook(MediaListModel &medias, account::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_medias(medias)
    , m_settings(settings)
{
    connect(&medias, &MediaListModel::stateChanged, this, &LastLook::stateChanged);
    connect(&medias, &MediaListModel::coverageChanged, this, &LastLook::note);
}

void LastLook::begin(const QString &account)
{
    m_account = account;
    const qint64 kept = m_settings.get<Setting::AccountLastLook>(account);
    m_medias.setNewSince(kept > 0 ? std::optional(QDateTime::fromMSecsSinceEpoch(kept, Qt::UTC))
                                  : std::nullopt);
}

void LastLook::end()
{
    m_account.clear();
    m_medias.setNewSince(std::nullopt);
}

void LastLook::setActive(bool isActive)
{
    m_isActive = isActive;
    note();
}

/// The first look begins with what the server has by now; so does one whose time is still to come, for the
/// server's clock must have been set.
void LastLook::stateChanged()
{
    const std::optional<QDateTime> now = m_medias.serverTime();
    if (m_account.isEmpty() || m_medias.state() != MediaListModel::LoadState::Ready || !now)
        return;
    const std::optional<QDateTime> &since = m_medias.newSince();
    const std::optional<QDateTime> &newest = m_medias.newestCreated();
    if (since && *since <= std::max(*now, newest.value_or(*now)))
        return;
    const QDateTime begun = std::max(*now, newest.value_or(*now));
    m_medias.setNewSince(begun);
    keep(begun);
}

void LastLook::note()
{
    const std::optional<QDateTime> &newest = m_medias.newestCreated();
    if (m_account.isEmpty() || !m_isActive || m_medias.request() || !newest)
        return;
    if (newest->toMSecsSinceEpoch() > m_settings.get<Setting::AccountLastLook>(m_account))
        keep(*newest);
}

void LastLook::keep(const QDateTime &time)
{
    m_settings.set<Setting::AccountLastLook>(m_account, time.toMSecsSinceEpoch());
}

} // namespace ui
