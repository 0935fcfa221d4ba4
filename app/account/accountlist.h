#pragma once

#include "account/setting.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace account {

class Settings;

/// An account that has been signed in to on this machine. Its key or token is not among it.
struct RememberedAccount
{
    QString id; ///< of AccountList's own making
    botdoc::Server server;
    QString email; ///< empty for a token that does not say whose it is
    SignInWay way = SignInWay::Key;
    bool keepsKey = false; ///< in this system's keychain
    QDateTime lastUsed;    ///< UTC, by our clock

    /// The name under which its key is kept: there, too, an account is its server and its e-mail.
    [[nodiscard]] QString credentialName() const;
};

/// The accounts that the settings remember, each server and e-mail once. What is stored of them may have been
/// written by anybody: what is no account is passed over, and so are accounts on servers that the
/// administrator does not allow.
class AccountList final
{
public:
    /// `settings` must outlive this.
    explicit AccountList(Settings &settings);

    /// Last used first; at most 50.
    [[nodiscard]] QList<RememberedAccount> all() const;
    [[nodiscard]] std::optional<RememberedAccount> find(const QString &id) const;

    /// That one has just been signed in to: remembers it when it is new, and that it was used now.
    RememberedAccount used(const botdoc::Server &server, const QString &email, SignInWay way);
    /// Without effect when it is not remembered any more.
    void setKeepsKey(const QString &id, bool keeps);
    void remove(const QString &id);

    /// Who was signed in last and has not signed out since.
    [[nodiscard]] std::optional<RememberedAccount> signedIn() const;
    /// Empty: nobody.
    void setSignedIn(const QString &id);

private:
    [[nodiscard]] std::optional<RememberedAccount> read(const QString &id) const;

    Settings &m_settings;
};

} // namespace account
