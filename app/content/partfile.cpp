#include "content/partfile.h"

#include "content/renaming.h"
#include "content/safefilename.h"
#include "content/webmark.h"

#include <QUuid>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace content {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

/// More files of one name than anybody keeps in a folder.
constexpr int mostNumbers = 10'000;

ApiError errorOf(const QFile &file)
{
    return ApiError::disk(file.errorString());
}

ApiError errorOf(const std::error_code &error)
{
    return ApiError::disk(QString::fromLocal8Bit(error.message().c_str()));
}

QString pathIn(const SaveTarget &target, const QString &name)
{
    return target.folder + u'/' + name;
}

#ifdef Q_OS_WIN

bool openAsNew(QFile &file)
{
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered);
}

std::error_code sync(QFile &file)
{
    if (FlushFileBuffers(reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()))))
        return {};
    return {static_cast<int>(GetLastError()), std::system_category()};
}

bool applyAccess(QFile &file, PartFile::Access access)
{
    // Its rights are the folder's; only the attribute is ours to set.
    return access == PartFile::Access::Normal || file.setPermissions(QFile::ReadOwner | QFile::ReadUser);
}

#else

bool openAsNew(QFile &file)
{
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                     QFile::ReadOwner | QFile::WriteOwner);
}

std::error_code sync(QFile &file)
{
    if (::fsync(file.handle()) == 0)
        return {};
    return {errno, std::system_category()};
}

/// What the user wants new files to be readable for. Asked once: umask() cannot be read without setting it,
/// for all threads.
mode_t newFileMode()
{
    static const mode_t mode = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        if (status.open(QIODevice::ReadOnly)) {
            for (QByteArray line = status.readLine(); !line.isEmpty(); line = status.readLine()) {
                if (line.startsWith("Umask:"))
                    return static_cast<mode_t>(0666 & ~line.mid(6).trimmed().toUInt(nullptr, 8));
            }
        }
        const mode_t mask = ::umask(077);
        ::umask(mask);
        return static_cast<mode_t>(0666 & ~mask);
    }();
    return mode;
}

bool applyAccess(QFile &file, PartFile::Access access)
{
    // File systems without such rights refuse; the file is no worse for that.
    (void)::fchmod(file.handle(), access == PartFile::Access::Normal ? newFileMode() : 0400);
    return true;
}

#endif

} // namespace

PartFile::PartFile(SaveTarget target, const QString &path, std::unique_ptr<PromisedRoom> room)
    : m_target(std::move(target))
    , m_room(std::move(room))
    , m_file(path)
{}

PartFile::~PartFile()
{
    if (!m_isPart || !m_file.exists())
        return;
    m_file.close();
    if (m_file.remove())
        return;
    // Windows removes nothing that may only be read.
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
    m_file.remove();
}

QString PartFile::newMark()
{
    return QUuid::createUuid().toString(QUuid::Id128).left(8);
}

QString PartFile::pathOf(const SaveTarget &target)
{
    return pathIn(target, QStringLiteral("%1.%2.part").arg(target.fileName, target.mark));
}

void PartFile::removeLeft(const SaveTarget &target)
{
    QFile::remove(pathOf(target));
}

Result<std::unique_ptr<PartFile>> PartFile::create(const SaveTarget &target, qint64 bytes)
{
    auto room = PromisedRoom::in(target.folder, bytes);
    if (!room)
        return Failure(room.error());

    // Not the bare name with ".part": two that are saved at once must not meet, nor one with what another
    // program left.
    SaveTarget marked = target;
    if (target.mark.isEmpty())
        marked.mark = newMark();
    else
        removeLeft(target);
    const QString path = pathOf(marked);
    // Not make_unique: the constructor is private.
    std::unique_ptr<PartFile> part(new PartFile(target, path, std::move(*room)));
    if (openAsNew(part->m_file))
        return part;
    part->m_isPart = false; // it is somebody else's, or none
    return Failure(errorOf(part->m_file));
}

Result<void> PartFile::append(const QByteArray &bytes)
{
    // A disk that becomes full takes a part at first, and says why only when it gets the rest.
    for (qint64 done = 0; done < bytes.size();) {
        const qint64 size = m_file.write(bytes.constData() + done, bytes.size() - done);
        if (size <= 0)
            return Failure(writeError());
        done += size;
    }
    m_room->fill(bytes.size());
    m_hash.addData(bytes);
    m_size += bytes.size();
    return {};
}

Result<void> PartFile::startOver()
{
    if (!m_file.resize(0) || !m_file.seek(0))
        return Failure(errorOf(m_file));
    m_room->clear();
    m_hash.reset();
    m_size = 0;
    return {};
}

ApiError PartFile::writeError() const
{
    // ResourceError is how QFile tells a full disk or a used-up quota from other failures of a write.
    return m_file.error() == QFile::ResourceError ? m_room->exhausted() : errorOf(m_file);
}

Result<void> PartFile::verify(const Expected &expected)
{
    if (const auto damage = damageOf(expected, m_size, md5()))
        return Failure(*damage);
    return {};
}

Result<QString> PartFile::commit(const Expected &expected, Access access)
{
    return verify(expected).and_then([&] { return settle(access); }).and_then([&] { return rename(); });
}

Result<void> PartFile::settle(Access access)
{
    markAsFromOutside(path());
    if (!applyAccess(m_file, access))
        return Failure(errorOf(m_file));
    // Some file systems find out only now that there is no room.
    if (const std::error_code error = sync(m_file))
        return Failure(error == std::errc::no_space_on_device ? m_room->exhausted() : errorOf(error));
    m_file.close();
    return {};
}

Result<QString> PartFile::rename()
{
    std::error_code error;
    for (int n = 0; n < mostNumbers; ++n) {
        const QString name = n == 0 ? m_target.fileName : numberedFileName(m_target.fileName, n);
        const QString target = pathIn(m_target, name);
        error = m_target.overwrite ? renameOver(path(), target) : renameToFree(path(), target);
        if (!error) {
            m_isPart = false;
            syncFolderOf(target);
            return target;
        }
        if (m_target.overwrite || error != std::errc::file_exists)
            break;
    }
    return Failure(errorOf(error));
}

} // namespace content
