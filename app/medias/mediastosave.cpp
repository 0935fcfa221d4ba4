#include "medias/mediastosave.h"

#include <algorithm>
#include <limits>

namespace medias {

using botdoc::Media;

MediasToSave MediasToSave::of(const QList<Media> &medias,
                              const std::function<bool(botdoc::MediaId)> &isFetched)
{
    MediasToSave sorted;
    for (const Media &media : medias) {
        const std::optional<qint64> left = media.downloadsLeft();
        if (media.isRemoved() || !media.isComplete())
            sorted.incomplete.append(media);
        else if (left == 0 && !isFetched(media.id))
            sorted.usedUp.append(media);
        else if (left == 1)
            sorted.last.append(media);
        else
            sorted.usual.append(media);
    }
    return sorted;
}

MediasByRoom MediasByRoom::of(const QList<Media> &medias, std::optional<qint64> room)
{
    MediasByRoom sorted;
    qint64 left = room.value_or(std::numeric_limits<qint64>::max());
    for (const Media &media : medias) {
        const qint64 bytes = room ? media.bytes.value_or(0) : 0;
        if (bytes <= left) {
            left -= bytes;
            sorted.fit.append(media);
        } else {
            sorted.tooBig.append(media);
        }
    }
    return sorted;
}

qint64 bytesOf(const QList<Media> &medias)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    qint64 bytes = 0;
    for (const Media &media : medias)
        bytes += std::min(media.bytes.value_or(0), most - bytes); // a claim of strangers
    return bytes;
}

} // namespace medias
