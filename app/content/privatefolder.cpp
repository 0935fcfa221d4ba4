#include "content/privatefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

namespace content {

using botdoc::ApiError;
using botdoc::Failure;
using botdoc::Result;

namespace {

QString lockPath(const QString &folder)
{
    return folder + QStringLiteral(".lock");
}

/// A lock that holds as long as its process lives, however long that is.
std::unique_ptr<QLockFile> lockFor(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(lockPath(folder));
    lock->setStaleLockTime(0);
    return lock;
}

bool makePrivate(const QString &path)
{
    if (QDir(path).exists())
        return true;
#ifdef Q_OS_WIN
    // It inherits the rights of the user's profile, where it lies: this user, the system and administrators.
    return QDir().mkdir(path);
#else
    return QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
#endif
}

} // namespace

/// Used on the file thread only.
struct PrivateFolder::Shared
{
    explicit Shared(QString folder)
        : parentFolder(std::move(folder))
    {}
    ~Shared();
    Q_DISABLE_COPY_MOVE(Shared)

    void sweep() const;
    [[nodiscard]] bool make();

    const QString parentFolder;
    QString path; // empty until made
    std::unique_ptr<QLockFile> lock;
};

PrivateFolder::Shared::~Shared()
{
    // The lock goes last: as long as it is held nobody else sweeps here.
    if (!path.isEmpty())
        QDir(path).removeRecursively();
}

void PrivateFolder::Shared::sweep() const
{
    const QDir folders(parentFolder);
    for (const QString &name : folders.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString folder = folders.filePath(name);
        const auto abandoned = lockFor(folder);
        if (abandoned->tryLock(0))
            QDir(folder).removeRecursively();
    }
}

bool PrivateFolder::Shared::make()
{
    if (!path.isEmpty())
        return true;
    const QString folder = parentFolder + u'/' + QUuid::createUuid().toString(QUuid::Id128);
    if (!QDir().mkpath(parentFolder))
        return false;
    // Locked before it is there, so that no other process takes it for one left behind.
    lock = lockFor(folder);
    if (!lock->tryLock(0) || !makePrivate(folder))
        return false;
    path = folder;
    return true;
}

QString PrivateFolder::usualParent()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/opened");
}

PrivateFolder::PrivateFolder(const QString &parentFolder, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>(parentFolder))
{
    m_thread.run([shared = m_shared] { shared->sweep(); }, this, [] {});
}

PrivateFolder::~PrivateFolder()
{
    m_thread.release(std::move(m_shared));
}

void PrivateFolder::folderFor(botdoc::MediaId id, QObject *context, std::function<void(Result<QString>)> done)
{
    m_thread.ask<Result<QString>>(
        [shared = m_shared, id]() -> Result<QString> {
            if (shared->make()) {
                const QString folder = shared->path + u'/' + QString::number(number(id));
                if (makePrivate(folder))
                    return folder;
            }
            return Failure(ApiError::disk(
                QCoreApplication::translate("content::PrivateFolder",
                                            "The folder for opened files could not be made: %1")
                    .arg(QDir::toNativeSeparators(shared->parentFolder))));
        },
        context, std::move(done));
}

} // namespace content
