#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace account {

/// What Mediadesk remembers of this user on this machine. No document, no key and no token is ever among it.
/// A stored value that is out of range or of the wrong kind is replaced by its default, and told once by
/// takeCorrections().
class Settings final
{
public:
    /// `file`: an INI file of its own, for tests; empty: the user's.
    explicit Settings(const QString &file = {});

    /// Size of the parts a file is sent in: 256 KiB to 256 MiB, 8 MiB unless set; in bytes.
    [[nodiscard]] qint64 chunkSize() const;
    void setChunkSize(qint64 bytes);

    /// How many files move at the same time: 1 to 6, 3 unless set.
    [[nodiscard]] int parallelTransfers() const;
    void setParallelTransfers(int number);

    /// The folder last saved to; the user's downloads folder before that, or when it is gone.
    [[nodiscard]] QString saveFolder() const;
    void setSaveFolder(const QString &path);

    /// The folder files were last sent from; the user's documents before that, or when it is gone.
    [[nodiscard]] QString sendFolder() const;
    void setSendFolder(const QString &path);

    /// The address last signed in to, as botdoc::Server::fromText() takes it, and the e-mail used there.
    [[nodiscard]] QString serverAddress() const;
    [[nodiscard]] QString email() const;
    void setSignIn(const QString &serverAddress, const QString &email);

    /// How the window was left: sizes, columns, panes. Opaque to everybody but the part of that name.
    [[nodiscard]] QByteArray layout(const QString &part) const;
    void setLayout(const QString &part, const QByteArray &state);

    /// Keys whose stored values were no good since the last call.
    [[nodiscard]] QStringList takeCorrections();

private:
    [[nodiscard]] qint64 number(const char *key, qint64 fallback, qint64 least, qint64 most) const;
    [[nodiscard]] QString folder(const char *key, const QString &fallback) const;

    mutable QSettings m_store;
    mutable QStringList m_corrections;
};

} // namespace account
