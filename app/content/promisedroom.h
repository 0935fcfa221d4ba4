#pragma once

#include "botdoc/result.h"

#include <memory>
#include <optional>

class QStorageInfo;

namespace content {

/// Room on a volume that is kept for one file under way: what it was promised and has not filled yet counts
/// as taken for every other file. Everything here blocks as long as the volume does not answer; any thread.
class PromisedRoom final
{
    Q_DISABLE_COPY_MOVE(PromisedRoom)

public:
    /// Room for `bytes` (-1: not known, nothing is kept) on the volume of `folder`. ApiError::Kind::Disk and
    /// Cause::NoRoom, with both sizes, where less is left. A volume that does not tell its size refuses
    /// nothing.
    [[nodiscard]] static botdoc::Result<std::unique_ptr<PromisedRoom>> in(const QString &folder,
                                                                          qint64 bytes);
    ~PromisedRoom();
    /// How many bytes in() would not refuse there now; nullopt where the volume does not tell.
    [[nodiscard]] static std::optional<qint64> freeIn(const QString &folder);

    /// So many bytes of it are taken now.
    void fill(qint64 bytes);
    /// All that was filled is free again, and kept.
    void clear();
    /// Why nothing more could be written, when the volume turns out to be full all the same.
    [[nodiscard]] botdoc::ApiError exhausted() const;

private:
    struct Volume;

    PromisedRoom(const QStorageInfo &disk, qint64 bytes);

    [[nodiscard]] static std::shared_ptr<Volume> volumeNamed(const QString &name);

    const QString m_folder;
    const qint64 m_bytes; // 0: nothing is kept
    const std::shared_ptr<Volume> m_volume;
    qint64 m_filled = 0;
    qint64 m_kept = 0; // of Volume::kept
};

} // namespace content
