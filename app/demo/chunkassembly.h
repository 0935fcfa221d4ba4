#pragma once

#include "demo/mediarow.h"

#include <QCryptographicHash>

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace demo {

class Database;
class IncomingFile;
class MediaFiles;
class MediaIndex;
class MediaTable;
struct Options;

/** A chunk as it came: its fields are checked, its bytes are on disk. */
struct Arrival
{
    qint64 request = 0;
    QString name;
    QString contentType;
    int currentChunk = 1;
    int totalChunks = 1;
    QString remoteAddress;
    IncomingFile &file;
};

/** The media that a chunk made or went into, or the field that it was refused for. */
struct Acceptance
{
    std::optional<MediaRow> media;
    QString field;
    QString error;
};

/**
 * Makes medias out of chunks. Those of one file come in order and carry no id: they are told apart by
 * request, name and number of chunks, among the medias that still wait for some.
 */
class ChunkAssembly
{
public:
    ChunkAssembly(Database &database, const MediaTable &table, const MediaFiles &files, MediaIndex &index,
                  const Options &options);

    /** Throws DatabaseError, as everything that writes. */
    Acceptance accept(const Arrival &arrival);

private:
    using Hash = std::unique_ptr<QCryptographicHash>;

    Acceptance begin(const Arrival &arrival);
    Acceptance extend(const Arrival &arrival);
    Hash takeHash(const MediaRow &row);
    void putHash(qint64 media, Hash hash);
    bool append(const MediaRow &row, const Arrival &arrival, QCryptographicHash &hash) const;

    Database &m_database;
    const MediaTable &m_table;
    const MediaFiles &m_files;
    MediaIndex &m_index;
    const Options &m_options;
    /** One of these is held while a media's file grows; different medias rarely share one. */
    std::array<std::mutex, 64> m_growing;
    std::mutex m_hashLock;
    /** How far the checksums of growing medias have got; what is not here is read again from the file. */
    std::map<qint64, Hash> m_hashes;
};

} // namespace demo
