#include "transfers/journalentry.h"

#include "transfers/waitingtransfer.h"

#include "botdoc/jsonfields.h"

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
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

template <typename Enum>
std::optional<Enum> valueNamed(const QJsonValue &name)
{
    bool isKnown = false;
    const int value =
        QMetaEnum::fromType<Enum>().keyToValue(name.toString().toLatin1().constData(), &isKnown);
    return isKnown ? std::optional(static_cast<Enum>(value)) : std::nullopt;
}

QJsonValue timeValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QDateTime timeOf(const QJsonValue &value)
{
    return json::time(value).value_or(QDateTime());
}

std::optional<MediaId> mediaIdOf(const QJsonValue &value)
{
    const std::optional<qint64> id = json::integer(value);
    return id && *id > 0 ? std::optional(MediaId{*id}) : std::nullopt;
}

// Orders.

QJsonObject objectOf(const UploadOrder &order)
{
    return {{QStringLiteral("kind"), QStringLiteral("upload")},
            {QStringLiteral("path"), order.path},
            {QStringLiteral("request"), number(order.request)},
            {QStringLiteral("requestTitle"), order.requestTitle}};
}

QJsonObject objectOf(const SaveOrder &order)
{
    return {{QStringLiteral("kind"), QStringLiteral("save")},
            {QStringLiteral("media"), order.media.toJson()},
            {QStringLiteral("folder"), order.target.folder},
            {QStringLiteral("fileName"), order.target.fileName},
            {QStringLiteral("overwrite"), order.target.overwrite},
            {QStringLiteral("mark"), order.target.mark},
            {QStringLiteral("requestTitle"), order.requestTitle}};
}

QJsonObject objectOf(const OpenOrder &order)
{
    return {{QStringLiteral("kind"), QStringLiteral("open")},
            {QStringLiteral("media"), order.media.toJson()},
            {QStringLiteral("requestTitle"), order.requestTitle}};
}

QJsonObject objectOf(const RemovalOrder &order)
{
    return {{QStringLiteral("kind"), QStringLiteral("removal")},
            {QStringLiteral("media"), order.media.toJson()},
            {QStringLiteral("requestTitle"), order.requestTitle}};
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

// How far it got.

QJsonObject objectOf(const ApiError &error)
{
    QJsonObject fields;
    for (auto it = error.fields.cbegin(); it != error.fields.cend(); ++it)
        fields[it.key()] = QJsonArray::fromStringList(*it);
    return {{QStringLiteral("kind"), nameOf(error.kind)},
            {QStringLiteral("cause"), nameOf(error.cause)},
            {QStringLiteral("httpStatus"), error.httpStatus},
            {QStringLiteral("serverWords"), error.serverWords},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("technical"), error.technical}};
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

/// What most do not have is left out, as is the path that the order names: thousands are written at a time,
/// and each several times.
QJsonObject objectOf(const Transfer &transfer, const QString &orderedPath)
{
    QJsonObject object{{QStringLiteral("state"), nameOf(transfer.state)}};
    const auto add = [&object](QLatin1String name, const auto &value, const auto &usual) {
        if (value != usual)
            object[name] = value;
    };
    add(QLatin1String("bytesDone"), transfer.bytesDone, 0);
    add(QLatin1String("bytesTotal"), transfer.bytesTotal, -1);
    add(QLatin1String("chunksDone"), transfer.chunksDone, 0);
    add(QLatin1String("chunks"), transfer.chunks, 0);
    add(QLatin1String("path"), transfer.path, orderedPath);
    add(QLatin1String("md5"), QString::fromLatin1(transfer.md5), QString());
    add(QLatin1String("isChecked"), transfer.isChecked, false);
    add(QLatin1String("isCancelling"), transfer.isCancelling, false);
    add(QLatin1String("isPaused"), transfer.isPaused, false);
    add(QLatin1String("note"), transfer.note, QString());
    add(QLatin1String("started"), timeValue(transfer.started), QJsonValue());
    add(QLatin1String("ended"), timeValue(transfer.ended), QJsonValue());
    if (transfer.media)
        object[u"media"] = number(*transfer.media);
    if (transfer.error)
        object[u"error"] = objectOf(*transfer.error);
    return object;
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
    transfer.started = timeOf(object[u"started"]);
    transfer.ended = timeOf(object[u"ended"]);
    transfer.media = mediaIdOf(object[u"media"]);
    transfer.error = errorOf(object[u"error"].toObject());
    return true;
}

// What is left of it on the server.

QJsonObject objectOf(const UploadRemains &remains)
{
    QJsonObject object;
    QJsonArray medias;
    for (const MediaId media : remains.medias)
        medias.append(number(media));
    if (!medias.isEmpty())
        object[u"medias"] = medias;
    if (remains.unconfirmedSince)
        object[u"unconfirmedSince"] = timeValue(*remains.unconfirmedSince);
    if (remains.progress) {
        QJsonObject progress{{QStringLiteral("chunksDone"), remains.progress->chunksDone},
                             {QStringLiteral("chunkSize"), remains.progress->chunkSize},
                             {QStringLiteral("fileSize"), remains.progress->fileSize},
                             {QStringLiteral("fileModified"), timeValue(remains.progress->fileModified)}};
        if (remains.progress->media)
            progress[u"media"] = number(*remains.progress->media);
        object[u"progress"] = progress;
    }
    return object;
}

std::optional<UploadProgress> progressOf(const QJsonObject &object)
{
    const std::optional<qint64> chunkSize = json::count(object[u"chunkSize"]);
    const std::optional<qint64> fileSize = json::count(object[u"fileSize"]);
    const QDateTime fileModified = timeOf(object[u"fileModified"]);
    const int chunksDone = object[u"chunksDone"].toInt();
    if (!chunkSize || *chunkSize < 1 || !fileSize || !fileModified.isValid() || chunksDone < 0)
        return std::nullopt;
    return UploadProgress{.media = mediaIdOf(object[u"media"]),
                          .chunksDone = chunksDone,
                          .chunkSize = *chunkSize,
                          .fileSize = *fileSize,
                          .fileModified = fileModified};
}

UploadRemains remainsOf(const QJsonObject &object)
{
    UploadRemains remains;
    const QJsonArray medias = object[u"medias"].toArray();
    for (const auto media : medias) {
        if (const std::optional<MediaId> id = mediaIdOf(media))
            remains.medias.append(*id);
    }
    remains.unconfirmedSince = json::time(object[u"unconfirmedSince"]);
    remains.progress = progressOf(object[u"progress"].toObject());
    return remains;
}

} // namespace

void JournalEntry::arm(const QDateTime &since)
{
    if (!transfer.isFinished() && !remains.unconfirmedSince && !remains.progress)
        remains.unconfirmedSince = since;
}

QByteArray JournalEntry::toJson() const
{
    const auto *upload = std::get_if<UploadOrder>(&order);
    const QJsonObject object{
        {QStringLiteral("order"), std::visit([](const auto &one) { return objectOf(one); }, order)},
        {QStringLiteral("transfer"), objectOf(transfer, upload ? upload->path : QString())},
        {QStringLiteral("remains"), objectOf(remains)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<JournalEntry> JournalEntry::fromJson(JournalNumber number, const Owner &owner,
                                                   const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
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
