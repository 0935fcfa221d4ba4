#pragma once

#include "rawclient.h"

#include <QProcess>
#include <QTemporaryDir>

/** A demo server of its own on a fresh folder, ended with the object. */
class DemoProcess
{
public:
    explicit DemoProcess(const QStringList &options = {});
    ~DemoProcess();
    Q_DISABLE_COPY_MOVE(DemoProcess)

    /** Starts it, or again after stop(), on the same folder; false when it did not get ready. */
    bool start(const QStringList &options = {});
    /** Ends it the way its starter's death would; its exit code, -1 when it had to be killed. */
    int stop();

    QString folder() const { return m_folder.path(); }
    quint16 port() const { return m_port; }
    QByteArray key() const { return m_key; }
    QByteArray email() const { return m_email; }
    QByteArray standardError() { return m_process.readAllStandardError(); }
    QProcess &process() { return m_process; }

    /** A client without a token. */
    RawClient stranger() const { return RawClient(m_port); }
    /** A token for a client of it. */
    QByteArray token() const;
    /** A client that is signed in; valid until the next call. */
    RawClient &client();
    /** The ids of requests, newest first. */
    QList<qint64> requests();
    /** Sends a file as one chunk. */
    QJsonObject upload(const QByteArray &name, const QByteArray &content, qint64 request);

    /** Runs it with options that make it end at once. */
    struct Ending
    {
        int exitCode = -1;
        QString output;
        QString error;
    };
    static Ending run(const QStringList &options);

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_key;
    QByteArray m_email;
    std::unique_ptr<RawClient> m_client;
};

/** The parts of an upload as the document's cURL sends them. */
QList<FormPart> uploadParts(const QByteArray &name, const QByteArray &content, qint64 request,
                            int current = 1, int total = 1);
