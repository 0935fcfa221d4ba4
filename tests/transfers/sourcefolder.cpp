#include "sourcefolder.h"

#include <QCryptographicHash>
#include <QFile>

QString SourceFolder::make(const QString &name, const QByteArray &bytes) const
{
    const QString file = path(name);
    QFile target(file);
    return target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() ? file : QString();
}

QByteArray md5Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
}
