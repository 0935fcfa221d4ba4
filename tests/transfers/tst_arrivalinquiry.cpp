#include "botdoc/wire.h"
#include "support/eventually.h"
#include "transfers/arrivalinquiry.h"
#include "transfers/servertraits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using botdoc::MediaId;
using botdoc::RequestId;
using support::Answer;
using support::ReceivedRequest;
using transfers::ArrivalInquiry;
using transfers::LostChunk;
using Outcome = ArrivalInquiry::Outcome;
using namespace std::chrono_literals;

namespace {

const QDateTime sentAfter(QDate(2020, 8, 14), QTime(17, 36, 44), Qt::UTC);
const QByteArray sentMd5(32, 'a');

/// A media that is the one that was sent in every respect.
QJsonObject sought(qint64 id = 5)
{
    return {{u"id"_qs, id},
            {u"name"_qs, u"Größe.pdf"_qs},
            {u"bytes"_qs, 1000},
            {u"total_chunks"_qs, 1},
            {u"current_chunk"_qs, 1},
            {u"created"_qs, u"2020-08-14T17:36:44.641834Z"_qs},
            {u"file_checksum"_qs, QString::fromLatin1(sentMd5)},
            {u"removed_at"_qs, QJsonValue::Null},
            {u"request"_qs, 1080}};
}

QJsonObject with(const QString &field, const QJsonValue &value, QJsonObject media = sought())
{
    media.insert(field, value);
    return media;
}

QJsonObject without(const QString &field, QJsonObject media = sought())
{
    media.remove(field);
    return media;
}

/// The only chunk of a file.
LostChunk wholeFile()
{
    LostChunk lost;
    lost.request = RequestId{1080};
    lost.name = u"Größe.pdf"_qs;
    lost.bytesThen = 1000;
    lost.md5 = sentMd5;
    lost.sentAfter = sentAfter;
    return lost;
}

/// The first of three.
LostChunk firstOfThree()
{
    LostChunk lost = wholeFile();
    lost.total = 3;
    lost.bytesThen = 400;
    lost.md5.reset();
    return lost;
}

/// The second of three, of which the first is media 5.
LostChunk secondOfThree()
{
    LostChunk lost = firstOfThree();
    lost.number = 2;
    lost.bytesThen = 800;
    lost.media = MediaId{5};
    return lost;
}

QJsonObject firstArrived(int chunk = 1)
{
    return with(u"total_chunks"_qs, 3,
                with(u"current_chunk"_qs, chunk,
                     with(u"bytes"_qs, 400 * chunk, with(u"file_checksum"_qs, QJsonValue::Null))));
}

Answer answerOf(const QJsonObject &object)
{
    return Answer::json(QJsonDocument(object).toJson());
}

/// An inquiry, the server it asks, and what it found.
struct Inquiry
{
    Inquiry() { serve({}); }

    /// The list, in its order, in pages of at most so many.
    void serve(const QList<QJsonObject> &medias, int pageSize = 100)
    {
        wire.server.on("GET", "/v1/media/", [medias, pageSize](const ReceivedRequest &request) {
            const QUrlQuery query(QString::fromLatin1(request.query()));
            const int page = query.queryItemValue(u"page"_qs).toInt();
            const int size = std::min(pageSize, query.queryItemValue(u"page_size"_qs).toInt());
            QJsonArray results;
            for (const QJsonObject &one : medias.mid((page - 1) * size, size))
                results.append(one);
            return answerOf({{u"count"_qs, medias.size()},
                             {u"total_pages"_qs, std::max<qsizetype>(1, (medias.size() + size - 1) / size)},
                             {u"results"_qs, results}});
        });
    }
    /// Only what is served from here on.
    void forget() { wire.server.forget(); }

    Outcome asks(const LostChunk &lost, const QList<std::chrono::milliseconds> &pauses = {1ms})
    {
        ArrivalInquiry inquiry(*wire.client, traits, lost, pauses, nullptr);
        QObject::connect(&inquiry, &ArrivalInquiry::ended, &inquiry, [&](Outcome outcome) {
            ++calls;
            ended = outcome;
            media = inquiry.media();
            error = inquiry.error();
        });
        inquiry.start();
        (void)support::eventually([this] { return calls > 0; });
        return ended;
    }

    Wire wire;
    transfers::ServerTraits traits;
    int calls = 0;
    Outcome ended = Outcome::Failed;
    botdoc::Media media;
    botdoc::ApiError error;
};

} // namespace

