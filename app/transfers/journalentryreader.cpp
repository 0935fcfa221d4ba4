#include "transfers/journalentryreader.h"

#include "transfers/waitingtransfer.h"

#include "botdoc/jsonfields.h"

#include <QCborMap>
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

} // namespace

std::optional<JournalEntry> journalEntryFrom(JournalNumber number, const Owner &owner,
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
