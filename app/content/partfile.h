#pragma once

#include "content/expected.h"
#include "content/promisedroom.h"
#include "content/savedcontent.h"

#include "botdoc/result.h"

#include <QCryptographicHash>
#include <QFile>

#include <memory>

namespace content {

/// A file that is not there yet: a part file beside its target that gets the final name once all of it has
/// arrived, and is removed when this is destroyed before. Everything here blocks: use it on a FileThread.
/// Errors are ApiError::Kind::Disk, or Damaged.
class PartFile final
{
    Q_DISABLE_COPY_MOVE(PartFile)

public:
    enum class Access {
        Normal,  ///< as any new file of this user
        ReadOnly ///< readable by this user alone
    };

    /// For a SaveTarget.
    [[nodiscard]] static QString newMark();
    /// Removes what a crash may have left of a target that has a mark and a file name.
    static void removeLeft(const SaveTarget &target);
    /// `target` has a file name. With `bytes` known (else -1), room for them is kept; what the disk cannot
    /// hold beside what it was promised to hold is refused at once, see PromisedRoom.
    [[nodiscard]] static botdoc::Result<std::unique_ptr<PartFile>> create(const SaveTarget &target,
                                                                          qint64 bytes);
    ~PartFile();

    /// Where the bytes are until commit(): nobody but this user can read them there.
    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] qint64 size() const { return m_size; }
    /// Of all that was appended, 32 lower-case hex digits.
    [[nodiscard]] QByteArray md5() const { return m_hash.result().toHex(); }

    [[nodiscard]] botdoc::Result<void> append(const QByteArray &bytes);
    /// Drops all that was appended.
    [[nodiscard]] botdoc::Result<void> startOver();
    /// Whether all of it is here and intact; no append() afterwards.
    [[nodiscard]] botdoc::Result<void> verify(const Expected &expected);
    /// Verifies it, brings it safely onto the disk and gives it its final path, which is returned: where the
    /// name is taken and may not be overwritten, a numbered one. Once.
    [[nodiscard]] botdoc::Result<QString> commit(const Expected &expected, Access access);

private:
    [[nodiscard]] static QString pathOf(const SaveTarget &target);

    PartFile(SaveTarget target, const QString &path, std::unique_ptr<PromisedRoom> room);

    [[nodiscard]] botdoc::ApiError writeError() const;
    [[nodiscard]] botdoc::Result<void> settle(Access access);
    [[nodiscard]] botdoc::Result<QString> rename();

    const SaveTarget m_target;
    const std::unique_ptr<PromisedRoom> m_room;
    QFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Md5};
    qint64 m_size = 0;
    bool m_isPart = true;
};

} // namespace content
