#include "support/relay.h"

#include "support/relayedconnection.h"

#include <algorithm>

namespace support {

namespace {

const QString mediaPath = QStringLiteral("/v1/media/");
const QString downloadPath = mediaPath + QStringLiteral("*/download/");

MishapRule ruleOf(const QByteArray &verb, const QString &path, int nth, const Mishap &mishap)
{
    MishapRule rule;
    rule.verb = verb;
    rule.path = path;
    rule.nth = nth;
    rule.mishap = mishap;
    return rule;
}

} // namespace

Relay::Relay(quint16 target, QObject *parent, quint16 port)
    : QTcpServer(parent)
    , m_target(target)
{
#ifdef Q_OS_WIN
    m_port = port; // there it cannot be kept in this way
#else
    // Else any connection on this machine may be given the port while the relay takes none.
    m_place.bind(QHostAddress::LocalHost, port, QAbstractSocket::ReuseAddressHint);
    m_port = m_place.localPort();
#endif
    if (port == 0 || port == m_port)
        listen(QHostAddress::LocalHost, m_port);
    m_port = serverPort();
    connect(this, &QTcpServer::newConnection, this, &Relay::connected);
    m_refusal.setSingleShot(true);
    connect(&m_refusal, &QTimer::timeout, this, &Relay::comeBack);
}

Relay::~Relay()
{
    // Before what they use.
    qDeleteAll(findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly));
}

botdoc::Server Relay::server() const
{
    return botdoc::Server::fromText(QStringLiteral("http://127.0.0.1:%1/v1/").arg(m_port)).value();
}

void Relay::onPost(int n, const Mishap &mishap)
{
    add(ruleOf("POST", mediaPath, n, mishap));
}

void Relay::onDownload(int n, const Mishap &mishap)
{
    add(ruleOf("GET", downloadPath, n, mishap));
}

void Relay::onGets(const Mishap &mishap)
{
    add(ruleOf("GET", {}, 0, mishap));
}

void Relay::refuse(std::chrono::milliseconds time)
{
    close();
    // Several connections may be struck at a time.
    m_refusal.start(std::max(time, m_refusal.remainingTimeAsDuration()));
}

void Relay::goAway()
{
    m_refusal.stop();
    close();
    Q_EMIT gone();
}

void Relay::comeBack()
{
    if (!listen(QHostAddress::LocalHost, m_port))
        qCritical("port %d has been taken by somebody else", m_port);
}

int Relay::posts() const
{
    return static_cast<int>(std::count_if(m_log.begin(), m_log.end(), [](const auto &request) {
        return request->verb == "POST" && request->target == mediaPath.toLatin1();
    }));
}

int Relay::downloads() const
{
    return static_cast<int>(std::count_if(m_log.begin(), m_log.end(), [](const auto &request) {
        return request->verb == "GET" && request->target.endsWith("/download/");
    }));
}

QList<QByteArray> Relay::requests() const
{
    QList<QByteArray> lines;
    for (const auto &request : m_log)
        lines.append(request->verb + ' ' + request->target);
    return lines;
}

QList<RelayedRequest> Relay::log() const
{
    QList<RelayedRequest> log;
    for (const auto &request : m_log)
        log.append(*request);
    return log;
}

Mishap Relay::begin(const RelayedHead &head, const std::shared_ptr<RelayedRequest> &entry)
{
    m_log.append(entry);
    return m_plan.decide(head);
}

void Relay::connected()
{
    while (QTcpSocket *socket = nextPendingConnection())
        new RelayedConnection(socket, *this);
}

} // namespace support
