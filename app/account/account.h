#pragma once

#include "botdoc/session.h"
#include "botdoc/transport.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace botdoc {
class Call;
class Client;
} // namespace botdoc

namespace account {

/// Who is signed in, and where: at most one account at a time. Key and token are kept in memory only.
/// Owns the window's transport and client; the transfers get the session.
class Account final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Account)

public:
    enum class State { SignedOut, SigningIn, SignedIn };

    explicit Account(QObject *parent = nullptr);
    ~Account() override;

    /// Asks the server whether it accepts the credentials; ends in signedIn() or signInFailed(). `name` is
    /// what the window calls the server; `id` is id() from then on, empty: server and e-mail.
    void signIn(const botdoc::Server &server, const QString &name, const botdoc::Credentials &credentials,
                const QString &id = {});
    /// Also gives up a sign-in under way.
    void signOut();

    [[nodiscard]] State state() const { return m_state; }
    /// The same whenever somebody signs in to the same account of the same server.
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QString &serverName() const { return m_serverName; }
    /// Host and port; empty when signed out.
    [[nodiscard]] QString host() const;
    [[nodiscard]] const QString &email() const { return m_email; }
    /// nullptr unless signed in.
    [[nodiscard]] botdoc::Client *client() const;
    [[nodiscard]] std::shared_ptr<botdoc::Session> session() const;

Q_SIGNALS:
    void stateChanged();
    void signInFailed(const botdoc::ApiError &error);

private:
    void setState(State state);
    void forget();

    botdoc::Transport m_transport;
    std::shared_ptr<botdoc::Session> m_session;
    std::unique_ptr<botdoc::Client> m_client;
    QList<QPointer<botdoc::Client>> m_leaving; // deleted as soon as nobody can be using them
    State m_state = State::SignedOut;
    int m_attempt = 0;
    QString m_id;
    QString m_serverName;
    QString m_email;
};

} // namespace account
