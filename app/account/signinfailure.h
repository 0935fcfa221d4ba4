#pragma once

#include "account/accountlist.h"
#include "botdoc/apierror.h"

namespace account {

/// Why a sign-in came to nothing, and which.
struct SignInFailure
{
    botdoc::ApiError error;
    botdoc::Server server;
    SignInWay way = SignInWay::Key;
    /// The account whose kept key was tried; nullopt: it was typed.
    std::optional<RememberedAccount> remembered;
};

/// What staff read of it, in place of botdoc::inWords(): what is wrong is told by where it arose.
[[nodiscard]] QString inWords(const SignInFailure &failure);

} // namespace account
