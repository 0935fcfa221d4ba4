#pragma once

#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace demo {

/** What SQLite refused; answered as a 500. */
class DatabaseError final : public std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/** The SQLite file, with a connection for every thread that asks and one writer at a time. */
class Database
{
public:
    /** Opens nothing yet; a DatabaseError comes from the first use. */
    explicit Database(QString path);
    /** After all threads that have asked. */
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /** Runs a statement with its values; the query stands on no row yet. Throws DatabaseError. */
    QSqlQuery run(const QString &statement, const QVariantList &values = {}) const;

    /**
     * Runs @p change as one transaction, undone when it throws; then @p committed, for what is kept in memory
     * besides. Never two at once.
     */
    void write(const std::function<void()> &change, const std::function<void()> &committed = {});

private:
    class Connection;

    QString connectionName() const;

    const QString m_path;
    std::mutex m_writing;
    mutable std::mutex m_opening; // guards what follows
    // Not thread_local: at the end of a thread GCC for Windows frees those before they are destroyed.
    mutable std::map<std::thread::id, std::unique_ptr<Connection>> m_connections;
};

} // namespace demo
