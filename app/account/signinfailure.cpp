#include "account/signinfailure.h"

#include "botdoc/errortext.h"

#include <QCoreApplication>

namespace account {

namespace {

using botdoc::ApiError;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(account::SignInFailure)

public:
    static QString of(const SignInFailure &failure);

private:
    static QString refused(const SignInFailure &failure);
    static QString offline(const SignInFailure &failure);
    static QString notBotdoc(const SignInFailure &failure);
};

QString Text::refused(const SignInFailure &failure)
{
    if (failure.error.cause == ApiError::Cause::TokenExpired)
        return tr("This authorization token has expired. Get a new one where this one came from, and paste "
                  "it here.");
    const QString host = failure.server.host();
    const QString what =
        failure.way == SignInWay::Token
            ? tr("%1 does not accept this authorization token. Check that all of it was copied and that it "
                 "is for this server. A token lives only some hours: you may need a new one.")
                  .arg(host)
            : tr("%1 does not accept this API key with this e-mail address. Check both, and that they are "
                 "for this server: Live and Sandbox have keys of their own.")
                  .arg(host);
    return botdoc::withServerWords(what, failure.error);
}

QString Text::offline(const SignInFailure &failure)
{
    const QString host = failure.server.host();
    switch (failure.error.cause) {
    case ApiError::Cause::HostNotFound:
        return tr("No server with the name %1 can be found. Check this computer\u2019s network connection "
                  "and the spelling of the address, then try again.")
            .arg(host);
    case ApiError::Cause::ConnectionRefused:
        return tr("The computer %1 is there, but no server answers at this address. Check the address, or "
                  "try again later.")
            .arg(host);
    default:
        return botdoc::inWords(failure.error);
    }
}

QString Text::notBotdoc(const SignInFailure &failure)
{
    if (failure.error.cause == ApiError::Cause::Unknown)
        return tr("A server answers at %1, but not as Botdoc does. Check the address.")
            .arg(failure.server.host());
    ApiError error = failure.error;
    error.kind = ApiError::Kind::Protocol;
    return botdoc::inWords(error);
}

QString Text::of(const SignInFailure &failure)
{
    const ApiError &error = failure.error;
    switch (error.kind) {
    case ApiError::Kind::Unauthorized:
        return refused(failure);
    case ApiError::Kind::Forbidden:
        return error.cause == ApiError::Cause::WebPage
                   ? notBotdoc(failure)
                   : botdoc::withServerWords(tr("%1 knows this account, but does not let it see medias. Ask "
                                                "whoever looks after Botdoc in your office.")
                                                 .arg(failure.server.host()),
                                             error);
    case ApiError::Kind::Offline:
        return offline(failure);
    case ApiError::Kind::NotFound:
    case ApiError::Kind::Rejected:
    case ApiError::Kind::Protocol:
        return notBotdoc(failure);
    default:
        return botdoc::inWords(error);
    }
}

} // namespace

QString inWords(const SignInFailure &failure)
{
    return Text::of(failure);
}

} // namespace account
