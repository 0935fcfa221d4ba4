#pragma once

#include "account/credentialbackend.h"

namespace account {

/// The Credential Manager of Windows, as generic credentials of the user who is logged on. It asks for
/// nothing and answers at once.
class WindowsCredentialBackend final : public CredentialBackend
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowsCredentialBackend)

public:
    WindowsCredentialBackend() = default;

    void begin(quint64 number, const CredentialRequest &request) override;
    void giveUp(quint64 number) override;
};

} // namespace account
