#include "demo/mediafiles.h"

#include <QDir>
#include <QUuid>

namespace demo {

IncomingFile::IncomingFile(const QString &path)
    : m_file(path)
    , m_hash(std::make_unique<QCryptographicHash>(QCryptographicHash::Md5))
{
    m_ok = m_file.open(QIODevice::WriteOnly);
}

IncomingFile::~IncomingFile()
{
    if (!m_file.fileName().isEmpty())
        m_file.remove();
}

bool IncomingFile::write(std::string_view data)
{
    const QByteArrayView bytes(data.data(), static_cast<qsizetype>(data.size()));
    m_ok = m_ok && m_file.write(bytes.data(), bytes.size()) == bytes.size();
    m_hash->addData(bytes);
    m_size += bytes.size();
    return m_ok;
}

bool IncomingFile::finish()
{
    m_ok = m_ok && m_file.flush();
    m_file.close();
    return m_ok;
}

bool IncomingFile::keepAs(const QString &path)
{
    if (!m_ok || !m_file.rename(path))
        return false;
    m_file.setFileName(QString());
    return true;
}

MediaFiles::MediaFiles(const QString &folder)
    : m_folder(folder + QLatin1String("/files"))
    , m_incoming(folder + QLatin1String("/incoming"))
{}

bool MediaFiles::prepare() const
{
    QDir(m_incoming).removeRecursively();
    return QDir().mkpath(m_folder) && QDir().mkpath(m_incoming);
}

std::unique_ptr<IncomingFile> MediaFiles::receive() const
{
    return std::make_unique<IncomingFile>(m_incoming % u'/' % freshName());
}

QString MediaFiles::path(const QString &file) const
{
    return m_folder % u'/' % file;
}

void MediaFiles::remove(const QString &file) const
{
    QFile::remove(path(file));
}

bool MediaFiles::save(const QString &file, const QByteArray &content) const
{
    QFile target(path(file));
    return target.open(QIODevice::WriteOnly) && target.write(content) == content.size() && target.flush();
}

QString MediaFiles::freshName(const QString &extension)
{
    const QString name = QUuid::createUuid().toString(QUuid::Id128);
    return extension.isEmpty() ? name : QString(name % u'.' % extension);
}

} // namespace demo
