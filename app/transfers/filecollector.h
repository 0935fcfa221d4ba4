#pragma once

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>

namespace content {
class FileThread;
}

namespace transfers {

/// A file somebody wants to send, looked at before it is.
struct CollectedFile
{
    QString path; ///< absolute
    QString name; ///< as the media will be called
    qint64 bytes = 0;
    QString problem; ///< translated; why it cannot be sent; empty when it can

    friend bool operator==(const CollectedFile &, const CollectedFile &) = default;
};

/// Finds out what stands behind paths that were dropped or chosen: sizes, what cannot be read, and the files
/// in folders, without following links to folders. Off the GUI thread, for any of it may lie on a slow or
/// hung share.
class FileCollector final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileCollector)

public:
    /// More files than this at once are a mistake; what is beyond is told as one problem.
    static constexpr int mostFiles = 10'000;

    explicit FileCollector(QObject *parent = nullptr);
    ~FileCollector() override;

    void collect(const QStringList &paths);
    [[nodiscard]] bool isBusy() const { return m_waiting > 0; }

Q_SIGNALS:
    /// The answer to one collect(), in the order of its paths, folders by name.
    void collected(const QList<transfers::CollectedFile> &files);

private:
    std::unique_ptr<content::FileThread> m_thread;
    std::shared_ptr<std::atomic_bool> m_isStopped;
    int m_waiting = 0;
};

} // namespace transfers

Q_DECLARE_METATYPE(transfers::CollectedFile)
