#pragma once

#include "demo/chunkassembly.h"
#include "demo/database.h"
#include "demo/generatedmedias.h"
#include "demo/mediafiles.h"
#include "demo/mediaindex.h"
#include "demo/mediatable.h"
#include "demo/requestrow.h"
#include "demo/requesttable.h"

#include <QLockFile>
#include <QSet>

#include <atomic>
#include <memory>
#include <shared_mutex>

namespace demo {

struct Options;

/**
 * Everything that the server keeps: account, requests, medias and their contents, in one folder that no
 * second server may use at the same time. Safe to use from all threads once open() has returned.
 */
class DemoStore
{
public:
    explicit DemoStore(const Options &options);
    DemoStore(const DemoStore &) = delete;
    DemoStore &operator=(const DemoStore &) = delete;

    /** Makes the folder and fills it when it is new. Says what is wrong; empty when nothing is. */
    QString open();

    const QString &key() const { return m_key; }
    const QString &email() const { return m_email; }
    /** What tokens are signed with; as lasting as the key. */
    const QByteArray &secret() const { return m_secret; }

    /** In the order that lists have. */
    const QList<RequestRow> &requests() const { return m_requests; }
    const RequestRow *request(qint64 id) const;

    qint64 count(std::optional<qint64> request) const { return m_index.count(request); }
    QList<MediaRow> medias(std::optional<qint64> request, qint64 first, qint64 size) const;
    std::optional<MediaRow> media(qint64 id) const;
    /** Its content, open for reading; none when it is gone. */
    std::shared_ptr<QIODevice> content(const MediaRow &row) const;

    std::unique_ptr<IncomingFile> receiveFile() const { return m_files.receive(); }
    Acceptance accept(const Arrival &arrival) { return m_assembly.accept(arrival); }
    void countDownload(qint64 id, const QString &remoteAddress);
    /** False when there is none to remove. */
    bool remove(qint64 id);
    /** By turns adds a media and removes the oldest, as other people do while one looks. */
    void change();

private:
    void seed(qint64 time);
    void seedSamples(qint64 time);
    QString load();
    QString checkGenerated() const;
    QString setting(const QString &name) const;
    void keepSetting(const QString &name, const QString &value) const;
    void ensureStored(const MediaRow &row);
    bool isStored(qint64 id) const;

    const Options &m_options;
    std::unique_ptr<QLockFile> m_folderLock;
    Database m_database;
    MediaTable m_table;
    RequestTable m_requestTable;
    MediaFiles m_files;
    MediaIndex m_index;
    ChunkAssembly m_assembly;
    GeneratedMedias m_generated;
    mutable std::shared_mutex m_storedLock;
    /** The generated medias that have a row in the table all the same: few, so the others need no look. */
    QSet<qint64> m_storedGenerated;
    QList<RequestRow> m_requests;
    QString m_key;
    QString m_email;
    QByteArray m_secret;
    std::atomic<quint64> m_changes = 0;
};

} // namespace demo
