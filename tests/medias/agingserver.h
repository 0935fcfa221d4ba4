#pragma once

#include "listserver.h"

#include "medias/stayestimate.h"

#include <chrono>

/// A ListServer whose medias came one after the other up to now, and are listed the newest first.
class AgingServer final
{
    Q_DISABLE_COPY_MOVE(AgingServer)

public:
    static constexpr int stayDays = 14;

    explicit AgingServer(int count, std::chrono::seconds apart = std::chrono::hours(1));

    [[nodiscard]] static medias::StayTerms terms();
    /// The numbers of those that go soon, the oldest first.
    [[nodiscard]] QList<qint64> goingSoon() const;
    void sortOldestFirst();
    /// One more, just come.
    void addNew();
    /// It goes from the list.
    void remove(qint64 id) { list.ids.removeOne(id); }

    ListServer list;

private:
    [[nodiscard]] QDateTime created(qint64 id) const;

    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    const std::chrono::seconds m_apart;
    qint64 m_newest;
    bool m_isNewestFirst = true;
};
