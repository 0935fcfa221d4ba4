#include "content/promisedroom.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStorageInfo>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace content {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(content::PromisedRoom)

public:
    static QString lack(qint64 needed, qint64 free, qint64 kept);
};

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString Text::lack(qint64 needed, qint64 free, qint64 kept)
{
    if (kept > 0)
        return tr("%1 needed, %2 free, of which other downloads need %3")
            .arg(sizeText(needed), sizeText(free), sizeText(kept));
    return tr("%1 needed, %2 free").arg(sizeText(needed), sizeText(free));
}

ApiError noRoom(const QString &lack)
{
    ApiError error = ApiError::disk(lack);
    error.cause = ApiError::Cause::NoRoom;
    return error;
}

/// What tells a volume from others. A device may be mounted in several places; what has no device of its own
/// has only its place.
QString nameOf(const QStorageInfo &disk)
{
    const QString device = QString::fromLocal8Bit(disk.device());
    return device.startsWith(u'/') ? device : disk.rootPath();
}

/// Many that are no disks (FUSE) say that they have no room at all.
bool tellsItsRoom(const QStorageInfo &disk)
{
    return disk.isValid() && disk.bytesTotal() > 0 && disk.bytesAvailable() >= 0;
}

} // namespace

struct PromisedRoom::Volume
{
    std::mutex mutex; // guards what follows, and is held while its room is asked for
    qint64 kept = 0;
};

std::shared_ptr<PromisedRoom::Volume> PromisedRoom::volumeNamed(const QString &name)
{
    // Never destroyed: threads of hung shares outlive every static object.
    static auto *const mutex = new std::mutex;
    static auto *const all = new std::map<QString, std::weak_ptr<Volume>>;
    const std::lock_guard lock(*mutex);
    std::shared_ptr<Volume> volume = (*all)[name].lock();
    if (!volume) {
        volume = std::make_shared<Volume>();
        (*all)[name] = volume;
    }
    return volume;
}

PromisedRoom::PromisedRoom(const QStorageInfo &disk, qint64 bytes)
    : m_folder(disk.rootPath())
    , m_bytes(std::max<qint64>(0, bytes))
    , m_volume(volumeNamed(nameOf(disk)))
{}

PromisedRoom::~PromisedRoom()
{
    const std::lock_guard lock(m_volume->mutex);
    m_volume->kept -= m_kept;
}

Result<std::unique_ptr<PromisedRoom>> PromisedRoom::in(const QString &folder, qint64 bytes)
{
    QStorageInfo disk(folder);
    // Not make_unique: the constructor is private.
    std::unique_ptr<PromisedRoom> room(new PromisedRoom(disk, bytes));
    const std::lock_guard lock(room->m_volume->mutex);
    // Asked again: what others have filled meanwhile counts neither as free nor as kept.
    disk.refresh();
    const qint64 kept = room->m_volume->kept;
    if (room->m_bytes > 0 && tellsItsRoom(disk) && room->m_bytes > disk.bytesAvailable() - kept)
        return Failure(noRoom(Text::lack(room->m_bytes, disk.bytesAvailable(), kept)));
    room->m_kept = room->m_bytes;
    room->m_volume->kept += room->m_kept;
    return room;
}

std::optional<qint64> PromisedRoom::freeIn(const QString &folder)
{
    QStorageInfo disk(folder);
    const std::shared_ptr<Volume> volume = volumeNamed(nameOf(disk));
    const std::lock_guard lock(volume->mutex);
    disk.refresh();
    if (!tellsItsRoom(disk))
        return std::nullopt;
    return std::max<qint64>(0, disk.bytesAvailable() - volume->kept);
}

void PromisedRoom::fill(qint64 bytes)
{
    const std::lock_guard lock(m_volume->mutex);
    m_filled += bytes;
    const qint64 kept = std::max<qint64>(0, m_bytes - m_filled);
    m_volume->kept += kept - std::exchange(m_kept, kept);
}

void PromisedRoom::clear()
{
    fill(-m_filled);
}

ApiError PromisedRoom::exhausted() const
{
    // What it has filled so far is free once it gives up.
    const QStorageInfo disk(m_folder);
    const qint64 free = disk.bytesAvailable() + m_filled;
    // A quota lets nobody use what is free.
    const bool isKnown = tellsItsRoom(disk) && m_bytes > free;
    return noRoom(isKnown ? Text::lack(m_bytes, free, 0) : QString());
}

} // namespace content
