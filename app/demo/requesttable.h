#pragma once

#include "demo/requestrow.h"

namespace demo {

class Database;

/** The tables of requests and their contacts, which nothing changes once they are made. */
class RequestTable
{
public:
    explicit RequestTable(const Database &database)
        : m_database(database)
    {}

    void create() const;
    void insert(const RequestRow &row) const;
    /** All of them, by id. */
    QList<RequestRow> all() const;

private:
    const Database &m_database;
};

} // namespace demo
