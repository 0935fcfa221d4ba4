#include "botdoc/certificateerror.h"

#include <QSslError>

#include <algorithm>
#include <array>

namespace botdoc {

namespace {

ApiError::Cause causeOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
        return ApiError::Cause::CertificateExpired;
    case QSslError::CertificateNotYetValid:
        return ApiError::Cause::CertificateNotYetValid;
    case QSslError::HostNameMismatch:
        return ApiError::Cause::CertificateOtherHost;
    case QSslError::SelfSignedCertificate:
        return ApiError::Cause::CertificateSelfSigned;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return ApiError::Cause::CertificateRevoked;
    default:
        return ApiError::Cause::CertificateUntrusted;
    }
}

ApiError::Cause worstOf(const QList<QSslError> &errors)
{
    constexpr std::array byWeight{ApiError::Cause::CertificateRevoked, ApiError::Cause::CertificateSelfSigned,
                                  ApiError::Cause::CertificateOtherHost, ApiError::Cause::CertificateExpired,
                                  ApiError::Cause::CertificateNotYetValid};
    for (const ApiError::Cause cause : byWeight) {
        if (std::any_of(errors.begin(), errors.end(),
                        [cause](const QSslError &error) { return causeOf(error.error()) == cause; }))
            return cause;
    }
    return ApiError::Cause::CertificateUntrusted;
}

} // namespace

ApiError certificateError(const QList<QSslError> &errors)
{
    ApiError error;
    error.kind = ApiError::Kind::Tls;
    error.cause = worstOf(errors);
    QStringList words;
    for (const QSslError &one : errors)
        words.append(one.errorString());
    words.removeDuplicates();
    error.technical = words.join(QStringLiteral(" \u00b7 "));
    return error;
}

} // namespace botdoc
