#pragma once

#include "content/filethread.h"

#include "botdoc/ids.h"
#include "botdoc/result.h"

#include <functional>
#include <memory>

namespace content {

/// A folder for copies that are opened in other programs: for this user's eyes only, this process's own, and
/// gone with this. What processes that crashed have left behind is swept at the start. All work on the disk
/// is done on a FileThread.
class PrivateFolder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrivateFolder)

public:
    /// Below the user's cache location, which is on a disk, as the temporary folder often is not.
    [[nodiscard]] static QString usualParent();

    /// Made below `parentFolder`, which is made too, when first needed.
    explicit PrivateFolder(const QString &parentFolder, QObject *parent = nullptr);
    ~PrivateFolder() override;

    /// Makes the folder for the copies of one media, each in its own, so that they keep their names. `done`
    /// is called later, unless `context` or this is gone by then.
    void folderFor(botdoc::MediaId id, QObject *context, std::function<void(botdoc::Result<QString>)> done);

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared;
    FileThread m_thread;
};

} // namespace content
