#pragma once

#include "support/scriptedserver.h"

#include <QTimer>

class QTcpSocket;

namespace support {

/// One connection of a ScriptedServer: reads requests one after the other and acts out their answers.
class ScriptedConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedConnection)

public:
    /// `socket` is connected and becomes this object's own.
    ScriptedConnection(QTcpSocket *socket, int number, ScriptedServer &server);

    void released();
    void end(Answer::Ending how);
    /// One has begun to come, and its answer is not out.
    [[nodiscard]] bool hasRequest() const { return m_hasRequest; }

private:
    void parse();
    [[nodiscard]] bool parseHead();
    void parseBody();
    [[nodiscard]] bool unchunk();
    void bodyBytes(const QByteArray &bytes);
    void bodyEnded();
    void begin(const Answer &answer);
    [[nodiscard]] QByteArray head() const;
    void pump();
    void write(qint64 bytes);
    void written();

    ScriptedServer &m_server;
    QTcpSocket *m_socket;
    const int m_number;
    QByteArray m_in;

    ReceivedRequest m_request;
    bool m_hasRequest = false;
    bool m_isChunked = false;
    bool m_isDeaf = false;
    qint64 m_left = 0; // of the body, or of its current chunk; -1: a chunk's size comes next

    std::optional<Answer> m_answer; // decided when the headers came
    ScriptedServer::Script m_script;
    bool m_isAnswering = false;
    bool m_isHeadSent = false;
    bool m_isWritten = false;
    qint64 m_position = 0; // in the answer's content
    QTimer m_trickle;
};

} // namespace support
