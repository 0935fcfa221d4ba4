#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QString>

#include <memory>
#include <string_view>

namespace demo {

/** A file on its way in: it is deleted unless it was kept. */
class IncomingFile
{
public:
    /** @p path names a file that is not there yet. */
    explicit IncomingFile(const QString &path);
    ~IncomingFile();
    Q_DISABLE_COPY_MOVE(IncomingFile)

    /** False when the disk refused it, now or before. */
    bool write(std::string_view data);
    bool finish();
    qint64 size() const { return m_size; }
    /** The MD5 of what was written, to be read or gone on with; called once. */
    std::unique_ptr<QCryptographicHash> takeHash() { return std::move(m_hash); }
    QString path() const { return m_file.fileName(); }
    /** Moves it to @p path, where it stays. */
    bool keepAs(const QString &path);

private:
    QFile m_file;
    std::unique_ptr<QCryptographicHash> m_hash;
    qint64 m_size = 0;
    bool m_ok = false;
};

/** The folder where the contents of medias are plain files under their storage names. */
class MediaFiles
{
public:
    explicit MediaFiles(const QString &folder);

    /** Makes the folders, and sweeps what a killed server left half received. */
    bool prepare() const;
    std::unique_ptr<IncomingFile> receive() const;
    QString path(const QString &file) const;
    void remove(const QString &file) const;
    bool save(const QString &file, const QByteArray &content) const;

    /** 32 hex digits, never the same again, with @p extension where there is one. */
    static QString freshName(const QString &extension = {});

private:
    QString m_folder;
    QString m_incoming;
};

} // namespace demo
