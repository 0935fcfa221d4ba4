#pragma once

#include "botdoc/server.h"

#include <QHash>
#include <QTcpServer>

namespace support {

/// What befalls a request on its way.
struct Mishap
{
    enum class Kind {
        None,
        LoseAnswer,  ///< the server acts on it, its answer is lost with the connection
        Cut,         ///< the connection breaks once `bytes` of its body have passed
        LoseRequest, ///< the connection breaks once all has come; the server never gets the end of it
        DeliverLate, ///< the connection breaks once all has come; the server gets the end of it some time
                     ///< later
        Hold         ///< the answer is held back until Relay::letGo()
    };

    Kind kind = Kind::None;
    qint64 bytes = 0;
};

/// A bad line: stands between a client and the demo server, and passes on what both say, except where a
/// mishap was ordered. Works in its thread's event loop.
class Relay final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Relay)

public:
    explicit Relay(quint16 target, QObject *parent = nullptr);

    /// Where to connect to.
    [[nodiscard]] botdoc::Server server() const;
    /// What befalls the n-th POST to media/ from now on, counted from 1.
    void onPost(int n, const Mishap &mishap);
    /// What befalls every GET from now on.
    void onGets(const Mishap &mishap) { m_gets = mishap; }
    void letGo() { Q_EMIT released(); }
    /// POSTs to media/ whose headers have come.
    [[nodiscard]] int posts() const { return m_posts; }
    /// "GET /v1/media/5/download/" and so on, in the order in which they came.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }

    /// For a connection: a request's first line has come.
    [[nodiscard]] Mishap begin(const QByteArray &verbAndTarget);

Q_SIGNALS:
    void released();
    /// A mishap has happened.
    void struck();

private:
    void connected();

    quint16 m_target;
    int m_posts = 0;
    QHash<int, Mishap> m_mishaps;
    Mishap m_gets;
    QList<QByteArray> m_requests;
};

} // namespace support
