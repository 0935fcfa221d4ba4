#include "botdoc/socketexchange.h"

#include "botdoc/certificateerror.h"
#include "botdoc/idleconnections.h"
#include "botdoc/redirect.h"
#include "botdoc/server.h"
#include "botdoc/socketerror.h"

#include <QIODevice>
#include <QNetworkProxy>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>

#include <limits>
#include <utility>

namespace botdoc {

namespace {

/// More is handed over once less than this waits for the system.
constexpr qint64 enoughAhead = 256 * 1024;
constexpr qint64 largestPiece = 256 * 1024;
/// A body of so much goes out with its headers: of many small ones each way to the system counts. A refusal
/// of the headers would not save much of it.
constexpr qint64 smallBody = 64 * 1024;
/// How much content waits here to be read, and how much more in the socket.
constexpr qint64 mostUnread = 1024 * 1024;
constexpr qint64 readBuffer = 256 * 1024;

AnswerParser parserFor(const HttpRequest &request)
{
    constexpr qint64 mostAnswer = 1024 * 1024;
    return AnswerParser(request.isForContent ? std::numeric_limits<qint64>::max() : mostAnswer);
}

/// The one that QNetworkAccessManager would take, too, as far as it lets a connection through.
QNetworkProxy proxyFor(const QUrl &url)
{
    const QList<QNetworkProxy> all = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    for (const QNetworkProxy &proxy : all) {
        if (proxy.type() == QNetworkProxy::NoProxy ||
            proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability))
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}

} // namespace

SocketExchange::SocketExchange(HttpRequest request, IdleConnections &idle, QObject *parent)
    : Exchange(parent)
    , m_request(std::move(request))
    , m_idle(idle)
    , m_url(m_request.url)
    , m_answer(parserFor(m_request))
{
    m_inactivity.setSingleShot(true);
    connect(&m_inactivity, &QTimer::timeout, this, &SocketExchange::timedOut);
}

SocketExchange::~SocketExchange()
{
    release();
}

void SocketExchange::start()
{
    if (!mayBeRequested(m_request.url)) {
        fail(ApiError::protocol(
            QStringLiteral("not an address that may be asked: %1").arg(m_request.url.scheme())));
        return;
    }
    connectTo(m_request.url);
}

void SocketExchange::abort()
{
    m_isFinished = true;
    m_isAborted = true;
    m_inactivity.stop();
    release();
}

QByteArray SocketExchange::read(qint64 atMost)
{
    const bool wasFull = m_answer.available() >= mostUnread;
    const QByteArray bytes = m_answer.take(atMost);
    // Time in which nobody read was not the server's.
    if (!bytes.isEmpty())
        moved();
    if (wasFull)
        receiveSoon();
    return bytes;
}

bool SocketExchange::isFromElsewhere() const
{
    return !isSameOrigin(m_url, m_request.url);
}

void SocketExchange::connectTo(const QUrl &url)
{
    m_url = url;
    // What is asked for without a body may count, as a download does: it is not sent where it may go under.
    if (QSslSocket *idle = m_request.body ? m_idle.take(m_url) : nullptr) {
        use(idle);
        m_isConnected = true;
        moved();
        sendHead();
        return;
    }
    m_isConnected = false;
    m_firstFailure.reset();
    // Not by whatever the name gives first: a network whose IPv6 leads nowhere would swallow the whole time
    // limit.
    connectBy(QAbstractSocket::IPv4Protocol);
}

void SocketExchange::use(QSslSocket *socket)
{
    m_socket = socket;
    m_socket->setParent(this);
    connect(m_socket, &QSslSocket::readyRead, this, &SocketExchange::receiveSoon);
    // Later: the socket then asks for what can be read before it asks for what can be written. The other way
    // round it finds the connection reset in writing, and throws an answer away that was there to be read.
    connect(m_socket, &QSslSocket::bytesWritten, this, &SocketExchange::written, Qt::QueuedConnection);
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &SocketExchange::written,
            Qt::QueuedConnection);
    connect(m_socket, &QSslSocket::errorOccurred, this, &SocketExchange::socketFailed);
}