/// Whether a chunk whose answer was lost has arrived: what is taken for it, and what never is.
class TestArrivalInquiry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFound_data();
    void isFound();
    void isAnother_data();
    void isAnother();
    void twoThatCouldBeItAreNeither();
    void firstChunkIsKnownByItsNameAndTotal();
    void laterChunkIsKnownByItsMedia_data();
    void laterChunkIsKnownByItsMedia();
    void looksOnFirstAndLastPage_data();
    void looksOnFirstAndLastPage();
    void looksAgain();
    void oneLookIsALook();
    void noLookIsAFailure();
    void withoutATimeNothingIsFound();
    void pausesBeforeEachLook();
    void endsWithItsOwner();
};

void TestArrivalInquiry::isFound_data()
{
    QTest::addColumn<QJsonObject>("media");
    QTest::newRow("it") << sought();
    QTest::newRow("name taken apart") << with(u"name"_qs, u"Gro\u0308\u00dfe.pdf"_qs);
    QTest::newRow("within the clocks' slack") << with(u"created"_qs, u"2020-08-14T17:36:42.500000Z"_qs);
    QTest::newRow("long after") << with(u"created"_qs, u"2020-08-14T17:46:42Z"_qs);
    QTest::newRow("no request told") << without(u"request"_qs);
    QTest::newRow("no size told") << without(u"bytes"_qs);
    QTest::newRow("no checksum told") << without(u"file_checksum"_qs);
    QTest::newRow("no chunks told") << without(u"total_chunks"_qs, without(u"current_chunk"_qs));
}

void TestArrivalInquiry::isFound()
{
    QFETCH(const QJsonObject, media);
    Inquiry inquiry;
    inquiry.forget();
    inquiry.serve({with(u"name"_qs, u"other.pdf"_qs, sought(4)), media});
    QCOMPARE(inquiry.asks(wholeFile()), Outcome::Arrived);
    QCOMPARE(inquiry.media.id, MediaId{5});
    QCOMPARE(inquiry.calls, 1);
}

void TestArrivalInquiry::isAnother_data()
{
    QTest::addColumn<QJsonObject>("media");
    QTest::newRow("older") << with(u"created"_qs, u"2020-08-14T17:36:41.900000Z"_qs);
    QTest::newRow("of an unknown time") << without(u"created"_qs);
    QTest::newRow("another name") << with(u"name"_qs, u"größe.pdf"_qs);
    QTest::newRow("no name") << without(u"name"_qs);
    QTest::newRow("another size") << with(u"bytes"_qs, 1001);
    QTest::newRow("another content") << with(u"file_checksum"_qs, QString(32, u'b'));
    QTest::newRow("another request") << with(u"request"_qs, 1081);
    QTest::newRow("in another number of chunks") << with(u"total_chunks"_qs, 2, with(u"current_chunk"_qs, 2));
    QTest::newRow("removed") << with(u"removed_at"_qs, u"2020-08-14T17:36:50Z"_qs);
    QTest::newRow("not all of it") << with(u"current_chunk"_qs, 0);
    QTest::newRow("claimed") << sought(9);
}

void TestArrivalInquiry::isAnother()
{
    QFETCH(const QJsonObject, media);
    Inquiry inquiry;
    inquiry.traits.claimed = {MediaId{9}};
    inquiry.forget();
    inquiry.serve({media});
    QCOMPARE(inquiry.asks(wholeFile()), Outcome::NotSeen);
    QCOMPARE(inquiry.calls, 1);
}

void TestArrivalInquiry::twoThatCouldBeItAreNeither()
{
    Inquiry inquiry;
    inquiry.forget();
    inquiry.serve({sought(5), sought(6)});
    QCOMPARE(inquiry.asks(wholeFile()), Outcome::NotSeen);
    // The same one twice, as lists that move show it, is one.
    Inquiry moving;
    moving.forget();
    moving.serve({sought(5), sought(5)});
    QCOMPARE(moving.asks(wholeFile()), Outcome::Arrived);
}

void TestArrivalInquiry::firstChunkIsKnownByItsNameAndTotal()
{
    Inquiry inquiry;
    inquiry.forget();
    inquiry.serve({sought(4), firstArrived()});
    QCOMPARE(inquiry.asks(firstOfThree()), Outcome::Arrived);
    QCOMPARE(inquiry.media.id, MediaId{5});
    QCOMPARE(inquiry.media.currentChunk, 1);
}

void TestArrivalInquiry::laterChunkIsKnownByItsMedia_data()
{
    QTest::addColumn<QJsonObject>("media");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("arrived") << firstArrived(2) << Outcome::Arrived;
    QTest::newRow("missing") << firstArrived(1) << Outcome::NotSeen;
    QTest::newRow("known by its size") << without(u"current_chunk"_qs, firstArrived(2)) << Outcome::Arrived;
    QTest::newRow("missing by its size") << without(u"current_chunk"_qs, firstArrived(1)) << Outcome::NotSeen;
    QTest::newRow("nothing told") << without(u"bytes"_qs, without(u"current_chunk"_qs, firstArrived(2)))
                                  << Outcome::NotSeen;
}

