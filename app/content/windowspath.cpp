#include "content/windowspath.h"

#ifdef Q_OS_WIN

#include <QDir>

namespace content {

std::wstring windowsPath(const QString &path)
{
    const QString plain = QDir::toNativeSeparators(QDir::cleanPath(QDir::current().absoluteFilePath(path)));
    const QString share = QStringLiteral("\\\\");
    if (plain.startsWith(QStringLiteral("\\\\?\\")) || plain.startsWith(QStringLiteral("\\\\.\\")))
        return plain.toStdWString();
    if (plain.startsWith(share))
        return (QStringLiteral("\\\\?\\UNC\\") + plain.mid(share.size())).toStdWString();
    return (QStringLiteral("\\\\?\\") + plain).toStdWString();
}

} // namespace content

#endif
