#include "queuedesk.h"
#include "receivingserver.h"

#include "botdoc/wire.h"
#include "content/filethread.h"
#include "support/eventually.h"
#include "transfers/transfertext.h"

#include <QDir>
#include <QTest>

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;

namespace {

constexpr qint64 chunk = 32 * 1024;

/// Waits until it waits for its account to be signed in.
bool isHeld(const QueueDesk &desk, TransferId id)
{
    return eventually([&] {
        return desk.watch.isIn(id, Transfer::State::Waiting) && !desk.watch.at(id).waitsFor.isEmpty();
    });
}

} // namespace

/// Sessions that end, or become others, while transfers are under way.
class TestSigningOut final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsAllThatRunsAndWaits();
    void whatWasToBeOpenedFails();
    void leavesWhatIsFinished();
    void withoutASessionNothingBegins();
    void goesOnAfterSigningInAgain();
    void goesOnWhereItWas();
    void anotherServerGetsNothingOfIt_data();
    void anotherServerGetsNothingOfIt();
    void nothingIsDeletedElsewhere();
    void destroyedWhileItRuns();
};

void TestSigningOut::stopsAllThatRunsAndWaits()
{
    ReceivingServer receiving;
    receiving.answers[1] = &heldAnswer;
    receiving.server().on("GET", "/v1/media/7/download/", Answer::content("x").held());
    receiving.server().on("DELETE", "/v1/media/8/", Answer::empty().held());
    QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    desk.queue.setParallel(2);
    Media media;
    media.id = MediaId{7};
    const TransferId upload = desk.upload(desk.folder.make(u"a.bin"_qs, noise(3 * chunk)));
    const TransferId save = desk.add(transfers::SaveOrder{media, {desk.folder.path(), {}, false}, {}});
    const TransferId waiting = desk.upload(desk.folder.make(u"b.bin"_qs, "x"));
    media.id = MediaId{8};
    const TransferId removal = desk.add(transfers::RemovalOrder{media, {}});
    QVERIFY(eventually([&] { return receiving.server().underWay() == 3; }));
    QVERIFY(eventually([&] { return receiving.received().size() == 1; }));
    desk.queue.setSession(nullptr, {});
    const QList<TransferId> ids{upload, save, waiting, removal};
    for (const TransferId id : ids) {
        QVERIFY(isHeld(desk, id));
        QVERIFY(!desk.watch.at(id).started.isValid());
        QVERIFY(!desk.watch.at(id).isCancelling);
        // An upload goes on from where it was.
        if (id != upload)
            QCOMPARE(desk.watch.at(id).bytesDone, 0);
    }
    QVERIFY(eventually([&] { return receiving.server().underWay() == 0; }));
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    QCOMPARE(QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
             (QStringList{u"a.bin"_qs, u"b.bin"_qs}));
}

void TestSigningOut::whatWasToBeOpenedFails()
{
    ReceivingServer receiving;
    receiving.server().on("GET", "/v1/media/7/download/", Answer::content("x").held());
    QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    Media media;
    media.id = MediaId{7};
    const TransferId id = desk.add(transfers::OpenOrder{media, {}});
    QVERIFY(eventually([&] { return receiving.server().underWay() == 1; }));
    desk.queue.setSession(nullptr, {});
    QVERIFY(desk.watch.ends(id));
    QVERIFY(desk.watch.isFailure(id, ApiError::Kind::Unauthorized));
    QVERIFY(desk.watch.at(id).ended.isValid());
}

void TestSigningOut::leavesWhatIsFinished()
{
    ReceivingServer receiving;
    QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    const TransferId done = desk.upload(desk.folder.make(u"a.bin"_qs, "x"));
    QVERIFY(desk.watch.ends(done));
    const Transfer before = desk.watch.at(done);
    const TransferId next = desk.upload(desk.folder.make(u"b.bin"_qs, "x"));
    desk.queue.setSession(nullptr, {});
    QVERIFY(isHeld(desk, next));
    QCOMPARE(desk.watch.at(done), before);
}

void TestSigningOut::withoutASessionNothingBegins()
{
    ReceivingServer receiving;
    QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    desk.queue.setSession(nullptr, {});
    const TransferId id = desk.upload(desk.folder.make(u"a.bin"_qs, "x"));
    QVERIFY(isHeld(desk, id));
    QCOMPARE(receiving.server().count(), 0);
    // It may be given up there and then.
    desk.queue.cancel({id});
    QVERIFY(desk.watch.comes(id, Transfer::State::Cancelled));
    QCOMPARE(desk.watch.at(id).waitsFor, QString());
}

