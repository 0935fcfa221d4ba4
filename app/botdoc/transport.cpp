#include "botdoc/transport.h"

#include "botdoc/networkexchange.h"
#include "botdoc/socketexchange.h"

#include <QIODevice>

#include <cstring>

namespace botdoc {

namespace {

#ifdef Q_OS_WIN
/// At the end of a thread GCC for Windows frees thread_local objects before they are destroyed. Qt has one
/// where a thread has matched a pattern made machine code, as in finding its proxy: so patterns are
/// interpreted. Qt looks once, at its first pattern, which is after this.
const bool patternsAreInterpreted = qputenv("QT_ENABLE_REGEXP_JIT", "0");
#endif

/// Bytes that go out once. Being sequential it cannot be rewound, so that QNetworkAccessManager cannot repeat
/// a request on its own when a connection closes without an answer.
class OnceBody final : public QIODevice
{
public:
    explicit OnceBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    // Called by Qt all the same: this answers without its warning in the log.
    bool seek(qint64) override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_read == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, m_bytes.size() - m_read);
        if (size == 0)
            return m_read == m_bytes.size() ? -1 : 0;
        std::memcpy(data, m_bytes.constData() + m_read, static_cast<std::size_t>(size));
        m_read += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace

Transport::Transport(QObject *parent)
    : QObject(parent)
    , m_network(this)
    , m_idle(this)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Exchange *Transport::exchange(HttpRequest request, QObject *parent)
{
    request.inactivity = m_inactivity;
    if (request.body || request.isForContent)
        return new SocketExchange(std::move(request), m_idle, parent);
    return new NetworkExchange(m_network, std::move(request), parent);
}

std::function<std::unique_ptr<QIODevice>()> bodyOf(const QByteArray &bytes)
{
    return [bytes] { return std::make_unique<OnceBody>(bytes); };
}

} // namespace botdoc
