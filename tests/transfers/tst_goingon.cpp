#include "receivingdesk.h"
#include "uploadrun.h"

#include "botdoc/outcome.h"
#include "support/eventually.h"

#include <QTest>

using botdoc::MediaId;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::UploadRemains;

namespace {

constexpr qint64 chunk = 32 * 1024;

/// What is left of an upload in chunks that is stopped while the server has chunk `number`, and has acted on
/// it or not.
UploadRemains stoppedAt(ReceivingDesk &desk, const QString &path, int number, bool hasActed)
{
    if (hasActed)
        desk.receiving.answers[number] = &heldAnswer;
    else
        desk.receiving.refusals[number] = Answer::json("{}", 500).held();
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk));
    run.start();
    (void)eventually([&] { return desk.receiving.received().size() == number; });
    return run.remains();
}

bool isSame(const UploadRemains &one, const UploadRemains &other)
{
    // Not by QList's ==, which compares no bytes at no address: the sanitizer minds.
    return std::equal(one.medias.begin(), one.medias.end(), other.medias.begin(), other.medias.end()) &&
           one.unconfirmedSince == other.unconfirmedSince && one.progress == other.progress;
}

} // namespace

/// An upload that was stopped, as by the end of the program, goes on where the server says.
class TestGoingOn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatIsMissing_data();
    void sendsWhatIsMissing();
    void keepsItsChunks();
    void startsOverWithAnotherFile_data();
    void startsOverWithAnotherFile();
    void startsOverWithAnotherFileUnasked();
    void startsOverWhenItsMediaIsGone();
    void looksForLongWhatWasCutShort();
    void mayBeStoppedAgain();
    void mayBeCancelled();
    void staysAsItIsWhileNobodyCanBeAsked();
};

void TestGoingOn::sendsWhatIsMissing_data()
{
    QTest::addColumn<int>("stopped");
    QTest::addColumn<bool>("hasActed");
    for (const int number : {1, 2, 3, 4}) {
        QTest::addRow("chunk %d had arrived", number) << number << true;
        QTest::addRow("chunk %d had not arrived", number) << number << false;
    }
}

void TestGoingOn::sendsWhatIsMissing()
{
    QFETCH(const int, stopped);
    QFETCH(const bool, hasActed);
    ReceivingDesk desk;
    const QByteArray bytes = noise(4 * chunk - 5);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    const UploadRemains remains = stoppedAt(desk, path, stopped, hasActed);
    QVERIFY(remains.progress);
    QCOMPARE(remains.progress->media.has_value(), stopped > 1);
    QCOMPARE(remains.unconfirmedSince.has_value(), stopped == 1);
    QVERIFY(remains.medias.isEmpty());

    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(run.transfer().isChecked);
    QCOMPARE(run.transfer().chunksDone, 4);
    QCOMPARE(desk.receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
    QCOMPARE(desk.receiving.deleted(), QList<qint64>());
    QCOMPARE(desk.receiving.received().size(), hasActed ? 4 : 5);
}

void TestGoingOn::keepsItsChunks()
{
    // The size of chunks may have been set otherwise meanwhile.
    ReceivingDesk desk;
    const QByteArray bytes = noise(4 * chunk);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    const UploadRemains remains = stoppedAt(desk, path, 2, true);
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(3 * chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
    QCOMPARE(desk.receiving.received().size(), 4);
    QVERIFY(std::is_sorted(run.told.begin(), run.told.end(), [](const Transfer &one, const Transfer &next) {
        return one.bytesDone < next.bytesDone;
    }));
}

void TestGoingOn::startsOverWithAnotherFile_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("larger") << 4 * chunk;
    QTest::newRow("smaller") << chunk / 2;
    QTest::newRow("of the same size") << 3 * chunk;
}

void TestGoingOn::startsOverWithAnotherFile()
{
    QFETCH(const qint64, size);
    ReceivingDesk desk;
    const QString path = desk.folder.make(u"a.bin"_qs, noise(3 * chunk));
    const UploadRemains remains = stoppedAt(desk, path, 2, true);
    const QByteArray bytes = noise(size);
    QCOMPARE(desk.folder.make(u"a.bin"_qs, bytes), path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(60), QFile::FileModificationTime));
    file.close();

    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.contents(), (QMap<qint64, QByteArray>{{2, bytes}}));
    QCOMPARE(desk.receiving.deleted(), QList<qint64>{1});
}

