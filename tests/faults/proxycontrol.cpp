#include "proxycontrol.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>

using support::Mishap;
using support::MishapRule;
using support::RelayedRequest;

namespace {

QJsonObject jsonOf(const RelayedRequest &request)
{
    const char *mishap = QMetaEnum::fromType<Mishap::Kind>().valueToKey(static_cast<int>(request.mishap));
    return {{u"verb"_qs, QString::fromLatin1(request.verb)},
            {u"target"_qs, QString::fromLatin1(request.target)},
            {u"bytes"_qs, request.bytes},
            {u"delivered"_qs, request.isDelivered},
            {u"status"_qs, request.status},
            {u"answerBytes"_qs, request.answerBytes},
            {u"mishap"_qs, QString::fromLatin1(mishap)},
            {u"struck"_qs, request.isStruck}};
}

} // namespace

QByteArray ProxyControl::answerTo(const QByteArray &line)
{
    QJsonParseError error{};
    const QJsonDocument order = QJsonDocument::fromJson(line, &error);
    QJsonObject answer;
    const QString problem =
        order.isObject() ? obey(order.object(), answer) : u"no JSON object: "_qs + error.errorString();
    answer.insert(u"ok"_qs, problem.isEmpty());
    if (!problem.isEmpty())
        answer.insert(u"problem"_qs, problem);
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

QString ProxyControl::obey(const QJsonObject &order, QJsonObject &answer)
{
    const QString what = order[u"do"].toString();
    if (what == u"add")
        return addRules(order);
    if (what == u"clear") {
        m_relay.forgetRules(static_cast<quint32>(order[u"seed"].toInteger()));
    } else if (what == u"pace") {
        m_relay.setPace(
            {order[u"rate"].toInteger(), std::chrono::milliseconds(order[u"roundTrip"].toInteger())});
    } else if (what == u"refuse") {
        m_relay.refuse(std::chrono::milliseconds(order[u"time"].toInteger()));
    } else if (what == u"letGo") {
        m_relay.letGo();
    } else if (what == u"log") {
        QJsonArray requests;
        for (const RelayedRequest &request : m_relay.log())
            requests.append(jsonOf(request));
        answer.insert(u"requests"_qs, requests);
    } else if (what == u"forgetLog") {
        m_relay.forgetLog();
    } else {
        return u"nothing that it does: \"%1\""_qs.arg(what);
    }
    return {};
}

QString ProxyControl::addRules(const QJsonObject &order)
{
    QString problem;
    QList<MishapRule> rules;
    const QJsonArray given = order[u"rules"].toArray();
    for (const auto &rule : given)
        rules.append(MishapRule::fromJson(rule.toObject(), problem));
    if (given.isEmpty())
        problem = u"no rules"_qs;
    if (problem.isEmpty()) {
        for (const MishapRule &rule : std::as_const(rules))
            m_relay.add(rule);
    }
    return problem;
}
