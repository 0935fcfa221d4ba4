#include "transfers/transferjournal.h"

#include "transfers/journalentryreader.h"
#include "transfers/journalentrywriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QUuid>

#include <algorithm>
#include <array>

namespace transfers {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

/// In the file's header: it is ours ("MDTJ").
constexpr int applicationId = 0x4d44544a;
/// Of the table and of what its entries mean.
constexpr int formatVersion = 3; // 2 had its entries in JSON
constexpr int oldestFormat = 1;  // did not tell of armed ones apart from their entries
/// More damaged journals than anybody keeps.
constexpr int mostAside = 1000;

// SQLite's result codes, as the driver tells them.
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

bool isOnNetwork(const QString &folder)
{
    static constexpr std::array<QLatin1String, 11> types{
        QLatin1String("nfs"),   QLatin1String("nfs4"),  QLatin1String("cifs"),       QLatin1String("smb2"),
        QLatin1String("smb3"),  QLatin1String("smbfs"), QLatin1String("fuse.sshfs"), QLatin1String("9p"),
        QLatin1String("afpfs"), QLatin1String("afs"),   QLatin1String("webdav")};
    const QByteArray type = QStorageInfo(folder).fileSystemType();
#ifdef Q_OS_WIN
    if (QDir::toNativeSeparators(folder).startsWith(QLatin1String("\\\\")))
        return true;
#endif
    return std::any_of(types.begin(), types.end(),
                       [&](QLatin1String one) { return QLatin1String(type) == one; });
}

bool makePrivateFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    if (!QDir().mkpath(QFileInfo(folder).path()))
        return false;
#ifdef Q_OS_WIN
    return QDir().mkdir(folder);
#else
    return QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
#endif
}

/// SQLite gives its other files the rights of this one.
bool makePrivateFile(const QString &path)
{
    QFile file(path);
    return file.exists() ||
           file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner);
}

/// What SQLite may have beside the file, and what makes no sense without it.
const QStringList &companions()
{
    static const QStringList endings{QStringLiteral("-wal"), QStringLiteral("-journal"),
                                     QStringLiteral("-shm")};
    return endings;
}

} // namespace

TransferJournal::TransferJournal(const QString &folder)
    : m_file(folder + QStringLiteral("/transfers.sqlite"))
    , m_connection(QUuid::createUuid().toString())
{
    if (!makePrivateFolder(folder)) {
        note(JournalProblem::Kind::Unavailable);
        return;
    }
    // Not SQLite's lock alone: a damaged file is renamed, and only its owner may do that.
    m_lock = std::make_unique<QLockFile>(folder + QStringLiteral("/transfers.lock"));
    m_lock->setStaleLockTime(0); // it holds as long as its process lives
    if (!m_lock->tryLock(0)) {
        note(m_lock->error() == QLockFile::LockFailedError ? JournalProblem::Kind::InUse
                                                           : JournalProblem::Kind::Unavailable);
        return;
    }
    open();
}

TransferJournal::~TransferJournal()
{
    close();
}

QString TransferJournal::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/transfers");
}

void TransferJournal::open()
{
    Opening opening = tryToOpen();
    if (opening == Opening::Damaged) {
        close();
        opening = setAside() ? tryToOpen() : Opening::Failed;
    }
    if (opening == Opening::Done)
        return;
    if (m_problems.isEmpty() || m_problems.last().kind == JournalProblem::Kind::SetAside)
        note(JournalProblem::Kind::Unavailable, m_error.text());
    close();
}

