#pragma once

#include "content/filethread.h"
#include "content/partfile.h"

#include <functional>
#include <memory>

namespace content {

/// A PartFile on a FileThread of its own, as the thread that owns it sees it: nothing here waits for the
/// disk. Every callback comes later, from the event loop, and not after this is destroyed. The part file goes
/// with this unless it was committed.
class PartWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PartWriter)

public:
    explicit PartWriter(QObject *parent = nullptr);
    ~PartWriter() override;

    /// First, once. `bytes` as for PartFile::create().
    void create(const SaveTarget &target, qint64 bytes, std::function<void(botdoc::Result<void>)> done);
    void append(const QByteArray &bytes);
    /// Drops all that was appended before; failed() when that cannot be done.
    void startOver();
    /// Bytes given to append() that are not yet written.
    [[nodiscard]] qint64 waiting() const { return m_waiting; }
    /// After all that was appended: checks it and leaves it where it is.
    void verify(const Expected &expected, std::function<void(botdoc::Result<SavedContent>)> done);
    /// After all that was appended: PartFile::commit().
    void commit(const Expected &expected, PartFile::Access access,
                std::function<void(botdoc::Result<SavedContent>)> done);

Q_SIGNALS:
    /// waiting() has become less.
    void written();
    /// An append() or startOver() failed; there is no use in going on.
    void failed(const botdoc::ApiError &error);

private:
    struct Shared
    {
        std::unique_ptr<PartFile> part; // used on the file thread only
    };

    std::shared_ptr<Shared> m_shared;
    FileThread m_thread;
    qint64 m_waiting = 0;
};

} // namespace content
