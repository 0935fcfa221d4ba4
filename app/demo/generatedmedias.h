#pragma once

#include "demo/mediarow.h"

#include <QByteArray>

namespace demo {

/**
 * Medias made up from their ids alone, 1 to count(): a million of them cost nothing until they are asked for,
 * for a row is only stored once something about it has changed.
 */
class GeneratedMedias
{
public:
    GeneratedMedias() = default;
    /** The newest is made at @p seeded, each one before a minute earlier; @p requests get them by turns. */
    GeneratedMedias(qint64 count, qint64 seeded, QList<qint64> requests);

    qint64 count() const { return m_count; }
    bool contains(qint64 id) const { return id >= 1 && id <= m_count; }
    qint64 requestOf(qint64 id) const;
    MediaRow row(qint64 id) const;
    /** Exactly what row() says about size and checksum. */
    static QByteArray content(qint64 id);

private:
    qint64 m_count = 0;
    qint64 m_seeded = 0;
    QList<qint64> m_requests;
};

} // namespace demo