void TestGoingOn::startsOverWithAnotherFileUnasked()
{
    // The first chunk of what the file was then is there, though nothing here knows its media.
    ReceivingDesk desk;
    const QString path = desk.folder.make(u"a.bin"_qs, noise(3 * chunk));
    const UploadRemains remains = stoppedAt(desk, path, 1, true);
    const QByteArray bytes = noise(3 * chunk - 1);
    QCOMPARE(desk.folder.make(u"a.bin"_qs, bytes), path);

    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.contents(), (QMap<qint64, QByteArray>{{2, bytes}}));
    QCOMPARE(desk.receiving.deleted(), QList<qint64>{1});
}

void TestGoingOn::looksForLongWhatWasCutShort()
{
    // The server may still be at it when the program has come back.
    ReceivingDesk desk;
    const QByteArray bytes = noise(chunk / 2);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    UploadRemains remains = stoppedAt(desk, path, 1, false);
    QVERIFY(remains.unconfirmedSince);
    remains.isCutShort = true;
    desk.receiving.server().forget();
    int looks = 0;
    ReceivingServer later;
    support::SignedIn there(at(later.server()), pasted("aaa.bbb.ccc"));
    later.alter = [&](QJsonObject &media) {
        if (++looks < 3)
            media = {};
    };
    QCOMPARE(later.add(u"a.bin"_qs, bytes, QDateTime::currentDateTimeUtc().addSecs(1)), 1);
    UploadRun run(there.client, desk.traits, path, quickTerms(chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(later.received().size(), 0);
    QCOMPARE(later.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
}

void TestGoingOn::startsOverWhenItsMediaIsGone()
{
    ReceivingDesk desk;
    const QByteArray bytes = noise(3 * chunk);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    const UploadRemains remains = stoppedAt(desk, path, 2, true);
    Outcome<void> deleted;
    desk.sender.client.deleteMedia(MediaId{1}, this, deleted.callback());
    QVERIFY(deleted.comes());

    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(desk.receiving.contents(), (QMap<qint64, QByteArray>{{2, bytes}}));
}

void TestGoingOn::mayBeStoppedAgain()
{
    // At each moment what is left is what the next attempt needs.
    ReceivingDesk desk;
    const QByteArray bytes = noise(3 * chunk);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    const UploadRemains remains = stoppedAt(desk, path, 2, true);
    {
        const UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
        QVERIFY(isSame(run.remains(), remains));
    }
    {
        UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
        run.start();
        QVERIFY(isSame(run.remains(), remains));
        QVERIFY(eventually([&] { return run.transfer().chunksDone > 0; }));
        QVERIFY(isSame(run.remains(), remains));
    }
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QVERIFY(isSame(run.remains(), UploadRemains()));
    QCOMPARE(desk.receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
    QCOMPARE(desk.receiving.received().size(), 3);
}

void TestGoingOn::mayBeCancelled()
{
    ReceivingDesk desk;
    const QString path = desk.folder.make(u"a.bin"_qs, noise(3 * chunk));
    const UploadRemains remains = stoppedAt(desk, path, 2, true);
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
    run.start();
    run.cancel();
    QVERIFY(run.ends());
    QVERIFY(run.isCancelled());
    QCOMPARE(desk.receiving.contents(), (QMap<qint64, QByteArray>()));
    QVERIFY(isSame(run.remains(), UploadRemains()));
    QCOMPARE(desk.receiving.received().size(), 2);
}

void TestGoingOn::staysAsItIsWhileNobodyCanBeAsked()
{
    ReceivingDesk desk;
    const QByteArray bytes = noise(3 * chunk);
    const QString path = desk.folder.make(u"a.bin"_qs, bytes);
    const UploadRemains remains = stoppedAt(desk, path, 2, true);
    desk.receiving.deletion = Answer::json("{}", 503);
    desk.receiving.alter = [](QJsonObject &media) { media = {}; };
    UploadRun run(desk.sender.client, desk.traits, path, quickTerms(chunk), remains);
    QVERIFY(run.runs());
    QVERIFY(!run.isDone());
    QCOMPARE(desk.receiving.received().size(), 2);
    // What could not be taken back is the next attempt's.
    QCOMPARE(run.remains().medias, QList<MediaId>{MediaId{1}});
    desk.receiving.deletion = Answer::empty(204);
    desk.receiving.alter = nullptr;
    UploadRun again(desk.sender.client, desk.traits, path, quickTerms(chunk), run.remains());
    QVERIFY(again.runs());
    QVERIFY(again.isDone());
    QCOMPARE(desk.receiving.contents().values(), QList<QByteArray>{bytes});
}

QTEST_GUILESS_MAIN(TestGoingOn)
#include "tst_goingon.moc"
