#include "transfers/savedtable.h"

#include "transfers/journalentry.h"

#include <QDateTime>

#include <algorithm>

namespace transfers {

using botdoc::MediaId;

namespace {

QByteArray bytesOf(const SavedMedia &saved)
{
    return {reinterpret_cast<const char *>(saved.md5.data()), static_cast<qsizetype>(saved.md5.size())};
}

/// nullopt: it is another transfer, or not done.
std::optional<SavedMedia> savedBy(const JournalEntry &entry)
{
    const auto *order = std::get_if<SaveOrder>(&entry.order);
    if (!order || entry.transfer.state != Transfer::State::Done)
        return std::nullopt;
    return SavedMedia::of(order->media.id, entry.transfer.md5);
}

} // namespace

SavedTable::SavedTable(const QSqlDatabase &database)
    : m_database(database)
{}

bool SavedTable::make()
{
    m_isNew = !m_database.tables().contains(QLatin1String("saved"));
    QSqlQuery creation(m_database);
    // One tree without another for its key: a save is one small piece of work more.
    if (m_isNew &&
        !(creation.prepare(QStringLiteral("CREATE TABLE saved ("
                                          "account TEXT NOT NULL, media INTEGER NOT NULL, "
                                          "md5 BLOB NOT NULL, at INTEGER NOT NULL, " // s since 1970
                                          "PRIMARY KEY (account, media, md5)) WITHOUT ROWID")) &&
          creation.exec())) {
        m_error = creation.lastError();
        return false;
    }
    QSqlQuery insertion(m_database);
    if (!insertion.prepare(
            QStringLiteral("INSERT INTO saved (account, media, md5, at) VALUES (?, ?, ?, ?) "
                           "ON CONFLICT (account, media, md5) DO UPDATE SET at = excluded.at"))) {
        m_error = insertion.lastError();
        return false;
    }
    m_insertion.emplace(std::move(insertion));
    return true;
}

bool SavedTable::add(const JournalEntry &entry)
{
    const std::optional<SavedMedia> saved = savedBy(entry);
    if (!saved)
        return true;
    m_insertion->addBindValue(entry.owner.id);
    m_insertion->addBindValue(number(saved->id));
    m_insertion->addBindValue(bytesOf(*saved));
    const QDateTime &ended = entry.transfer.ended;
    m_insertion->addBindValue((ended.isValid() ? ended : QDateTime::currentDateTimeUtc()).toSecsSinceEpoch());
    return execute(*m_insertion);
}

bool SavedTable::prune(const QDateTime &now)
{
    QSqlQuery old(m_database);
    old.prepare(QStringLiteral("DELETE FROM saved WHERE at < ?"));
    old.addBindValue(now.addDays(-mostDays).toSecsSinceEpoch());
    if (!execute(old))
        return false;
    QSqlQuery count(m_database);
    count.prepare(QStringLiteral("SELECT count(*) FROM saved"));
    if (!execute(count) || !count.next())
        return false;
    const int tooMany = count.value(0).toInt() - mostRows;
    if (tooMany <= 0)
        return true;
    QSqlQuery oldest(m_database);
    oldest.prepare(QStringLiteral("DELETE FROM saved WHERE (account, media, md5) IN "
                                  "(SELECT account, media, md5 FROM saved ORDER BY at LIMIT ?)"));
    oldest.addBindValue(tooMany);
    return execute(oldest);
}

QList<SavedMedia> SavedTable::of(const QString &account)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT media, md5 FROM saved WHERE account = ? ORDER BY media, md5"));
    query.addBindValue(account);
    QList<SavedMedia> saved;
    for (bool isThere = execute(query) && query.next(); isThere; isThere = query.next()) {
        const QByteArray md5 = query.value(1).toByteArray();
        SavedMedia one{.id = MediaId{query.value(0).toLongLong()}};
        if (md5.size() != static_cast<qsizetype>(one.md5.size()))
            continue;
        std::copy(md5.begin(), md5.end(), one.md5.begin());
        saved.append(one);
    }
    return saved;
}

bool SavedTable::execute(QSqlQuery &query)
{
    if (query.exec())
        return true;
    m_error = query.lastError();
    return false;
}

} // namespace transfers
