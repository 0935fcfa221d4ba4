#pragma once

#include "botdoc/result.h"
#include "botdoc/server.h"
#include "botdoc/tokenclaims.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QObject>
#include <QTimer>

namespace botdoc {

class Exchange;
class Transport;

/// What a person signs in with: key and e-mail, or a token alone (the document's "Authorization key").
struct Credentials
{
    QString apiKey;
    QString email;
    QByteArray token;

    [[nodiscard]] bool hasKey() const { return !apiKey.isEmpty(); }
};

/// Being signed in to one server: holds the token and renews it, once for all who wait, in time by the
/// server's clock, or when a call met a 401. With key and e-mail a new token is asked for (auth/get_token/);
/// a pasted one is renewed as long as it is valid (auth/token_refresh/).
///
/// Lives in the thread it was made in, with its transport; the functions marked "any thread" may be called
/// from others, and their objects connect to the signals.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    Session(const Server &server, const Credentials &credentials, Transport &transport,
            QObject *parent = nullptr);
    ~Session() override;

    /// Any thread.
    [[nodiscard]] const Server &server() const { return m_server; }
    /// Any thread. The value of the Authorization header; empty while there is no token.
    [[nodiscard]] QByteArray authorization() const;
    /// Any thread. Whether a call has to wait for settled() before it goes out: a renewal is under way, or is
    /// started by this, because there is no token, it is about to end, or it is `refused` (an authorization()
    /// that met a 401; empty for none).
    [[nodiscard]] bool mustWait(const QByteArray &refused);
    /// Any thread. Whether settled() is still to come.
    [[nodiscard]] bool isRenewing() const;
    /// Any thread. The Date of an answer of this server.
    void noteServerTime(const QDateTime &time);
    /// Any thread. The server's clock, UTC: never ahead of it, behind by as long as an answer took. nullopt
    /// while it is not known.
    [[nodiscard]] std::optional<QDateTime> serverTime() const;

Q_SIGNALS:
    /// A renewal has ended: well, or with why not. Whoever waits goes on with what authorization() has now.
    void settled(const std::optional<botdoc::ApiError> &failure);

private:
    void renew();
    void answered();
    void settle(const std::optional<ApiError> &failure);
    void scheduleRenewal();
    [[nodiscard]] bool isDue() const;
    /// A token alone that has ended, by the server's clock.
    [[nodiscard]] bool hasExpired() const;
    [[nodiscard]] std::optional<QDateTime> serverNow() const;

    const Server m_server;
    const Credentials m_credentials;
    Transport &m_transport;
    Exchange *m_exchange = nullptr;
    int m_attempt = 0;
    QTimer m_renewal;

    mutable QMutex m_mutex; // guards what follows
    QByteArray m_token;
    TokenClaims m_claims;
    bool m_isRenewing = false;
    QDateTime m_serverTime;
    QElapsedTimer m_sinceServerTime;
};

} // namespace botdoc
