#include "chosenrequest.h"

#include "account/settings.h"
#include "isolate.h"
#include "medias/goingsoon.h"
#include "medias/medialistmodel.h"
#include "medias/requestlistmodel.h"
#include "messagebar.h"
#include "requestsidebar.h"

#include <QAction>

namespace ui {

using account::Setting;
using botdoc::RequestId;
using medias::MediaListModel;
using medias::RequestListModel;

ChosenRequest::ChosenRequest(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&parts.sideBar, &RequestSideBar::chosen, this, &ChosenRequest::choose);
    connect(&parts.sideBar, &RequestSideBar::goingSoonChosen, this, &ChosenRequest::chooseGoingSoon);
    followGoingSoon();
    // Later: never while the list is about to take in an answer.
    connect(&parts.requests, &RequestListModel::presenceChanged, this, &ChosenRequest::fallBackWhenGone,
            Qt::QueuedConnection);
    connect(&parts.medias, &MediaListModel::stateChanged, this, &ChosenRequest::fallBackWhenGone,
            Qt::QueuedConnection);
    connect(&parts.medias, &MediaListModel::countChanged, this, &ChosenRequest::fallBackWhenGone,
            Qt::QueuedConnection);
}

void ChosenRequest::followGoingSoon()
{
    const medias::GoingSoon *soon = &m_parts.goingSoon;
    connect(soon, &medias::GoingSoon::left, this, [this](const QList<botdoc::MediaId> &ids) {
        if (m_isGoingSoon)
            m_parts.medias.removed(ids);
    });
    connect(soon, &medias::GoingSoon::changed, this, [this, soon] {
        m_parts.sideBar.setGoingSoon(soon->stayDays() > 0, soon->count());
        if (m_isGoingSoon && soon->count())
            m_parts.medias.refresh();
    });
}

QString ChosenRequest::label() const
{
    constexpr int most = 40; // characters
    if (m_isGoingSoon) {
        const auto count = m_parts.goingSoon.count();
        return count && count->isAtLeast ? tr("Going soon, not saved yet (an estimate): the oldest")
                                         : tr("Going soon, not saved yet (an estimate)");
    }
    if (!m_request)
        return {};
    const QFontMetrics metrics = m_parts.sideBar.fontMetrics();
    return isolated(metrics.elidedText(m_parts.requests.labelOf(*m_request), Qt::ElideMiddle,
                                       metrics.averageCharWidth() * most));
}

void ChosenRequest::restore(const QString &account)
{
    m_account = account;
    m_parts.sideBar.goingSoonAction()->setEnabled(true);
    const qint64 remembered = m_parts.settings.get<Setting::AccountRequest>(account);
    show(remembered > 0 ? std::optional(RequestId{remembered}) : std::nullopt);
}

void ChosenRequest::clear()
{
    m_account.clear();
    m_parts.sideBar.goingSoonAction()->setEnabled(false);
    show(std::nullopt);
}

void ChosenRequest::refresh()
{
    m_parts.requests.load();
    if (m_request)
        m_parts.requests.keep(*m_request);
}

void ChosenRequest::choose(std::optional<RequestId> request)
{
    if (request == m_request && !m_isGoingSoon)
        return;
    m_parts.settings.set<Setting::AccountRequest>(m_account, request ? number(*request) : 0);
    show(request);
}

void ChosenRequest::chooseGoingSoon()
{
    if (m_isGoingSoon)
        return;
    m_request.reset();
    m_isGoingSoon = true;
    m_parts.sideBar.setGoingSoonShown();
    m_parts.medias.setSource(m_parts.goingSoon.source());
    Q_EMIT changed();
}

void ChosenRequest::show(std::optional<RequestId> request)
{
    m_request = request;
    m_isGoingSoon = false;
    m_parts.sideBar.setShown(request);
    m_parts.medias.setRequest(request);
    Q_EMIT changed();
}

/// A server may keep from this account what it says of a request, and still list its medias.
void ChosenRequest::fallBackWhenGone()
{
    const MediaListModel::LoadState state = m_parts.medias.state();
    const bool isListThere =
        state == MediaListModel::LoadState::Ready || state == MediaListModel::LoadState::Failed;
    if (!m_request || !isListThere || m_parts.medias.rowCount() > 0 ||
        m_parts.requests.presenceOf(*m_request) != RequestListModel::Presence::Missing)
        return;
    const qint64 gone = number(*m_request);
    choose(std::nullopt);
    m_parts.messages.show(MessageBar::Kind::Information,
                          tr("Request %1 is no longer there. These are all medias.").arg(gone));
}

} // namespace ui
