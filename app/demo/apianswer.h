#pragma once

#include <httplib.h>

#include <QByteArray>
#include <QString>

namespace demo {

/** What is wrong with the fields of a request, in the form of Django REST framework. */
class FieldErrors
{
public:
    void add(const QString &field, const QString &error);
    bool isEmpty() const { return m_members.isEmpty(); }
    QByteArray json() const { return '{' + m_members + '}'; }

private:
    QByteArray m_members;
};

void answerJson(httplib::Response &response, int status, const QByteArray &json);
/** {"detail": "..."} */
void answerDetail(httplib::Response &response, int status, const QString &detail);
void answerNotFound(httplib::Response &response);
/** 400 {"field": ["..."]} */
void answerErrors(httplib::Response &response, const FieldErrors &errors);
void answerFieldError(httplib::Response &response, const QString &field, const QString &error);

} // namespace demo
