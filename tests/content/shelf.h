#pragma once

#include "content/contentstore.h"
#include "content/filethread.h"

#include "botdoc/wire.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

/// Where media 5 is downloaded from.
inline const QByteArray downloadPath = "/v1/media/5/download/";

[[nodiscard]] inline QByteArray contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// A signed-in store with a folder to save into, and a media 5 on the server with this content.
struct Shelf
{
    explicit Shelf(const QByteArray &bytes = noise(100'000))
        : content(bytes)
    {
        media.id = botdoc::MediaId{5};
        media.name = u"Passport.pdf"_qs;
        media.bytes = bytes.size();
        media.fileChecksum = QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
        wire.server.on("GET", downloadPath, support::Answer::content(bytes));
    }
    ~Shelf()
    {
        store.reset();
        content::FileThread::waitForDropped(std::chrono::seconds(10));
    }
    Q_DISABLE_COPY_MOVE(Shelf)

    [[nodiscard]] content::SaveTarget target(const QString &name = {}, bool overwrite = false) const
    {
        return {folder.path(), name, overwrite};
    }
    [[nodiscard]] QStringList saved() const
    {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
    }
    [[nodiscard]] int downloads() const { return wire.server.count("GET", downloadPath); }

    QByteArray content;
    botdoc::Media media;
    QTemporaryDir folder;
    QTemporaryDir cache;
    Wire wire;
    QObject context;
    std::unique_ptr<content::ContentStore> store =
        std::make_unique<content::ContentStore>(*wire.client, cache.path());
};
