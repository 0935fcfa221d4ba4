#include "demo/demostore.h"

#include "demo/options.h"
#include "demo/samplecatalogue.h"
#include "demo/timestamp.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>

namespace demo {

namespace {

constexpr QStringView schema = u"1";

/** 40 hex digits, like the keys that Botdoc gives out. */
QString randomKey()
{
    std::array<quint32, 5> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QString key;
    for (const quint32 word : words)
        key += QString::number(word, 16).rightJustified(8, QLatin1Char('0'));
    return key;
}

} // namespace

DemoStore::DemoStore(const Options &options)
    : m_options(options)
    , m_database(options.dataFolder + QLatin1String("/demo.sqlite"))
    , m_table(m_database)
    , m_requestTable(m_database)
    , m_files(options.dataFolder)
    , m_assembly(m_database, m_table, m_files, m_index, options)
{}

QString DemoStore::open()
{
    const QString folder = QDir::toNativeSeparators(m_options.dataFolder);
    if (!QDir().mkpath(m_options.dataFolder))
        return u"The folder %1 cannot be made."_qs.arg(folder);
    m_folderLock = std::make_unique<QLockFile>(m_options.dataFolder + QLatin1String("/lock"));
    m_folderLock->setStaleLockTime(0);
    if (!m_folderLock->tryLock()) {
        return m_folderLock->error() == QLockFile::LockFailedError
                   ? u"Another demo server is using the folder %1."_qs.arg(folder)
                   : u"The folder %1 cannot be written to."_qs.arg(folder);
    }
    if (!m_files.prepare())
        return u"The folder %1 cannot be written to."_qs.arg(folder);
    try {
        if (!m_database.run(u"SELECT 1 FROM sqlite_master WHERE name = 'setting'"_qs).next())
            m_database.write([this] { seed(now()); });
        return load();
    } catch (const DatabaseError &error) {
        return u"The data in %1 cannot be used: %2"_qs.arg(folder, QString::fromUtf8(error.what()));
    }
}

void DemoStore::seed(qint64 time)
{
    m_database.run(u"CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT)"_qs);
    m_database.run(u"CREATE TABLE gone (id INTEGER PRIMARY KEY)"_qs);
    m_requestTable.create();
    m_table.create();
    keepSetting(u"schema"_qs, schema.toString());
    keepSetting(u"key"_qs, randomKey());
    keepSetting(u"email"_qs, u"demo@example.com"_qs);
    keepSetting(u"secret"_qs, randomKey());
    keepSetting(u"seeded"_qs, QString::number(time));
    keepSetting(u"generated"_qs, QString::number(m_options.generatedMedias.value_or(-1)));
    seedSamples(time);
}

/** Generated medias take the place of the samples, but belong to the same requests. */
void DemoStore::seedSamples(qint64 time)
{
    const SampleCatalogue catalogue = loadSampleCatalogue(time);
    if (!catalogue.error.isEmpty())
        throw DatabaseError(catalogue.error.toStdString());
    for (const RequestRow &request : catalogue.requests)
        m_requestTable.insert(request);
    if (m_options.generatedMedias) {
        m_table.reserveIds(*m_options.generatedMedias);
        return;
    }
    for (const SampleMedia &media : catalogue.medias) {
        MediaRow row = media.row;
        row.file = MediaFiles::freshName(row.extension);
        if (!m_files.save(row.file, media.content))
            throw DatabaseError("a sample cannot be written");
        m_table.insert(row);
    }
}

QString DemoStore::load()
{
    if (setting(u"schema"_qs) != schema)
        return u"The folder %1 holds data of another version."_qs.arg(m_options.dataFolder);
    if (const QString error = checkGenerated(); !error.isEmpty())
        return error;
    m_key = setting(u"key"_qs);
    m_email = setting(u"email"_qs);
    m_secret = setting(u"secret"_qs).toLatin1();
    m_requests = m_requestTable.all();
    QList<qint64> requestIds;
    for (const RequestRow &request : std::as_const(m_requests))
        requestIds.append(request.id);
    if (m_options.newestFirst)
        std::reverse(m_requests.begin(), m_requests.end());

    const qint64 generated = std::max(setting(u"generated"_qs).toLongLong(), qint64(0));
    m_generated = GeneratedMedias(generated, setting(u"seeded"_qs).toLongLong(), requestIds);
    QSet<qint64> gone;
    QSqlQuery query = m_database.run(u"SELECT id FROM gone"_qs);
    while (query.next())
        gone.insert(query.value(0).toLongLong());
    for (qint64 id = 1; id <= generated; ++id) {
        if (gone.isEmpty() || !gone.contains(id))
            m_index.append(id, m_generated.requestOf(id));
    }
    m_table.forEachId([this](qint64 id, qint64 request) {
        if (m_generated.contains(id))
            m_storedGenerated.insert(id);
        else
            m_index.append(id, request);
    });
    return {};
}

QString DemoStore::checkGenerated() const
{
    const qint64 there = setting(u"generated"_qs).toLongLong();
    if (!m_options.generatedMedias || *m_options.generatedMedias == there)
        return {};
    const QString what = there < 0 ? u"the sample medias"_qs : u"%1 generated medias"_qs.arg(there);
    return u"The folder %1 already holds %2; --medias %3 takes an empty folder, named with --data."_qs
        .arg(QDir::toNativeSeparators(m_options.dataFolder), what)
        .arg(*m_options.generatedMedias);
}

QString DemoStore::setting(const QString &name) const
{
    QSqlQuery query = m_database.run(u"SELECT value FROM setting WHERE name = ?"_qs, {name});
    return query.next() ? query.value(0).toString() : QString();
}

void DemoStore::keepSetting(const QString &name, const QString &value) const
{
    m_database.run(u"INSERT INTO setting VALUES (?, ?)"_qs, {name, value});
}

const RequestRow *DemoStore::request(qint64 id) const
{
    const auto found = std::find_if(m_requests.begin(), m_requests.end(),
                                    [id](const RequestRow &request) { return request.id == id; });
    return found == m_requests.end() ? nullptr : &*found;
}

QList<MediaRow> DemoStore::medias(std::optional<qint64> request, qint64 first, qint64 size) const
{
    const std::vector<qint64> ids = m_index.slice(request, first, size, m_options.newestFirst);
    QList<qint64> storedIds;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(storedIds),
                 [this](qint64 id) { return isStored(id); });
    const QHash<qint64, MediaRow> storedRows = m_table.find(storedIds);
    QList<MediaRow> rows;
    for (const qint64 id : ids) {
        if (const auto row = storedRows.constFind(id); row != storedRows.constEnd())
            rows.append(*row);
        else if (m_generated.contains(id))
            rows.append(m_generated.row(id));
    }
    return rows;
}

