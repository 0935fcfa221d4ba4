#pragma once

#include "account/credential.h"

#include <QObject>

namespace account {

/// A system's own calls for keeping secrets, carried out in a thread that they may hold up: see
/// SystemCredentialStore.
class CredentialBackend : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialBackend)

public:
    CredentialBackend() = default;

    /// Ends in answered(), or never.
    virtual void begin(quint64 number, const CredentialRequest &request) = 0;
    /// Nobody waits for it any more: it must not hold up others.
    virtual void giveUp(quint64 number) = 0;

Q_SIGNALS:
    void answered(quint64 number, const account::CredentialOutcome &outcome);
};

} // namespace account
