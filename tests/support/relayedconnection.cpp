#include "support/relayedconnection.h"

#include "support/brokenconnection.h"
#include "support/formchunk.h"
#include "support/wine.h"

#include <QTimer>

#include <algorithm>

namespace support {

namespace {

using Kind = Mishap::Kind;

constexpr qint64 readBuffer = 256 * 1024;

bool withholdsEnd(Kind kind)
{
    return kind == Kind::LoseRequest || kind == Kind::DeliverLate || kind == Kind::StallRequest;
}

bool answersItself(Kind kind)
{
    return kind == Kind::Answer || kind == Kind::AnswerEarly;
}

/// Not before there is something to say, and then without a pause in between: a server that others wait for
/// ends connections that are idle.
void connectTo(QTcpSocket &server, quint16 target)
{
    if (server.state() != QAbstractSocket::UnconnectedState)
        return;
    server.connectToHost(QHostAddress(QHostAddress::LocalHost), target);
    server.waitForConnected(); // on this machine it is there at once, or refused
}

/// Whether a connection that begins so is one of TLS: with a record of its handshake.
bool isEncrypted(const QByteArray &beginning)
{
    return beginning.startsWith('\x16');
}

bool hasLimit(Kind kind)
{
    return kind == Kind::Cut || kind == Kind::StallRequest || kind == Kind::AnswerEarly;
}

} // namespace

RelayedConnection::RelayedConnection(QTcpSocket *client, Relay &relay)
    : QObject(client)
    , m_relay(relay)
    , m_client(client)
    , m_server(new QTcpSocket(&relay))
    , m_up(new LineEnd(relay.m_line, PacedLine::Direction::Up, m_server))
    , m_down(new LineEnd(relay.m_line, PacedLine::Direction::Down, m_client))
    , m_answer(*m_down)
{
    m_client->setReadBufferSize(readBuffer);
    m_server->setReadBufferSize(readBuffer);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_server, &QTcpSocket::connected, m_server,
            [server = m_server] { server->setSocketOption(QAbstractSocket::LowDelayOption, 1); });
    connect(m_client, &QTcpSocket::readyRead, this, &RelayedConnection::clientSpoke);
    connect(m_up, &LineEnd::hasRoom, this, &RelayedConnection::clientSpoke, Qt::QueuedConnection);
    connect(m_server, &QTcpSocket::readyRead, this, &RelayedConnection::serverSpoke);
    connect(m_down, &LineEnd::hasRoom, this, &RelayedConnection::serverSpoke, Qt::QueuedConnection);
    connect(m_server, &QTcpSocket::disconnected, this, [this] {
        m_hasServerEnded = true;
        serverSpoke();
    });
    connect(m_server, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError)
            reset();
    });
    connect(m_client, &QTcpSocket::disconnected, m_client, &QObject::deleteLater);
    connect(&m_relay, &Relay::gone, m_client, &QTcpSocket::abort);
    connect(&m_answer, &RelayedAnswer::struck, this, &RelayedConnection::strike);
    connect(&m_answer, &RelayedAnswer::stalls, this, &RelayedConnection::stall);
    connect(&m_answer, &RelayedAnswer::ends, this, [this](Mishap::Ending how) {
        strike();
        end(how);
    });
    connect(&m_relay, &Relay::released, this, &RelayedConnection::letGo);
}

RelayedConnection::~RelayedConnection()
{
    dropServer();
}

// What the client says.

void RelayedConnection::clientSpoke()
{
    if (m_isStalled)
        return;
    while (!m_isEnding && !m_isStalled && !m_up->isFull()) {
        if (m_client->bytesAvailable() > 0)
            m_in += m_client->read(readBuffer);
        if (m_in.isEmpty())
            return;
        m_isEncrypted |= !m_entry && isEncrypted(m_in);
        if (m_isEncrypted)
            tellServer(std::exchange(m_in, {}));
        else if (m_left > 0)
            passBody();
        else if (!begin())
            return;
    }
    if (m_isEnding && m_client->isOpen())
        m_client->readAll();
}

bool RelayedConnection::begin()
{
    if (!m_head)
        m_head = HttpHead::takenFrom(m_in);
    if (!m_head)
        return false;
    RelayedHead asked{m_head->word(0), m_head->word(1)};
    m_left = std::max<qint64>(0, m_head->length());
    if (m_relay.m_plan.asksForChunks() && m_head->field("Content-Type").startsWith("multipart/form-data")) {
        const std::optional<RelayedHead::Chunk> chunk = chunkOfForm(m_in, m_in.size() >= m_left);
        if (!chunk) {
            m_left = 0;
            return !m_client->atEnd(); // more of it may be there already
        }
        asked.chunk = *chunk;
    }
    m_entry = std::make_shared<RelayedRequest>(RelayedRequest{.verb = asked.verb, .target = asked.target});
    m_mishap = m_relay.begin(asked, m_entry);
    m_entry->mishap = m_mishap.kind;
    m_passed = 0;
    m_withheld.clear();
    m_answer.expect(m_mishap, m_entry);
    beginning();
    return true;
}

void RelayedConnection::beginning()
{
    HttpHead head = *std::exchange(m_head, std::nullopt);
    if (m_relay.m_closesAfterEach)
        head.set("Connection", "close");
    switch (m_mishap.kind) {
    case Kind::ResetBefore:
        strike();
        reset();
        return;
    case Kind::Refuse:
        m_relay.refuse(m_mishap.usualDelay());
        strike();
        reset();
        return;
    case Kind::HalfClose:
        strike();
        end(Mishap::Ending::Close);
        return;
    default:
        break;
    }
    if (m_left == 0 && withholdsEnd(m_mishap.kind))
        m_withheld = head.text();
    else if (!answersItself(m_mishap.kind))
        tellServer(head.text());
    passBody();
}

