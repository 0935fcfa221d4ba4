#include "account/account.h"

#include "botdoc/client.h"

#include <QThread>

namespace account {

namespace {

/// The transfers share a session and may be the last to let go of it, in their own thread.
void deleteSession(botdoc::Session *session)
{
    if (session->thread() == QThread::currentThread())
        delete session;
    else
        session->deleteLater();
}

} // namespace

Account::Account(QObject *parent)
    : QObject(parent)
{}

Account::~Account()
{
    forget();
    // Calls that are under way need the transport.
    qDeleteAll(m_leaving);
}

void Account::signIn(const botdoc::Server &server, const QString &name,
                     const botdoc::Credentials &credentials, const QString &id)
{
    forget();
    m_id = id.isEmpty() ? server.base().toString() + u' ' + credentials.email.toLower() : id;
    m_serverName = name;
    m_email = credentials.email;
    m_session = std::shared_ptr<botdoc::Session>(new botdoc::Session(server, credentials, m_transport),
                                                 deleteSession);
    m_client = std::make_unique<botdoc::Client>(m_session, m_transport);
    setState(State::SigningIn);

    // One row of the list proves it all: the address, the key or token, and that this account may see medias.
    m_client->medias({.page = 1, .pageSize = 1}, std::nullopt, this,
                     [this, attempt = m_attempt](const botdoc::Result<botdoc::Page<botdoc::Media>> &page) {
                         if (attempt != m_attempt)
                             return;
                         if (page) {
                             setState(State::SignedIn);
                             return;
                         }
                         botdoc::ApiError error = page.error();
                         // Refused before there was a token, so it is the key that is refused; a service may
                         // say so with a 403, too.
                         if (error.kind == botdoc::ApiError::Kind::Forbidden &&
                             error.cause != botdoc::ApiError::Cause::WebPage &&
                             m_session->authorization().isEmpty())
                             error.kind = botdoc::ApiError::Kind::Unauthorized;
                         forget();
                         setState(State::SignedOut);
                         Q_EMIT signInFailed(error);
                     });
}

void Account::signOut()
{
    if (m_state == State::SignedOut)
        return;
    // Told first: whoever holds the client or the session lets go before they end.
    setState(State::SignedOut);
    forget();
}

QString Account::host() const
{
    return m_session ? m_session->server().host() : QString();
}

botdoc::Client *Account::client() const
{
    return m_state == State::SignedIn ? m_client.get() : nullptr;
}

std::shared_ptr<botdoc::Session> Account::session() const
{
    return m_state == State::SignedIn ? m_session : nullptr;
}

void Account::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void Account::forget()
{
    // The callback of a sign-in under way may still come, with a cancel.
    ++m_attempt;
    m_leaving.removeIf([](const auto &client) { return client.isNull(); });
    if (m_client) {
        m_leaving.append(m_client.get());
        m_client.release()->deleteLater();
    }
    m_session.reset();
}

} // namespace account
