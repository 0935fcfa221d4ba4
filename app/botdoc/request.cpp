#include "botdoc/request.h"

#include "botdoc/jsonfields.h"

#include <QJsonArray>

namespace botdoc {

namespace {

QString personOf(const QJsonObject &person)
{
    const QString first = json::text(person[u"first_name"]).value_or(QString()).trimmed();
    const QString last = json::text(person[u"last_name"]).value_or(QString()).trimmed();
    const QString both = QString(first + u' ' + last).trimmed();
    return both.isEmpty() ? json::text(person[u"name"]).value_or(QString()).trimmed() : both;
}

std::optional<QString> firstText(const QJsonObject &object, std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys) {
        const std::optional<QString> read = json::text(object[key]);
        if (read && !read->trimmed().isEmpty())
            return read->trimmed();
    }
    return std::nullopt;
}

} // namespace

std::optional<Request> Request::fromJson(const QJsonObject &object)
{
    const std::optional<qint64> id = json::integer(object[u"id"]);
    if (!id || *id <= 0)
        return std::nullopt;

    Request request;
    request.id = RequestId{*id};
    request.identifier = json::text(object[u"identifier"]);
    request.pageType = json::text(object[u"page_type"]);
    request.subject = firstText(object, {u"subject", u"long_message_subject", u"title", u"name"});
    request.message = firstText(object, {u"message", u"short_message", u"requester_privatenote"});
    request.created = json::time(object[u"created"]);
    request.updated = json::time(object[u"updated"]);
    for (const QStringView key : {u"contact", u"contacts", u"recipient", u"recipients"}) {
        const QJsonValue value = object[key];
        const QJsonArray persons = value.isObject() ? QJsonArray{value} : value.toArray();
        for (const QJsonValue &person : persons) {
            const QString name = personOf(person.toObject());
            if (!name.isEmpty() && !request.people.contains(name) && request.people.size() < 20)
                request.people.append(name);
        }
    }
    return request;
}

QString Request::title() const
{
    const QString persons = people.join(QStringLiteral(", "));
    if (!subject)
        return persons.isEmpty() ? message.value_or(QString()).simplified().left(80) : persons;
    return persons.isEmpty() ? *subject : *subject + QStringLiteral(" \u2013 ") + persons;
}

} // namespace botdoc
