#include "transfers/sendingerror.h"

namespace transfers {

using botdoc::ApiError;

bool mayHaveArrived(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Server:
        return true;
    case ApiError::Kind::Timeout:
        return error.httpStatus == 0; // a server that says 408 has waited in vain
    case ApiError::Kind::Protocol:
        // A success that is not the API's own; a redirect is none.
        return error.httpStatus < 300;
    default:
        return false;
    }
}

bool isAboutChunks(const ApiError &error)
{
    return error.kind == ApiError::Kind::Rejected && (error.fields.contains(QStringLiteral("total_chunks")) ||
                                                      error.fields.contains(QStringLiteral("current_chunk")));
}

ApiError unconfirmed(ApiError cause)
{
    cause.kind = ApiError::Kind::Unconfirmed;
    return cause;
}

} // namespace transfers
