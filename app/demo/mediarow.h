#pragma once

#include <QList>
#include <QString>

namespace demo {

/** One completed download of a media. */
struct DownloadRow
{
    qint64 id = 0;
    qint64 created = 0;
    QString remoteAddress;
};

/** A media as it is stored; times are microseconds since 1970 UTC, 0 where there is none. */
struct MediaRow
{
    qint64 id = 0;
    QString name;
    QString contentType;
    qint64 bytes = 0;
    QString extension;
    QString file;
    int totalChunks = 1;
    int currentChunk = 1;
    QString remoteAddress;
    qint64 created = 0;
    qint64 updated = 0;
    /** MD5 in hex; empty until the last chunk has come. */
    QString checksum;
    qint64 removedAt = 0;
    QString removedFrom;
    QList<DownloadRow> downloads;
    int timesDownloaded = 0;
    int maxDownloads = 6;
    QString state;
    /** Null where there is none. */
    QString tag;
    qint64 request = 0;

    bool isComplete() const { return currentChunk >= totalChunks; }
    bool isAvailable() const { return removedAt == 0 && state == QLatin1String("available"); }
};

} // namespace demo
