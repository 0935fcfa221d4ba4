#include "support/relayedconnection.h"

#include <QTimer>

#include <algorithm>

namespace support {

namespace {

constexpr std::chrono::milliseconds lateness{120};

qint64 lengthIn(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).trimmed().toLower() == "content-length")
            return line.mid(colon + 1).trimmed().toLongLong();
    }
    return 0;
}

} // namespace

RelayedConnection::RelayedConnection(QTcpSocket *client, quint16 target, Relay &relay)
    : QObject(client)
    , m_relay(relay)
    , m_client(client)
    , m_server(new QTcpSocket(&relay))
{
    m_server->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
    connect(m_client, &QTcpSocket::readyRead, this, &RelayedConnection::clientSpoke);
    connect(m_server, &QTcpSocket::readyRead, this, &RelayedConnection::serverSpoke);
    connect(m_server, &QTcpSocket::disconnected, m_client, &QTcpSocket::disconnectFromHost);
    connect(m_client, &QTcpSocket::disconnected, m_client, &QObject::deleteLater);
    connect(&m_relay, &Relay::released, this, [this] {
        m_mishap = {};
        m_client->write(std::exchange(m_held, {}));
    });
}

RelayedConnection::~RelayedConnection()
{
    // A late delivery sees to that itself.
    if (m_mishap.kind != Mishap::Kind::DeliverLate)
        m_server->deleteLater();
}

void RelayedConnection::clientSpoke()
{
    m_in += m_client->readAll();
    while (!m_in.isEmpty() && (m_left > 0 || begin()))
        passBody();
}

bool RelayedConnection::begin()
{
    const qsizetype end = m_in.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = m_in.left(end + 4);
    m_in.remove(0, head.size());
    m_mishap = m_relay.begin(head.left(head.indexOf(" HTTP/")));
    m_left = lengthIn(head);
    m_passed = 0;
    m_server->write(head);
    return true;
}

void RelayedConnection::passBody()
{
    const bool isLate = m_mishap.kind == Mishap::Kind::DeliverLate;
    const bool isLost = m_mishap.kind == Mishap::Kind::LoseRequest;
    qint64 size = std::min<qint64>(m_in.size(), m_left);
    if (m_mishap.kind == Mishap::Kind::Cut)
        size = std::min(size, m_mishap.bytes - m_passed);
    const bool isEnd = size == m_left;
    // Its last byte is what the server waits for.
    m_server->write(m_in.left((isLate || isLost) && isEnd ? size - 1 : size));
    if (isEnd && size > 0 && (isLate || isLost)) {
        if (isLate)
            deliverLate();
        else
            breakOff();
        return;
    }
    m_in.remove(0, size);
    m_left -= size;
    m_passed += size;
    if (m_mishap.kind == Mishap::Kind::Cut && m_passed == m_mishap.bytes && m_left > 0)
        breakOff();
}

void RelayedConnection::serverSpoke()
{
    const QByteArray bytes = m_server->readAll();
    switch (m_mishap.kind) {
    case Mishap::Kind::LoseAnswer:
        breakOff();
        break;
    case Mishap::Kind::Hold:
        m_held += bytes;
        Q_EMIT m_relay.struck();
        break;
    default:
        m_client->write(bytes);
        break;
    }
}

void RelayedConnection::breakOff()
{
    m_in.clear();
    m_left = 0;
    m_server->abort();
    m_client->abort();
    Q_EMIT m_relay.struck();
}

void RelayedConnection::deliverLate()
{
    QTimer::singleShot(lateness, m_server, [server = m_server, last = m_in.left(m_left).right(1)] {
        server->write(last);
        connect(server, &QTcpSocket::readyRead, server, &QObject::deleteLater);
    });
    m_server->disconnect(this);
    m_server->disconnect(m_client);
    m_in.clear();
    m_left = 0;
    m_client->abort();
    Q_EMIT m_relay.struck();
}

} // namespace support
