#pragma once

#include "desk.h"
#include "support/scriptedserver.h"

#include <QJsonObject>
#include <QSet>

/// A Botdoc whose media list is what a test says, and which answers as badly as a test wants.
class ListServer final
{
    Q_DISABLE_COPY_MOVE(ListServer)

public:
    /// Medias numbered `count` down to 1: the newest first.
    explicit ListServer(int count);

    [[nodiscard]] support::ScriptedServer &server() { return m_server; }
    [[nodiscard]] Desk &desk() { return m_desk; }
    /// The pages asked for so far.
    [[nodiscard]] QList<int> pages() const { return m_pages; }
    void forgetPages() { m_pages.clear(); }

    QList<qint64> ids;          ///< in the order of the list; 0: an entry without a usable id
    int mostPageSize = 100;     ///< more is clamped without a word
    QByteArray count = "right"; ///< JSON in place of the right count; empty: the field is missing
    bool hasTotalPages = true;
    QSet<int> failing;                 ///< pages answered with 500
    QSet<int> refused;                 ///< pages answered with 403
    QSet<int> held;                    ///< pages whose answers wait for server().release()
    std::function<void()> afterAnswer; ///< called once each answer has been made up
    QByteArray retryAfter;             ///< seconds; all pages are answered with 429 and these
    QHash<qint64, QString> created;    ///< when some were, in place of the time they have by themselves
    QSet<qint64> removed;              ///< still in the list, with the time they were removed at
    QJsonObject more;                  ///< fields for all medias, over what they have by themselves
    QHash<qint64, QJsonObject> moreOf; ///< the same for single ones, over that
    std::function<QJsonObject(qint64 id)> fieldsOf; ///< fields of a media, over all of these

private:
    [[nodiscard]] support::Answer answer(const support::ReceivedRequest &request);

    support::ScriptedServer m_server;
    Desk m_desk;
    QList<int> m_pages;
};

/// A media as the server gives it.
[[nodiscard]] QJsonObject mediaObject(qint64 id);
