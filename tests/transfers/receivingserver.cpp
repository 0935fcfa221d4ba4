#include "receivingserver.h"

#include "sourcefolder.h"

#include "botdoc/multipart.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using support::Answer;
using support::ReceivedRequest;

namespace {

Answer jsonAnswer(const QJsonObject &object, int status = 200)
{
    return Answer::json(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

ReceivingServer::Received chunkIn(const ReceivedRequest &request)
{
    ReceivingServer::Received chunk;
    const QList<Part> parts = partsOf(request.header("Content-Type"), request.body);
    for (const Part &part : parts) {
        if (part.name == "current_chunk") {
            chunk.number = part.content.toInt();
        } else if (part.name == "total_chunks") {
            chunk.total = part.content.toInt();
        } else if (part.name == "request") {
            chunk.request = part.content.toLongLong();
        } else if (part.name == "file") {
            chunk.name = part.fileName;
            chunk.contentType = part.contentType;
            chunk.bytes = part.content;
        }
    }
    return chunk;
}

} // namespace

ReceivingServer::ReceivingServer()
{
    m_server.on("POST", "/v1/media/", [this](const ReceivedRequest &request) { return take(request); });
    m_server.on("GET", "/v1/media/", [this](const ReceivedRequest &) { return listAnswer.value_or(list()); });
}

void ReceivingServer::setClockAhead(std::chrono::seconds ahead)
{
    m_ahead = ahead;
    m_server.setClockAhead(ahead);
}

qint64 ReceivingServer::add(const QString &name, const QByteArray &bytes, const QDateTime &created)
{
    return insert({1, 1, name, 1080, {}, bytes}, created);
}

qint64 ReceivingServer::insert(const Received &chunk, const QDateTime &created)
{
    const qint64 id = ++m_lastId;
    m_contents.insert(id, chunk.bytes);
    m_medias.insert(id, {{u"id"_qs, id},
                         {u"name"_qs, chunk.name},
                         {u"total_chunks"_qs, chunk.total},
                         {u"current_chunk"_qs, chunk.number},
                         {u"created"_qs, created.toUTC().toString(Qt::ISODateWithMs)},
                         {u"request"_qs, chunk.request},
                         {u"removed_at"_qs, QJsonValue::Null}});
    const QByteArray path = "/v1/media/" + QByteArray::number(id) + '/';
    m_server.on("GET", path, [this, id](const ReceivedRequest &) { return tell(id); });
    m_server.on("DELETE", path, [this, id](const ReceivedRequest &) { return remove(id); });
    return id;
}

Answer ReceivingServer::take(const ReceivedRequest &request)
{
    const Received chunk = chunkIn(request);
    m_received.append(chunk);
    const auto n = static_cast<int>(m_received.size());
    if (onPost)
        onPost(n);
    if (refusals.contains(n))
        return refusals.value(n);
    qint64 id = 0;
    for (auto media = m_medias.begin(); joins && chunk.number > 1 && media != m_medias.end(); ++media) {
        const QJsonObject &about = *media;
        if (about[u"name"] == chunk.name && about[u"request"].toInteger() == chunk.request &&
            about[u"total_chunks"] == chunk.total && about[u"current_chunk"] == chunk.number - 1)
            id = media.key();
    }
    if (id == 0) {
        id = insert(chunk, QDateTime::currentDateTimeUtc().addSecs(m_ahead.count()));
    } else {
        m_contents[id] += chunk.bytes;
        m_medias[id].insert(u"current_chunk"_qs, chunk.number);
    }
    return answers.contains(n) ? answers.value(n)(told(id)) : jsonAnswer(told(id), 201);
}

QJsonObject ReceivingServer::told(qint64 id) const
{
    QJsonObject media = m_medias.value(id);
    const QByteArray content = m_contents.value(id);
    media.insert(u"bytes"_qs, content.size());
    const bool isWhole = media[u"current_chunk"] == media[u"total_chunks"];
    media.insert(u"file_checksum"_qs,
                 isWhole ? QJsonValue(QString::fromLatin1(md5Of(content))) : QJsonValue(QJsonValue::Null));
    if (alter)
        alter(media);
    return media;
}

Answer ReceivingServer::tell(qint64 id) const
{
    return m_medias.contains(id) ? jsonAnswer(told(id)) : Answer::json(R"({"detail": "Not found."})", 404);
}

Answer ReceivingServer::list() const
{
    QJsonArray results;
    for (auto media = m_medias.constBegin(); media != m_medias.constEnd(); ++media)
        results.prepend(told(media.key()));
    return jsonAnswer({{u"count"_qs, results.size()}, {u"total_pages"_qs, 1}, {u"results"_qs, results}});
}

Answer ReceivingServer::remove(qint64 id)
{
    if (deletion.status != 204)
        return deletion;
    if (m_medias.remove(id) == 0)
        return Answer::json(R"({"detail": "Not found."})", 404);
    m_contents.remove(id);
    m_deleted.append(id);
    return deletion;
}

support::Answer heldAnswer(const QJsonObject &media)
{
    return support::Answer::json(QJsonDocument(media).toJson(), 201).held();
}
