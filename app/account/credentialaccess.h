#pragma once

#include "account/credential.h"

#include <QObject>
#include <QPointer>

namespace account {

/// One request to a CredentialStore that is under way. Its callback is called exactly once, always later from
/// the event loop, unless the context it was given has been destroyed: then never. It belongs to its store
/// and deletes itself afterwards: keep it in a QPointer, or drop it. Deleting it early, or the store, cancels
/// it.
class CredentialAccess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialAccess)

public:
    /// For CredentialStore alone.
    CredentialAccess(QObject *store, QObject *context, CredentialCallback callback);
    ~CredentialAccess() override;

    /// Waits no longer; the callback gets CredentialError::Kind::Cancelled. What was to be written or removed
    /// may still come to pass, when somebody unlocks the keychain later.
    void cancel();
    /// For CredentialStore alone. Only the first outcome counts.
    void finish(const CredentialOutcome &outcome);

Q_SIGNALS:
    /// Nobody waits for it any more.
    void givenUp();

private:
    QPointer<QObject> m_context;
    CredentialCallback m_callback;
    bool m_isFinished = false;
};

} // namespace account
