#include "transfers/journalentry.h"

#include "transfers/waitingtransfer.h"

#include "botdoc/jsonfields.h"

#include <QCborMap>
#include <QCborStreamWriter>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

namespace transfers {

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
namespace json = botdoc::json;

namespace {

template <typename Enum>
std::optional<Enum> valueNamed(const QJsonValue &name)
{
    bool isKnown = false;
    const int value =
        QMetaEnum::fromType<Enum>().keyToValue(name.toString().toLatin1().constData(), &isKnown);
    return isKnown ? std::optional(static_cast<Enum>(value)) : std::nullopt;
}

/// As milliseconds since 1970, or as text in an older journal.
std::optional<QDateTime> timeOf(const QJsonValue &value)
{
    return value.isDouble() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), Qt::UTC) : json::time(value);
}

std::optional<MediaId> mediaIdOf(const QJsonValue &value)
{
    const std::optional<qint64> id = json::integer(value);
    return id && *id > 0 ? std::optional(MediaId{*id}) : std::nullopt;
}

void write(QCborStreamWriter &out, qint64 value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, int value)
{
    out.append(qint64{value});
}

void write(QCborStreamWriter &out, bool value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, QLatin1String value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, const QString &value)
{
    out.append(value);
}

void write(QCborStreamWriter &out, const QDateTime &value)
{
    out.append(value.toMSecsSinceEpoch());
}

void write(QCborStreamWriter &out, MediaId value)
{
    out.append(number(value));
}

void write(QCborStreamWriter &out, RequestId value)
{
    out.append(number(value));
}

template <typename Enum, typename = decltype(QMetaEnum::fromType<Enum>())>
void write(QCborStreamWriter &out, Enum value)
{
    out.append(QLatin1String(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value))));
}

void write(QCborStreamWriter &out, const Media &media)
{
    QCborMap::fromJsonObject(media.toJson()).toCborValue().toCbor(out);
}

template <typename T>
void write(QCborStreamWriter &out, const QList<T> &values)
{
    out.startArray(static_cast<quint64>(values.size()));
    for (const T &value : values)
        write(out, value);
    out.endArray();
}

// Below; a map writes them, and they maps.
void write(QCborStreamWriter &out, const TransferOrder &order);
void write(QCborStreamWriter &out, const ApiError &error);
void write(QCborStreamWriter &out, const UploadProgress &progress);
void write(QCborStreamWriter &out, const UploadRemains &remains);

/// A map whose fields are written one by one: thousands of entries are written at a time, and each several
/// times.
class MapWriter final
{
    Q_DISABLE_COPY_MOVE(MapWriter)

public:
    explicit MapWriter(QCborStreamWriter &out)
        : m_out(out)
    {
        m_out.startMap();
    }
    ~MapWriter() { m_out.endMap(); }

    template <typename T>
    void add(QLatin1String name, const T &value)
    {
        m_out.append(name);
        write(m_out, value);
    }
    /// Leaves out what most do not have.
    template <typename T>
    void addUnless(const T &usual, QLatin1String name, const T &value)
    {
        if (value != usual)
            add(name, value);
    }
    template <typename T>
    void addIfAny(QLatin1String name, const std::optional<T> &value)
    {
        if (value)
            add(name, *value);
    }

private:
    QCborStreamWriter &m_out;
};

// Orders.

void write(QCborStreamWriter &out, const UploadOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("upload"));
    map.add(QLatin1String("path"), order.path);
    map.add(QLatin1String("request"), order.request);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const SaveOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("save"));
    map.add(QLatin1String("media"), order.media);
    map.add(QLatin1String("folder"), order.target.folder);
    map.add(QLatin1String("fileName"), order.target.fileName);
    map.add(QLatin1String("overwrite"), order.target.overwrite);
    map.add(QLatin1String("mark"), order.target.mark);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const OpenOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("open"));
    map.add(QLatin1String("media"), order.media);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const RemovalOrder &order)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), QLatin1String("removal"));
    map.add(QLatin1String("media"), order.media);
    map.add(QLatin1String("requestTitle"), order.requestTitle);
}

void write(QCborStreamWriter &out, const TransferOrder &order)
{
    std::visit([&out](const auto &one) { write(out, one); }, order);
}

