#include "demo/requesttable.h"

#include "demo/database.h"

namespace demo {

void RequestTable::create() const
{
    m_database.run(u"CREATE TABLE request (id INTEGER PRIMARY KEY, identifier TEXT, page_type TEXT, "
                   u"callback_url TEXT, created INTEGER, updated INTEGER, subject TEXT, message TEXT)"_qs);
    m_database.run(u"CREATE TABLE contact (id INTEGER PRIMARY KEY, request INTEGER, first_name TEXT, "
                   u"last_name TEXT)"_qs);
}

void RequestTable::insert(const RequestRow &row) const
{
    m_database.run(u"INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_qs,
                   {row.id, row.identifier, row.pageType, row.callbackUrl, row.created, row.updated,
                    row.subject, row.message});
    for (const Contact &contact : row.contacts) {
        m_database.run(u"INSERT INTO contact VALUES (?, ?, ?, ?)"_qs,
                       {contact.id, row.id, contact.firstName, contact.lastName});
    }
}

QList<RequestRow> RequestTable::all() const
{
    QList<RequestRow> rows;
    QSqlQuery query =
        m_database.run(u"SELECT id, identifier, page_type, callback_url, created, updated, subject, "
                       u"message FROM request ORDER BY id"_qs);
    while (query.next()) {
        RequestRow row{query.value(0).toLongLong(), query.value(1).toString(),   query.value(2).toString(),
                       query.value(3).toString(),   query.value(4).toLongLong(), query.value(5).toLongLong(),
                       query.value(6).toString(),   query.value(7).toString(),   {}};
        QSqlQuery contacts = m_database.run(
            u"SELECT id, first_name, last_name FROM contact WHERE request = ? ORDER BY id"_qs, {row.id});
        while (contacts.next()) {
            row.contacts.append(
                {contacts.value(0).toLongLong(), contacts.value(1).toString(), contacts.value(2).toString()});
        }
        rows.append(row);
    }
    return rows;
}

} // namespace demo
