#pragma once

#include "account/credentialstore.h"

namespace account {

/// Keeps keys and tokens until it is destroyed, and nowhere else.
class MemoryCredentialStore final : public CredentialStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryCredentialStore)

public:
    MemoryCredentialStore() = default;

    /// Removes everything, at once.
    void clear() { m_secrets.clear(); }

protected:
    void begin(quint64 number, const CredentialRequest &request) override;
    void giveUp(quint64 number) override;

private:
    [[nodiscard]] CredentialOutcome carryOut(const CredentialRequest &request);

    QHash<QString, QByteArray> m_secrets;
};

} // namespace account