std::optional<TransferOrder> orderOf(const QJsonObject &object)
{
    const QString kind = object[u"kind"].toString();
    const QString requestTitle = object[u"requestTitle"].toString();
    if (kind == QLatin1String("upload")) {
        const std::optional<qint64> request = json::integer(object[u"request"]);
        const QString path = object[u"path"].toString();
        if (path.isEmpty() || !request || *request <= 0)
            return std::nullopt;
        return UploadOrder{path, RequestId{*request}, requestTitle};
    }
    const std::optional<Media> media = Media::fromJson(object[u"media"].toObject());
    if (!media)
        return std::nullopt;
    if (kind == QLatin1String("save")) {
        const content::SaveTarget target{.folder = object[u"folder"].toString(),
                                         .fileName = object[u"fileName"].toString(),
                                         .overwrite = object[u"overwrite"].toBool(),
                                         .mark = object[u"mark"].toString()};
        if (target.folder.isEmpty())
            return std::nullopt;
        return SaveOrder{*media, target, requestTitle};
    }
    if (kind == QLatin1String("open"))
        return OpenOrder{*media, requestTitle};
    if (kind == QLatin1String("removal"))
        return RemovalOrder{*media, requestTitle};
    return std::nullopt;
}

/// Empty when it is none.
QJsonObject objectIn(const QByteArray &bytes)
{
    // JSON begins with what would be a text in CBOR.
    if (bytes.startsWith('{'))
        return QJsonDocument::fromJson(bytes).object();
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    return error.error == QCborError::NoError ? value.toMap().toJsonObject() : QJsonObject();
}

// How far it got.

void write(QCborStreamWriter &out, const ApiError &error)
{
    MapWriter map(out);
    map.add(QLatin1String("kind"), error.kind);
    map.add(QLatin1String("cause"), error.cause);
    map.add(QLatin1String("httpStatus"), error.httpStatus);
    map.add(QLatin1String("serverWords"), error.serverWords);
    out.append(QLatin1String("fields"));
    {
        const MapWriter fields(out);
        for (auto it = error.fields.cbegin(); it != error.fields.cend(); ++it) {
            write(out, it.key());
            write(out, *it);
        }
    }
    map.add(QLatin1String("technical"), error.technical);
}

/// Without its Retry-After, which is over by the time this is read.
std::optional<ApiError> errorOf(const QJsonObject &object)
{
    if (object.isEmpty())
        return std::nullopt;
    ApiError error;
    error.kind = valueNamed<ApiError::Kind>(object[u"kind"]).value_or(ApiError::Kind::Protocol);
    error.cause = valueNamed<ApiError::Cause>(object[u"cause"]).value_or(ApiError::Cause::Unknown);
    error.httpStatus = object[u"httpStatus"].toInt();
    error.serverWords = object[u"serverWords"].toString();
    const QJsonObject fields = object[u"fields"].toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        QStringList words;
        const QJsonArray array = it->toArray();
        for (const auto word : array)
            words.append(word.toString());
        error.fields.insert(it.key(), words);
    }
    error.technical = object[u"technical"].toString();
    return error;
}

/// But for the path, which is here where it is another than `orderedPath`.
void write(QCborStreamWriter &out, const Transfer &transfer, const QString &orderedPath)
{
    MapWriter map(out);
    map.add(QLatin1String("state"), transfer.state);
    map.addUnless(qint64{0}, QLatin1String("bytesDone"), transfer.bytesDone);
    map.addUnless(qint64{-1}, QLatin1String("bytesTotal"), transfer.bytesTotal);
    map.addUnless(0, QLatin1String("chunksDone"), transfer.chunksDone);
    map.addUnless(0, QLatin1String("chunks"), transfer.chunks);
    map.addUnless(orderedPath, QLatin1String("path"), transfer.path);
    if (!transfer.md5.isEmpty())
        map.add(QLatin1String("md5"), QLatin1String(transfer.md5));
    map.addUnless(false, QLatin1String("isChecked"), transfer.isChecked);
    map.addUnless(false, QLatin1String("isCancelling"), transfer.isCancelling);
    map.addUnless(false, QLatin1String("isPaused"), transfer.isPaused);
    map.addUnless(QString(), QLatin1String("note"), transfer.note);
    map.addUnless(QDateTime(), QLatin1String("started"), transfer.started);
    map.addUnless(QDateTime(), QLatin1String("ended"), transfer.ended);
    map.addIfAny(QLatin1String("media"), transfer.media);
    map.addIfAny(QLatin1String("error"), transfer.error);
}

