#include "queuedesk.h"

#include "botdoc/outcome.h"
#include "botdoc/wire.h"
#include "support/demoserver.h"
#include "support/eventually.h"
#include "transfers/transfertext.h"

#include <QSignalSpy>
#include <QTest>

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using support::Answer;
using support::eventually;
using transfers::Transfer;
using transfers::TransferId;
using transfers::TransferQueue;

namespace {

Media mediaOf(qint64 id)
{
    Media media;
    media.id = MediaId{id};
    media.name = u"Media %1.pdf"_qs.arg(id);
    return media;
}

QByteArray pathOf(qint64 id)
{
    return "/v1/media/" + QByteArray::number(id) + '/';
}

/// A queue on a scripted server that may be asked to delete media 5.
struct Basket
{
    explicit Basket(const Answer &answer) { server.on("DELETE", pathOf(5), answer); }

    TransferId remove(qint64 id = 5) { return desk.add(transfers::RemovalOrder{mediaOf(id), {}}); }
    [[nodiscard]] int asked() const { return server.count("DELETE", pathOf(5)); }

    support::ScriptedServer server;
    QueueDesk desk{at(server), pasted("aaa.bbb.ccc")};
    QSignalSpy removed{&desk.queue, &TransferQueue::mediaRemoved};
};

} // namespace

/// Deleting medias from the server.
class TestRemoval final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletes_data();
    void deletes();
    void goneAlreadyCountsAsDone();
    void refusalSaysSo_data();
    void refusalSaysSo();
    void askedAgainWhenTheAnswerIsLost();
    void cancelledIsUnclear();
    void cancelledBeforeItBeganIsNot();
    void triedAgain();
    void doesNotWaitForTransfers();
    void fewAtATime();
};

void TestRemoval::deletes_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("for good") << QStringList();
    QTest::newRow("marked as removed") << QStringList{u"--soft-delete"_qs};
}

void TestRemoval::deletes()
{
    QFETCH(const QStringList, options);
    const support::DemoServer demo(options);
    QVERIFY(demo.isReady());
    QueueDesk desk(demo.server(), demo.credentials());
    Outcome<botdoc::Page<Media>> listed;
    desk.signedIn.client.medias({1, 5}, std::nullopt, this, listed.callback());
    QVERIFY(listed.comes() && listed.isSuccess());
    QSignalSpy removed(&desk.queue, &TransferQueue::mediaRemoved);
    QList<transfers::TransferOrder> orders;
    for (const std::optional<Media> &media : (*listed.result)->results)
        orders.append(transfers::RemovalOrder{*media, u"A request"_qs});
    QCOMPARE(orders.size(), 5);
    const QList<TransferId> ids = desk.add(orders);
    QVERIFY(desk.watch.ends(ids));
    QCOMPARE(desk.watch.count(Transfer::State::Done), 5);
    QCOMPARE(removed.size(), 5);
    for (const std::optional<Media> &media : (*listed.result)->results) {
        Outcome<Media> after;
        desk.signedIn.client.media(media->id, this, after.callback());
        QVERIFY(after.comes());
        QVERIFY(after.isFailure(ApiError::Kind::NotFound) ||
                (after.isSuccess() && (*after.result)->isRemoved()));
    }
}

void TestRemoval::goneAlreadyCountsAsDone()
{
    for (const int status : {404, 410}) {
        Basket basket(Answer::json(R"({"detail": "Not found."})", status));
        const TransferId id = basket.remove();
        QVERIFY(basket.desk.watch.ends(id));
        QCOMPARE(basket.desk.watch.at(id).state, Transfer::State::Done);
        QCOMPARE(basket.removed.size(), 1);
        QCOMPARE(transfers::statusText(basket.desk.watch.at(id)), u"Deleted"_qs);
    }
}

void TestRemoval::refusalSaysSo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("403") << 403 << ApiError::Kind::Forbidden;
    QTest::newRow("409") << 409 << ApiError::Kind::Rejected;
    QTest::newRow("500") << 500 << ApiError::Kind::Server;
}

void TestRemoval::refusalSaysSo()
{
    QFETCH(const int, status);
    QFETCH(const ApiError::Kind, kind);
    Basket basket(Answer::json(R"({"detail": "This media is under retention."})", status));
    const TransferId id = basket.remove();
    QVERIFY(basket.desk.watch.ends(id));
    QVERIFY(basket.desk.watch.isFailure(id, kind));
    QVERIFY(transfers::statusText(basket.desk.watch.at(id)).contains(u"This media is under retention."_qs));
    QCOMPARE(basket.removed.size(), 0);
    QCOMPARE(basket.asked(), 1);
}

