#pragma once

#include "account/credential.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace account {

class CredentialAccess;

/// Where keys and tokens are kept, each under a name. A keychain may be locked and ask its user for a
/// password, or never answer at all: nothing waits for it but the callback.
///
/// Lives in one thread, with its accesses and their contexts.
class CredentialStore : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialStore)

public:
    /// The keychain of this system: the Secret Service or KWallet, the Keychain of macOS, the Credential
    /// Manager of Windows. What is kept there never falls back to a file.
    [[nodiscard]] static std::unique_ptr<CredentialStore> ofThisSystem();

    ~CredentialStore() override;

    /// Whether there is a keychain at all. Asks nobody for a password.
    CredentialAccess *look(QObject *context, CredentialCallback callback);
    /// What is kept under `name`.
    CredentialAccess *read(const QString &name, QObject *context, CredentialCallback callback);
    /// Keeps `secret` under `name`, in place of what was there.
    CredentialAccess *write(const QString &name, const QByteArray &secret, QObject *context,
                            CredentialCallback callback);
    /// Removes what is kept under `name`; that there was nothing is no error.
    CredentialAccess *remove(const QString &name, QObject *context, CredentialCallback callback);

protected:
    CredentialStore();

    /// Ends in answer(), sooner or later, also at once.
    virtual void begin(quint64 number, const CredentialRequest &request) = 0;
    /// Nobody waits for it any more.
    virtual void giveUp(quint64 number) = 0;
    /// Requests that nobody waits for are passed over.
    void answer(quint64 number, const CredentialOutcome &outcome);

private:
    CredentialAccess *start(const CredentialRequest &request, QObject *context, CredentialCallback callback);

    QHash<quint64, CredentialAccess *> m_waiting;
    quint64 m_last = 0;
};

} // namespace account
