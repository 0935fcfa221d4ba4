#include "demo/mediajson.h"

#include "demo/jsontext.h"
#include "demo/timestamp.h"

namespace demo {

namespace {

struct Field
{
    QLatin1String key;
    QByteArray value;
};

/** 2^53 + 1: with any even number added it is nothing that a double can hold. */
constexpr qint64 beyondDouble = 9'007'199'254'740'993;

QByteArray quoted(const QByteArray &number)
{
    return '"' + number + '"';
}

QByteArray metadata(const QString &remoteAddress)
{
    JsonObject object;
    object.add(QLatin1String("remote_addr"), jsonString(remoteAddress));
    return object.text();
}

QByteArray downloads(const QList<DownloadRow> &rows)
{
    QList<QByteArray> entries;
    for (const DownloadRow &row : rows) {
        JsonObject entry;
        entry.add(QLatin1String("id"), QByteArray::number(row.id));
        entry.add(QLatin1String("created"), jsonString(QString::fromLatin1(isoTime(row.created))));
        entry.add(QLatin1String("metadata"), metadata(row.remoteAddress));
        entries.append(entry.text());
    }
    return jsonArray(entries);
}

/** Every field of the document, in its order. */
QList<Field> documentedFields(const MediaRow &row, qint64 wireId)
{
    const auto number = [](qint64 value) { return QByteArray::number(value); };
    const auto time = [](qint64 value) { return value == 0 ? QByteArray("null") : quoted(isoTime(value)); };
    const auto text = [](const QString &value) { return jsonString(value); };
    const auto textOrNull = [](const QString &value) {
        return value.isEmpty() ? QByteArray("null") : jsonString(value);
    };
    const auto key = [](const char *name) { return QLatin1String(name); };
    // The document's own value of the link leads to the vendor's machine; so does this one, to nowhere.
    const QString link =
        u"http://127.0.0.1:8000/v1/module_container_pushpull/mediadatacollection/%1/download/"_qs;
    return {
        {key("id"), number(wireId)},
        {key("name"), text(row.name)},
        {key("content_type"), text(row.contentType)},
        {key("bytes"), number(row.bytes)},
        {key("extension"), text(row.extension)},
        {key("file"), text(row.file)},
        {key("total_chunks"), number(row.totalChunks)},
        {key("metadata"), metadata(row.remoteAddress)},
        {key("created"), time(row.created)},
        {key("updated"), time(row.updated)},
        {key("current_chunk"), number(row.currentChunk)},
        {key("file_checksum"), textOrNull(row.checksum)},
        {key("removed_at"), time(row.removedAt)},
        {key("removed_requested_from"), textOrNull(row.removedFrom)},
        {key("media_download"), downloads(row.downloads)},
        {key("times_downloaded"), number(row.timesDownloaded)},
        {key("state"), text(row.state)},
        {key("download_link_data_collection"), text(link.arg(wireId))},
        {key("max_allowed_times_downloaded"), number(row.maxDownloads)},
        {key("tag"), jsonStringOrNull(row.tag)},
        {key("request"), number(row.request)},
    };
}

/** The types that a field could have just as well, and fields that nobody has heard of. */
void surpriseTypes(QList<Field> &fields, const MediaRow &row)
{
    for (Field &field : fields) {
        if (field.key == QLatin1String("bytes") ||
            field.key == QLatin1String("max_allowed_times_downloaded") ||
            (field.key == QLatin1String("request") && row.id % 2 == 0))
            field.value = quoted(field.value);
        else if (field.key == QLatin1String("metadata"))
            field.value = jsonArray({field.value, "\"v2\"", "3"});
        else if (field.key == QLatin1String("tag"))
            field.value = QByteArray::number(row.id % 100);
        else if (field.key == QLatin1String("times_downloaded"))
            field.value += ".0";
        else if (field.key == QLatin1String("media_download") && row.id % 3 == 1)
            field.value = QByteArray::number(row.timesDownloaded);
    }
    fields.append({QLatin1String("retention"), R"({"days":14,"policy":null})"});
    fields.append({QLatin1String("labels"), R"(["checked",1,null,["nested"]])"});
}

/** Whether a row goes without its @p index-th field: each field in one row out of six. */
bool lacks(qint64 id, qsizetype index, MediaJson::Place place, QLatin1String key)
{
    if (key == QLatin1String("id"))
        return place == MediaJson::Place::List && id % 10 == 0;
    if (place == MediaJson::Place::Created &&
        (key == QLatin1String("bytes") || key == QLatin1String("current_chunk") ||
         key == QLatin1String("total_chunks")))
        return false;
    return (id + index) % 6 == 0;
}

} // namespace

QByteArray MediaJson::object(const MediaRow &row, Place place) const
{
    QList<Field> fields = documentedFields(row, wireId(row.id));
    if (m_dialect == FieldDialect::Types)
        surpriseTypes(fields, row);
    JsonObject object;
    for (qsizetype index = 0; index < fields.size(); ++index) {
        const Field &field = fields[index];
        const bool lacking = (m_dialect == FieldDialect::Missing || m_dialect == FieldDialect::Null) &&
                             lacks(row.id, index, place, field.key);
        if (!lacking)
            object.add(field.key, field.value);
        else if (m_dialect == FieldDialect::Null)
            object.add(field.key, "null");
    }
    return object.text();
}

std::optional<qint64> MediaJson::idFromPath(const QByteArray &text) const
{
    bool ok = false;
    const qint64 given = text.toLongLong(&ok);
    if (!ok || given <= 0)
        return std::nullopt;
    const qint64 id =
        m_dialect == FieldDialect::Types && given >= beyondDouble ? (given - beyondDouble) / 2 : given;
    return wireId(id) == given ? std::optional(id) : std::nullopt;
}

qint64 MediaJson::wireId(qint64 id) const
{
    return m_dialect == FieldDialect::Types && id % 3 == 0 && id < beyondDouble ? beyondDouble + 2 * id : id;
}

} // namespace demo
