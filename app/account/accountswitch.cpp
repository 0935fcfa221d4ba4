#include "account/accountswitch.h"

#include "account/credentialaccess.h"
#include "account/credentialstore.h"
#include "account/servername.h"
#include "account/settings.h"

namespace account {

namespace {

constexpr qsizetype schemeLength = 4; // "JWT "

QByteArray secretOf(const botdoc::Credentials &credentials)
{
    return credentials.hasKey() ? credentials.apiKey.toUtf8() : credentials.token;
}

} // namespace

AccountSwitch::AccountSwitch(Account &account, Settings &settings, CredentialStore &keychain)
    : m_account(account)
    , m_settings(settings)
    , m_keychain(keychain)
    , m_list(settings)
{
    if (!mayKeep())
        m_keychainState = Keychain::Forbidden;
    connect(&m_account, &Account::stateChanged, this, &AccountSwitch::stateChanged);
    connect(&m_account, &Account::signInFailed, this, &AccountSwitch::signInFailed);
}

AccountSwitch::~AccountSwitch() = default;

std::optional<RememberedAccount> AccountSwitch::current() const
{
    return m_list.find(m_currentId);
}

bool AccountSwitch::mayKeep() const
{
    return m_settings.get<Setting::KeysInKeychain>();
}

void AccountSwitch::lookForKeychain()
{
    // Where there was none, there may be one by now.
    if (m_looking || m_keychainState == Keychain::There || m_keychainState == Keychain::Forbidden)
        return;
    m_looking = m_keychain.look(this, [this](const CredentialOutcome &outcome) {
        const Keychain state = outcome ? Keychain::There : Keychain::None;
        m_whyNoKeychain = outcome ? QString() : outcome.error().technical;
        if (std::exchange(m_keychainState, state) != state)
            Q_EMIT keychainChanged();
    });
}

void AccountSwitch::signIn(const botdoc::Server &server, const botdoc::Credentials &credentials,
                           bool keepsKey)
{
    Attempt typed{.server = server, .credentials = credentials, .keepsKey = keepsKey && mayKeep()};
    if (!credentials.hasKey())
        typed.credentials.email = botdoc::TokenClaims::of(credentials.token).holder;
    attempt(typed);
}

void AccountSwitch::signIn(const RememberedAccount &remembered)
{
    stopReading();
    m_account.signOut();
    m_currentId = remembered.id;
    CredentialStore &store =
        remembered.keepsKey && mayKeep() ? m_keychain : static_cast<CredentialStore &>(m_memory);
    m_reading = store.read(remembered.credentialName(), this,
                           [this, remembered, reading = m_readings](const CredentialOutcome &outcome) {
                               // Given up, maybe when it was on its way here.
                               if (reading != m_readings)
                                   return;
                               m_reading = nullptr;
                               keyRead(remembered, outcome);
                           });
    Q_EMIT readingKey(remembered);
}

void AccountSwitch::keyRead(const RememberedAccount &remembered, const CredentialOutcome &outcome)
{
    if (!outcome || outcome->isEmpty()) {
        m_currentId.clear();
        Q_EMIT keyNeeded(remembered,
                         outcome ? CredentialError{CredentialError::Kind::NotThere, {}} : outcome.error());
        return;
    }
    Attempt kept{.server = remembered.server,
                 .credentials = {},
                 .keepsKey = remembered.keepsKey && mayKeep(),
                 .isForNow = false,
                 .remembered = remembered};
    kept.credentials.email = remembered.email;
    if (remembered.way == SignInWay::Key)
        kept.credentials.apiKey = QString::fromUtf8(*outcome);
    else
        kept.credentials.token = *outcome;
    attempt(kept);
}

void AccountSwitch::signInAgain()
{
    const std::optional<RememberedAccount> last = m_list.signedIn();
    if (last && last->keepsKey && mayKeep())
        signIn(*last);
}

void AccountSwitch::signInForNow(const botdoc::Server &server, const QString &id, const QString &name,
                                 const botdoc::Credentials &credentials)
{
    stopReading();
    m_account.signOut();
    m_attempt = Attempt{.server = server, .credentials = credentials, .keepsKey = false, .isForNow = true};
    m_account.signIn(server, name, credentials, id);
}

void AccountSwitch::attempt(const Attempt &attempt)
{
    stopReading();
    m_account.signOut();
    m_attempt = attempt;
    m_currentId = attempt.remembered ? attempt.remembered->id : QString();
    m_account.signIn(attempt.server, serverName(attempt.server), attempt.credentials);
}

void AccountSwitch::cancel()
{
    if (m_reading) {
        stopReading();
        m_currentId.clear();
        Q_EMIT readingCancelled();
        return;
    }
    m_attempt.reset();
    m_account.signOut();
}

void AccountSwitch::stopReading()
{
    ++m_readings;
    if (m_reading)
        m_reading->cancel();
    m_reading = nullptr;
}

void AccountSwitch::stateChanged()
{
    switch (m_account.state()) {
    case Account::State::SigningIn:
        break;
    case Account::State::SignedIn:
        if (const std::optional<Attempt> done = std::exchange(m_attempt, std::nullopt);
            done && !done->isForNow)
            signedIn(*done);
        break;
    case Account::State::SignedOut:
        m_currentId.clear();
        m_token.clear();
        disconnect(m_onRenewal);
        break;
    }
}

void AccountSwitch::signInFailed(const botdoc::ApiError &error)
{
    if (const std::optional<Attempt> failure = std::exchange(m_attempt, std::nullopt))
        Q_EMIT failed({.error = error,
                       .server = failure->server,
                       .way = failure->way(),
                       .remembered = failure->remembered});
}

void AccountSwitch::signedIn(const Attempt &attempt)
{
    const RememberedAccount remembered =
        m_list.used(attempt.server, attempt.credentials.email, attempt.way());
    m_list.setSignedIn(remembered.id);
    m_currentId = remembered.id;
    m_settings.set<Setting::Server>(attempt.server);
    m_settings.set<Setting::Email>(attempt.credentials.email);

    QByteArray secret = secretOf(attempt.credentials);
    bool isNew = !attempt.remembered;
    if (attempt.way() == SignInWay::Token) {
        m_keepsToken = attempt.keepsKey;
        // It may have been renewed on the way, and will be again.
        m_token = m_account.session()->authorization().mid(schemeLength);
        isNew = isNew || m_token != secret;
        secret = m_token;
        m_onRenewal =
            connect(m_account.session().get(), &botdoc::Session::settled, this, &AccountSwitch::renewed);
    }
    if (attempt.keepsKey) {
        if (isNew)
            keep(remembered, secret);
    } else {
        keepInMemory(remembered, secret);
        if (remembered.keepsKey) {
            m_list.setKeepsKey(remembered.id, false);
            removeKey(remembered);
        }
    }
    Q_EMIT changed();
}

void AccountSwitch::keep(const RememberedAccount &remembered, const QByteArray &secret)
{
    const auto kept = [this, remembered, secret](const CredentialOutcome &outcome) {
        if (outcome) {
            m_list.setKeepsKey(remembered.id, true);
            Q_EMIT changed();
            return;
        }
        if (outcome.error().kind == CredentialError::Kind::Cancelled || !m_list.find(remembered.id))
            return;
        m_list.setKeepsKey(remembered.id, false);
        if (m_currentId == remembered.id)
            keepInMemory(remembered, secret);
        Q_EMIT changed();
        Q_EMIT keyNotKept(outcome.error());
    };
    (void)m_keychain.write(remembered.credentialName(), secret, this, kept);
}

void AccountSwitch::keepInMemory(const RememberedAccount &remembered, const QByteArray &secret)
{
    (void)m_memory.write(remembered.credentialName(), secret, this, [](const CredentialOutcome &) {});
}

void AccountSwitch::renewed(const std::optional<botdoc::ApiError> &failure)
{
    const std::optional<RememberedAccount> remembered = current();
    if (failure || !remembered || m_account.state() != Account::State::SignedIn)
        return;
    const QByteArray token = m_account.session()->authorization().mid(schemeLength);
    if (token.isEmpty() || token == m_token)
        return;
    m_token = token;
    if (m_keepsToken)
        keep(*remembered, token);
    else
        keepInMemory(*remembered, token);
}

void AccountSwitch::signOut()
{
    stopReading();
    m_list.setSignedIn({});
    m_memory.clear();
    m_attempt.reset();
    m_account.signOut();
}

void AccountSwitch::forget(const RememberedAccount &remembered)
{
    if (m_currentId == remembered.id)
        signOut();
    m_list.remove(remembered.id);
    (void)m_memory.remove(remembered.credentialName(), this, [](const CredentialOutcome &) {});
    // Also when it is not said to be kept: what is said may be wrong, and nothing must stay behind.
    removeKey(remembered);
    Q_EMIT changed();
}

void AccountSwitch::removeKey(const RememberedAccount &remembered)
{
    (void)m_keychain.remove(remembered.credentialName(), this,
                            [this, remembered](const CredentialOutcome &outcome) {
                                // What has no keychain keeps nothing there.
                                if (!outcome && outcome.error().kind != CredentialError::Kind::NoKeychain &&
                                    outcome.error().kind != CredentialError::Kind::Cancelled)
                                    Q_EMIT keyNotRemoved(remembered, outcome.error());
                            });
}

} // namespace account
