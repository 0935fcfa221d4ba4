#pragma once

#include "content/filethread.h"
#include "content/knowncopy.h"
#include "content/partfile.h"

#include <memory>
#include <optional>

namespace content {

/// Reads a known copy again, all of it, against its size and MD5, and writes what it reads to a target, if
/// there is one. Deleting this ends it, and leaves nothing on the disk.
class FileCopy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileCopy)

public:
    FileCopy(KnownCopy source, std::optional<SaveTarget> target, PartFile::Access access, QObject *parent);
    ~FileCopy() override;

    void start();

Q_SIGNALS:
    void progress(qint64 done, qint64 total);
    /// The source is not there any more, or is not what it was. The last signal.
    void sourceGone();
    /// The last signal: the copy, or without a target the source, is good; or writing failed.
    void ended(const botdoc::Result<content::SavedContent> &result);

private:
    struct Shared;
    struct Step;

    void next();
    void stepped(const Step &step);

    const KnownCopy m_source;
    std::shared_ptr<Shared> m_shared;
    FileThread m_thread;
};

} // namespace content
