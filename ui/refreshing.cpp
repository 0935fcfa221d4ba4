#include "refreshing.h"

#include "account/settings.h"
#include "chosenrequest.h"
#include "detailspane.h"
#include "medias/goingsoon.h"
#include "medias/medialistmodel.h"
#include "transfers/transfers.h"

namespace ui {

using account::Setting;
using medias::GoingSoon;
using medias::MediaListModel;
using transfers::Transfers;

namespace {

/// Many files arriving one after the other refresh the list together.
constexpr std::chrono::milliseconds refreshPause(400);
/// The first rows, which somebody waits for, are painted before anything else is asked for.
constexpr std::chrono::milliseconds untilPainted(250);

} // namespace

Refreshing::Refreshing(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_light(parts.medias, this)
    , m_lastLook(parts.medias, parts.settings)
{
    m_light.setInterval(std::chrono::seconds(parts.settings.get<Setting::RefreshInterval>()));
    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshPause);
    connect(&m_soon, &QTimer::timeout, &m_parts.medias, &MediaListModel::refresh);
    connect(&m_parts.details, &DetailsPane::refreshed, &m_parts.medias, &MediaListModel::update);
    connect(&m_parts.details, &DetailsPane::gone, this, [this](botdoc::MediaId id) {
        if (m_parts.medias.isListed(id))
            m_soon.start();
    });
    followTransfers();
    followGoingSoon();
}

void Refreshing::followTransfers()
{
    const Transfers *transfers = &m_parts.transfers;
    connect(transfers, &Transfers::mediasCreated, this, [this](const QList<botdoc::MediaId> &ids) {
        for (const botdoc::MediaId id : ids)
            m_parts.medias.setOwn(id);
        m_soon.start();
    });
    connect(transfers, &Transfers::mediaFetched, this, [this] { m_soon.start(); });
    connect(transfers, &Transfers::mediaRemoved, this, [this](botdoc::MediaId id) {
        m_parts.medias.removed(id);
        m_soon.start();
    });
}

void Refreshing::followGoingSoon()
{
    GoingSoon *goingSoon = &m_parts.goingSoon;
    connect(&m_parts.medias, &MediaListModel::stateChanged, this, [this, goingSoon] {
        if (m_parts.medias.state() == MediaListModel::LoadState::Ready && !goingSoon->count())
            QTimer::singleShot(untilPainted, goingSoon, &GoingSoon::look);
    });
    connect(&m_soon, &QTimer::timeout, goingSoon, &GoingSoon::look);
    connect(&m_parts.details, &DetailsPane::refreshed, goingSoon, &GoingSoon::update);
    connect(&m_parts.transfers, &Transfers::mediaRemoved, goingSoon, &GoingSoon::removed);
    connect(&m_parts.transfers, &Transfers::savedChanged, this, [this, goingSoon] {
        goingSoon->setSaved([saved = m_parts.transfers.saved()](const botdoc::Media &media) {
            return saved.contains(media);
        });
    });
}

void Refreshing::setActive(bool isActive)
{
    m_light.setActive(isActive);
    m_lastLook.setActive(isActive);
}

void Refreshing::refresh()
{
    m_parts.chosen.refresh();
    if (m_parts.chosen.isGoingSoon())
        m_parts.goingSoon.lookNow();
    else
        m_parts.goingSoon.look();
    if (m_parts.medias.state() == MediaListModel::LoadState::Failed)
        m_parts.medias.reload();
    else
        m_parts.medias.refresh();
}

} // namespace ui
