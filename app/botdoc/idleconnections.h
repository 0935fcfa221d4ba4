#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <vector>

class QSslSocket;

namespace botdoc {

/// Connections that ended an exchange cleanly, kept for a moment for the next one to the same origin: a file
/// of many chunks, or many small files, need not say hello each time.
///
/// Only for a moment: a server closes idle connections too, and what was sent just then may have been acted
/// on or not.
class IdleConnections final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdleConnections)

public:
    explicit IdleConnections(QObject *parent = nullptr);
    ~IdleConnections() override;

    /// A connection to the origin of `url` on which nothing has happened since it was kept; it is the
    /// caller's. Null when there is none.
    [[nodiscard]] QSslSocket *take(const QUrl &url);
    /// Takes over a connection, with all signals disconnected, on which everything asked was answered to its
    /// end.
    void keep(const QUrl &url, QSslSocket *connection);

private:
    struct Idle
    {
        QUrl url;
        QSslSocket *connection;
        QElapsedTimer since;
    };

    void drop(QSslSocket *connection);
    void dropOld();

    std::vector<Idle> m_idle; // the longest kept first
    QTimer m_next;            // when the first has been kept long enough
};

} // namespace botdoc
