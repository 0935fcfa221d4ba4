#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace botdoc {

/// What a JSON Web Token says of itself. Read, not verified: only the server can do that.
struct TokenClaims
{
    std::optional<QDateTime> expires; ///< `exp`, UTC, by the server's clock
    std::optional<QDateTime> issued;  ///< `iat`, or `orig_iat`
    QString holder;                   ///< `email`, or `username`: whose it is; empty when it does not say

    /// Empty claims for what is no such token.
    [[nodiscard]] static TokenClaims of(const QByteArray &token);
};

/// The bare token in what a person pasted: without "Authorization:", "JWT", quotes and white space.
[[nodiscard]] QByteArray bareToken(const QString &pasted);

/// The bare API key in what a person pasted: without quotes and white space.
[[nodiscard]] QString bareKey(const QString &pasted);

} // namespace botdoc
