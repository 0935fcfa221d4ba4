#pragma once

#include "support/mishaprule.h"
#include "support/pacedline.h"

#include "botdoc/server.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace support {

/// A request as a relay saw it.
struct RelayedRequest
{
    QByteArray verb;
    QByteArray target;                        ///< path and query as sent
    qint64 bytes = 0;                         ///< of its body, as far as they came
    bool isDelivered = false;                 ///< the server was given the whole of it
    bool isAnswered = false;                  ///< and answered, whether or not the client heard of it
    int status = 0;                           ///< of the answer that the client was given; 0: none
    qint64 answerBytes = 0;                   ///< of the content that the client was given
    Mishap::Kind mishap = Mishap::Kind::None; ///< what was meant for it
    bool isStruck = false;                    ///< and has happened
};

/// A bad line: stands between a client and a server, and passes on what both say, except where a mishap was
/// ordered. Nothing befalls what is encrypted but the line's pace. Works in its thread's event loop.
class Relay final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Relay)

public:
    /// Listens at once, on a port of the system's choice or on `port`; isListening() tells whether it does.
    explicit Relay(quint16 target, QObject *parent = nullptr, quint16 port = 0);
    ~Relay() override;

    /// Where to connect to.
    [[nodiscard]] botdoc::Server server() const;

    /// Of rules added earlier the first that strikes counts.
    void add(const MishapRule &rule) { m_plan.add(rule); }
    /// Drops all rules; what comes by chance is drawn anew from `seed`.
    void forgetRules(quint32 seed = 0) { m_plan = MishapPlan(seed); }
    /// What befalls the n-th POST to media/ from now on, counted from 1.
    void onPost(int n, const Mishap &mishap);
    /// What befalls the n-th download of a media from now on, counted from 1.
    void onDownload(int n, const Mishap &mishap);
    /// What befalls every GET from now on.
    void onGets(const Mishap &mishap);
    /// Lets go what is held, and delivers what is to come late.
    void letGo() { Q_EMIT released(); }
    /// Breaks all connections, and takes none before comeBack().
    void goAway();
    void comeBack();
    /// From here on nobody can connect, for `time`, or for as long as was said before.
    void refuse(std::chrono::milliseconds time);
    void setPace(const Pace &pace) { m_line.setPace(pace); }
    /// From here on each request has a connection of its own, which cannot be closed while it is idle.
    void closeAfterEach() { m_closesAfterEach = true; }

    /// POSTs to media/ whose headers have come.
    [[nodiscard]] int posts() const;
    /// Downloads whose headers have come.
    [[nodiscard]] int downloads() const;
    /// "GET /v1/media/5/download/" and so on, in the order in which they came.
    [[nodiscard]] QList<QByteArray> requests() const;
    [[nodiscard]] QList<RelayedRequest> log() const;
    void forgetLog() { m_log.clear(); }

Q_SIGNALS:
    void released();
    void gone();
    /// A mishap has happened.
    void struck();

private:
    friend class RelayedConnection;

    /// A request's head has come: logs it, and decides what befalls it.
    [[nodiscard]] Mishap begin(const RelayedHead &head, const std::shared_ptr<RelayedRequest> &entry);
    void connected();

    const quint16 m_target;
    QTcpSocket m_place; // keeps the port from others while nobody listens there
    quint16 m_port = 0;
    bool m_closesAfterEach = false;
    PacedLine m_line;
    MishapPlan m_plan;
    QTimer m_refusal;
    QList<std::shared_ptr<RelayedRequest>> m_log;
};

} // namespace support
