#include "botdoc/socketerror.h"

#include <QAbstractSocket>

namespace botdoc {

ApiError socketError(const QAbstractSocket &socket)
{
    ApiError error;
    error.technical = socket.errorString();
    switch (socket.error()) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        error.kind = ApiError::Kind::Tls;
        break;
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
        error.kind = ApiError::Kind::Timeout;
        break;
    case QAbstractSocket::HostNotFoundError:
        error.kind = ApiError::Kind::Offline;
        error.cause = ApiError::Cause::HostNotFound;
        break;
    case QAbstractSocket::ConnectionRefusedError:
        error.kind = ApiError::Kind::Offline;
        error.cause = ApiError::Cause::ConnectionRefused;
        break;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        error.kind = ApiError::Kind::Offline;
        error.cause = ApiError::Cause::Proxy;
        break;
    default:
        error.kind = ApiError::Kind::Offline;
        break;
    }
    return error;
}

} // namespace botdoc
