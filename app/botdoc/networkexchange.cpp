#include "botdoc/networkexchange.h"

#include "botdoc/certificateerror.h"
#include "botdoc/redirect.h"
#include "botdoc/server.h"
#include "botdoc/transport.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

namespace botdoc {

namespace {

ApiError errorOf(const QNetworkReply &reply)
{
    ApiError error;
    error.technical = reply.errorString();
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = ApiError::Kind::Tls;
        break;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        error.kind = ApiError::Kind::Timeout;
        break;
    case QNetworkReply::HostNotFoundError:
        error.kind = ApiError::Kind::Offline;
        error.cause = ApiError::Cause::HostNotFound;
        break;
    case QNetworkReply::ConnectionRefusedError:
        error.kind = ApiError::Kind::Offline;
        error.cause = ApiError::Cause::ConnectionRefused;
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        error.kind = ApiError::Kind::Offline;
        error.cause = ApiError::Cause::Proxy;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        error.kind = ApiError::Kind::Protocol;
        break;
    default:
        error.kind = ApiError::Kind::Offline;
        break;
    }
    return error;
}

/// Whether the reply's error is only Qt's way to report a status of 400 or more.
bool isOnlyStatus(const QNetworkReply &reply)
{
    const QNetworkReply::NetworkError error = reply.error();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // 400 and 418 share their value with what is no answer at all.
    if (error == QNetworkReply::ProtocolInvalidOperationError)
        return status == 400 || status == 418;
    // Qt thinks of repeating the body elsewhere, though told not to follow; or again, though the connection's
    // end was but the end of an answer without a length.
    if (error == QNetworkReply::ContentReSendError) {
        const bool hasLength =
            reply.hasRawHeader("Content-Length") || reply.hasRawHeader("Transfer-Encoding");
        return status == 307 || status == 308 || (status >= 200 && !hasLength);
    }
    if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        return status == 407;
    return error == QNetworkReply::NoError ||
           (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
           (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

} // namespace

NetworkExchange::NetworkExchange(QNetworkAccessManager &network, HttpRequest request, QObject *parent)
    : Exchange(parent)
    , m_network(network)
    , m_request(std::move(request))
{
    m_inactivity.setSingleShot(true);
    m_inactivity.setInterval(m_request.inactivity);
    connect(&m_inactivity, &QTimer::timeout, this, &NetworkExchange::timedOut);
}

NetworkExchange::~NetworkExchange()
{
    release();
}

void NetworkExchange::start()
{
    if (!mayBeRequested(m_request.url)) {
        fail(ApiError::protocol(
            QStringLiteral("not an address that may be asked: %1").arg(m_request.url.scheme())));
        return;
    }
    send(m_request.url);
}

void NetworkExchange::abort()
{
    m_isFinished = true;
    m_isAborted = true;
    m_inactivity.stop();
    release();
}

QByteArray NetworkExchange::header(const char *name) const
{
    return m_reply ? m_reply->rawHeader(name) : QByteArray();
}

QByteArray NetworkExchange::read(qint64 atMost)
{
    if (!m_reply || !m_reply->isOpen())
        return {};
    return m_reply->read(atMost);
}

qint64 NetworkExchange::bytesAvailable() const
{
    return m_reply ? m_reply->bytesAvailable() : 0;
}

bool NetworkExchange::isFromElsewhere() const
{
    return m_reply && !isSameOrigin(m_reply->url(), m_request.url);
}

void NetworkExchange::send(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    const QList<QPair<QByteArray, QByteArray>> headers = m_request.headersFor(url);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);

    // Though there is nothing to send: a request with a body that cannot be rewound is what Qt does not
    // repeat behind our back when the connection closes without an answer.
    m_body = bodyOf({})();
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    m_reply = m_network.sendCustomRequest(request, m_request.verb, m_body.get());
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkExchange::metaDataChanged);
    // Told of, and never ignored: there is no way past a bad certificate.
    connect(m_reply, &QNetworkReply::sslErrors, this, &NetworkExchange::certificateRefused);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::replyFinished);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        moved();
        if (m_status != 0)
            Q_EMIT readyRead();
    });
    moved();
}

void NetworkExchange::metaDataChanged()
{
    moved();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || isRedirect(status) || m_status != 0)
        return;
    m_status = status;
    Q_EMIT headersReceived();
}

void NetworkExchange::certificateRefused(const QList<QSslError> &errors)
{
    m_certificateFailure = certificateError(errors);
}

void NetworkExchange::replyFinished()
{
    m_inactivity.stop();
    if (m_certificateFailure) {
        fail(*m_certificateFailure);
        return;
    }
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // A body cut short is an error with status 200: the error comes first.
    if (!isOnlyStatus(*m_reply)) {
        fail(errorOf(*m_reply));
        return;
    }
    if (isRedirect(status)) {
        const Result<QUrl> target =
            redirectTarget(m_request, m_reply->url(), status, m_reply->rawHeader("Location"), m_redirects);
        if (!target) {
            fail(target.error());
            return;
        }
        ++m_redirects;
        release();
        send(*target);
        return;
    }
    if (status < 200) {
        fail(errorOf(*m_reply));
        return;
    }
    m_status = status;
    m_isFinished = true;
    Q_EMIT finished();
}

void NetworkExchange::moved()
{
    if (!m_isFinished)
        m_inactivity.start();
}

void NetworkExchange::timedOut()
{
    ApiError error;
    error.kind = ApiError::Kind::Timeout;
    error.technical = QStringLiteral("nothing moved for %1 s").arg(m_request.inactivity.count() / 1000);
    fail(error);
}

void NetworkExchange::fail(const ApiError &error)
{
    if (m_isFinished)
        return;
    m_failure = error;
    m_isFinished = true;
    m_inactivity.stop();
    if (m_reply)
        stop();
    // Later, also for a failure found at once; not at all when it is aborted before.
    const auto tell = [this] {
        if (!m_isAborted)
            Q_EMIT finished();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void NetworkExchange::stop()
{
    m_reply->disconnect(this);
    // One that has an error is about to finish, and Qt warns of a second.
    if (m_reply->error() == QNetworkReply::NoError)
        m_reply->abort();
}

void NetworkExchange::release()
{
    if (!m_reply)
        return;
    stop();
    // Qt reads the body from its own events until the reply is gone.
    if (QIODevice *body = m_body.release())
        body->setParent(m_reply);
    m_reply->deleteLater();
    m_reply = nullptr;
}

} // namespace botdoc
