#include "requestserver.h"

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

Answer json(const QJsonObject &object)
{
    return Answer::json(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Answer refusal()
{
    return Answer::json(R"({"detail": "You do not have permission to perform this action."})", 403);
}

QJsonObject requestObject(qint64 id, const QString &title)
{
    QJsonObject object{{u"id"_qs, id}};
    if (!title.isEmpty())
        object.insert(u"subject"_qs, title);
    return object;
}

} // namespace

RequestServer::RequestServer(int count)
    : m_desk(at(m_server), pasted())
{
    for (qint64 id = 1000 + count; id > 1000; --id) {
        ids.append(id);
        titles.insert(id, u"Matter %1"_qs.arg(id));
        answerSingly(id);
    }
    m_server.on("GET", "/v1/module_container/container/",
                [this](const ReceivedRequest &request) { return list(request); });
    m_server.on("GET", "/v1/media/", [this](const ReceivedRequest &request) { return mediaList(request); });
}

void RequestServer::forgetCalls()
{
    m_pages.clear();
    m_singles.clear();
    m_mediaCalls.clear();
}

void RequestServer::addUnlisted(qint64 id, const QString &title)
{
    titles.insert(id, title);
    answerSingly(id);
}

void RequestServer::addNew(qint64 id, const QString &title)
{
    addUnlisted(id, title);
    ids.prepend(id);
}

void RequestServer::remove(qint64 id)
{
    ids.removeOne(id);
    medias.remove(id);
    m_known.remove(id);
}

void RequestServer::answerSingly(qint64 id)
{
    m_known.insert(id);
    m_server.on("GET", "/v1/module_container/container/" + QByteArray::number(id) + '/',
                [this, id](const ReceivedRequest &) { return single(id); });
}

Answer RequestServer::single(qint64 id)
{
    m_singles.append(id);
    if (forbidsSingles)
        return refusal();
    if (!m_known.contains(id))
        return Answer::json(R"({"detail": "Not found."})", 404);
    Answer answer = json(requestObject(id, titles.value(id)));
    if (holdsSingles)
        answer.held();
    return answer;
}

Answer RequestServer::list(const ReceivedRequest &request)
{
    const QUrlQuery query(QString::fromLatin1(request.query()));
    const int asked = query.queryItemValue(u"page"_qs).toInt();
    const int size = std::min(query.queryItemValue(u"page_size"_qs).toInt(), mostPageSize);
    m_pages.append(asked);
    if (isForbidden)
        return refusal();
    if (failing.contains(asked))
        return Answer::json(R"({"detail": "A fault."})", 500);
    const int page = goesInCircles ? 1 : asked;
    const int total = static_cast<int>(ids.size());
    if (page > std::max(1, (total + size - 1) / size))
        return Answer::json(R"({"detail": "Invalid page."})", 404);
    QJsonArray results;
    const QList<qint64> onPage = ids.mid((page - 1) * size, size);
    for (const qint64 id : onPage)
        results.append(requestObject(id, titles.value(id)));
    QJsonObject object{{u"results"_qs, results}};
    if (tellsCount)
        object.insert(u"count"_qs, total);
    Answer answer = json(object);
    if (held.contains(asked))
        answer.held();
    return answer;
}

Answer RequestServer::mediaList(const ReceivedRequest &request)
{
    const QUrlQuery query(QString::fromLatin1(request.query()));
    const qint64 wanted = query.queryItemValue(u"request"_qs).toLongLong();
    m_mediaCalls.append(wanted);
    QJsonArray results;
    for (auto one = medias.constBegin(); one != medias.constEnd(); ++one) {
        for (int i = 0; i < one.value() && (wanted == 0 || wanted == one.key()); ++i) {
            QJsonObject media = mediaObject(one.key() * 100 + i);
            media.insert(u"request"_qs, one.key());
            results.append(media);
        }
    }
    return json({{u"count"_qs, results.size()}, {u"results"_qs, results}});
}
