#pragma once

#include "transfers/transfer.h"

#include "botdoc/retrypolicy.h"

#include <QList>
#include <QObject>

#include <map>

namespace botdoc {
class Client;
}

namespace transfers {

class ServerReach;

/// The transfers that are left alone for a time after a fault that passes: each ever longer the more often it
/// failed, and all for as long as the server is away.
class RestingTransfers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestingTransfers)

public:
    explicit RestingTransfers(QObject *parent = nullptr);

    /// Nobody rests from here on; as ServerReach::setClient().
    void setClient(botdoc::Client *client);
    /// Of single transfers, and of looks for a server that is away.
    void setBackoff(const botdoc::Backoff &backoff);
    /// As ServerReach::lookNow().
    void lookNow();
    /// Whether anything may be asked of the server.
    [[nodiscard]] bool isServerThere() const;

    /// It has failed of `error`, which passes, for the `failures`th time in a row.
    void add(TransferId id, int failures, const botdoc::ApiError &error);
    void remove(TransferId id) { m_resting.erase(id); }

Q_SIGNALS:
    /// They may be tried again, and no longer rest. `wasServerAway`: their failures were none of theirs.
    void rested(const QList<transfers::TransferId> &ids, bool wasServerAway);
    void serverIsAway(const botdoc::ApiError &error);
    void serverIsBack();

private:
    void endRest(TransferId id, quint64 number);
    void serverFound(bool wasAway);

    ServerReach *m_reach;
    botdoc::Backoff m_backoff{std::chrono::seconds(2), std::chrono::minutes(5)};
    std::map<TransferId, quint64> m_resting; // each with the number of its rest
    quint64 m_lastNumber = 0;
};

} // namespace transfers
