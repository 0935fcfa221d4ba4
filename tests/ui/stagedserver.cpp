#include "stagedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using support::Answer;
using support::ReceivedRequest;

namespace {

Answer refusal(int status)
{
    Answer answer =
        Answer::json(R"({"detail": "The server's own words about what it does not do."})", status);
    if (status == 429)
        answer.with("Retry-After", "90");
    return answer;
}

Answer json(const QJsonObject &object)
{
    return Answer::json(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int valueOf(const ReceivedRequest &request, const QString &key)
{
    return QUrlQuery(QString::fromLatin1(request.query())).queryItemValue(key).toInt();
}

} // namespace

StagedServer::StagedServer()
{
    m_wire.on("POST", "/v1/auth/get_token/", [this](const ReceivedRequest & /*request*/) { return token(); });
    m_wire.on("GET", "/v1/media/", [this](const ReceivedRequest &request) { return mediaPage(request); });
    m_wire.on("GET", "/v1/module_container/container/",
              [this](const ReceivedRequest &request) { return requestPage(request); });
    // Numbers that a state has no media for stay without an answer: 404, as the service's.
    for (int id = 1; id <= 700; ++id) {
        m_wire.on("GET", "/v1/media/" + QByteArray::number(id) + '/',
                  [this, id](const ReceivedRequest & /*request*/) {
                      const auto found =
                          std::find_if(medias.begin(), medias.end(),
                                       [id](const QJsonObject &one) { return one[u"id"].toInt() == id; });
                      return mediaStatus != 200      ? refusal(mediaStatus)
                             : found == medias.end() ? refusal(404)
                                                     : json(*found);
                  });
    }
}

botdoc::Server StagedServer::address() const
{
    return botdoc::Server::fromText(m_wire.url().toString()).value();
}

Answer StagedServer::token() const
{
    Answer answer = signInStatus == 200 ? json({{u"token"_qs, u"aaa.bbb.ccc"_qs}}) : refusal(signInStatus);
    if (holdsSignIn)
        answer.held();
    return answer;
}

Answer StagedServer::mediaPage(const ReceivedRequest &request) const
{
    const int page = valueOf(request, u"page"_qs);
    const int size = std::min(valueOf(request, u"page_size"_qs), pageSize);
    const int wanted = valueOf(request, u"request"_qs);
    if (listStatus != 200 || failing.contains(page))
        return refusal(listStatus != 200 ? listStatus : 500);
    QList<QJsonObject> fit;
    std::copy_if(medias.begin(), medias.end(), std::back_inserter(fit), [wanted](const QJsonObject &one) {
        return wanted == 0 || one[u"request"].toInt() == wanted;
    });
    QJsonArray results;
    const QList<QJsonObject> onPage = fit.mid(qsizetype{page - 1} * size, size);
    for (const QJsonObject &one : onPage)
        results.append(one);
    Answer answer = json({{u"results"_qs, results}, {u"count"_qs, count >= 0 ? count : fit.size()}});
    if (holdsMedias)
        answer.held();
    return answer;
}

Answer StagedServer::requestPage(const ReceivedRequest &request) const
{
    if (requestsStatus != 200)
        return refusal(requestsStatus);
    const int page = valueOf(request, u"page"_qs);
    QJsonArray results;
    for (auto one = requests.constBegin(); one != requests.constEnd() && page <= 1; ++one) {
        QJsonObject object{{u"id"_qs, one.key()}};
        if (!one.value().isEmpty())
            object.insert(u"subject"_qs, one.value());
        results.append(object);
    }
    Answer answer = json({{u"results"_qs, results}, {u"count"_qs, requests.size()}});
    if (holdsRequests)
        answer.held();
    return answer;
}
