#include "medias/stayestimate.h"

#include "botdoc/client.h"
#include "botdoc/media.h"
#include "botdoc/session.h"
#include "medias/mediatext.h"

#include <algorithm>
#include <chrono>

namespace medias {

namespace {

using Milliseconds = std::chrono::milliseconds;
using Days = std::chrono::duration<double, std::ratio<86'400>>;

/// By how much two clocks may differ without one of them being plainly wrong: as much as their time zones
/// can, should one have been set by the wrong one.
constexpr Milliseconds mostClockSkew = std::chrono::hours(26);

} // namespace

StayTerms StayTerms::of(const botdoc::Client *client, int days)
{
    const std::optional<QDateTime> serverTime = client ? client->session()->serverTime() : std::nullopt;
    return {days, serverTime.value_or(QDateTime::currentDateTimeUtc())};
}

StayEstimate::StayEstimate(Kind kind, const botdoc::Media &media, const StayTerms &terms)
    : m_kind(kind)
    , m_daysKept(terms.days)
    , m_received(media.created)
    , m_removed(media.removedAt)
{}

StayEstimate StayEstimate::of(const botdoc::Media &media, const StayTerms &terms)
{
    if (media.isRemoved())
        return {Kind::Gone, media, terms};
    if (!media.created || terms.days <= 0 || !terms.now.isValid())
        return {Kind::Unknown, media, terms};
    const Milliseconds age{media.created->msecsTo(terms.now)};
    if (age < -mostClockSkew)
        return {Kind::Unknown, media, terms};
    // What came a moment ahead of our time has not come before now.
    const Days left = Days(terms.days) - std::max<Days>(age, Days::zero());
    if (left <= Days::zero())
        return {Kind::Overdue, media, terms};
    StayEstimate estimate{Kind::Stays, media, terms};
    estimate.m_days = left < Days(1) ? 0 : qRound(left.count());
    return estimate;
}

bool StayEstimate::isGoingSoon() const
{
    return m_kind == Kind::Overdue || (m_kind == Kind::Stays && m_days <= soonDays);
}

QString StayEstimate::text() const
{
    switch (m_kind) {
    case Kind::Unknown:
        break;
    case Kind::Gone:
        return tr("gone", "a media, from the server");
    case Kind::Stays:
        return m_days == 0 ? tr("less than a day", "a media stays")
                           : tr("about %n day(s)", "a media stays", m_days);
    case Kind::Overdue:
        return tr("may go any time", "a media");
    }
    return MediaText::unknown();
}

QString StayEstimate::inDetail() const
{
    const QString basis =
        tr("This is an estimate: the service is said to delete a media %n day(s) after it came, "
           "but tells no date. The service alone decides.",
           nullptr, m_daysKept);
    switch (m_kind) {
    case Kind::Unknown:
        break;
    case Kind::Gone:
        return tr("Removed: %1").arg(MediaText::time(m_removed));
    case Kind::Stays:
        return tr("Probably until %1.").arg(MediaText::time(m_received->toUTC().addDays(m_daysKept))) + u' ' +
               basis;
    case Kind::Overdue:
        return tr("It came on %1 and may be deleted any time.").arg(MediaText::time(m_received)) + u' ' +
               basis;
    }
    if (m_received && m_daysKept > 0)
        return tr("By the server\u2019s clock it came on %1, which is still to be: nothing can be said about "
                  "how "
                  "long it stays.")
            .arg(MediaText::time(m_received));
    return tr("The server does not say when it came: nothing can be said about how long it stays.");
}

} // namespace medias
