#include "queuedesk.h"

#include "botdoc/outcome.h"
#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/demoserver.h"
#include "support/eventually.h"
#include "support/relay.h"
#include "transfers/transfertext.h"

#include <QDir>
#include <QTest>

using botdoc::ApiError;
using botdoc::Media;
using support::eventually;
using support::Mishap;
using transfers::Transfer;
using transfers::TransferId;

namespace {

/// So large that a server cannot be rid of it before the line breaks.
constexpr qint64 size = 30'000'000;

/// Somebody who saves from a demo server over a bad line what somebody else has sent there.
struct Desk
{
    explicit Desk(const QStringList &options)
        : demo(options)
    {
        Outcome<Media> created;
        QObject context;
        witness.client.createMedia(chunkOf(content, u"large.bin"_qs), &context, created.callback());
        if (created.comes() && created.isSuccess())
            media = **created.result;
    }
    ~Desk()
    {
        desk.queue.setSession(nullptr, {});
        content::FileThread::waitForDropped(std::chrono::seconds(10));
    }
    Q_DISABLE_COPY_MOVE(Desk)

    TransferId save() { return desk.add(transfers::SaveOrder{media, {desk.folder.path(), {}, false}, {}}); }
    /// By the server's count; -1: it could not be asked.
    [[nodiscard]] qint64 timesDownloaded()
    {
        Outcome<Media> told;
        QObject context;
        witness.client.media(media.id, &context, told.callback());
        return told.comes() && told.isSuccess() ? (*told.result)->timesDownloaded.value_or(-1) : -1;
    }
    [[nodiscard]] bool isSaved(TransferId id) const
    {
        QFile file(desk.watch.at(id).path);
        return desk.watch.isIn(id, Transfer::State::Done) && file.open(QIODevice::ReadOnly) &&
               file.readAll() == content;
    }
    [[nodiscard]] QStringList saved() const
    {
        return QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden);
    }

    const QByteArray content = noise(size);
    support::DemoServer demo;
    support::SignedIn witness{demo.server(), demo.credentials()};
    support::Relay relay{demo.port()};
    QueueDesk desk{relay.server(), demo.credentials()};
    Media media;
};

} // namespace

/// What comes of a download whose line breaks, and what it costs.
class TestBrokenDownloads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnAndCountsOnce();
    void notBegunAnewByItself();
};

void TestBrokenDownloads::goesOnAndCountsOnce()
{
    Desk desk({u"--ranges"_qs});
    QVERIFY(desk.media.bytes == size);
    desk.relay.onDownload(1, {Mishap::Kind::Truncate, 1'000'000});
    desk.relay.onDownload(2, {Mishap::Kind::Truncate, 2'000'000});
    const TransferId id = desk.save();
    QVERIFY(desk.desk.watch.ends(id));
    QVERIFY(desk.isSaved(id));
    QVERIFY(desk.desk.watch.at(id).isChecked);
    QCOMPARE(desk.desk.watch.at(id).note, QString());
    QCOMPARE(desk.relay.downloads(), 3);
    QCOMPARE(desk.timesDownloaded(), 1);
    QCOMPARE(desk.saved(), QStringList{u"large.bin"_qs});
}

void TestBrokenDownloads::notBegunAnewByItself()
{
    Desk desk({});
    QVERIFY(desk.media.bytes == size);
    desk.relay.onDownload(1, {Mishap::Kind::Truncate, 1'000'000});
    const TransferId id = desk.save();
    QVERIFY(desk.desk.watch.ends(id));
    QVERIFY(desk.desk.watch.isFailure(id, ApiError::Kind::Offline));
    QCOMPARE(desk.relay.downloads(), 1);
    const QString words = transfers::statusText(desk.desk.watch.at(id));
    QVERIFY2(words.endsWith(u"Trying again uses another download: 6 of 6 left."_qs), qPrintable(words));
    QVERIFY(eventually([&] { return desk.saved().isEmpty(); }));

    // Staff may.
    desk.desk.queue.retry({id});
    QVERIFY(desk.desk.watch.comes(id, Transfer::State::Done));
    QVERIFY(desk.isSaved(id));
    QCOMPARE(desk.desk.watch.at(id).note, QString());
    QCOMPARE(desk.relay.downloads(), 2);
    QCOMPARE(desk.timesDownloaded(), 1);
}

QTEST_GUILESS_MAIN(TestBrokenDownloads)
#include "tst_brokendownloads.moc"
