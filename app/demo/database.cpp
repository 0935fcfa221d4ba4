#include "demo/database.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <atomic>

namespace demo {

/** A thread's own: Qt forbids to use one from another thread. */
class Database::Connection
{
public:
    explicit Connection(const QString &path)
    {
        static std::atomic<int> last = 0;
        m_name = u"demo-%1"_qs.arg(++last);
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_qs);
        if (!database.open())
            m_error = database.lastError().text();
        QSqlQuery query(database);
        for (const QString &pragma : {u"PRAGMA journal_mode=WAL"_qs, u"PRAGMA synchronous=NORMAL"_qs})
            query.exec(pragma);
    }
    ~Connection() { QSqlDatabase::removeDatabase(m_name); }
    Q_DISABLE_COPY_MOVE(Connection)

    const QString &name() const { return m_name; }
    const QString &error() const { return m_error; }

private:
    QString m_name;
    QString m_error;
};

Database::Database(QString path)
    : m_path(std::move(path))
{}

Database::~Database() = default;

QString Database::connectionName() const
{
    const std::scoped_lock lock(m_opening);
    std::unique_ptr<Connection> &connection = m_connections[std::this_thread::get_id()];
    if (!connection)
        connection = std::make_unique<Connection>(m_path);
    if (!connection->error().isEmpty())
        throw DatabaseError(connection->error().toStdString());
    return connection->name();
}

QSqlQuery Database::run(const QString &statement, const QVariantList &values) const
{
    QSqlQuery query(QSqlDatabase::database(connectionName(), false));
    query.setForwardOnly(true);
    bool ok = query.prepare(statement);
    for (const QVariant &value : values)
        query.addBindValue(value);
    ok = ok && query.exec();
    if (!ok)
        throw DatabaseError(statement.toStdString() + ": " + query.lastError().text().toStdString());
    return query;
}

void Database::write(const std::function<void()> &change, const std::function<void()> &committed)
{
    const std::scoped_lock lock(m_writing);
    run(u"BEGIN IMMEDIATE"_qs);
    try {
        change();
        run(u"COMMIT"_qs);
    } catch (...) {
        // After a failed COMMIT there may be nothing left to undo; the first error is the one that counts.
        QSqlQuery(QSqlDatabase::database(connectionName(), false)).exec(u"ROLLBACK"_qs);
        throw;
    }
    if (committed)
        committed();
}

} // namespace demo
