#pragma once

#include "botdoc/session.h"
#include "support/scriptedserver.h"

/// A Botdoc with as many accounts as a test likes: the key of an e-mail address is "key of" that address. Its
/// tokens say whose they are, that they are an hour old, and by its clock when they end: one that ends within
/// five minutes is due for renewal.
class Service final
{
public:
    explicit Service(std::chrono::milliseconds tokenLife = std::chrono::hours(8));
    Q_DISABLE_COPY_MOVE(Service)

    [[nodiscard]] botdoc::Server server() const;
    [[nodiscard]] static botdoc::Credentials keyOf(const QString &email);
    /// As somebody may paste it.
    [[nodiscard]] botdoc::Credentials tokenOf(const QString &email);

    /// How far its clock is ahead of ours.
    void setClockAhead(std::chrono::seconds ahead);
    /// From here on no key and no token is good.
    void refuseAll() { m_refusesAll = true; }
    /// The newest token given out.
    [[nodiscard]] QByteArray lastToken() const { return m_lastToken; }

    support::ScriptedServer wire;

private:
    [[nodiscard]] qint64 now() const;
    QByteArray makeToken(const QString &email);
    [[nodiscard]] bool isGood(const QByteArray &token) const;
    [[nodiscard]] support::Answer getToken(const support::ReceivedRequest &request);
    [[nodiscard]] support::Answer refreshToken(const support::ReceivedRequest &request);
    [[nodiscard]] support::Answer medias(const support::ReceivedRequest &request) const;

    const std::chrono::milliseconds m_tokenLife;
    std::chrono::seconds m_ahead{};
    bool m_refusesAll = false;
    int m_tokens = 0;
    QByteArray m_lastToken;
};
