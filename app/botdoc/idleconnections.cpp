#include "botdoc/idleconnections.h"

#include "botdoc/server.h"

#include <QSslSocket>

#include <algorithm>

namespace botdoc {

namespace {

/// Servers keep theirs for 2 s (gunicorn), 5 s (Apache httpd) and longer. Between two chunks go milliseconds.
constexpr std::chrono::milliseconds longestIdle = std::chrono::seconds(1);
/// As many transfers as run at a time.
constexpr std::size_t mostIdle = 6;

void end(QSslSocket *connection)
{
    connection->disconnect();
    connection->abort();
    connection->deleteLater(); // this may be a function of its own
}

} // namespace

IdleConnections::IdleConnections(QObject *parent)
    : QObject(parent)
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    connect(&m_next, &QTimer::timeout, this, &IdleConnections::dropOld);
}

IdleConnections::~IdleConnections()
{
    for (const Idle &idle : m_idle) {
        idle.connection->disconnect();
        delete idle.connection;
    }
}

QSslSocket *IdleConnections::take(const QUrl &url)
{
    dropOld();
    for (auto at = m_idle.rbegin(); at != m_idle.rend(); ++at) {
        if (!isSameOrigin(at->url, url))
            continue;
        QSslSocket *connection = at->connection;
        // What has come since is told of now: the server's good-bye waits to be read. That nothing has is an
        // error to the socket, and none here.
        connection->waitForReadyRead(0);
        const auto still = std::find_if(m_idle.begin(), m_idle.end(), [connection](const Idle &idle) {
            return idle.connection == connection;
        });
        if (still == m_idle.end())
            return take(url);
        m_idle.erase(still);
        connection->disconnect(this);
        return connection;
    }
    return nullptr;
}

void IdleConnections::keep(const QUrl &url, QSslSocket *connection)
{
    connection->setParent(this);
    const auto dropIt = [this, connection] { drop(connection); };
    connect(connection, &QSslSocket::readyRead, this, dropIt); // nothing was asked
    connect(connection, &QSslSocket::disconnected, this, dropIt);
    QElapsedTimer now;
    now.start();
    m_idle.push_back({url, connection, now});
    if (m_idle.size() > mostIdle)
        drop(m_idle.front().connection);
    dropOld();
}

void IdleConnections::drop(QSslSocket *connection)
{
    const auto gone = std::remove_if(m_idle.begin(), m_idle.end(), [connection](const Idle &idle) {
        return idle.connection == connection;
    });
    if (gone == m_idle.end())
        return;
    m_idle.erase(gone, m_idle.end());
    end(connection);
}

void IdleConnections::dropOld()
{
    while (!m_idle.empty() && m_idle.front().since.hasExpired(longestIdle.count()))
        drop(m_idle.front().connection);
    if (!m_idle.empty())
        m_next.start(static_cast<int>(longestIdle.count() + 1 - m_idle.front().since.elapsed()));
}

} // namespace botdoc
