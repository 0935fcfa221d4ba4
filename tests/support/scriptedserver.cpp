#include "support/scriptedserver.h"

#include "support/scriptedconnection.h"

#include <QDateTime>
#include <QLocale>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

namespace support {

bool ReceivedRequest::hasHeader(const QByteArray &name) const
{
    return std::any_of(headers.begin(), headers.end(), [&](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

ScriptedServer::ScriptedServer(const QHostAddress &address, QObject *parent)
    : QTcpServer(parent)
{
    if (!listen(address))
        qFatal("ScriptedServer cannot listen: %s", qPrintable(errorString()));
    m_port = serverPort();
    m_host = serverAddress().toString();
}

ScriptedServer::~ScriptedServer()
{
    close();
    for (ScriptedConnection *connection : std::as_const(m_open))
        connection->disconnect(this);
    qDeleteAll(std::exchange(m_open, {}));
}

void ScriptedServer::setEncryption(const QSslConfiguration &configuration)
{
    m_encryption = std::make_unique<QSslConfiguration>(configuration);
}

QUrl ScriptedServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_encryption ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(m_host);
    url.setPort(m_port);
    return url.resolved(QUrl(path));
}

void ScriptedServer::on(const QByteArray &verb, const QByteArray &path, const Answer &answer)
{
    add(verb, path, {answer, {}});
}

void ScriptedServer::on(const QByteArray &verb, const QByteArray &path, const Script &script)
{
    add(verb, path, {std::nullopt, script});
}

void ScriptedServer::add(const QByteArray &verb, const QByteArray &path, const Step &step)
{
    const QMutexLocker lock(&m_mutex);
    for (Route &route : m_routes) {
        if (route.verb == verb && route.path == path) {
            route.steps.append(step);
            return;
        }
    }
    m_routes.append({verb, path, {step}});
}

void ScriptedServer::forget()
{
    const QMutexLocker lock(&m_mutex);
    m_routes.clear();
}

void ScriptedServer::setClockAhead(std::chrono::seconds ahead)
{
    const QMutexLocker lock(&m_mutex);
    m_ahead = ahead;
}

void ScriptedServer::release(int number)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_released.insert(number);
    }
    QMetaObject::invokeMethod(this, [this] {
        const QList<ScriptedConnection *> open = m_open;
        for (ScriptedConnection *connection : open)
            connection->released();
    });
}

void ScriptedServer::release()
{
    const int all = count();
    for (int number = 1; number <= all; ++number)
        release(number);
}

void ScriptedServer::closeConnections(Answer::Ending how)
{
    QMetaObject::invokeMethod(this, [this, how] {
        const QList<ScriptedConnection *> open = m_open;
        for (ScriptedConnection *connection : open)
            connection->end(how);
    });
}

void ScriptedServer::goAway()
{
    QMetaObject::invokeMethod(this, [this] {
        close();
        closeConnections();
    });
}

QList<ReceivedRequest> ScriptedServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

ReceivedRequest ScriptedServer::request(int number) const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests.value(number - 1);
}

ReceivedRequest ScriptedServer::last(const QByteArray &verb, const QByteArray &path) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = std::find_if(m_requests.rbegin(), m_requests.rend(), [&](const auto &request) {
        return request.verb == verb && request.path() == path;
    });
    return found == m_requests.rend() ? ReceivedRequest() : *found;
}

int ScriptedServer::count() const
{
    const QMutexLocker lock(&m_mutex);
    return static_cast<int>(m_requests.size());
}

int ScriptedServer::count(const QByteArray &verb, const QByteArray &path) const
{
    const QMutexLocker lock(&m_mutex);
    return static_cast<int>(std::count_if(m_requests.begin(), m_requests.end(), [&](const auto &request) {
        return request.verb == verb && request.path() == path;
    }));
}

int ScriptedServer::unexpected() const
{
    const QMutexLocker lock(&m_mutex);
    return m_unexpected;
}

int ScriptedServer::connections() const
{
    const QMutexLocker lock(&m_mutex);
    return m_connections;
}

int ScriptedServer::openConnections() const
{
    const QMutexLocker lock(&m_mutex);
    return m_openCount;
}

int ScriptedServer::underWay() const
{
    const QMutexLocker lock(&m_mutex);
    return m_underWay;
}

qint64 ScriptedServer::bytesSent() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytesSent;
}

qint64 ScriptedServer::bodyBytesReceived() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bodyBytes;
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = nullptr;
    if (m_encryption) {
        auto *encrypted = new QSslSocket(this);
        encrypted->setSslConfiguration(*m_encryption);
        socket = encrypted;
    } else {
        socket = new QTcpSocket(this);
    }
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    int number = 0;
    {
        const QMutexLocker lock(&m_mutex);
        number = ++m_connections;
        ++m_openCount;
    }
    m_open.append(new ScriptedConnection(socket, number, *this));
    if (auto *encrypted = qobject_cast<QSslSocket *>(socket))
        encrypted->startServerEncryption();
}

ScriptedServer::Step ScriptedServer::begin(ReceivedRequest &request)
{
    Step step{Answer::json(R"({"detail": "Nothing is written for this request."})", 404), {}};
    {
        const QMutexLocker lock(&m_mutex);
        request.number = static_cast<int>(m_requests.size()) + 1;
        m_requests.append(request);
        ++m_underWay;
        const auto route = std::find_if(m_routes.begin(), m_routes.end(), [&](const Route &candidate) {
            return candidate.verb == request.verb && candidate.path == request.path();
        });
        if (route == m_routes.end())
            ++m_unexpected;
        else
            step = route->steps.size() > 1 ? route->steps.takeFirst() : route->steps.first();
    }
    Q_EMIT requestBegan(request.number);
    return step;
}

void ScriptedServer::bodyCame(const ReceivedRequest &request, qint64 bytes)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_bodyBytes += bytes;
        if (request.isComplete)
            m_requests[request.number - 1] = request;
    }
    if (request.isComplete)
        Q_EMIT requestCame(request.number);
}

void ScriptedServer::sent(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_bytesSent += bytes;
}

void ScriptedServer::answered()
{
    const QMutexLocker lock(&m_mutex);
    --m_underWay;
}

void ScriptedServer::ended(ScriptedConnection *connection)
{
    m_open.removeOne(connection);
    const QMutexLocker lock(&m_mutex);
    --m_openCount;
    m_underWay -= connection->hasRequest() ? 1 : 0;
}

bool ScriptedServer::isReleased(int number) const
{
    const QMutexLocker lock(&m_mutex);
    return m_released.contains(number);
}

QByteArray ScriptedServer::date() const
{
    const QMutexLocker lock(&m_mutex);
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(m_ahead.count());
    return QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

} // namespace support
