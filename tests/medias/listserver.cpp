#include "listserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

using support::Answer;
using support::ReceivedRequest;

namespace {

botdoc::Server at(const support::ScriptedServer &server)
{
    return botdoc::Server::fromText(server.url().toString()).value();
}

botdoc::Credentials pasted()
{
    botdoc::Credentials credentials;
    credentials.token = "aaa.bbb.ccc";
    return credentials;
}

} // namespace

QJsonObject mediaObject(qint64 id)
{
    return {{u"id"_qs, id},
            {u"name"_qs, u"Media %1.pdf"_qs.arg(id)},
            {u"content_type"_qs, u"application/pdf"_qs},
            {u"bytes"_qs, 20283},
            {u"extension"_qs, u"pdf"_qs},
            {u"total_chunks"_qs, 1},
            {u"current_chunk"_qs, 1},
            {u"created"_qs, u"2020-08-14T17:36:44.641834Z"_qs},
            {u"removed_at"_qs, QJsonValue::Null},
            {u"times_downloaded"_qs, 1},
            {u"max_allowed_times_downloaded"_qs, 6},
            {u"state"_qs, u"available"_qs},
            {u"tag"_qs, u"Tag"_qs},
            {u"request"_qs, 1080}};
}

ListServer::ListServer(int size)
    : m_desk(at(m_server), pasted())
{
    for (int id = size; id > 0; --id)
        ids.append(id);
    m_server.on("GET", "/v1/media/", [this](const ReceivedRequest &request) { return answer(request); });
}

Answer ListServer::answer(const ReceivedRequest &request)
{
    const QUrlQuery query(QString::fromLatin1(request.query()));
    const int page = query.queryItemValue(u"page"_qs).toInt();
    const int size = std::min(query.queryItemValue(u"page_size"_qs).toInt(), mostPageSize);
    const int total = static_cast<int>(ids.size());
    const int pageCount = std::max(1, (total + size - 1) / size);
    m_pages.append(page);
    if (!retryAfter.isEmpty())
        return Answer::json(R"({"detail": "Too often."})", 429).with("Retry-After", retryAfter);
    if (failing.contains(page))
        return Answer::json(R"({"detail": "A fault."})", 500);
    if (refused.contains(page))
        return Answer::json(R"({"detail": "You do not have permission to perform this action."})", 403);
    if (page > pageCount)
        return Answer::json(R"({"detail": "Invalid page."})", 404);

    QJsonArray results;
    const QList<qint64> onPage = ids.mid((page - 1) * size, size);
    for (const qint64 id : onPage) {
        QJsonObject media = mediaObject(id);
        if (created.contains(id))
            media.insert(u"created"_qs, created.value(id));
        if (removed.contains(id))
            media.insert(u"removed_at"_qs, u"2021-01-01T00:00:00Z"_qs);
        for (const QJsonObject &fields : {more, moreOf.value(id)}) {
            for (auto field = fields.begin(); field != fields.end(); ++field)
                media.insert(field.key(), field.value());
        }
        const QJsonObject own = fieldsOf ? fieldsOf(id) : QJsonObject();
        for (auto field = own.begin(); field != own.end(); ++field)
            media.insert(field.key(), field.value());
        if (id == 0)
            media.remove(u"id"_qs);
        results.append(media);
    }
    // The count is put in as text: some of those a test wants are no numbers that QJsonValue could hold.
    QByteArray body = R"({"results":)" + QJsonDocument(results).toJson(QJsonDocument::Compact);
    if (!count.isEmpty())
        body += R"(,"count":)" + (count == "right" ? QByteArray::number(total) : count);
    if (hasTotalPages)
        body += R"(,"total_pages":)" + QByteArray::number(pageCount);
    Answer answer = Answer::json(body + '}');
    if (held.contains(page))
        answer.held();
    if (afterAnswer)
        afterAnswer();
    return answer;
}