void TestArrivalInquiry::laterChunkIsKnownByItsMedia()
{
    QFETCH(const QJsonObject, media);
    QFETCH(const Outcome, outcome);
    Inquiry inquiry;
    inquiry.traits.claimed = {MediaId{5}}; // by us
    inquiry.wire.server.on("GET", "/v1/media/5/", answerOf(media));
    QCOMPARE(inquiry.asks(secondOfThree()), outcome);
    QCOMPARE(inquiry.wire.server.count("GET", "/v1/media/"), 0);
}

void TestArrivalInquiry::looksOnFirstAndLastPage_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("pageSize");
    QTest::newRow("newest first") << 250 << 0 << 100;
    QTest::newRow("oldest first") << 250 << 249 << 100;
    QTest::newRow("smaller pages than asked for") << 250 << 249 << 7;
}

void TestArrivalInquiry::looksOnFirstAndLastPage()
{
    QFETCH(const int, size);
    QFETCH(const int, at);
    QFETCH(const int, pageSize);
    QList<QJsonObject> medias;
    for (int id = 100; id < 100 + size; ++id)
        medias.append(with(u"name"_qs, u"other.pdf"_qs, sought(id)));
    medias[at] = sought();
    Inquiry inquiry;
    inquiry.forget();
    inquiry.serve(medias, pageSize);
    QCOMPARE(inquiry.asks(wholeFile()), Outcome::Arrived);
    QVERIFY(inquiry.wire.server.count() <= 2);
}

void TestArrivalInquiry::looksAgain()
{
    Inquiry inquiry; // the list is empty at first
    inquiry.serve({});
    inquiry.serve({sought()});
    QCOMPARE(inquiry.asks(wholeFile(), {1ms, 1ms, 1ms, 1ms}), Outcome::Arrived);
    QCOMPARE(inquiry.wire.server.count(), 3);

    Inquiry never;
    QCOMPARE(never.asks(wholeFile(), {1ms, 1ms, 1ms}), Outcome::NotSeen);
    QCOMPARE(never.wire.server.count(), 3);
}

void TestArrivalInquiry::oneLookIsALook()
{
    Inquiry inquiry;
    inquiry.wire.server.on("GET", "/v1/media/", Answer::json("{}", 500));
    QCOMPARE(inquiry.asks(wholeFile(), {1ms, 1ms, 1ms}), Outcome::NotSeen);
    QCOMPARE(inquiry.wire.server.count(), 3);
}

void TestArrivalInquiry::noLookIsAFailure()
{
    Inquiry inquiry;
    inquiry.forget();
    inquiry.wire.server.on("GET", "/v1/media/", Answer::json(R"({"detail": "A fault."})", 500));
    QCOMPARE(inquiry.asks(wholeFile(), {1ms, 1ms}), Outcome::Failed);
    QCOMPARE(inquiry.error.kind, botdoc::ApiError::Kind::Server);
    QCOMPARE(inquiry.error.serverWords, u"A fault."_qs);
    QCOMPARE(inquiry.wire.server.count(), 2);
}

void TestArrivalInquiry::withoutATimeNothingIsFound()
{
    // Then any file of that name could be it, however old.
    Inquiry inquiry;
    inquiry.forget();
    inquiry.serve({sought()});
    LostChunk lost = wholeFile();
    lost.sentAfter.reset();
    QCOMPARE(inquiry.asks(lost), Outcome::NotSeen);
}

void TestArrivalInquiry::pausesBeforeEachLook()
{
    Inquiry inquiry;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(inquiry.asks(wholeFile(), {30ms, 60ms}), Outcome::NotSeen);
    QVERIFY(timer.elapsed() >= 85);
}

void TestArrivalInquiry::endsWithItsOwner()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/", Answer::json("{}").held());
    const transfers::ServerTraits traits;
    int calls = 0;
    {
        ArrivalInquiry inquiry(*wire.client, traits, wholeFile(), {1ms}, nullptr);
        connect(&inquiry, &ArrivalInquiry::ended, this, [&] { ++calls; });
        inquiry.start();
        QVERIFY(support::eventually([&] { return wire.server.count() == 1; }));
    }
    QVERIFY(support::eventually([&] { return wire.server.underWay() == 0; }));
    QCOMPARE(calls, 0);
}

QTEST_GUILESS_MAIN(TestArrivalInquiry)
#include "tst_arrivalinquiry.moc"