std::optional<MediaRow> DemoStore::media(qint64 id) const
{
    if (!m_index.contains(id))
        return std::nullopt;
    return isStored(id) ? m_table.find(id) : m_generated.row(id);
}

bool DemoStore::isStored(qint64 id) const
{
    if (!m_generated.contains(id))
        return true;
    const std::shared_lock lock(m_storedLock);
    return m_storedGenerated.contains(id);
}

std::shared_ptr<QIODevice> DemoStore::content(const MediaRow &row) const
{
    if (m_generated.contains(row.id)) {
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(GeneratedMedias::content(row.id));
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    }
    auto file = std::make_shared<QFile>(m_files.path(row.file));
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    return file;
}

/** A generated row gets into the table when first something about it changes. */
void DemoStore::ensureStored(const MediaRow &row)
{
    if (isStored(row.id))
        return;
    m_table.insert(row);
    const std::unique_lock lock(m_storedLock);
    m_storedGenerated.insert(row.id);
}

void DemoStore::countDownload(qint64 id, const QString &remoteAddress)
{
    m_database.write([&] {
        std::optional<MediaRow> row = media(id);
        if (!row)
            return;
        ensureStored(*row);
        ++row->timesDownloaded;
        m_table.update(*row);
        m_table.addDownload(id, {0, now(), remoteAddress});
    });
}

bool DemoStore::remove(qint64 id)
{
    std::optional<MediaRow> row;
    const auto change = [&] {
        row = media(id);
        if (!row || row->removedAt != 0) {
            row.reset();
            return;
        }
        if (m_options.softDelete) {
            ensureStored(*row);
            MediaRow removed = *row;
            removed.removedAt = now();
            removed.updated = removed.removedAt;
            removed.removedFrom = u"api"_qs;
            removed.state = u"removed"_qs;
            m_table.update(removed);
            return;
        }
        m_table.remove(id);
        if (m_generated.contains(id))
            m_database.run(u"INSERT INTO gone VALUES (?)"_qs, {id});
    };
    m_database.write(change, [&] {
        if (row && !m_options.softDelete)
            m_index.remove(id, row->request);
    });
    if (row && !m_generated.contains(id))
        m_files.remove(row->file);
    return row.has_value();
}

void DemoStore::change()
{
    const quint64 number = m_changes++;
    if (number % 2 == 1) {
        if (const std::optional<qint64> oldest = m_index.oldest())
            remove(*oldest);
        return;
    }
    const QByteArray text = "Arrived while the list was being read.\n";
    const auto file = receiveFile();
    file->write({text.constData(), static_cast<size_t>(text.size())});
    file->finish();
    const auto request = static_cast<qsizetype>(number / 2) % m_requests.size();
    accept({m_requests[request].id, u"Arrived meanwhile %1.txt"_qs.arg(number / 2 + 1), u"text/plain"_qs, 1,
            1, u"172.19.0.1"_qs, *file});
}

} // namespace demo
