#include "demo/samplecatalogue.h"

#include "demo/filetypes.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace demo {

namespace {

constexpr double microsecondsPerDay = 86'400e6;

std::optional<QByteArray> readSample(const QString &name)
{
    QFile file(QLatin1String(":/samples/") + name);
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

qint64 age(const QJsonObject &object)
{
    return static_cast<qint64>(object[u"created_days_ago"].toDouble() * microsecondsPerDay);
}

QString md5(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex());
}

RequestRow readRequest(const QJsonObject &object, qint64 now)
{
    RequestRow request;
    request.id = object[u"id"].toInteger();
    request.identifier = md5("request " + QByteArray::number(request.id));
    request.pageType = object[u"page_type"].toString();
    request.callbackUrl = object[u"callback_url"].toString();
    request.created = now - age(object);
    request.updated = request.created + 12'205'213;
    request.subject = object[u"subject"].toString();
    request.message = object[u"message"].toString();
    const QJsonArray contacts = object[u"contacts"].toArray();
    for (const QJsonValue contact : contacts) {
        request.contacts.append({request.id * 10 + request.contacts.size(), contact[u"first_name"].toString(),
                                 contact[u"last_name"].toString()});
    }
    return request;
}

SampleMedia readMedia(const QJsonObject &object, QByteArray content, qint64 now)
{
    const bool complete = object[u"complete"].toBool(true);
    if (!complete)
        content.truncate(std::max(content.size() / 3, qsizetype(1)));
    MediaRow row;
    row.name = object[u"name"].toString();
    row.extension = extensionOf(row.name);
    row.contentType = contentTypeOf(row.extension);
    row.bytes = content.size();
    row.totalChunks = complete ? 1 : 3;
    row.remoteAddress = u"172.19.0.1"_qs;
    row.created = now - age(object);
    row.updated = row.created + 12'205'213;
    row.checksum = complete ? md5(content) : QString();
    row.timesDownloaded = object[u"times_downloaded"].toInt();
    row.maxDownloads = object[u"max_allowed_times_downloaded"].toInt(6);
    row.state = complete ? u"available"_qs : u"uploading"_qs;
    row.tag = object[u"tag"].toString();
    row.request = object[u"request"].toInteger();
    // Spread between arrival and now, so that each is later than the one before.
    for (int download = 1; download <= row.timesDownloaded; ++download) {
        row.downloads.append(
            {0, row.updated + (now - row.updated) / (row.timesDownloaded + 1) * download, row.remoteAddress});
    }
    return {row, content};
}

} // namespace

SampleCatalogue loadSampleCatalogue(qint64 now)
{
    const auto wrong = [](const QString &what) { return SampleCatalogue{{}, {}, what}; };
    const std::optional<QByteArray> text = readSample(u"catalogue.json"_qs);
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(text.value_or(QByteArray()), &parseError);
    if (!document.isObject())
        return wrong(u"catalogue.json cannot be read: %1"_qs.arg(parseError.errorString()));

    SampleCatalogue catalogue;
    QList<qint64> requestIds;
    const QJsonArray requests = document[u"requests"].toArray();
    for (const QJsonValue request : requests) {
        catalogue.requests.append(readRequest(request.toObject(), now));
        requestIds.append(catalogue.requests.constLast().id);
    }
    if (requestIds.isEmpty() || requestIds.contains(0))
        return wrong(u"catalogue.json has no requests, or one without an id"_qs);

    const QJsonArray medias = document[u"medias"].toArray();
    for (const QJsonValue media : medias) {
        const std::optional<QByteArray> content = readSample(media[u"sample"].toString());
        if (!content || content->isEmpty())
            return wrong(
                u"catalogue.json names a sample that is not there: %1"_qs.arg(media[u"sample"].toString()));
        catalogue.medias.append(readMedia(media.toObject(), *content, now));
        const MediaRow &row = catalogue.medias.constLast().row;
        if (row.name.isEmpty() || !requestIds.contains(row.request))
            return wrong(
                u"catalogue.json has a media without a name or a known request: \"%1\""_qs.arg(row.name));
    }
    std::stable_sort(
        catalogue.medias.begin(), catalogue.medias.end(),
        [](const SampleMedia &a, const SampleMedia &b) { return a.row.created < b.row.created; });
    return catalogue;
}

} // namespace demo
