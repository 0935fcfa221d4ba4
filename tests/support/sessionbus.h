#pragma once

#include <QTemporaryDir>

namespace support {

/// A D-Bus session bus for this process alone, on which nothing is started by itself, and home folders that
/// are empty: whatever keychain the machine has is out of reach. Once in a process, before anything asks for
/// the session bus, which then runs until the process ends: GLib ends a process that loses it.
class SessionBus final
{
public:
    SessionBus();
    Q_DISABLE_COPY_MOVE(SessionBus)

    [[nodiscard]] bool isRunning() const { return !m_address.isEmpty(); }
    [[nodiscard]] QString address() const { return m_address; }
    /// Where programs keep settings and data while this lives.
    [[nodiscard]] QString home() const { return m_home.path(); }
    /// Files below home() in which `text` stands.
    [[nodiscard]] QStringList filesWith(const QByteArray &text) const;

private:
    QTemporaryDir m_home;
    QString m_address;
};

} // namespace support
