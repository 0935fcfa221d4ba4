#include "content/savedbefore.h"

#include "content/mediafilename.h"
#include "content/safefilename.h"

#include "botdoc/media.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace content {

namespace {

bool hasMd5(const QString &path, const QByteArray &md5)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Md5);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) && hash.result().toHex() == md5;
}

} // namespace

std::optional<SavedContent> savedBefore(const botdoc::Media &media, const SaveTarget &target)
{
    if (!media.fileChecksum)
        return std::nullopt;
    const QString name = target.fileName.isEmpty() ? fileNameOf(media) : target.fileName;
    for (int n = 0; n == 0 || !target.overwrite; ++n) {
        const QFileInfo file(target.folder + u'/' + (n == 0 ? name : numberedFileName(name, n)));
        if (!file.exists())
            break;
        // Opening what has become a pipe would wait for its other end.
        const bool canBeIt = file.isFile() && (!media.bytes || file.size() == *media.bytes);
        if (canBeIt && hasMd5(file.filePath(), *media.fileChecksum))
            return SavedContent{.path = file.filePath(),
                                .md5 = *media.fileChecksum,
                                .bytes = file.size(),
                                .checked = true,
                                .fromCache = true};
    }
    return std::nullopt;
}

} // namespace content
