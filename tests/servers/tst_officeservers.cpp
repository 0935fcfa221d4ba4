#include "officeserver.h"

#include "transfers/queuedesk.h"

#include "botdoc/outcome.h"
#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/certificates.h"
#include "support/eventually.h"

#include <QDir>
#include <QMetaEnum>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using botdoc::ApiError;
using botdoc::Media;
using transfers::Transfer;
using transfers::TransferId;
using Front = OfficeServer::Front;

namespace {

constexpr qint64 chunk = 32 * 1024; // of QueueDesk

/// Somebody who works over such a server.
class Office final
{
    Q_DISABLE_COPY_MOVE(Office)

public:
    explicit Office(Front front, const QByteArray &token = OfficeServer::token)
        : service(front)
        , credentials(pasted(token))
    {
        QNetworkProxy::setApplicationProxy(service.proxy());
        desk = std::make_unique<QueueDesk>(service.server(), credentials);
    }
    ~Office()
    {
        desk.reset();
        content::FileThread::waitForDropped(std::chrono::seconds(10));
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    }

    [[nodiscard]] TransferId upload(const QString &name, const QByteArray &bytes) const
    {
        return desk->upload(desk->folder.make(name, bytes));
    }
    /// All that the service has; one without an id when it could not be asked.
    [[nodiscard]] QList<Media> medias() const
    {
        QObject context;
        Outcome<botdoc::Page<Media>> outcome;
        desk->signedIn.client.medias({1, 100}, std::nullopt, &context, outcome.callback());
        QList<Media> medias;
        if (!outcome.comes() || !outcome.isSuccess())
            return {Media()};
        for (const std::optional<Media> &media : (*outcome.result)->results)
            medias.append(media.value_or(Media()));
        return medias;
    }

    OfficeServer service;
    const botdoc::Credentials credentials;
    std::unique_ptr<QueueDesk> desk;
};

void addFronts(const QList<Front> &fronts)
{
    QTest::addColumn<Front>("front");
    const auto names = QMetaEnum::fromType<Front>();
    for (const Front front : fronts)
        QTest::newRow(names.valueToKey(static_cast<int>(front))) << front;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The whole way with servers and proxies that we have not written: gunicorn, nginx, Apache httpd, squid.
class TestOfficeServers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sendsSavesAndDeletes_data();
    void sendsSavesAndDeletes();
    void tooLargeIsTold_data();
    void tooLargeIsTold();
    void expiredTokenIsTold_data();
    void expiredTokenIsTold();
    void proxyThatDoesNotKnowUs();
};

void TestOfficeServers::initTestCase()
{
    const QStringList missing = OfficeServer::missingPrograms();
    if (!missing.isEmpty())
        QSKIP(qPrintable(u"NOT TESTED with other servers: not installed: "_qs + missing.join(u' ')));
    support::trustTheTestsAuthority();
}

void TestOfficeServers::sendsSavesAndDeletes_data()
{
    addFronts({Front::None, Front::Nginx, Front::NginxWithTls, Front::Apache, Front::ApacheWithTls,
               Front::Squid, Front::SquidWithLogin});
}

void TestOfficeServers::sendsSavesAndDeletes()
{
    QFETCH(const Front, front);
    const Office office(front);
    QVERIFY(office.service.isReady());

    QHash<QString, QByteArray> sent;
    QList<TransferId> ids;
    for (int i = 1; i <= 10; ++i) {
        const QString name = u"Übergabe %1.pdf"_qs.arg(i);
        sent[name] = noise(i * chunk / 2 + i);
        ids.append(office.upload(name, sent[name]));
    }
    QVERIFY(office.desk->watch.ends(ids));
    for (const TransferId id : ids) {
        const Transfer transfer = office.desk->watch.at(id);
        QVERIFY2(transfer.state == Transfer::State::Done,
                 qPrintable(transfer.error ? transfer.error->technical : QString()));
    }
    const QList<Media> medias = office.medias();
    QCOMPARE(medias.size(), sent.size());

    const QDir folder(office.desk->folder.path());
    QVERIFY(folder.mkdir(u"saved"_qs));
    ids.clear();
    for (const Media &media : medias) {
        const QString name = media.name.value_or(QString());
        QVERIFY2(sent.contains(name), qPrintable(name));
        QCOMPARE(media.fileChecksum, std::optional(md5Of(sent[name])));
        ids.append(office.desk->add(
            transfers::SaveOrder{media, {folder.filePath(u"saved"_qs), name, false}, u"A request"_qs}));
    }
    QVERIFY(office.desk->watch.ends(ids));
    for (auto [name, bytes] : sent.asKeyValueRange())
        QVERIFY2(contentOf(folder.filePath(u"saved/"_qs + name)) == bytes, qPrintable(name));

    ids.clear();
    for (const Media &media : medias)
        ids.append(office.desk->add(transfers::RemovalOrder{media, u"A request"_qs}));
    QVERIFY(office.desk->watch.ends(ids));
    QCOMPARE(office.medias(), QList<Media>());
}

void TestOfficeServers::tooLargeIsTold_data()
{
    addFronts({Front::Nginx, Front::NginxWithTls, Front::Apache, Front::ApacheWithTls});
}

/// A server that refuses in the middle of a body, and hangs up.
void TestOfficeServers::tooLargeIsTold()
{
    QFETCH(const Front, front);
    const Office office(front);
    QVERIFY(office.service.isReady());
    office.desk->queue.setChunkSize(100 * OfficeServer::mostBytes);
    const TransferId id = office.upload(u"scan.pdf"_qs, noise(100 * OfficeServer::mostBytes));
    QVERIFY(office.desk->watch.ends(id));
    QVERIFY(office.desk->watch.isFailure(id, ApiError::Kind::Rejected));
    QCOMPARE(office.desk->watch.at(id).error->httpStatus, 413);
    QCOMPARE(office.medias(), QList<Media>());
}

void TestOfficeServers::expiredTokenIsTold_data()
{
    addFronts({Front::None, Front::Nginx, Front::ApacheWithTls, Front::Squid});
}

void TestOfficeServers::expiredTokenIsTold()
{
    QFETCH(const Front, front);
    const Office office(front, "of.last.week");
    QVERIFY(office.service.isReady());
    const TransferId id = office.upload(u"scan.pdf"_qs, noise(3 * chunk));
    QVERIFY(office.desk->watch.ends(id));
    QVERIFY(office.desk->watch.isFailure(id, ApiError::Kind::Unauthorized));
}

/// What is on its way waits until somebody has entered the right password.
void TestOfficeServers::proxyThatDoesNotKnowUs()
{
    const Office office(Front::SquidWithLogin);
    QVERIFY(office.service.isReady());
    QNetworkProxy stranger = office.service.proxy();
    stranger.setPassword(u"guessed"_qs);
    QNetworkProxy::setApplicationProxy(stranger);
    const QSignalSpy away(&office.desk->queue, &transfers::TransferQueue::serverIsAway);
    const TransferId id = office.upload(u"scan.pdf"_qs, "text");
    QVERIFY(support::eventually([&] { return !away.isEmpty(); }));
    QCOMPARE(away.first().first().value<ApiError>().cause, ApiError::Cause::Proxy);
    QNetworkProxy::setApplicationProxy(office.service.proxy());
    QVERIFY(office.desk->watch.comes(id, Transfer::State::Done));
    QCOMPARE(office.medias().size(), 1);
}

QTEST_GUILESS_MAIN(TestOfficeServers)
#include "tst_officeservers.moc"
