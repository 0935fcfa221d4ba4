// Times the ways in which chunks could go out: one after the other, without a record and without a checksum.
//
//     mediadesk-bench-channels --server URL --file FILE [--chunk BYTES] [--trust PEM] CHANNEL
//
// CHANNEL: "own" is SocketExchange, which Mediadesk sends by; "network" is QNetworkAccessManager with a body
// that cannot be rewound, by HTTP/2 where the server offers that. The server is a sink, or something before
// it.

#include "botdoc/idleconnections.h"
#include "botdoc/multipartbody.h"
#include "botdoc/server.h"
#include "botdoc/socketexchange.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>
#include <cstring>

namespace {

const QByteArray authorization = "JWT any";
const QByteArray boundary = "0123456789abcdef";

/// Bytes in memory, given once.
class Piece final : public QIODevice
{
    Q_DISABLE_COPY_MOVE(Piece)

public:
    Piece(const uchar *begin, qint64 size)
        : m_next(begin)
        , m_left(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 atMost) override
    {
        const qint64 size = std::min(atMost, m_left);
        std::memcpy(to, m_next, static_cast<size_t>(size));
        m_next += size;
        m_left -= size;
        return size;
    }
    qint64 writeData(const char * /*from*/, qint64 /*size*/) override { return -1; }

private:
    const uchar *m_next;
    qint64 m_left;
};

class Sender final : public QObject
{
    Q_DISABLE_COPY_MOVE(Sender)

public:
    Sender(QUrl to, const QString &path, qint64 chunkSize, bool isByNetwork)
        : m_to(std::move(to))
        , m_file(path)
        , m_isByNetwork(isByNetwork)
    {
        if (!m_file.open(QIODevice::ReadOnly) || (m_bytes = m_file.map(0, m_file.size())) == nullptr)
            qFatal("%s cannot be read", qUtf8Printable(path));
        m_size = m_file.size();
        m_chunkSize = std::min(chunkSize, m_size);
        m_chunk.request = botdoc::RequestId{1080};
        m_chunk.fileName = QStringLiteral("big.bin");
        m_chunk.total = static_cast<int>((m_size + m_chunkSize - 1) / m_chunkSize);
        m_chunk.current = 0;
    }

    void sendNext()
    {
        ++m_chunk.current;
        const qint64 offset = (m_chunk.current - 1) * m_chunkSize;
        m_chunk.size = std::min(m_chunkSize, m_size - offset);
        m_chunk.bytes = [bytes = m_bytes + offset, size = m_chunk.size] {
            return std::make_unique<Piece>(bytes, size);
        };
        if (m_isByNetwork)
            sendByNetwork();
        else
            sendByOwn();
    }

private:
    void sendByOwn()
    {
        botdoc::HttpRequest request;
        request.verb = "POST";
        request.url = m_to;
        request.authorization = authorization;
        request.contentType = botdoc::MultipartBody::contentType(boundary);
        request.bodySize = botdoc::MultipartBody::sizeFor(m_chunk, boundary);
        request.body = [chunk = m_chunk] { return std::make_unique<botdoc::MultipartBody>(chunk, boundary); };
        auto *exchange = new botdoc::SocketExchange(std::move(request), m_idle, this);
        connect(exchange, &botdoc::Exchange::finished, this, [this, exchange] {
            exchange->deleteLater();
            answered(exchange->status());
        });
        exchange->start();
    }

    void sendByNetwork()
    {
        QNetworkRequest request(m_to);
        request.setRawHeader("Authorization", authorization);
        request.setHeader(QNetworkRequest::ContentTypeHeader, botdoc::MultipartBody::contentType(boundary));
        request.setHeader(QNetworkRequest::ContentLengthHeader,
                          botdoc::MultipartBody::sizeFor(m_chunk, boundary));
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto body = std::make_unique<botdoc::MultipartBody>(m_chunk, boundary);
        QNetworkReply *reply = m_network.post(request, body.get());
        body.release()->setParent(reply);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            reply->deleteLater();
            answered(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt());
        });
    }

    void answered(int status)
    {
        if (status != 201)
            qFatal("chunk %d: status %d", m_chunk.current, status);
        if (m_chunk.current < m_chunk.total)
            sendNext();
        else
            QCoreApplication::quit();
    }

    const QUrl m_to;
    QFile m_file;
    const uchar *m_bytes = nullptr;
    qint64 m_size = 0;
    qint64 m_chunkSize = 0;
    botdoc::Chunk m_chunk;
    const bool m_isByNetwork;
    QNetworkAccessManager m_network;
    botdoc::IdleConnections m_idle;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    for (const char *name : {"server", "file", "chunk", "trust"})
        options.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
    options.addPositionalArgument(QStringLiteral("channel"), {});
    options.process(application);
    const auto value = [&](const char *name) { return options.value(QString::fromLatin1(name)); };
    const std::optional<botdoc::Server> server = botdoc::Server::fromText(value("server"));
    if (!server)
        qFatal("--server is no address");
    if (options.isSet(QStringLiteral("trust"))) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(value("trust"));
        QSslConfiguration::setDefaultConfiguration(tls);
    }
    const qint64 chunk =
        options.isSet(QStringLiteral("chunk")) ? value("chunk").toLongLong() : 8 * 1024 * 1024;
    Sender sender(server->endpoint(QStringLiteral("media/")), value("file"), chunk,
                  options.positionalArguments().value(0) == QLatin1String("network"));
    sender.sendNext();
    return QCoreApplication::exec();
}
