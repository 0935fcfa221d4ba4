#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// A server program of the system on a port of 127.0.0.1 that is its own, with its files in a folder of its
/// own; ends with this object.
class Program final
{
    Q_DISABLE_COPY_MOVE(Program)

public:
    Program();
    ~Program();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// The path of a new file there, which everybody may read.
    QString write(const QString &name, const QByteArray &text) const;
    /// Starts it, and waits until it takes connections; whether it does.
    [[nodiscard]] bool
    starts(const QString &program, const QStringList &arguments,
           const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};
