#include "medias/localdays.h"

#include <QDateTime>

#include <iterator>

namespace medias {

qint64 LocalDays::julianDayOf(qint64 time)
{
    if (m_last.contains(time))
        return m_last.julianDay;
    const auto after = m_days.upper_bound(time);
    if (after != m_days.begin() && std::prev(after)->second.contains(time)) {
        m_last = std::prev(after)->second;
        return m_last.julianDay;
    }
    const QDate date = QDateTime::fromMSecsSinceEpoch(time).date();
    m_last = {date.startOfDay().toMSecsSinceEpoch(), date.addDays(1).startOfDay().toMSecsSinceEpoch(),
              date.toJulianDay()};
    m_days[m_last.begin] = m_last;
    return m_last.julianDay;
}

} // namespace medias