void TestRemoval::askedAgainWhenTheAnswerIsLost()
{
    // Deleting twice is harmless, and the second answer tells what became of the first.
    Basket basket(Answer::closed());
    basket.server.on("DELETE", pathOf(5), Answer::json("{}", 404));
    const TransferId id = basket.remove();
    QVERIFY(basket.desk.watch.ends(id));
    QCOMPARE(basket.desk.watch.at(id).state, Transfer::State::Done);
    QCOMPARE(basket.asked(), 2);
    QCOMPARE(basket.removed.size(), 1);
}

void TestRemoval::cancelledIsUnclear()
{
    Basket basket(Answer::empty().held());
    const TransferId id = basket.remove();
    QVERIFY(eventually([&] { return basket.asked() == 1; }));
    basket.desk.queue.cancel({id});
    QVERIFY(basket.desk.watch.ends(id));
    const Transfer transfer = basket.desk.watch.at(id);
    QCOMPARE(transfer.state, Transfer::State::Cancelled);
    QVERIFY2(transfer.note.contains(u"may have been deleted"_qs), qPrintable(transfer.note));
    QCOMPARE(basket.removed.size(), 0);
}

void TestRemoval::cancelledBeforeItBeganIsNot()
{
    Basket basket(Answer::empty().held());
    for (int id = 6; id < 9; ++id) {
        basket.server.on("DELETE", pathOf(id), Answer::empty().held());
        basket.remove(id);
    }
    const TransferId waiting = basket.remove();
    basket.desk.queue.cancel({waiting});
    QVERIFY(basket.desk.watch.ends(waiting));
    QCOMPARE(basket.desk.watch.at(waiting).state, Transfer::State::Cancelled);
    QCOMPARE(basket.desk.watch.at(waiting).note, QString());
    basket.server.release();
    QVERIFY(eventually([&] { return basket.desk.watch.count(Transfer::State::Cancelled) == 1; }));
    QCOMPARE(basket.asked(), 0);
}

void TestRemoval::triedAgain()
{
    Basket basket(Answer::json(R"({"detail": "A fault."})", 500));
    basket.server.on("DELETE", pathOf(5), Answer::empty());
    const TransferId id = basket.remove();
    QVERIFY(basket.desk.watch.ends(id));
    QVERIFY(basket.desk.watch.isFailure(id, ApiError::Kind::Server));
    basket.desk.queue.retry({id});
    QVERIFY(basket.desk.watch.comes(id, Transfer::State::Done));
    QCOMPARE(basket.removed.size(), 1);
}

void TestRemoval::doesNotWaitForTransfers()
{
    Basket basket(Answer::empty());
    basket.desk.queue.setParallel(1);
    basket.server.on("GET", "/v1/media/", Answer::json(documentedList()));
    basket.server.on("POST", "/v1/media/", Answer::json("{}", 201).held());
    const TransferId upload = basket.desk.upload(basket.desk.folder.make(u"a.bin"_qs, "x"));
    QVERIFY(eventually([&] { return basket.server.count("POST", "/v1/media/") == 1; }));
    const TransferId removal = basket.remove();
    QVERIFY(basket.desk.watch.ends(removal));
    QCOMPARE(basket.desk.watch.at(removal).state, Transfer::State::Done);
    QVERIFY(!basket.desk.watch.at(upload).isFinished());
}

void TestRemoval::fewAtATime()
{
    Basket basket(Answer::empty().held());
    QList<TransferId> ids{basket.remove()};
    for (int id = 10; id < 30; ++id) {
        basket.server.on("DELETE", pathOf(id), Answer::empty());
        ids.append(basket.remove(id));
    }
    QVERIFY(eventually([&] { return basket.desk.watch.count(Transfer::State::Done) == 20; }));
    // All others went past the one that hangs.
    QVERIFY(basket.desk.watch.isIn(ids.first(), Transfer::State::Running));
    basket.server.release();
    QVERIFY(basket.desk.watch.ends(ids));
    QCOMPARE(basket.desk.watch.count(Transfer::State::Done), 21);
    QCOMPARE(basket.desk.watch.started, ids);
}

QTEST_GUILESS_MAIN(TestRemoval)
#include "tst_removal.moc"
