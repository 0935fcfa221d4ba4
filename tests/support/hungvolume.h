#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace support {

/// A volume whose one file can be found and opened, and gives no byte, and on which no folder gets made, as
/// on a share whose server is gone. Linux only. In a test that calls SmallVolume::prepare() first, nobody
/// else sees it.
class HungVolume final
{
public:
    HungVolume();
    /// What still hangs then, fails.
    ~HungVolume();
    Q_DISABLE_COPY_MOVE(HungVolume)

    [[nodiscard]] bool isThere() const { return m_isThere; }
    /// The path of that file.
    [[nodiscard]] QString file() const { return m_place.filePath(QStringLiteral("scan.pdf")); }
    [[nodiscard]] QString folder() const { return m_place.path(); }
    /// Waits until somebody hangs in reading it.
    [[nodiscard]] bool isBeingRead();
    /// Waits until somebody hangs in making a folder.
    [[nodiscard]] bool isFolderBeingMade();
    /// From here on both fail, also for those who hang.
    void letGo();

private:
    [[nodiscard]] bool says(const QByteArray &line);

    QTemporaryDir m_place;
    QProcess m_process;
    bool m_isThere = false;
};

} // namespace support