/// Into a transfer that waits for its order.
bool read(Transfer &transfer, const QJsonObject &object)
{
    const std::optional<Transfer::State> state = valueNamed<Transfer::State>(object[u"state"]);
    if (!state)
        return false;
    transfer.state = *state;
    transfer.bytesDone = json::count(object[u"bytesDone"]).value_or(0);
    transfer.bytesTotal = json::count(object[u"bytesTotal"]).value_or(-1);
    transfer.chunksDone = object[u"chunksDone"].toInt();
    transfer.chunks = object[u"chunks"].toInt();
    transfer.path = object[u"path"].toString(transfer.path);
    transfer.md5 = object[u"md5"].toString().toLatin1();
    transfer.isChecked = object[u"isChecked"].toBool();
    transfer.isCancelling = object[u"isCancelling"].toBool();
    transfer.isPaused = object[u"isPaused"].toBool();
    transfer.note = object[u"note"].toString();
    transfer.started = timeOf(object[u"started"]).value_or(QDateTime());
    transfer.ended = timeOf(object[u"ended"]).value_or(QDateTime());
    transfer.media = mediaIdOf(object[u"media"]);
    transfer.error = errorOf(object[u"error"].toObject());
    return true;
}

// What is left of it on the server.

void write(QCborStreamWriter &out, const UploadProgress &progress)
{
    MapWriter map(out);
    map.add(QLatin1String("chunksDone"), progress.chunksDone);
    map.add(QLatin1String("chunkSize"), progress.chunkSize);
    map.add(QLatin1String("fileSize"), progress.fileSize);
    map.add(QLatin1String("fileModified"), progress.fileModified);
    map.addIfAny(QLatin1String("media"), progress.media);
}

void write(QCborStreamWriter &out, const UploadRemains &remains)
{
    MapWriter map(out);
    if (!remains.medias.isEmpty())
        map.add(QLatin1String("medias"), remains.medias);
    map.addIfAny(QLatin1String("unconfirmedSince"), remains.unconfirmedSince);
    map.addIfAny(QLatin1String("progress"), remains.progress);
}

std::optional<UploadProgress> progressOf(const QJsonObject &object)
{
    const std::optional<qint64> chunkSize = json::count(object[u"chunkSize"]);
    const std::optional<qint64> fileSize = json::count(object[u"fileSize"]);
    const std::optional<QDateTime> fileModified = timeOf(object[u"fileModified"]);
    const int chunksDone = object[u"chunksDone"].toInt();
    if (!chunkSize || *chunkSize < 1 || !fileSize || !fileModified || chunksDone < 0)
        return std::nullopt;
    return UploadProgress{.media = mediaIdOf(object[u"media"]),
                          .chunksDone = chunksDone,
                          .chunkSize = *chunkSize,
                          .fileSize = *fileSize,
                          .fileModified = *fileModified};
}

UploadRemains remainsOf(const QJsonObject &object)
{
    UploadRemains remains;
    const QJsonArray medias = object[u"medias"].toArray();
    for (const auto media : medias) {
        if (const std::optional<MediaId> id = mediaIdOf(media))
            remains.medias.append(*id);
    }
    remains.unconfirmedSince = timeOf(object[u"unconfirmedSince"]);
    remains.progress = progressOf(object[u"progress"].toObject());
    return remains;
}

void write(QCborStreamWriter &out, const JournalEntry &entry)
{
    MapWriter map(out);
    map.add(QLatin1String("order"), entry.order);
    const auto *upload = std::get_if<UploadOrder>(&entry.order);
    out.append(QLatin1String("transfer"));
    write(out, entry.transfer, upload ? upload->path : QString());
    map.add(QLatin1String("remains"), entry.remains);
}

} // namespace

void JournalEntry::arm(const QDateTime &since)
{
    if (!transfer.isFinished() && !remains.unconfirmedSince && !remains.progress)
        remains.unconfirmedSince = since;
}

QByteArray JournalEntry::toCbor() const
{
    QByteArray cbor;
    QCborStreamWriter out(&cbor);
    write(out, *this);
    return cbor;
}

std::optional<JournalEntry> JournalEntry::fromBytes(JournalNumber number, const Owner &owner,
                                                    const QByteArray &bytes)
{
    const QJsonObject object = objectIn(bytes);
    const std::optional<TransferOrder> order = orderOf(object[u"order"].toObject());
    if (!order)
        return std::nullopt;
    JournalEntry entry{.number = number,
                       .owner = owner,
                       .order = *order,
                       .transfer = waitingTransfer({}, *order),
                       .remains = remainsOf(object[u"remains"].toObject())};
    if (!read(entry.transfer, object[u"transfer"].toObject()))
        return std::nullopt;
    return entry;
}

} // namespace transfers
