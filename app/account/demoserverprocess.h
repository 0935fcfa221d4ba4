#pragma once

#include "botdoc/server.h"
#include "botdoc/session.h"

#include <QObject>
#include <QProcess>

namespace account {

/// mediadesk-demo-server, the local Botdoc to try Mediadesk with, as a process that ends with this object, or
/// with this program however it ends. Its data stay in the user's folder between starts.
class DemoServerProcess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoServerProcess)

public:
    explicit DemoServerProcess(QObject *parent = nullptr);
    ~DemoServerProcess() override;

    /// Ends in ready() or failed(). Told again at once when it runs already.
    void start();

Q_SIGNALS:
    void ready(const botdoc::Server &server, const botdoc::Credentials &credentials);
    /// `why`: the program's own words; for the details.
    void failed(const QString &why);
    /// It ran, and has ended by itself.
    void ended();

private:
    void readOutput();
    void processFinished();

    QProcess m_process;
    QString m_address;
    botdoc::Credentials m_credentials;
    bool m_isReady = false;
};

} // namespace account
