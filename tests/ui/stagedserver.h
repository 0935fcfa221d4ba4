#pragma once

#include "support/scriptedserver.h"

#include "botdoc/server.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

/// A Botdoc with the medias and requests that a state of the window is about.
class StagedServer final
{
    Q_DISABLE_COPY_MOVE(StagedServer)

public:
    StagedServer();

    [[nodiscard]] support::ScriptedServer &wire() { return m_wire; }
    [[nodiscard]] botdoc::Server address() const;

    QList<QJsonObject> medias; ///< in the list's order; one without "id" is an entry that nobody can read
    QMap<qint64, QString> requests; ///< subjects by number; empty: it is not sent
    int pageSize = 100;             ///< more is clamped without a word
    int count = -1;                 ///< of medias, as claimed; -1: as many as there are
    int listStatus = 200;           ///< of the list of medias
    int requestsStatus = 200;       ///< of the list of requests
    int mediaStatus = 200;          ///< of a single media
    int signInStatus = 200;         ///< with a key
    QSet<int> failing;              ///< pages of medias answered with 500
    bool holdsMedias = false;       ///< their lists are answered when the wire is released
    bool holdsRequests = false;
    bool holdsSignIn = false;

private:
    [[nodiscard]] support::Answer mediaPage(const support::ReceivedRequest &request) const;
    [[nodiscard]] support::Answer requestPage(const support::ReceivedRequest &request) const;
    [[nodiscard]] support::Answer token() const;

    support::ScriptedServer m_wire;
};
