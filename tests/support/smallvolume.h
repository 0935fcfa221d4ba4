#pragma once

#include <QTemporaryDir>

namespace support {

/// A volume of so many bytes, in memory, that only this process sees: for what comes of a full disk.
class SmallVolume final
{
public:
    /// First in main(), while there is one thread: takes the right to make some, if this user may have it.
    static void prepare();

    /// 0: as much as there is, and it tells no size.
    explicit SmallVolume(qint64 bytes);
    ~SmallVolume();
    Q_DISABLE_COPY_MOVE(SmallVolume)

    [[nodiscard]] bool isThere() const { return m_isThere; }
    /// Whether a test without it has failed, as where all is checked, and not just not taken place.
    [[nodiscard]] static bool isRequired();
    [[nodiscard]] QString path() const { return m_place.path(); }

private:
    QTemporaryDir m_place;
    bool m_isThere = false;
};

} // namespace support
