#pragma once

#include "botdoc/server.h"
#include "botdoc/session.h"

#include <QProcess>
#include <QTemporaryDir>

/// The program mediadesk-mover with a journal of its own, which outlives it for as long as this does.
class MoverRun final
{
    Q_DISABLE_COPY_MOVE(MoverRun)

public:
    static constexpr qint64 chunkSize = 8 * 1024 * 1024;

    MoverRun(const botdoc::Server &server, const botdoc::Credentials &credentials);
    ~MoverRun();

    /// Sends these files to request 1080 in chunks of that size; the program ends once `expected` have ended.
    void upload(const QStringList &paths, int expected);
    [[nodiscard]] QProcess &process() { return m_process; }
    /// Waits for its end; whether that was a good one, and one file has got to `state`.
    [[nodiscard]] bool endsWith(const QByteArray &state);

private:
    const QStringList m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
};
