#include "demo/mediatable.h"

#include "demo/database.h"

namespace demo {

namespace {

// Strings that are empty in a row are NULL in the table, so that none comes back as something else.
QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

constexpr QStringView columns =
    u"name, content_type, bytes, extension, file, total_chunks, current_chunk, remote_address, created, "
    u"updated, "
    u"checksum, removed_at, removed_from, times_downloaded, max_downloads, state, tag, request, id";

/** The values of a row, in the order of columns. */
QVariantList values(const MediaRow &row)
{
    return {row.name,
            row.contentType,
            row.bytes,
            row.extension,
            row.file,
            row.totalChunks,
            row.currentChunk,
            row.remoteAddress,
            row.created,
            row.updated,
            orNull(row.checksum),
            row.removedAt,
            orNull(row.removedFrom),
            row.timesDownloaded,
            row.maxDownloads,
            row.state,
            orNull(row.tag),
            row.request,
            row.id == 0 ? QVariant(QMetaType::fromType<qint64>()) : QVariant(row.id)};
}

/** Ids as SQL writes a list: as text, for there can be more of them than a statement takes values. */
QString list(const QList<qint64> &ids)
{
    QStringList texts;
    for (const qint64 id : ids)
        texts.append(QString::number(id));
    return u'(' % texts.join(QLatin1Char(',')) % u')';
}

MediaRow read(const QSqlQuery &query)
{
    int column = 0;
    const auto text = [&] { return query.value(column++).toString(); };
    const auto number = [&] { return query.value(column++).toLongLong(); };
    MediaRow row;
    row.name = text();
    row.contentType = text();
    row.bytes = number();
    row.extension = text();
    row.file = text();
    row.totalChunks = static_cast<int>(number());
    row.currentChunk = static_cast<int>(number());
    row.remoteAddress = text();
    row.created = number();
    row.updated = number();
    row.checksum = text();
    row.removedAt = number();
    row.removedFrom = text();
    row.timesDownloaded = static_cast<int>(number());
    row.maxDownloads = static_cast<int>(number());
    row.state = text();
    const QVariant tag = query.value(column++);
    row.tag = tag.isNull() ? QString() : tag.toString();
    row.request = number();
    row.id = number();
    return row;
}

} // namespace

void MediaTable::create() const
{
    // AUTOINCREMENT, because an id that was deleted is not given out again.
    m_database.run(
        u"CREATE TABLE media (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, content_type TEXT, bytes "
        u"INTEGER, "
        u"extension TEXT, file TEXT, total_chunks INTEGER, current_chunk INTEGER, remote_address TEXT, "
        u"created INTEGER, updated INTEGER, checksum TEXT, removed_at INTEGER, removed_from TEXT, "
        u"times_downloaded INTEGER, max_downloads INTEGER, state TEXT, tag TEXT, request INTEGER)"_qs);
    m_database.run(u"CREATE INDEX incomplete_media ON media (request, name) WHERE state = 'uploading'"_qs);
    m_database.run(u"CREATE TABLE download (id INTEGER PRIMARY KEY, media INTEGER, created INTEGER, "
                   u"remote_address TEXT)"_qs);
    m_database.run(u"CREATE INDEX media_download ON download (media)"_qs);
}

void MediaTable::forEachId(const std::function<void(qint64, qint64)> &use) const
{
    QSqlQuery query = m_database.run(u"SELECT id, request FROM media ORDER BY id"_qs);
    while (query.next())
        use(query.value(0).toLongLong(), query.value(1).toLongLong());
}

QList<MediaRow> MediaTable::findWhere(const QString &condition, const QVariantList &values) const
{
    QList<MediaRow> rows;
    QSqlQuery query = m_database.run(u"SELECT "_qs % columns % u" FROM media WHERE "_qs % condition, values);
    while (query.next())
        rows.append(read(query));
    addDownloads(rows);
    return rows;
}

void MediaTable::addDownloads(QList<MediaRow> &rows) const
{
    QList<qint64> ids;
    for (const MediaRow &row : std::as_const(rows)) {
        if (row.timesDownloaded > 0)
            ids.append(row.id);
    }
    if (ids.isEmpty())
        return;
    QHash<qint64, QList<DownloadRow>> downloads;
    QSqlQuery query =
        m_database.run(u"SELECT media, id, created, remote_address FROM download WHERE media IN "_qs %
                       list(ids) % u" ORDER BY id"_qs);
    while (query.next()) {
        downloads[query.value(0).toLongLong()].append(
            {query.value(1).toLongLong(), query.value(2).toLongLong(), query.value(3).toString()});
    }
    for (MediaRow &row : rows)
        row.downloads = downloads.value(row.id);
}

std::optional<MediaRow> MediaTable::find(qint64 id) const
{
    const QList<MediaRow> rows = findWhere(u"id = ?"_qs, {id});
    return rows.isEmpty() ? std::nullopt : std::optional(rows.constFirst());
}

QHash<qint64, MediaRow> MediaTable::find(const QList<qint64> &ids) const
{
    QHash<qint64, MediaRow> found;
    const QList<MediaRow> rows = ids.isEmpty() ? QList<MediaRow>() : findWhere(u"id IN "_qs % list(ids), {});
    for (const MediaRow &row : rows)
        found.insert(row.id, row);
    return found;
}

std::optional<MediaRow> MediaTable::findIncomplete(qint64 request, const QString &name, int totalChunks) const
{
    const QList<MediaRow> rows = findWhere(
        u"request = ? AND name = ? AND total_chunks = ? AND state = 'uploading' ORDER BY id DESC LIMIT 1"_qs,
        {request, name, totalChunks});
    return rows.isEmpty() ? std::nullopt : std::optional(rows.constFirst());
}

qint64 MediaTable::insert(const MediaRow &row) const
{
    const QVariantList all = values(row);
    const QSqlQuery query = m_database.run(u"INSERT INTO media ("_qs % columns % u") VALUES (?"_qs %
                                               QString(u", ?"_qs).repeated(all.size() - 1) % u")"_qs,
                                           all);
    const qint64 id = query.lastInsertId().toLongLong();
    for (const DownloadRow &download : row.downloads)
        addDownload(id, download);
    return id;
}

void MediaTable::update(const MediaRow &row) const
{
    m_database.run(u"UPDATE media SET ("_qs % columns % u") = (?"_qs %
                       QString(u", ?"_qs).repeated(values(row).size() - 1) % u") WHERE id = ?"_qs,
                   values(row) << row.id);
}

void MediaTable::addDownload(qint64 media, const DownloadRow &download) const
{
    m_database.run(u"INSERT INTO download (media, created, remote_address) VALUES (?, ?, ?)"_qs,
                   {media, download.created, download.remoteAddress});
}

void MediaTable::remove(qint64 id) const
{
    m_database.run(u"DELETE FROM media WHERE id = ?"_qs, {id});
    m_database.run(u"DELETE FROM download WHERE media = ?"_qs, {id});
}

void MediaTable::reserveIds(qint64 last) const
{
    m_database.run(u"INSERT INTO sqlite_sequence (name, seq) VALUES ('media', ?)"_qs, {last});
}

} // namespace demo