void SocketExchange::connectBy(QAbstractSocket::NetworkLayerProtocol protocol)
{
    use(new QSslSocket);
    m_socket->setProxy(proxyFor(m_url));
    m_socket->setReadBufferSize(readBuffer);
    // Told of, and never ignored: there is no way past a bad certificate.
    connect(m_socket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_certificateFailure = certificateError(errors); });
    connect(m_socket, &QSslSocket::connected, this, &SocketExchange::connected);
    connect(m_socket, &QSslSocket::encrypted, this, &SocketExchange::sendHead);
    const bool isEncrypted = m_url.scheme() == QLatin1String("https");
    const auto port = static_cast<quint16>(m_url.port(isEncrypted ? 443 : 80));
    if (isEncrypted)
        m_socket->connectToHostEncrypted(m_url.host(), port, QIODevice::ReadWrite, protocol);
    else
        m_socket->connectToHost(m_url.host(), port, QIODevice::ReadWrite, protocol);
    moved();
}

void SocketExchange::connected()
{
    m_isConnected = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    moved();
    if (m_url.scheme() != QLatin1String("https"))
        sendHead();
}

void SocketExchange::sendHead()
{
    QByteArray target = m_url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!target.startsWith('/'))
        target.prepend('/');
    QByteArray head = m_request.verb + ' ' + target +
                      " HTTP/1.1\r\nHost: " + m_url.authority(QUrl::FullyEncoded).toLatin1() + "\r\n";
    // Without a body it is not gone on with.
    if (!m_request.body)
        head += "Connection: close\r\n";
    const QList<QPair<QByteArray, QByteArray>> headers = m_request.headersFor(m_url);
    for (const auto &[name, value] : headers)
        head += name + ": " + value + "\r\n";
    if (m_request.body) {
        head += "Content-Length: " + QByteArray::number(m_request.bodySize) + "\r\n";
        m_body = m_request.body();
        connect(m_body.get(), &QIODevice::readyRead, this, &SocketExchange::bodyCame);
    }
    m_socket->write(head + "\r\n");
    if (m_request.body && m_request.bodySize <= smallBody)
        send();
}

void SocketExchange::bodyCame()
{
    moved(); // a disk that is slow is not the server's fault
    send();
}

void SocketExchange::send()
{
    while (m_body && m_taken < m_request.bodySize &&
           m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() < enoughAhead) {
        QByteArray piece(std::min(largestPiece, m_request.bodySize - m_taken), Qt::Uninitialized);
        const qint64 size = m_body->read(piece.data(), piece.size());
        if (!m_body)
            return; // reading it has led to an abort
        if (size < 0) {
            ApiError error;
            error.kind = ApiError::Kind::Offline;
            error.technical = QStringLiteral("what was to be sent ended early");
            fail(error);
            return;
        }
        if (size == 0)
            return; // it tells when there is more
        piece.truncate(size);
        m_taken += piece.size();
        m_socket->write(piece);
    }
}

void SocketExchange::written()
{
    if (!m_socket)
        return;
    moved();
    const qint64 waiting = m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
    // Whoever is told may delete this.
    const QPointer<SocketExchange> that = this;
    tellSent(m_taken - waiting);
    if (that)
        send();
}

void SocketExchange::tellSent(qint64 done)
{
    if (done <= m_told)
        return;
    m_told = done;
    Q_EMIT sent(done, m_request.bodySize);
}

/// Later, and once for all that has come by then: of encrypted content Qt tells every 4 KiB.
void SocketExchange::receiveSoon()
{
    if (!std::exchange(m_isToReceive, true))
        QMetaObject::invokeMethod(this, &SocketExchange::received, Qt::QueuedConnection);
}

void SocketExchange::received()
{
    m_isToReceive = false;
    // Content that is not read here waits in the socket, and then with the server. Other answers are small,
    // and may be read at their end only.
    if (!m_socket || (m_request.isForContent && m_answer.available() >= mostUnread))
        return;
    moved();
    m_answer.feed(m_socket->readAll());
    answered();
}

/// Acts on what is known of the answer by now.
void SocketExchange::answered()
{
    if (m_answer.state() == AnswerParser::State::Broken) {
        fail(ApiError::protocol(m_answer.problem()));
        return;
    }
    const int status = m_answer.status();
    if (status == 0)
        return;
    if (isRedirect(status)) {
        redirect();
        return;
    }
    // Whoever is told may delete this.
    const QPointer<SocketExchange> that = this;
    if (m_status == 0) {
        m_status = status;
        if (status >= 300)
            dropBody(); // nobody wants the rest of it
        Q_EMIT headersReceived();
    }
    if (that && !m_isFinished && m_answer.available() > 0)
        Q_EMIT readyRead();
    if (that && !m_isFinished && m_answer.state() == AnswerParser::State::Done) {
        tellSent(m_taken); // the answer may be here before the system says that the last of it went out
        if (!that || m_isFinished)
            return;
        m_isFinished = true;
        m_inactivity.stop();
        leaveConnection();
        Q_EMIT finished();
    }
}

