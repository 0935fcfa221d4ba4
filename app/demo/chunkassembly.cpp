#include "demo/chunkassembly.h"

#include "demo/database.h"
#include "demo/filetypes.h"
#include "demo/mediafiles.h"
#include "demo/mediaindex.h"
#include "demo/mediatable.h"
#include "demo/options.h"
#include "demo/timestamp.h"

#include <algorithm>

namespace demo {

namespace {

constexpr qint64 blockSize = 1'048'576;

Acceptance refuse(const QString &field, const QString &error)
{
    return {std::nullopt, field, error};
}

Acceptance outOfOrder(const Arrival &arrival, int expected)
{
    return refuse(u"current_chunk"_qs,
                  u"Chunk %1 of %2 is out of order: chunk %3 is expected."_qs.arg(arrival.currentChunk)
                      .arg(arrival.totalChunks)
                      .arg(expected));
}

QString hex(const QCryptographicHash &hash)
{
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

ChunkAssembly::ChunkAssembly(Database &database, const MediaTable &table, const MediaFiles &files,
                             MediaIndex &index, const Options &options)
    : m_database(database)
    , m_table(table)
    , m_files(files)
    , m_index(index)
    , m_options(options)
{}

Acceptance ChunkAssembly::accept(const Arrival &arrival)
{
    return arrival.currentChunk == 1 || !m_options.assembly ? begin(arrival) : extend(arrival);
}

Acceptance ChunkAssembly::begin(const Arrival &arrival)
{
    const bool complete = arrival.totalChunks == 1 || !m_options.assembly;
    MediaRow row;
    row.name = arrival.name;
    row.contentType = arrival.contentType;
    row.bytes = arrival.file.size();
    row.extension = extensionOf(arrival.name);
    row.file = MediaFiles::freshName(row.extension);
    row.totalChunks = arrival.totalChunks;
    row.currentChunk = arrival.currentChunk;
    row.remoteAddress = arrival.remoteAddress;
    row.created = now();
    row.updated = row.created;
    row.state = complete ? u"available"_qs : u"uploading"_qs;
    row.request = arrival.request;
    Hash hash = arrival.file.takeHash();
    if (complete)
        row.checksum = hex(*hash);
    // An extension that no file system takes must not stop anything: the storage name can do without.
    if (!arrival.file.keepAs(m_files.path(row.file))) {
        row.file = MediaFiles::freshName();
        if (!arrival.file.keepAs(m_files.path(row.file)))
            return refuse(u"file"_qs, u"The file could not be stored."_qs);
    }
    m_database.write([&] { row.id = m_table.insert(row); }, [&] { m_index.append(row.id, row.request); });
    if (!complete)
        putHash(row.id, std::move(hash));
    return {row, {}, {}};
}

Acceptance ChunkAssembly::extend(const Arrival &arrival)
{
    std::optional<MediaRow> row = m_table.findIncomplete(arrival.request, arrival.name, arrival.totalChunks);
    if (!row)
        return outOfOrder(arrival, 1);
    const std::scoped_lock growing(m_growing[static_cast<size_t>(row->id) % m_growing.size()]);
    // Read again: another chunk may have come in while this one waited.
    row = m_table.find(row->id);
    if (!row || row->isComplete())
        return outOfOrder(arrival, 1);
    if (arrival.currentChunk != row->currentChunk + 1)
        return outOfOrder(arrival, row->currentChunk + 1);
    if (m_options.maxFileSize && row->bytes + arrival.file.size() > *m_options.maxFileSize) {
        return refuse(u"file"_qs, u"The file is larger than the %1 bytes that are allowed."_qs.arg(
                                      *m_options.maxFileSize));
    }

    Hash hash = takeHash(*row);
    if (!hash || !append(*row, arrival, *hash))
        return refuse(u"file"_qs, u"The file could not be stored."_qs);
    row->currentChunk = arrival.currentChunk;
    row->bytes += arrival.file.size();
    row->updated = now();
    if (row->isComplete()) {
        row->checksum = hex(*hash);
        row->state = u"available"_qs;
    }
    m_database.write([&] { m_table.update(*row); });
    if (!row->isComplete())
        putHash(row->id, std::move(hash));
    return {row, {}, {}};
}

ChunkAssembly::Hash ChunkAssembly::takeHash(const MediaRow &row)
{
    {
        const std::scoped_lock lock(m_hashLock);
        if (auto node = m_hashes.extract(row.id))
            return std::move(node.mapped());
    }
    auto hash = std::make_unique<QCryptographicHash>(QCryptographicHash::Md5);
    QFile file(m_files.path(row.file));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (qint64 left = row.bytes; left > 0;) {
        const QByteArray block = file.read(std::min(left, blockSize));
        if (block.isEmpty())
            return {};
        hash->addData(block);
        left -= block.size();
    }
    return hash;
}

void ChunkAssembly::putHash(qint64 media, Hash hash)
{
    const std::scoped_lock lock(m_hashLock);
    m_hashes[media] = std::move(hash);
}

bool ChunkAssembly::append(const MediaRow &row, const Arrival &arrival, QCryptographicHash &hash) const
{
    QFile source(arrival.file.path());
    QFile target(m_files.path(row.file));
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return false;
    // Cut off what a server that was killed here has left beyond what its table says.
    if (!target.resize(row.bytes) || !target.seek(row.bytes))
        return false;
    while (!source.atEnd()) {
        const QByteArray block = source.read(blockSize);
        if (block.isEmpty() || target.write(block) != block.size())
            return false;
        hash.addData(block);
    }
    return target.flush();
}

} // namespace demo
