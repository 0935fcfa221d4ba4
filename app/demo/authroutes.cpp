#include "demo/authroutes.h"

#include "demo/apianswer.h"
#include "demo/demostore.h"
#include "demo/jwt.h"
#include "demo/options.h"
#include "demo/timestamp.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace demo {

namespace {

constexpr qint64 refreshLimitSeconds = 604'800; // 7 days
constexpr qsizetype bodyLimit = 1'000'000;

qint64 seconds()
{
    return now() / 1'000'000;
}

/** The body as a JSON object; none when it is something else, which was answered then. */
std::optional<QJsonObject> readJson(const httplib::Request &request, const BodyReader &body,
                                    httplib::Response &response)
{
    QByteArray text;
    body([&text](const char *data, size_t size) {
        // What is too long is read all the same, so that the connection can go on.
        if (text.size() <= bodyLimit)
            text.append(data, static_cast<qsizetype>(size));
        return true;
    });
    const QByteArray type =
        QByteArray::fromStdString(request.get_header_value("Content-Type")).split(';').constFirst().trimmed();
    if (type.toLower() != "application/json") {
        answerDetail(response, 415,
                     u"Unsupported media type \"%1\" in request."_qs.arg(QString::fromUtf8(type)));
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || text.size() > bodyLimit) {
        answerDetail(response, 400, u"JSON parse error - %1"_qs.arg(error.errorString()));
        return std::nullopt;
    }
    if (!document.isObject()) {
        answerFieldError(response, u"non_field_errors"_qs, u"Invalid data. Expected a dictionary."_qs);
        return std::nullopt;
    }
    return document.object();
}

/** The texts of @p names; none when one is missing or no text, which was answered then. */
std::optional<QStringList> readFields(const httplib::Request &request, const BodyReader &body,
                                      httplib::Response &response, const QStringList &names)
{
    const std::optional<QJsonObject> object = readJson(request, body, response);
    if (!object)
        return std::nullopt;
    FieldErrors errors;
    QStringList values;
    for (const QString &name : names) {
        const QJsonValue value = object->value(name);
        if (value.isUndefined())
            errors.add(name, u"This field is required."_qs);
        else if (value.isNull())
            errors.add(name, u"This field may not be null."_qs);
        else if (!value.isString())
            errors.add(name, u"Not a valid string."_qs);
        else if (value.toString().isEmpty())
            errors.add(name, u"This field may not be blank."_qs);
        values.append(value.toString());
    }
    if (errors.isEmpty())
        return values;
    answerErrors(response, errors);
    return std::nullopt;
}

void answerToken(httplib::Response &response, const QByteArray &token)
{
    answerJson(response, 200, "{\"token\":\"" + token + "\"}");
}

void answerRefusal(httplib::Response &response, const QString &error)
{
    answerFieldError(response, u"non_field_errors"_qs, error);
}

} // namespace

QString AuthRoutes::refusal(const httplib::Request &request) const
{
    const QByteArray header = QByteArray::fromStdString(request.get_header_value("Authorization"));
    const QList<QByteArray> words = header.simplified().split(' ');
    if (words[0].toLower() != "jwt")
        return u"Authentication credentials were not provided."_qs;
    if (words.size() == 1)
        return u"Invalid Authorization header. No credentials provided."_qs;
    if (words.size() > 2)
        return u"Invalid Authorization header. Credentials string should not contain spaces."_qs;
    return readToken(words[1], m_store.secret(), seconds()).error;
}

void AuthRoutes::getToken(const httplib::Request &request, const BodyReader &body,
                          httplib::Response &response) const
{
    const auto fields = readFields(request, body, response, {u"api_key"_qs, u"email"_qs});
    if (!fields)
        return;
    if (fields->at(0) != m_store.key() || fields->at(1).compare(m_store.email(), Qt::CaseInsensitive) != 0) {
        answerRefusal(response, u"Unable to log in with provided credentials."_qs);
        return;
    }
    const qint64 time = seconds();
    answerToken(response, signToken({m_store.email(), time, time + m_options.tokenLifeSeconds, time},
                                    m_store.secret()));
}

void AuthRoutes::refreshToken(const httplib::Request &request, const BodyReader &body,
                              httplib::Response &response) const
{
    const auto fields = readFields(request, body, response, {u"token"_qs});
    if (!fields)
        return;
    const qint64 time = seconds();
    TokenReading reading = readToken(fields->at(0).toUtf8(), m_store.secret(), time);
    if (reading.error.isEmpty() && time - reading.claims.originallyIssuedAt > refreshLimitSeconds)
        reading.error = u"Refresh has expired."_qs;
    if (!reading.error.isEmpty()) {
        answerRefusal(response, reading.error);
        return;
    }
    reading.claims.issuedAt = time;
    reading.claims.expires = time + m_options.tokenLifeSeconds;
    answerToken(response, signToken(reading.claims, m_store.secret()));
}

void AuthRoutes::verifyToken(const httplib::Request &request, const BodyReader &body,
                             httplib::Response &response) const
{
    const auto fields = readFields(request, body, response, {u"token"_qs});
    if (!fields)
        return;
    const QByteArray token = fields->at(0).toUtf8();
    const TokenReading reading = readToken(token, m_store.secret(), seconds());
    if (reading.error.isEmpty())
        answerToken(response, token);
    else
        answerRefusal(response, reading.error);
}

} // namespace demo