void RelayedConnection::passBody()
{
    if (m_isEnding)
        return; // nobody was there to be told of the head
    qint64 size = std::min<qint64>(m_in.size(), m_left);
    if (hasLimit(m_mishap.kind))
        size = std::min(size, m_mishap.bytes - m_passed);
    m_left -= size;
    m_passed += size;
    m_entry->bytes += size;
    const bool isAll = m_left == 0;
    if (isAll && size > 0 && withholdsEnd(m_mishap.kind))
        m_withheld = m_in.mid(size - 1, 1); // what the server waits for
    if (!answersItself(m_mishap.kind))
        tellServer(m_in.left(size - (m_passed > 0 ? m_withheld.size() : 0)));
    m_in.remove(0, size);
    if (m_isEnding)
        return;
    if (isAll || (hasLimit(m_mishap.kind) && m_passed == m_mishap.bytes))
        bodyPassed(isAll);
}

/// As much of it as is to be passed on.
void RelayedConnection::bodyPassed(bool isAll)
{
    switch (m_mishap.kind) {
    case Kind::LoseRequest:
        strike();
        reset();
        break;
    case Kind::StallRequest:
        stall();
        break;
    case Kind::DeliverLate:
        deliverLate();
        break;
    case Kind::Answer:
    case Kind::AnswerEarly:
        answerItself();
        break;
    case Kind::Cut:
        if (!isAll) {
            strike();
            reset();
            break;
        }
        [[fallthrough]];
    default:
        m_entry->isDelivered = true;
        break;
    }
}

void RelayedConnection::tellServer(const QByteArray &bytes)
{
    if (bytes.isEmpty() || !m_server)
        return;
    connectTo(*m_server, m_relay.m_target);
    if (m_server)
        m_up->send(bytes);
}

// What the server says, and what is said in its place.

void RelayedConnection::serverSpoke()
{
    // Once the connection is ending there is no server any more.
    while (m_server && !m_isStalled && !m_down->isFull() && m_server->bytesAvailable() > 0) {
        if (m_entry)
            m_entry->isAnswered = true;
        const QByteArray bytes = m_server->read(readBuffer);
        if (m_isEncrypted)
            m_down->send(bytes);
        else
            m_answer.take(bytes);
    }
    if (m_server && m_hasServerEnded && !m_isStalled && m_server->bytesAvailable() == 0 &&
        !m_answer.isUnderWay())
        end(Mishap::Ending::Close);
}

void RelayedConnection::answerItself()
{
    m_entry->status = m_mishap.status;
    m_down->send(m_mishap.ownAnswer());
    strike();
    if (m_mishap.kind == Kind::AnswerEarly)
        end(m_mishap.ending);
}

void RelayedConnection::deliverLate()
{
    QTcpSocket *server = std::exchange(m_server, nullptr);
    server->disconnect(this);
    auto *late = new QTimer(server);
    late->setSingleShot(true);
    connect(&m_relay, &Relay::released, late, [late] { late->start(0); });
    connect(late, &QTimer::timeout, server,
            [server, late, up = m_up, last = m_withheld, entry = m_entry, target = m_relay.m_target] {
                late->deleteLater();
                connectTo(*server, target);
                up->send(last);
                entry->isDelivered = true;
                connect(server, &QTcpSocket::readyRead, server, [server, entry] {
                    entry->isAnswered = true;
                    server->deleteLater();
                });
            });
    late->start(m_mishap.usualDelay());
    strike();
    reset();
}

void RelayedConnection::stall()
{
    m_isStalled = true;
    if (m_mishap.delay)
        QTimer::singleShot(*m_mishap.delay, this, &RelayedConnection::goOn);
    strike();
}

void RelayedConnection::goOn()
{
    m_isStalled = false;
    m_mishap = {};
    tellServer(std::exchange(m_withheld, {}));
    m_entry->isDelivered |= m_left == 0;
    m_answer.goOn();
    clientSpoke();
    serverSpoke();
}

void RelayedConnection::letGo()
{
    if (m_mishap.kind != Kind::Hold)
        return;
    m_mishap = {};
    m_answer.goOn();
    serverSpoke();
}

// Ends.

void RelayedConnection::end(Mishap::Ending how)
{
    m_isEnding = true;
    m_down->whenEmpty([this, how] {
        // Where it is only closed, the client can speak on until it closes, too.
        if (how == Mishap::Ending::Reset)
            reset();
        else
            closeForWriting(*m_client);
    });
    dropServer();
}

void RelayedConnection::reset()
{
    m_isEnding = true;
    dropServer();
    if (isOnWine())
        closeForWriting(*m_client);
    else
        resetConnection(*m_client);
}

void RelayedConnection::dropServer()
{
    if (!m_server)
        return;
    QTcpSocket *server = std::exchange(m_server, nullptr);
    server->disconnect(this);
    // What was passed on still gets there.
    connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
    server->disconnectFromHost();
    if (server->state() == QAbstractSocket::UnconnectedState)
        server->deleteLater();
}

void RelayedConnection::strike()
{
    m_entry->isStruck = true;
    Q_EMIT m_relay.struck();
}

} // namespace support
