#pragma once

#include "support/scriptedserver.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

#include <optional>

/// A scripted Botdoc that takes files as the documented one does, joins their chunks, and records each; a
/// test says where it does otherwise.
class ReceivingServer final
{
    Q_DISABLE_COPY_MOVE(ReceivingServer)

public:
    /// One POST to media/ that has come whole, as its form says.
    struct Received
    {
        int number = 0; ///< current_chunk
        int total = 0;
        QString name;
        qint64 request = 0;
        QByteArray contentType;
        QByteArray bytes;
    };

    ReceivingServer();

    [[nodiscard]] support::ScriptedServer &server() { return m_server; }
    /// In the order in which they came.
    [[nodiscard]] const QList<Received> &received() const { return m_received; }
    [[nodiscard]] const QList<qint64> &deleted() const { return m_deleted; }
    /// What is there now, by id.
    [[nodiscard]] const QMap<qint64, QByteArray> &contents() const { return m_contents; }
    /// Its clock is ahead of ours by so much from here on.
    void setClockAhead(std::chrono::seconds ahead);
    /// Puts a media there that somebody else has sent; its id. `created` is by the server's clock.
    qint64 add(const QString &name, const QByteArray &bytes, const QDateTime &created);

    /// What the n-th POST, from 1, is answered in place of the right answer. It is recorded, and nothing else
    /// is done about it.
    QMap<int, support::Answer> refusals;
    /// How the answer to the n-th POST is given once the server has acted on it.
    QMap<int, std::function<support::Answer(const QJsonObject &)>> answers;
    /// What the list is answered in place of itself.
    std::optional<support::Answer> listAnswer;
    /// Changes what is told of a media, in whatever answer.
    std::function<void(QJsonObject &)> alter;
    /// Called at each POST, before it is acted upon.
    std::function<void(int n)> onPost;
    support::Answer deletion = support::Answer::empty(204); ///< and what another status says is not done
    bool joins = true;                                      ///< whether chunks become one media

private:
    [[nodiscard]] support::Answer take(const support::ReceivedRequest &request);
    [[nodiscard]] support::Answer tell(qint64 id) const;
    [[nodiscard]] support::Answer list() const;
    [[nodiscard]] support::Answer remove(qint64 id);
    [[nodiscard]] QJsonObject told(qint64 id) const;
    [[nodiscard]] qint64 insert(const Received &chunk, const QDateTime &created);

    support::ScriptedServer m_server;
    std::chrono::seconds m_ahead{};
    QList<Received> m_received;
    QList<qint64> m_deleted;
    QMap<qint64, QJsonObject> m_medias;
    QMap<qint64, QByteArray> m_contents;
    qint64 m_lastId = 0;
};

/// For ReceivingServer::answers: the server has acted, and its answer waits until it is released.
[[nodiscard]] support::Answer heldAnswer(const QJsonObject &media);
