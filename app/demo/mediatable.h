#pragma once

#include "demo/mediarow.h"

#include <QHash>
#include <QVariantList>

#include <functional>
#include <optional>

namespace demo {

class Database;

/** The table of medias and that of their downloads. Changes are made inside Database::write(). */
class MediaTable
{
public:
    explicit MediaTable(const Database &database)
        : m_database(database)
    {}

    void create() const;
    void forEachId(const std::function<void(qint64 id, qint64 request)> &use) const;
    std::optional<MediaRow> find(qint64 id) const;
    /** Those of @p ids that there are. One statement for a whole page: each one costs locks on the file. */
    QHash<qint64, MediaRow> find(const QList<qint64> &ids) const;
    /** The newest one that still waits for chunks. */
    std::optional<MediaRow> findIncomplete(qint64 request, const QString &name, int totalChunks) const;

    /** Adds a row with its downloads; with id 0 it gets the next free one, which is returned. */
    qint64 insert(const MediaRow &row) const;
    void update(const MediaRow &row) const;
    void addDownload(qint64 media, const DownloadRow &download) const;
    void remove(qint64 id) const;
    /** Keeps ids up to @p last from being given out. */
    void reserveIds(qint64 last) const;

private:
    QList<MediaRow> findWhere(const QString &condition, const QVariantList &values) const;
    void addDownloads(QList<MediaRow> &rows) const;

    const Database &m_database;
};

} // namespace demo
