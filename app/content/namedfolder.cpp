#include "content/namedfolder.h"

#include <QFileInfo>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_WIN
#include "content/windowspath.h"
#else
#include <QFile>
#endif

namespace content {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

constexpr int mostNumbers = 1000;

std::filesystem::path nativePath(const QString &path)
{
#ifdef Q_OS_WIN
    return windowsPath(path);
#else
    return QFile::encodeName(path).toStdString();
#endif
}

} // namespace

Result<QString> folderNamed(const QString &parent, const QString &name)
{
    std::error_code error;
    for (int n = 0; n < mostNumbers; ++n) {
        // Not numberedFileName(): what comes after a folder's dot is no extension.
        const QString numbered = n == 0 ? name : QStringLiteral("%1 (%2)").arg(name, QString::number(n));
        const QString path = parent + u'/' + numbered;
        // Also when somebody else makes it at the same moment.
        if (std::filesystem::create_directory(nativePath(path), error) || QFileInfo(path).isDir())
            return path;
        if (error && error != std::errc::file_exists && error != std::errc::not_a_directory)
            break;
    }
    return Failure(ApiError::disk(QString::fromLocal8Bit(error.message().c_str())));
}

} // namespace content
