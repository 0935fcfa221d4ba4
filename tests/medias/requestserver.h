#pragma once

#include "desk.h"
#include "support/scriptedserver.h"

#include <QHash>
#include <QSet>

/// A Botdoc whose requests are what a test says, with medias for some of them.
class RequestServer final
{
    Q_DISABLE_COPY_MOVE(RequestServer)

public:
    /// Requests numbered 1000 + `count` down to 1001: the newest first. Their titles are "Matter 1001" and so
    /// on.
    explicit RequestServer(int count);

    [[nodiscard]] support::ScriptedServer &server() { return m_server; }
    [[nodiscard]] Desk &desk() { return m_desk; }
    /// The pages asked for so far, and the requests that were asked for by themselves.
    [[nodiscard]] QList<int> pages() const { return m_pages; }
    [[nodiscard]] QList<qint64> singles() const { return m_singles; }
    /// The requests whose medias were asked for; 0: those of all.
    [[nodiscard]] QList<qint64> mediaCalls() const { return m_mediaCalls; }
    void forgetCalls();

    /// In no list; answered when it is asked for by itself.
    void addUnlisted(qint64 id, const QString &title);
    /// At the front of the list.
    void addNew(qint64 id, const QString &title);
    /// As if it had never been; its medias, too.
    void remove(qint64 id);

    QList<qint64> ids;             ///< in the order of the list
    QHash<qint64, QString> titles; ///< subjects; one that is empty is not sent
    QHash<qint64, int> medias;     ///< how many each has; others have none
    int mostPageSize = 100;        ///< more is clamped without a word
    bool tellsCount = true;
    bool isForbidden = false; ///< listing is
    bool forbidsSingles = false;
    bool goesInCircles = false; ///< every page is the first
    QSet<int> failing;          ///< pages answered with 500
    QSet<int> held;             ///< pages whose answers wait for server().release()
    bool holdsSingles = false;

private:
    void answerSingly(qint64 id);
    [[nodiscard]] support::Answer list(const support::ReceivedRequest &request);
    [[nodiscard]] support::Answer single(qint64 id);
    [[nodiscard]] support::Answer mediaList(const support::ReceivedRequest &request);

    support::ScriptedServer m_server;
    Desk m_desk;
    QSet<qint64> m_known;
    QList<int> m_pages;
    QList<qint64> m_singles;
    QList<qint64> m_mediaCalls;
};
