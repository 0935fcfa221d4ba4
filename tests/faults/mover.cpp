// Moves files as Mediadesk does, without its window, and tells each change on a line of its own: for scripts
// that kill it. What its journal holds goes on by itself.
//
//     mediadesk-mover --server URL --key KEY --email EMAIL --journal FOLDER --expect N [--chunk-size BYTES]
//                     [--request ID] [--orders FILE] [--retry] [--parallel N] [--trust PEM] [--quiet]
//
// FILE holds an order a line, its words apart by tabs: "upload PATH", or "save MEDIA FOLDER". It ends with 0
// when N transfers have ended, however they did. With --retry each that fails, now or in an earlier run, is
// tried once more. --trust adds the certificates of a file to those of the system. --quiet tells of failures
// only.

#include "transfers/transfers.h"

#include "botdoc/client.h"
#include "botdoc/session.h"
#include "botdoc/transport.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QMetaEnum>
#include <QSslConfiguration>

#include <cstdio>
#include <set>

using transfers::Transfer;
using transfers::TransferId;

namespace {

class Mover final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Mover)

public:
    Mover(const botdoc::Server &server, const botdoc::Credentials &credentials, const QString &journal,
          std::size_t expected, bool retries, bool isQuiet)
        : m_session(std::make_shared<botdoc::Session>(server, credentials, m_transport))
        , m_client(m_session, m_transport)
        , m_transfers(journal)
        , m_expected(expected)
        , m_retries(retries)
        , m_isQuiet(isQuiet)
    {
        connect(&m_transfers, &transfers::Transfers::changed, this, &Mover::tell);
        connect(&m_transfers, &transfers::Transfers::journalProblems, this,
                [] { print(QStringLiteral("problem")); });
    }

    void start(qint64 chunkSize, int parallel)
    {
        m_transfers.setChunkSize(chunkSize);
        if (parallel > 0)
            m_transfers.setParallel(parallel);
        m_transfers.setSession(m_session, {m_session->server().host(), m_session->server().host()});
    }

    void order(botdoc::RequestId request, const QList<QStringList> &orders)
    {
        QList<transfers::UploadOrder> uploads;
        for (const QStringList &words : orders) {
            if (words.first() == QLatin1String("upload")) {
                uploads.append({words.value(1), request, {}});
                continue;
            }
            save(botdoc::MediaId{words.value(1).toLongLong()}, {words.value(2), {}, false});
        }
        m_transfers.upload(uploads);
    }

private:
    /// Asks for it until it is told: the line to the server may be bad.
    void save(botdoc::MediaId id, const content::SaveTarget &target)
    {
        m_client.media(id, this, [this, id, target](const botdoc::Result<botdoc::Media> &media) {
            if (media)
                m_transfers.save({{*media, target, {}}});
            else if (media.error().kind == botdoc::ApiError::Kind::NotFound)
                qFatal("a media that is to be saved is not there");
            else
                save(id, target);
        });
    }

    static void print(const QString &line)
    {
        std::puts(qUtf8Printable(line));
        std::fflush(stdout);
    }

    void tell(const QList<Transfer> &transfers)
    {
        for (const Transfer &transfer : transfers) {
            m_ended.erase(transfer.id);
            if (mayDoBetter(transfer))
                m_transfers.retry({transfer.id});
            else if (transfer.isFinished())
                m_ended.insert(transfer.id);
            if (m_isQuiet && transfer.state != Transfer::State::Failed)
                continue;
            print(QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8")
                      .arg(static_cast<qint64>(transfer.id))
                      .arg(nameOf(transfer.kind), nameOf(transfer.state))
                      .arg(transfer.bytesDone)
                      .arg(transfer.bytesTotal)
                      .arg(transfer.chunksDone)
                      .arg(transfer.error ? nameOf(transfer.error->kind) : QStringLiteral("-"),
                           transfer.path.isEmpty() ? QStringLiteral("-") : transfer.path));
        }
        if (!m_isQuiet)
            print(QStringLiteral("told"));
        if (m_ended.size() == m_expected)
            QCoreApplication::quit();
    }

    /// Whether it is the time to try it again.
    [[nodiscard]] bool mayDoBetter(const Transfer &transfer)
    {
        if (!m_retries || transfer.state != Transfer::State::Failed || m_retried.count(transfer.id) > 0)
            return false;
        m_retried.insert(transfer.id);
        return transfer.error && transfer.error->kind != botdoc::ApiError::Kind::EmptyFile;
    }

    template <typename Enum>
    static QString nameOf(Enum value)
    {
        return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
    }

    botdoc::Transport m_transport;
    std::shared_ptr<botdoc::Session> m_session;
    botdoc::Client m_client;
    transfers::Transfers m_transfers;
    std::set<TransferId> m_ended;
    std::set<TransferId> m_retried;
    const std::size_t m_expected;
    const bool m_retries;
    const bool m_isQuiet;
};

} // namespace

int main(int argc, char *argv[])
{
    transfers::Transfers::prepareProcess();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mediadesk-mover"));
    QCommandLineParser options;
    for (const char *name : {"server", "key", "email", "journal", "expect", "chunk-size", "request", "orders",
                             "parallel", "trust"})
        options.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
    options.addOption({QStringLiteral("retry"), {}});
    options.addOption({QStringLiteral("quiet"), {}});
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
    Mover mover(*server, {value("key"), value("email"), {}}, value("journal"), value("expect").toULongLong(),
                options.isSet(QStringLiteral("retry")), options.isSet(QStringLiteral("quiet")));
    mover.start(std::max<qint64>(1, value("chunk-size").toLongLong()), value("parallel").toInt());
    if (options.isSet(QStringLiteral("orders"))) {
        QFile file(value("orders"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the orders cannot be read");
        QList<QStringList> orders;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
            orders.append(line.split(u'\t'));
        mover.order(botdoc::RequestId{value("request").toLongLong()}, orders);
    }
    return QCoreApplication::exec();
}

#include "mover.moc"