TransferJournal::Opening TransferJournal::tryToOpen()
{
    m_error = {};
    if (!makePrivateFile(m_file))
        return Opening::Failed;
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_file);
    if (!m_database.open()) {
        m_error = m_database.lastError();
        return failure();
    }
    // Exclusively: it is one process's, and the log needs no shared memory then.
    if (!execute(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")))
        return failure();
    const int version = valueOf(QStringLiteral("PRAGMA user_version")).toInt();
    if (version > formatVersion) {
        note(JournalProblem::Kind::OfNewerVersion);
        return Opening::Failed;
    }
    const bool isNew = valueOf(QStringLiteral("SELECT count(*) FROM sqlite_schema")).toInt() == 0;
    if (m_error.isValid())
        return failure();
    const bool isOurs = valueOf(QStringLiteral("PRAGMA application_id")).toInt() == applicationId;
    const bool isWhole = valueOf(QStringLiteral("PRAGMA quick_check(1)")) == QLatin1String("ok");
    if (m_error.isValid())
        return failure();
    const bool hasTable =
        execute(QStringLiteral("SELECT number, owner, ownerName, entry FROM transfers LIMIT 0"));
    m_error = {};
    if (!isNew && (!isOurs || version < oldestFormat || !isWhole || !hasTable))
        return Opening::Damaged;
    return prepare(isNew ? formatVersion : version);
}

TransferJournal::Opening TransferJournal::prepare(int version)
{
    const QString log =
        isOnNetwork(QFileInfo(m_file).path()) ? QStringLiteral("DELETE") : QStringLiteral("WAL");
    const QString got = valueOf(QStringLiteral("PRAGMA journal_mode = ") + log).toString();
    if (m_error.isValid())
        return failure();
    if (got.compare(QLatin1String("wal"), Qt::CaseInsensitive) != 0)
        note(JournalProblem::Kind::OnNetworkFolder);
    const bool isReady =
        execute(QStringLiteral("PRAGMA synchronous = FULL")) &&
        // What was cleared is not to be found in the file.
        execute(QStringLiteral("PRAGMA secure_delete = ON")) &&
        // All of this or nothing: a format half taken over would be none.
        execute(QStringLiteral("BEGIN")) &&
        execute(QStringLiteral("CREATE TABLE IF NOT EXISTS transfers ("
                               "number INTEGER PRIMARY KEY AUTOINCREMENT, "
                               "owner TEXT NOT NULL, ownerName TEXT NOT NULL, entry BLOB NOT NULL, "
                               "armedSince TEXT)")) &&
        (version > oldestFormat ||
         execute(QStringLiteral("ALTER TABLE transfers ADD COLUMN armedSince TEXT"))) &&
        execute(QStringLiteral("PRAGMA application_id = %1").arg(applicationId)) &&
        execute(QStringLiteral("PRAGMA user_version = %1").arg(formatVersion)) && prepareSaved() &&
        execute(QStringLiteral("COMMIT"));
    if (!isReady)
        return failure();
    m_last = valueOf(QStringLiteral("SELECT max(seq) FROM sqlite_sequence")).toLongLong();
    QSqlQuery insertion(m_database);
    if (!insertion.prepare(
            QStringLiteral("INSERT INTO transfers (number, owner, ownerName, entry) VALUES (?, ?, ?, ?) "
                           "ON CONFLICT (number) DO UPDATE SET "
                           "owner = excluded.owner, ownerName = excluded.ownerName, entry = excluded.entry, "
                           "armedSince = NULL"))) {
        m_error = insertion.lastError();
        return failure();
    }
    QSqlQuery arming(m_database);
    if (!arming.prepare(QStringLiteral("UPDATE transfers SET armedSince = ? WHERE number = ?"))) {
        m_error = arming.lastError();
        return failure();
    }
    m_arming.emplace(std::move(arming));
    m_insertion.emplace(std::move(insertion));
    return Opening::Done;
}

/// Once, it is filled from the saves that an earlier version has on record.
bool TransferJournal::prepareSaved()
{
    m_saved.emplace(m_database);
    bool isDone = m_saved->make();
    const QList<JournalEntry> earlier = isDone && m_saved->isNew() ? read() : QList<JournalEntry>();
    for (const JournalEntry &entry : earlier)
        isDone = isDone && m_saved->add(entry);
    isDone = isDone && m_saved->prune(QDateTime::currentDateTimeUtc());
    if (!isDone)
        m_error = m_saved->error();
    return isDone;
}

bool TransferJournal::setAside()
{
    for (int number = 1; number <= mostAside; ++number) {
        const QString aside = m_file + QStringLiteral(".damaged-%1").arg(number);
        const QFileInfo there(aside);
        if (there.exists() || there.isSymLink())
            continue;
        if (!QFile::rename(m_file, aside))
            return false;
        for (const QString &ending : companions())
            QFile::rename(m_file + ending, aside + ending);
        note(JournalProblem::Kind::SetAside);
        m_problems.last().keptAs = aside;
        return true;
    }
    return false;
}

void TransferJournal::close()
{
    m_insertion.reset();
    m_arming.reset();
    m_saved.reset();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

QList<JournalEntry> TransferJournal::entries()
{
    return isOpen() ? read() : QList<JournalEntry>();
}

QList<JournalEntry> TransferJournal::read()
{
    QList<JournalEntry> entries;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.exec(
        QStringLiteral("SELECT number, owner, ownerName, entry, armedSince FROM transfers ORDER BY number"));
    while (query.next()) {
        const Owner owner{query.value(1).toString(), query.value(2).toString()};
        auto entry =
            journalEntryFrom(JournalNumber{query.value(0).toLongLong()}, owner, query.value(3).toByteArray());
        if (!entry)
            continue;
        if (const QDateTime since = query.value(4).toDateTime(); since.isValid())
            entry->arm(since);
        entries.append(*std::move(entry));
    }
    return entries;
}

Result<void> TransferJournal::write(const QList<JournalEntry> &entries, const Armed &armed)
{
    return inTransaction([&] {
        for (const JournalEntry &entry : entries) {
            m_insertion->addBindValue(static_cast<qint64>(entry.number));
            m_insertion->addBindValue(entry.owner.id);
            m_insertion->addBindValue(entry.owner.name.isNull() ? QStringLiteral("") : entry.owner.name);
            m_insertion->addBindValue(toCbor(entry));
            if (!m_insertion->exec()) {
                m_error = m_insertion->lastError();
                return false;
            }
            // With the save's own end, at no cost of its own.
            if (!m_saved->add(entry)) {
                m_error = m_saved->error();
                return false;
            }
        }
        const QString since = armed.since.toUTC().toString(Qt::ISODateWithMs);
        for (const JournalNumber number : armed.numbers) {
            m_arming->addBindValue(since);
            m_arming->addBindValue(static_cast<qint64>(number));
            if (!m_arming->exec()) {
                m_error = m_arming->lastError();
                return false;
            }
        }
        return true;
    });
}

Result<void> TransferJournal::remove(const QList<JournalNumber> &numbers)
{
    return inTransaction([&] {
        QSqlQuery deletion(m_database);
        bool isDone = deletion.prepare(QStringLiteral("DELETE FROM transfers WHERE number = ?"));
        for (qsizetype i = 0; isDone && i < numbers.size(); ++i) {
            deletion.addBindValue(static_cast<qint64>(numbers[i]));
            isDone = deletion.exec();
        }
        m_error = deletion.lastError();
        return isDone;
    });
}

QList<SavedMedia> TransferJournal::saved(const QString &account)
{
    return isOpen() ? m_saved->of(account) : QList<SavedMedia>();
}

Result<void> TransferJournal::inTransaction(const std::function<bool()> &work)
{
    if (!isOpen())
        return {};
    if (m_database.transaction()) {
        if (work() && m_database.commit())
            return {};
        if (!m_error.isValid())
            m_error = m_database.lastError();
        m_database.rollback();
    } else {
        m_error = m_database.lastError();
    }
    return Failure(ApiError::disk(std::exchange(m_error, {}).text()));
}

void TransferJournal::note(JournalProblem::Kind kind, const QString &technical)
{
    m_problems.append({.kind = kind, .file = m_file, .keptAs = {}, .technical = technical});
}

bool TransferJournal::execute(const QString &statement)
{
    QSqlQuery query(m_database);
    if (query.exec(statement))
        return true;
    m_error = query.lastError();
    return false;
}

/// The first value of its first row; invalid when there is none, or it failed.
QVariant TransferJournal::valueOf(const QString &statement)
{
    QSqlQuery query(m_database);
    if (query.exec(statement))
        return query.next() ? query.value(0) : QVariant();
    m_error = query.lastError();
    return {};
}

TransferJournal::Opening TransferJournal::failure()
{
    const int code = m_error.nativeErrorCode().toInt() & 0xff; // without what SQLite adds to it
    return code == sqliteCorrupt || code == sqliteNotADatabase ? Opening::Damaged : Opening::Failed;
}

} // namespace transfers
