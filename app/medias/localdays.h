#pragma once

#include <QtGlobal>

#include <map>

namespace medias {

/// Which day of this computer's time zone a moment is in, for very many of them: a day's limits are looked up
/// once. A change of the time zone goes unnoticed.
class LocalDays final
{
public:
    /// `time` in milliseconds since 1970, UTC. As QDate::toJulianDay().
    [[nodiscard]] qint64 julianDayOf(qint64 time);

private:
    struct Day
    {
        qint64 begin = 0;
        qint64 end = 0; // not of it any more
        qint64 julianDay = 0;

        [[nodiscard]] bool contains(qint64 time) const { return time >= begin && time < end; }
    };

    std::map<qint64, Day> m_days; // by their beginnings
    Day m_last;
};

} // namespace medias
