#include "medias/localdays.h"

#include <QDateTime>

#include <iterator>

namespace medias {

namespace {

QDate dateOf(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).date();
}

} // namespace

qint64 LocalDays::julianDayOf(qint64 time)
{
    if (m_last.contains(time))
        return m_last.julianDay;
    const auto after = m_days.upper_bound(time);
    if (after != m_days.begin() && std::prev(after)->second.contains(time)) {
        m_last = std::prev(after)->second;
        return m_last.julianDay;
    }
    const QDate date = dateOf(time);
    const Day day{date.startOfDay().toMSecsSinceEpoch(), date.addDays(1).startOfDay().toMSecsSinceEpoch(),
                  date.toJulianDay()};
    // Where midnight comes twice, or never, the limits may be others' than the day's.
    if (day.contains(time) && dateOf(day.begin) == date && dateOf(day.end - 1) == date) {
        m_last = day;
        m_days[day.begin] = day;
    }
    return day.julianDay;
}

} // namespace medias
