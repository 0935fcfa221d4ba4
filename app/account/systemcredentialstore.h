#pragma once

#include "account/credentialstore.h"

namespace account {

class CredentialBackend;

/// A CredentialStore whose calls may block: they run in a thread of their own, one for all such stores.
/// Neither the destructor nor the process's exit waits for one that hangs.
class SystemCredentialStore final : public CredentialStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemCredentialStore)

public:
    explicit SystemCredentialStore(std::unique_ptr<CredentialBackend> backend);
    ~SystemCredentialStore() override;

protected:
    void begin(quint64 number, const CredentialRequest &request) override;
    void giveUp(quint64 number) override;

private:
    CredentialBackend *m_backend; // lives in that thread, and is deleted there
};

} // namespace account
