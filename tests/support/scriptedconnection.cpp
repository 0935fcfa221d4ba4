#include "support/scriptedconnection.h"

#include "support/brokenconnection.h"
#include "support/wine.h"

#include <QTcpSocket>

#include <algorithm>

namespace support {

namespace {

// Small, so that what the system has not taken does not count as sent.
constexpr qint64 PieceSize = 64 * 1024;

} // namespace

ScriptedConnection::ScriptedConnection(QTcpSocket *socket, int number, ScriptedServer &server)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
    , m_number(number)
{
    m_socket->setParent(this);
    // Else an answer's last bytes wait for the client's word on those before, some 40 ms.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_trickle.setSingleShot(true);
    m_trickle.setTimerType(Qt::PreciseTimer);
    connect(m_socket, &QTcpSocket::readyRead, this, &ScriptedConnection::parse);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        m_server.sent(bytes);
        pump();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_server.ended(this);
        Q_EMIT m_server.connectionEnded(m_number);
        deleteLater();
    });
    connect(&m_trickle, &QTimer::timeout, this, [this] {
        write(m_answer->piece);
        pump();
    });
}

void ScriptedConnection::released()
{
    if (m_isAnswering)
        pump();
}

void ScriptedConnection::end(Answer::Ending how)
{
    if (how == Answer::Ending::Close) {
        m_socket->disconnectFromHost();
    } else if (how == Answer::Ending::Reset) {
        if (isOnWine())
            return end(Answer::Ending::Close);
        resetConnection(*m_socket);
    }
}

void ScriptedConnection::parse()
{
    while (!m_isDeaf) {
        m_in += m_socket->readAll();
        if (!m_hasRequest && (m_isAnswering || !parseHead()))
            return;
        if (m_request.isComplete)
            return; // its answer is under way
        const qsizetype before = m_in.size();
        parseBody();
        if (!m_request.isComplete && m_in.size() == before)
            return;
    }
}

