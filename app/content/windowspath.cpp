#include "content/windowspath.h"

#ifdef Q_OS_WIN

#include <QDir>

namespace content {

std::wstring windowsPath(const QString &path)
{
    QString full = QDir::toNativeSeparators(QDir::cleanPath(QDir::current().absoluteFilePath(path)));
    const bool isMarked =
        full.startsWith(QStringLiteral("\\\\?\\")) || full.startsWith(QStringLiteral("\\\\.\\"));
    if (!isMarked && full.startsWith(QStringLiteral("\\\\")))
        full.replace(0, 2, QStringLiteral("\\\\?\\UNC\\"));
    else if (!isMarked)
        full.prepend(QStringLiteral("\\\\?\\"));
    return full.toStdWString();
}

} // namespace content

#endif
