#include "content/renaming.h"

#include "content/patience.h"

#include <QFile>
#include <QFileInfo>

#include <thread>

#ifdef Q_OS_WIN
#include "content/windowspath.h"

#include <qt_windows.h>
#else
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace content {

namespace {

/// What the system answers when another program holds a file, for good or for a moment.
bool isHeld(const std::error_code &error)
{
#ifdef Q_OS_WIN
    return error.value() == ERROR_SHARING_VIOLATION || error.value() == ERROR_LOCK_VIOLATION ||
           error.value() == ERROR_ACCESS_DENIED;
#else
    // A Windows share does, where a program on a computer of that kind holds it.
    return error == std::errc::device_or_resource_busy;
#endif
}

std::error_code renamePatiently(const std::function<std::error_code()> &rename)
{
    return patiently(rename, isHeld,
                     [](std::chrono::milliseconds pause) { std::this_thread::sleep_for(pause); });
}

} // namespace

#ifdef Q_OS_WIN

namespace {

std::error_code move(const QString &from, const QString &to, DWORD flags)
{
    const std::wstring source = windowsPath(from);
    const std::wstring target = windowsPath(to);
    return renamePatiently([&]() -> std::error_code {
        if (MoveFileExW(source.c_str(), target.c_str(), flags | MOVEFILE_WRITE_THROUGH))
            return {};
        return {static_cast<int>(GetLastError()), std::system_category()};
    });
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

/// Leaves alone what has that name.
std::error_code renameSparing(const QByteArray &from, const QByteArray &to)
{
#if defined(Q_OS_LINUX)
    const int result = ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE);
#elif defined(Q_OS_MACOS)
    const int result = ::renamex_np(from.constData(), to.constData(), RENAME_EXCL);
#else
    const int result = (errno = ENOSYS, -1);
#endif
    if (result == 0)
        return {};
    const bool isUnknown = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return isUnknown ? renameByPlaceholder(from, to) : lastError();
}

} // namespace

std::error_code renameToFree(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    return renamePatiently([&] { return renameSparing(source, target); });
}

std::error_code renameOver(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    return renamePatiently([&]() -> std::error_code {
        if (::rename(source.constData(), target.constData()) == 0)
            return {};
        return lastError();
    });
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
