#pragma once

#include "account/account.h"
#include "account/credential.h"
#include "account/memorycredentialstore.h"
#include "account/signinfailure.h"

#include <QPointer>

namespace account {

class CredentialAccess;
class CredentialStore;

/// Signs in, out and over: one account at a time, of those that are remembered or a new one. What it was
/// signed in with is kept in the system's keychain where that was asked for, else in memory until somebody
/// signs out or the program ends. A pasted token that was renewed is kept anew.
class AccountSwitch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountSwitch)

public:
    enum class Keychain {
        Unknown,  ///< not looked for yet
        There,    ///< though it may be locked
        None,     ///< see whyNoKeychain()
        Forbidden ///< the administrator does not allow keys to be kept
    };

    /// All must outlive this.
    AccountSwitch(Account &account, Settings &settings, CredentialStore &keychain);
    ~AccountSwitch() override;

    [[nodiscard]] Account &account() const { return m_account; }
    [[nodiscard]] QList<RememberedAccount> remembered() const { return m_list.all(); }
    /// The one signed in to, or on the way there; nullopt: none, or one that is not remembered.
    [[nodiscard]] std::optional<RememberedAccount> current() const;

    /// Asks nobody for a password. Ends in keychainChanged(), unless it is known already.
    void lookForKeychain();
    [[nodiscard]] Keychain keychain() const { return m_keychainState; }
    /// The system's words.
    [[nodiscard]] const QString &whyNoKeychain() const { return m_whyNoKeychain; }

    /// Signs in with what somebody typed. All signIn...() end in the account's state SignedIn or in failed(),
    /// or are overtaken by another.
    void signIn(const botdoc::Server &server, const botdoc::Credentials &credentials, bool keepsKey);
    /// The same with the key that is kept. readingKey() is told first: a keychain may ask for its password.
    /// It can also end in keyNeeded().
    void signIn(const RememberedAccount &remembered);
    /// The one that was signed in when the program ended, if its key is kept; else nothing happens.
    void signInAgain();
    /// To what is not remembered, the demo server. `id` as Account::id().
    void signInForNow(const botdoc::Server &server, const QString &id, const QString &name,
                      const botdoc::Credentials &credentials);
    /// Gives up a sign-in under way, or leaves the account for another: what is remembered and kept stays.
    void cancel();
    [[nodiscard]] bool isReadingKey() const { return !m_reading.isNull(); }

    /// The account stays remembered, and its key in the keychain, but the next start asks who it is.
    void signOut();
    /// Removes it from what is remembered, and its key from the keychain. Signs out of it.
    void forget(const RememberedAccount &remembered);

Q_SIGNALS:
    /// remembered() has changed.
    void changed();
    void keychainChanged();
    void readingKey(const account::RememberedAccount &remembered);
    /// Nobody waits for the key any more.
    void readingCancelled();
    void keyNeeded(const account::RememberedAccount &remembered, const account::CredentialError &why);
    void failed(const account::SignInFailure &failure);
    /// The account is signed in, but its key will have to be typed again.
    void keyNotKept(const account::CredentialError &why);
    /// The account is forgotten, but its key is still in the keychain.
    void keyNotRemoved(const account::RememberedAccount &remembered, const account::CredentialError &why);

private:
    /// What is being signed in with.
    struct Attempt
    {
        botdoc::Server server;
        botdoc::Credentials credentials;
        bool keepsKey = false;
        bool isForNow = false; ///< not to be remembered
        /// Whose key this is, as it was kept; nullopt: it was typed.
        std::optional<RememberedAccount> remembered = std::nullopt;

        [[nodiscard]] SignInWay way() const
        {
            return credentials.hasKey() ? SignInWay::Key : SignInWay::Token;
        }
    };

    void attempt(const Attempt &attempt);
    void keyRead(const RememberedAccount &remembered, const CredentialOutcome &outcome);
    void stateChanged();
    void signInFailed(const botdoc::ApiError &error);
    void signedIn(const Attempt &attempt);
    void keep(const RememberedAccount &remembered, const QByteArray &secret);
    void keepInMemory(const RememberedAccount &remembered, const QByteArray &secret);
    void removeKey(const RememberedAccount &remembered);
    void renewed(const std::optional<botdoc::ApiError> &failure);
    void stopReading();
    [[nodiscard]] bool mayKeep() const;

    Account &m_account;
    Settings &m_settings;
    CredentialStore &m_keychain;
    MemoryCredentialStore m_memory;
    AccountList m_list;
    Keychain m_keychainState = Keychain::Unknown;
    QString m_whyNoKeychain;
    QPointer<CredentialAccess> m_looking;
    QPointer<CredentialAccess> m_reading;
    int m_readings = 0;
    std::optional<Attempt> m_attempt; // under way
    QString m_currentId;
    QByteArray m_token;        // of the current account, as it is kept
    bool m_keepsToken = false; // in the keychain
    QMetaObject::Connection m_onRenewal;
};

} // namespace account
