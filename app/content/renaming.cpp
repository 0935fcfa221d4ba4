#include "content/renaming.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_WIN
#include "content/windowspath.h"

#include <qt_windows.h>

#include <array>
#else
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace content {

#ifdef Q_OS_WIN

namespace {

/// What Windows answers when another program holds a file, for good or for a moment.
bool isHeld(DWORD error)
{
    return error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION || error == ERROR_ACCESS_DENIED;
}

std::error_code move(const QString &from, const QString &to, DWORD flags)
{
    // A file just written is often held for a moment by a virus scanner or an indexer.
    constexpr std::array<DWORD, 6> pauses = {20, 50, 100, 200, 400, 800}; // ms
    const std::wstring source = windowsPath(from);
    const std::wstring target = windowsPath(to);
    std::size_t attempt = 0;
    while (true) {
        if (MoveFileExW(source.c_str(), target.c_str(), flags | MOVEFILE_WRITE_THROUGH))
            return {};
        const DWORD error = GetLastError();
        if (!isHeld(error) || attempt == pauses.size())
            return {static_cast<int>(error), std::system_category()};
        Sleep(pauses[attempt++]);
    }
}

} // namespace

std::error_code renameToFree(const QString &from, const QString &to)
{
    return move(from, to, 0);
}

std::error_code renameOver(const QString &from, const QString &to)
{
    return move(from, to, MOVEFILE_REPLACE_EXISTING);
}

void syncFolderOf(const QString & /*path*/)
{
    // MOVEFILE_WRITE_THROUGH has done it.
}

#else

namespace {

std::error_code lastError()
{
    return {errno, std::system_category()};
}

/// For file systems without a rename that spares what is there: whoever makes the empty file owns the name,
/// and may replace it.
std::error_code renameByPlaceholder(const QByteArray &from, const QByteArray &to)
{
    const int placeholder = ::open(to.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (placeholder == -1)
        return lastError();
    ::close(placeholder);
    if (::rename(from.constData(), to.constData()) == 0)
        return {};
    const std::error_code error = lastError();
    ::unlink(to.constData());
    return error;
}

} // namespace

std::error_code renameToFree(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
#if defined(Q_OS_LINUX)
    const int result =
        ::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE);
#elif defined(Q_OS_MACOS)
    const int result = ::renamex_np(source.constData(), target.constData(), RENAME_EXCL);
#else
    const int result = (errno = ENOSYS, -1);
#endif
    if (result == 0)
        return {};
    const bool isUnknown = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return isUnknown ? renameByPlaceholder(source, target) : lastError();
}

std::error_code renameOver(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return {};
    return lastError();
}

void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle == -1)
        return;
    // Some file systems cannot; the file itself is on the disk already.
    (void)::fsync(handle);
    ::close(handle);
}

#endif

} // namespace content