void SocketExchange::redirect()
{
    const Result<QUrl> target =
        redirectTarget(m_request, m_url, m_answer.status(), m_answer.field("Location"), m_redirects);
    if (!target) {
        fail(target.error());
        return;
    }
    ++m_redirects;
    release();
    m_answer = parserFor(m_request);
    connectTo(*target);
}

void SocketExchange::socketFailed(QAbstractSocket::SocketError error)
{
    if (!m_isConnected && !m_firstFailure) {
        m_firstFailure = socketError(*m_socket);
        release();
        connectBy(QAbstractSocket::IPv6Protocol);
        return;
    }
    ApiError why = m_certificateFailure.value_or(socketError(*m_socket));
    // That there is no address of the other kind says less.
    if (!m_isConnected && m_firstFailure && m_firstFailure->cause != ApiError::Cause::HostNotFound)
        why = *m_firstFailure;
    // Also where it was the sending that failed: an answer that came before is the reason. And what there is
    // of one that breaks off counts, too: a download can be gone on with from there.
    const QSslSocket *broken = m_socket;
    const QPointer<SocketExchange> that = this;
    m_answer.feed(m_socket->readAll());
    answered();
    if (!that || m_isFinished || m_socket != broken)
        return;
    if (error == QAbstractSocket::RemoteHostClosedError && m_answer.state() == AnswerParser::State::Content)
        m_answer.end();
    if (m_answer.state() == AnswerParser::State::Done)
        answered();
    else
        fail(why);
}

void SocketExchange::moved()
{
    if (m_isFinished)
        return;
    // The timer itself is left alone: this is called for each piece.
    m_stillUntil.setRemainingTime(m_request.inactivity);
    if (!m_inactivity.isActive())
        m_inactivity.start(m_request.inactivity);
}

void SocketExchange::timedOut()
{
    // Content that waits unread was delivered in time; the reader will be back.
    if (m_request.isForContent && m_status != 0 && m_answer.available() > 0) {
        moved();
        return;
    }
    // It came in time, and it is here that nothing moved.
    if (m_isToReceive) {
        received();
        return;
    }
    if (!m_stillUntil.hasExpired()) {
        m_inactivity.start(
            std::chrono::ceil<std::chrono::milliseconds>(m_stillUntil.remainingTimeAsDuration()));
        return;
    }
    ApiError error;
    error.kind = ApiError::Kind::Timeout;
    error.technical = QStringLiteral("nothing moved for %1 s").arg(m_request.inactivity.count() / 1000);
    fail(error);
}

void SocketExchange::fail(const ApiError &error)
{
    if (m_isFinished)
        return;
    m_failure = error;
    m_isFinished = true;
    m_inactivity.stop();
    release();
    // Later, also for a failure found at once; not at all when it is aborted before.
    const auto tell = [this] {
        if (!m_isAborted)
            Q_EMIT finished();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

/// Stops sending. Perhaps from within a function of the body.
void SocketExchange::dropBody()
{
    if (!m_body)
        return;
    m_body->disconnect(this);
    QIODevice *body = m_body.release();
    // With this at the latest: in a thread that ends nothing is deleted later.
    body->setParent(this);
    body->deleteLater();
}

/// Whether nothing of this exchange is left on the connection, which the server keeps open.
bool SocketExchange::isReusable() const
{
    return m_request.body && m_taken == m_request.bodySize && m_socket->bytesToWrite() == 0 &&
           m_socket->encryptedBytesToWrite() == 0 && m_socket->bytesAvailable() == 0 &&
           m_socket->state() == QAbstractSocket::ConnectedState && m_answer.mayBeFollowed();
}

void SocketExchange::leaveConnection()
{
    if (!isReusable()) {
        release();
        return;
    }
    dropBody();
    m_socket->disconnect(this);
    m_idle.keep(m_url, std::exchange(m_socket, nullptr));
}

void SocketExchange::release()
{
    dropBody();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    // Not with this, which may be deleted from within a signal of the socket.
    m_socket->setParent(nullptr);
    m_socket->deleteLater();
    m_socket = nullptr;
}

} // namespace botdoc
