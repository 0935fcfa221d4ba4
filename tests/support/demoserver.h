#pragma once

#include "botdoc/server.h"
#include "botdoc/session.h"

#include <QProcess>
#include <QTemporaryDir>

namespace support {

/// The real mediadesk-demo-server for a test, on a folder and port of its own; ends with this object.
class DemoServer final
{
public:
    /// Starts it with `options` beside the folder and the port, and waits until it is ready.
    /// isReady() tells whether that went well.
    explicit DemoServer(const QStringList &options = {});
    ~DemoServer();
    Q_DISABLE_COPY_MOVE(DemoServer)

    [[nodiscard]] bool isReady() const { return m_isReady; }
    /// What it printed on standard error.
    [[nodiscard]] QString complaint();
    [[nodiscard]] botdoc::Server server() const;
    [[nodiscard]] const botdoc::Credentials &credentials() const { return m_credentials; }
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// Ends it, as a crash would when `kill`; start() goes on with the same data on another port.
    void stop(bool kill = false);
    bool start(const QStringList &options = {});

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_address;
    botdoc::Credentials m_credentials;
    bool m_isReady = false;
};

} // namespace support
