#pragma once

#include <QList>
#include <QString>

namespace demo {

struct Contact
{
    qint64 id = 0;
    QString firstName;
    QString lastName;
};

/** A request, which the API calls a container; times are microseconds since 1970 UTC. */
struct RequestRow
{
    qint64 id = 0;
    QString identifier;
    QString pageType;
    QString callbackUrl;
    qint64 created = 0;
    qint64 updated = 0;
    QString subject;
    QString message;
    QList<Contact> contacts;
};

} // namespace demo
