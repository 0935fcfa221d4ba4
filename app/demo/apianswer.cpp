#include "demo/apianswer.h"

#include "demo/jsontext.h"

namespace demo {

void FieldErrors::add(const QString &field, const QString &error)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += jsonString(field) + ":[" + jsonString(error) + ']';
}

void answerJson(httplib::Response &response, int status, const QByteArray &json)
{
    response.status = status;
    response.set_content(json.constData(), static_cast<size_t>(json.size()), "application/json");
}

void answerDetail(httplib::Response &response, int status, const QString &detail)
{
    answerJson(response, status, "{\"detail\":" + jsonString(detail) + '}');
}

void answerNotFound(httplib::Response &response)
{
    answerDetail(response, 404, u"Not found."_qs);
}

void answerErrors(httplib::Response &response, const FieldErrors &errors)
{
    answerJson(response, 400, errors.json());
}

void answerFieldError(httplib::Response &response, const QString &field, const QString &error)
{
    FieldErrors errors;
    errors.add(field, error);
    answerErrors(response, errors);
}

} // namespace demo
