#include "agingserver.h"

#include "botdoc/media.h"

#include <algorithm>

AgingServer::AgingServer(int count, std::chrono::seconds apart)
    : list(count)
    , m_apart(apart)
    , m_newest(count)
{
    list.fieldsOf = [this](qint64 id) {
        return QJsonObject{{u"created"_qs, created(id).toString(Qt::ISODateWithMs)}};
    };
}

medias::StayTerms AgingServer::terms()
{
    return {stayDays, QDateTime::currentDateTimeUtc()};
}

QDateTime AgingServer::created(qint64 id) const
{
    // Not by whole days, for the time goes on while a test runs.
    return m_now.addMSecs((2 * (id - m_newest) - 1) * std::chrono::milliseconds(m_apart).count() / 2);
}

QList<qint64> AgingServer::goingSoon() const
{
    QList<qint64> ids;
    for (const qint64 id : list.ids) {
        botdoc::Media media;
        media.created = created(id);
        if (id != 0 && !list.removed.contains(id) && medias::StayEstimate::of(media, terms()).isGoingSoon())
            ids.append(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

void AgingServer::sortOldestFirst()
{
    m_isNewestFirst = false;
    std::sort(list.ids.begin(), list.ids.end());
}

void AgingServer::addNew()
{
    ++m_newest;
    if (m_isNewestFirst)
        list.ids.prepend(m_newest);
    else
        list.ids.append(m_newest);
}