bool ScriptedConnection::parseHead()
{
    const qsizetype end = m_in.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    QList<QByteArray> lines = m_in.left(end).split('\n');
    m_in.remove(0, end + 4);

    m_request = {};
    m_request.connection = m_number;
    const QList<QByteArray> words = lines.takeFirst().trimmed().split(' ');
    m_request.verb = words.value(0);
    m_request.target = words.value(1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        m_request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    m_isChunked = m_request.header("Transfer-Encoding").toLower() == "chunked";
    m_left = m_isChunked ? -1 : m_request.header("Content-Length").toLongLong();
    m_hasRequest = true;

    const ScriptedServer::Step step = m_server.begin(m_request);
    m_answer = step.answer;
    m_script = step.script;
    if (m_answer && m_answer->earlyAt == 0)
        begin(*m_answer);
    return true;
}

void ScriptedConnection::parseBody()
{
    if (m_isChunked) {
        while (unchunk()) {
        }
        return;
    }
    if (m_left > 0 && !m_in.isEmpty()) {
        const QByteArray bytes = m_in.left(m_left);
        m_in.remove(0, bytes.size());
        m_left -= bytes.size();
        bodyBytes(bytes);
    }
    if (m_left == 0)
        bodyEnded();
}

bool ScriptedConnection::unchunk()
{
    if (m_left < 0) {
        const qsizetype end = m_in.indexOf("\r\n");
        if (end < 0)
            return false;
        m_left = m_in.left(end).toLongLong(nullptr, 16);
        const bool isLast = m_left == 0;
        if (isLast && m_in.size() < end + 4) {
            m_left = -1;
            return false;
        }
        m_in.remove(0, isLast ? end + 4 : end + 2);
        if (isLast) {
            bodyEnded();
            return false;
        }
    }
    if (m_in.size() < m_left + 2)
        return false;
    bodyBytes(m_in.left(m_left));
    m_in.remove(0, m_left + 2);
    m_left = -1;
    return true;
}

void ScriptedConnection::bodyBytes(const QByteArray &bytes)
{
    m_request.body += bytes;
    m_server.bodyCame(m_request, bytes.size());
    if (m_answer && m_answer->earlyAt >= 0 && m_request.body.size() >= m_answer->earlyAt && !m_isAnswering)
        begin(*m_answer);
}

void ScriptedConnection::bodyEnded()
{
    m_request.isComplete = true;
    m_server.bodyCame(m_request, 0);
    if (m_isAnswering)
        pump(); // an early answer that waited with its end
    else
        begin(m_answer ? *m_answer : m_script(m_request));
}

void ScriptedConnection::begin(const Answer &answer)
{
    m_answer = answer;
    m_isAnswering = true;
    m_isHeadSent = false;
    m_isWritten = false;
    m_position = 0;
    if (!answer.readsToEnd && !m_request.isComplete) {
        m_isDeaf = true;
        m_socket->setReadBufferSize(1);
    }
    pump();
}

QByteArray ScriptedConnection::head() const
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(m_answer->status) + " Scripted\r\n";
    const auto add = [&](const QByteArray &name, const QByteArray &value) {
        if (!m_answer->omitted.contains(name.toLower()))
            text += name + ": " + value + "\r\n";
    };
    add("Date", m_server.date());
    if (m_answer->status != 204 && m_answer->status != 304)
        add("Content-Length", QByteArray::number(m_answer->body.size()));
    for (const auto &[name, value] : std::as_const(m_answer->headers))
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

void ScriptedConnection::pump()
{
    if (!m_isAnswering || m_isWritten)
        return written();
    const bool isReleased = m_server.isReleased(m_request.number);
    if (m_answer->isHeld && !isReleased)
        return;
    if (m_answer->status == 0) {
        m_isWritten = true;
        return written();
    }
    if (!m_isHeadSent) {
        m_isHeadSent = true;
        if (!m_answer->isRaw)
            m_socket->write(head());
    }
    qint64 stop = m_answer->cutAt >= 0 ? m_answer->cutAt : m_answer->body.size();
    if (m_answer->holdAt >= 0 && !isReleased)
        stop = std::min(stop, m_answer->holdAt);
    if (m_answer->piece > 0) {
        if (m_position < stop && !m_trickle.isActive())
            m_trickle.start(m_answer->interval);
    } else {
        while (m_position < stop && m_socket->bytesToWrite() < PieceSize)
            write(std::min(PieceSize, stop - m_position));
    }
    const bool isAll = m_position >= (m_answer->cutAt >= 0 ? m_answer->cutAt : m_answer->body.size());
    if (isAll && (isReleased || m_answer->holdAt < 0)) {
        if (m_answer->isChunked && m_answer->cutAt < 0)
            m_socket->write("0\r\n\r\n");
        m_isWritten = true;
        written();
    }
}

void ScriptedConnection::write(qint64 bytes)
{
    const QByteArray piece = m_answer->body.mid(m_position, bytes);
    m_position += piece.size();
    if (m_answer->isChunked)
        m_socket->write(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    else
        m_socket->write(piece);
}

void ScriptedConnection::written()
{
    if (!m_isAnswering || !m_isWritten)
        return;
    const bool isRead = m_request.isComplete || !m_answer->readsToEnd;
    if (m_answer->ending != Answer::Ending::KeepOpen) {
        if (isRead && m_socket->bytesToWrite() == 0)
            end(m_answer->ending);
        return;
    }
    if (m_answer->status == 0 || !m_request.isComplete)
        return; // silent for ever, or still reading
    m_isAnswering = false;
    m_hasRequest = false;
    m_server.answered();
    m_answer.reset();
    // Not from within what called us: the next request may be waiting in m_in.
    QMetaObject::invokeMethod(this, &ScriptedConnection::parse, Qt::QueuedConnection);
}

} // namespace support
