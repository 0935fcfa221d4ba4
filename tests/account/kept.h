#pragma once

#include "account/credential.h"
#include "support/eventually.h"

#include <memory>
#include <optional>

/// What a callback of a CredentialStore was told, and how often.
struct Kept
{
    int calls = 0;
    std::optional<account::CredentialOutcome> outcome;

    [[nodiscard]] account::CredentialCallback callback()
    {
        return [this, alive = std::weak_ptr(m_alive)](const account::CredentialOutcome &told) {
            if (alive.expired())
                return; // a test that has failed already
            ++calls;
            outcome = told;
        };
    }
    /// Waits until it is told.
    [[nodiscard]] bool comes() const
    {
        return support::eventually([this] { return calls > 0; });
    }
    [[nodiscard]] bool isSuccess() const { return outcome && outcome->has_value(); }
    [[nodiscard]] bool is(account::CredentialError::Kind kind) const
    {
        return outcome && !outcome->has_value() && outcome->error().kind == kind;
    }
    /// "none" when it is no success.
    [[nodiscard]] QByteArray secret() const { return isSuccess() ? outcome->value() : QByteArray("none"); }

private:
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};
