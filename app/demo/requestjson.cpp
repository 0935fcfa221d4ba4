#include "demo/requestjson.h"

#include "demo/jsontext.h"
#include "demo/timestamp.h"

namespace demo {

QByteArray requestJson(const RequestRow &row)
{
    QList<QByteArray> contacts;
    for (const Contact &contact : row.contacts) {
        JsonObject object;
        object.add(QLatin1String("id"), QByteArray::number(contact.id));
        object.add(QLatin1String("first_name"), jsonString(contact.firstName));
        object.add(QLatin1String("last_name"), jsonString(contact.lastName));
        contacts.append(object.text());
    }
    JsonObject object;
    object.add(QLatin1String("id"), QByteArray::number(row.id));
    object.add(QLatin1String("identifier"), jsonString(row.identifier));
    object.add(QLatin1String("page_type"), jsonString(row.pageType));
    object.add(QLatin1String("callback_url"),
               row.callbackUrl.isEmpty() ? QByteArray("null") : jsonString(row.callbackUrl));
    object.add(QLatin1String("created"), '"' + isoTime(row.created) + '"');
    object.add(QLatin1String("updated"), '"' + isoTime(row.updated) + '"');
    object.add(QLatin1String("subject"), jsonString(row.subject));
    object.add(QLatin1String("message"), jsonString(row.message));
    object.add(QLatin1String("contact"), jsonArray(contacts));
    return object.text();
}

} // namespace demo
