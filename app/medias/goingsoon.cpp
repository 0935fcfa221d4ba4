#include "medias/goingsoon.h"

#include "botdoc/client.h"

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using std::chrono::milliseconds;

namespace {

/// What stays is told in days.
constexpr std::chrono::minutes pace{10};
/// And for each call of the last look.
constexpr milliseconds paceForCall{12'000};
/// Between two looks that nobody waits for: at least, and for each call of the first one.
constexpr milliseconds shortestRest{5'000};
constexpr milliseconds restForCall{1'000};
/// After a 429.
constexpr milliseconds shortestPause = std::chrono::minutes(1);
constexpr milliseconds longestPause = std::chrono::hours(1);

} // namespace

GoingSoon::GoingSoon(QObject *parent)
    : QObject(parent)
    , m_again(this)
{
    m_again.setObjectName(QStringLiteral("goingSoonTimer"));
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { lookAfter({}); });
    connect(&m_walk, &OldEndWalk::ended, this, &GoingSoon::found);
    connect(&m_walk, &OldEndWalk::failed, this, &GoingSoon::failed);
}

GoingSoon::~GoingSoon() = default;

void GoingSoon::setClient(botdoc::Client *client)
{
    if (m_client)
        m_client->disconnect(this);
    m_client = client;
    if (client)
        connect(client, &QObject::destroyed, this, [this] { setClient(nullptr); });
    forget();
}

void GoingSoon::setStayDays(int days)
{
    if (days == m_stayDays)
        return;
    m_stayDays = days;
    forget();
}

void GoingSoon::forget()
{
    m_walk.stop();
    m_again.stop();
    m_rest = {};
    m_pause = {};
    m_isDue = false;
    m_isAwaited = false;
    m_isKnown = false;
    m_areMore = false;
    m_lookedAt = 0;
    m_error.reset();
    m_found = {};
    m_listed.clear();
    m_waiting.clear();
    Q_EMIT changed();
}

void GoingSoon::setSaved(const std::function<bool(const Media &)> &isSaved)
{
    m_isSaved = isSaved;
    if (!recount())
        return;
    Q_EMIT changed();
    if (m_areMore && m_listed.empty())
        look(); // for those behind them
}

void GoingSoon::look()
{
    lookAfter(m_rest);
}

void GoingSoon::lookNow()
{
    m_isAwaited = m_pause.hasExpired();
    lookAfter({});
    if (m_isAwaited || !m_isKnown)
        return;
    ApiError error = *m_error;
    error.retryAfter = milliseconds(m_pause.remainingTime());
    Q_EMIT lookFailed(error);
}

void GoingSoon::lookAfter(const QDeadlineTimer &pause)
{
    if (!m_client || m_stayDays <= 0)
        return;
    if (m_walk.isUnderWay()) {
        m_isDue = true;
        return;
    }
    const milliseconds wait(std::max({qint64(0), pause.remainingTime(), m_pause.remainingTime()}));
    if (wait == milliseconds::zero())
        begin();
    else if (!m_again.isActive() || m_again.remainingTimeAsDuration() > wait)
        m_again.start(wait);
}

void GoingSoon::begin()
{
    m_again.stop();
    m_isDue = false;
    m_goneMeanwhile.clear();
    m_walk.start(*m_client, StayTerms::of(m_client, m_stayDays),
                 [this](const Media &media) { return m_isSaved && m_isSaved(media); });
}

void GoingSoon::found(const OldEndWalk::Found &found)
{
    m_isKnown = true;
    m_isAwaited = false;
    m_areMore = found.areMore;
    m_lookedAt = found.goingSoon;
    m_found = found.medias;
    for (const MediaId id : std::exchange(m_goneMeanwhile, {})) {
        if (const int slot = slotOf(id); slot != -1)
            drop(slot);
    }
    rest();
    recount();
    Q_EMIT changed();
    Q_EMIT looked();
    giveAll();
}

void GoingSoon::failed(const ApiError &error)
{
    if (error.kind == ApiError::Kind::RateLimited)
        m_pause.setRemainingTime(
            std::clamp(error.retryAfter.value_or(shortestPause), shortestPause, longestPause));
    m_error = error;
    const bool isTold = std::exchange(m_isAwaited, false) && m_isKnown;
    rest();
    giveAll();
    if (isTold)
        Q_EMIT lookFailed(error);
}

void GoingSoon::rest()
{
    m_rest.setRemainingTime(std::max(shortestRest, restForCall * m_walk.calls()));
    m_again.start(
        std::max({milliseconds(pace), paceForCall * m_walk.calls(), milliseconds(m_pause.remainingTime())}));
    if (std::exchange(m_isDue, false))
        look();
}

void GoingSoon::removed(MediaId id)
{
    if (m_walk.isUnderWay())
        m_goneMeanwhile.insert(id);
    const int slot = slotOf(id);
    if (slot == -1)
        return;
    drop(slot);
    if (recount())
        Q_EMIT changed();
}

void GoingSoon::drop(int slot)
{
    m_found.clear(slot);
    --m_lookedAt;
}

void GoingSoon::update(const Media &media)
{
    if (!media.isComplete() || media.isRemoved()) {
        removed(media.id);
        return;
    }
    const int slot = slotOf(media.id);
    if (slot != -1 && m_found.set(slot, media)) {
        recount(); // its content may be another
        Q_EMIT changed();
    }
}

/// True: others are listed now.
bool GoingSoon::recount()
{
    const std::vector<Listed> before = std::exchange(m_listed, {});
    QSet<MediaId> listed;
    for (int slot = 0; slot < m_found.size(); ++slot) {
        const MediaRecord record = m_found.recordAt(slot);
        if (record.id == MediaId{})
            continue;
        Media media;
        media.id = record.id;
        if (!record.checksum.isEmpty())
            media.fileChecksum = record.checksum.toByteArray().toHex();
        if (m_isSaved && m_isSaved(media))
            continue;
        m_listed.push_back({record.id, slot});
        listed.insert(record.id);
    }
    QList<MediaId> gone;
    for (const Listed &one : before) {
        if (!listed.contains(one.id))
            gone.append(one.id);
    }
    if (!gone.isEmpty())
        Q_EMIT left(gone);
    return !std::equal(m_listed.begin(), m_listed.end(), before.begin(), before.end(),
                       [](const Listed &now, const Listed &then) { return now.id == then.id; });
}

int GoingSoon::slotOf(MediaId id) const
{
    for (int slot = 0; slot < m_found.size(); ++slot) {
        if (m_found.idAt(slot) == id)
            return slot;
    }
    return -1;
}

std::optional<GoingSoon::Count> GoingSoon::count() const
{
    if (!m_isKnown)
        return std::nullopt;
    return Count{static_cast<int>(m_listed.size()), m_areMore, m_lookedAt};
}

MediaSource GoingSoon::source()
{
    return [soon = QPointer(this)](botdoc::PageQuery query, QObject *context,
                                   const botdoc::Callback<Page> &callback) {
        if (!soon)
            return;
        soon->m_waiting.append({query, context, callback});
        if (soon->m_isKnown) {
            soon->giveAll();
            return;
        }
        soon->lookNow();
        if (!soon->m_walk.isUnderWay())
            soon->giveAll();
    };
}

/// Later, as a call does.
void GoingSoon::giveAll()
{
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (!waiting.context)
            continue;
        botdoc::Result<Page> answer = botdoc::Failure(m_error.value_or(ApiError::cancelled()));
        if (m_isKnown)
            answer = page(waiting.query);
        QMetaObject::invokeMethod(
            waiting.context, [answer, callback = waiting.callback] { callback(answer); },
            Qt::QueuedConnection);
    }
}

GoingSoon::Page GoingSoon::page(botdoc::PageQuery query) const
{
    const auto all = static_cast<qint64>(m_listed.size());
    Page page;
    page.count = all;
    const qint64 first = qint64(query.page - 1) * query.pageSize;
    for (qint64 place = first; place < std::min(first + query.pageSize, all); ++place)
        page.results.append(m_found.at(m_listed.at(static_cast<std::size_t>(place)).slot));
    return page;
}

} // namespace medias
