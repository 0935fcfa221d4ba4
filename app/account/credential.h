#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

#include <functional>

namespace account {

/// Why a key or token could not be had, kept or removed.
struct CredentialError
{
    enum class Kind {
        NotThere,   ///< nothing is kept under this name
        NoKeychain, ///< this system has none that Mediadesk could use
        Denied,     ///< it is locked and was not unlocked, or somebody said no
        Failed,     ///< anything else; `technical` says what
        Cancelled   ///< somebody here asked for it
    };

    Kind kind = Kind::Failed;
    QString technical; ///< the system's words, for the details

    friend bool operator==(const CredentialError &, const CredentialError &) = default;
};

using CredentialFailure = tl::unexpected<CredentialError>;

/// What a read found; empty for all else that went well.
using CredentialOutcome = tl::expected<QByteArray, CredentialError>;
using CredentialCallback = std::function<void(const CredentialOutcome &)>;

/// What can be asked of a store.
struct CredentialRequest
{
    enum class Verb { Look, Read, Write, Remove };

    Verb verb = Verb::Look;
    QString name;
    QByteArray secret; ///< of a Write
};

} // namespace account

Q_DECLARE_METATYPE(account::CredentialOutcome)