void TestSigningOut::goesOnAfterSigningInAgain()
{
    ReceivingServer receiving;
    QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    desk.queue.setSession(nullptr, {});
    const TransferId id = desk.upload(desk.folder.make(u"a.bin"_qs, noise(2 * chunk)));
    QVERIFY(isHeld(desk, id));
    desk.signInTo(desk.signedIn);
    QVERIFY(desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(desk.watch.at(id).waitsFor, QString());
    QCOMPARE(receiving.contents().size(), 1);
    QVERIFY(!desk.watch.at(id).error);
}

void TestSigningOut::goesOnWhereItWas()
{
    // What had arrived when the session ended is not sent again, and an answer that was lost with the session
    // is looked for.
    for (const int held : {1, 2}) {
        ReceivingServer receiving;
        receiving.answers[held] = &heldAnswer;
        QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
        const QByteArray bytes = noise(3 * chunk);
        const TransferId id = desk.upload(desk.folder.make(u"a.bin"_qs, bytes));
        QVERIFY(eventually([&] { return receiving.received().size() == held; }));
        desk.queue.setSession(nullptr, {});
        QVERIFY(isHeld(desk, id));
        desk.signInTo(desk.signedIn);
        QVERIFY(desk.watch.comes(id, Transfer::State::Done));
        QCOMPARE(desk.watch.at(id).note, QString());
        QCOMPARE(receiving.contents(), (QMap<qint64, QByteArray>{{1, bytes}}));
        QCOMPARE(receiving.received().size(), 3);
        QCOMPARE(receiving.deleted(), QList<qint64>());
    }
}

void TestSigningOut::anotherServerGetsNothingOfIt_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"upload", "save", "removal"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestSigningOut::anotherServerGetsNothingOfIt()
{
    // Numbers of requests and medias mean others there: somebody else's request, somebody else's document.
    QFETCH(const QString, kind);
    ReceivingServer receiving;
    receiving.server().on("GET", "/v1/media/7/download/", Answer::content("x"));
    receiving.server().on("DELETE", "/v1/media/7/", Answer::empty());
    QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    Media media;
    media.id = MediaId{7};
    transfers::TransferOrder order = transfers::RemovalOrder{media, {}};
    if (kind == u"upload")
        order = transfers::UploadOrder{desk.folder.make(u"a.bin"_qs, noise(3 * chunk)), RequestId{1080}, {}};
    else if (kind == u"save")
        order = transfers::SaveOrder{media, {desk.folder.path(), {}, false}, {}};
    desk.queue.setSession(nullptr, {});
    const TransferId id = desk.add(order);
    QVERIFY(isHeld(desk, id));

    ReceivingServer other;
    support::SignedIn there(at(other.server()), pasted("aaa.bbb.ccc"));
    desk.signInTo(there);
    // What is asked for here goes by; the other stays where it is.
    const TransferId here = desk.upload(desk.folder.make(u"b.bin"_qs, "x"));
    QVERIFY(desk.watch.comes(here, Transfer::State::Done));
    QVERIFY(isHeld(desk, id));
    const QString said = transfers::statusText(desk.watch.at(id));
    QVERIFY2(said.contains(desk.signedIn.session->server().host()), qPrintable(said));
    QCOMPARE(other.received().size(), 1);
    QCOMPARE(other.server().unexpected(), 0);

    // Back where it belongs it goes on.
    desk.signInTo(desk.signedIn);
    QVERIFY(desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(other.received().size(), 1);
    desk.queue.setSession(nullptr, {});
}

void TestSigningOut::nothingIsDeletedElsewhere()
{
    // What an upload has left on one server has the number of something else on the next.
    ReceivingServer receiving;
    receiving.answers[2] = &heldAnswer;
    QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
    const TransferId id = desk.upload(desk.folder.make(u"a.bin"_qs, noise(3 * chunk)));
    QVERIFY(eventually([&] { return receiving.received().size() == 2; }));
    QCOMPARE(receiving.contents().keys(), QList<qint64>{1});

    ReceivingServer other;
    QCOMPARE(other.add(u"Passport.pdf"_qs, "a customer's", QDateTime::currentDateTimeUtc()), 1);
    support::SignedIn there(at(other.server()), pasted("aaa.bbb.ccc"));
    desk.signInTo(there);
    QVERIFY(isHeld(desk, id));
    desk.queue.cancel({id});
    QVERIFY(desk.watch.comes(id, Transfer::State::Cancelled));
    QVERIFY2(desk.watch.at(id).note.contains(u"Part of it is on the server"_qs),
             qPrintable(desk.watch.at(id).note));
    const TransferId here = desk.upload(desk.folder.make(u"b.bin"_qs, "x"));
    QVERIFY(desk.watch.comes(here, Transfer::State::Done));
    QCOMPARE(other.contents().keys(), (QList<qint64>{1, 2}));
    QCOMPARE(other.received().size(), 1);
    QCOMPARE(other.deleted(), QList<qint64>());
    desk.queue.setSession(nullptr, {});
}

void TestSigningOut::destroyedWhileItRuns()
{
    ReceivingServer receiving;
    receiving.answers[2] = &heldAnswer;
    receiving.server().on("GET", "/v1/media/7/download/", Answer::content(noise(100'000)).heldAfter(50'000));
    {
        QueueDesk desk(at(receiving.server()), pasted("aaa.bbb.ccc"));
        Media media;
        media.id = MediaId{7};
        desk.upload(desk.folder.make(u"a.bin"_qs, noise(3 * chunk)));
        desk.add(transfers::SaveOrder{media, {desk.folder.path(), {}, false}, {}});
        QVERIFY(eventually([&] { return receiving.received().size() == 2; }));
        QVERIFY(eventually([&] { return receiving.server().count("GET", "/v1/media/7/download/") == 1; }));
    }
    QVERIFY(eventually([&] { return receiving.server().underWay() == 0; }));
    QVERIFY(content::FileThread::waitForDropped(std::chrono::seconds(10)));
    // Nothing is undone on the server.
    QCOMPARE(receiving.contents().size(), 1);
}

QTEST_GUILESS_MAIN(TestSigningOut)
#include "tst_signingout.moc"
