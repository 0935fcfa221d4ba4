#pragma once

#include <QTemporaryDir>

/// A folder of its own with files to be sent.
class SourceFolder final
{
public:
    /// The path of a new or replaced file with that content; empty when it could not be written.
    QString make(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

/// 32 lower-case hex digits, as the API tells them.
[[nodiscard]] QByteArray md5Of(const QByteArray &bytes);
