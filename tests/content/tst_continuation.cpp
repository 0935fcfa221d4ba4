#include "shelf.h"

#include "botdoc/outcome.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using botdoc::ApiError;
using botdoc::Media;
using content::Fetch;
using content::SavedContent;
using support::Answer;
using support::eventually;
using support::ReceivedRequest;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;
using Cause = ApiError::Cause;

namespace {

/// What is answered to a request for all from a byte on.
using Rest = std::function<Answer(qint64 from)>;

/// Of the 100,000 bytes; where the connection breaks.
constexpr qint64 half = 40'000;

Answer whole(const QByteArray &content, const QByteArray &etag = "\"one\"")
{
    Answer answer = Answer::content(content).with("Accept-Ranges", "bytes");
    return etag.isEmpty() ? answer : answer.with("ETag", etag);
}

Answer part(const QByteArray &content, qint64 from, const QByteArray &etag = "\"one\"")
{
    const QByteArray size = QByteArray::number(content.size());
    Answer answer = whole(content.mid(from), etag)
                        .with("Content-Range", "bytes " + QByteArray::number(from) + '-' +
                                                   QByteArray::number(content.size() - 1) + '/' + size);
    answer.status = 206;
    return answer;
}

Answer detail(const QJsonObject &media)
{
    return Answer::json(QJsonDocument(media).toJson());
}

/// A shelf whose server can be asked for what is missing.
struct Line : Shelf
{
    Line()
    {
        media.timesDownloaded = 3;
        media.maxAllowedTimesDownloaded = 6;
    }

    /// What is answered to each request for the whole, to each for the rest, and to each that asks what has
    /// become of the media: as it was, without an answer of its own.
    void answer(const Answer &first, const Rest &rest, const std::optional<Answer> &look = std::nullopt)
    {
        wire.server.forget();
        wire.server.on("GET", detailPath, look.value_or(detail(media.toJson())));
        wire.server.on("GET", downloadPath, [first, rest](const ReceivedRequest &request) {
            const QByteArray range = request.header("Range");
            return range.isEmpty() ? first : rest(range.mid(6).chopped(1).toLongLong());
        });
    }
    [[nodiscard]] Rest partFrom(const QByteArray &etag = "\"one\"") const
    {
        return [all = content, etag](qint64 from) { return part(all, from, etag); };
    }
    Fetch *save()
    {
        Fetch *fetch = store->save(media, target(), &context, outcome.callback());
        QObject::connect(fetch, &Fetch::restartCosts, &context,
                         [this](const Media &told) { costs.append(told.downloadsLeft().value_or(-1)); });
        return fetch;
    }
    [[nodiscard]] bool isWhole()
    {
        return outcome.isSuccess() && contentOf(folder.filePath(u"Passport.pdf"_qs)) == content &&
               (*outcome.result)->bytes == content.size() && (*outcome.result)->checked;
    }
    [[nodiscard]] bool leavesNothing()
    {
        return eventually([this] { return saved().isEmpty(); });
    }

    const QByteArray detailPath = "/v1/media/5/";
    Outcome<SavedContent> outcome;
    QList<qint64> costs; ///< the downloads left, each time that another was said to be needed
};

} // namespace

Q_DECLARE_METATYPE(Rest)

/// A download that breaks off goes on where it was, where the server can; it is never begun anew.
class TestContinuation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhereItBroke();
    void goesOnByTheChecksumAlone();
    void goesOnAfterATimeout();
    void goesOnWhileItMoves();
    void goesOnAfterAFaultThatPasses();
    void goesOnForWhoWaits();
    void endsWhereNothingMoves();
    void endsWhereItWasRefused();
    void onlyWhereTheServerCan_data();
    void onlyWhereTheServerCan();
    void notFromTheBeginning();
    void startsOverWhereTheServerDoes();
    void startsOverOnce();
    void takesOnlyWhatFits_data();
    void takesOnlyWhatFits();
    void takesNoPartUnasked();
    void looksBefore_data();
    void looksBefore();
    void holdsTheChecksumAgainstTheWhole();
    void tellsWhatIsLeftWithoutTheServer();
    void cancelledWhileItLooks();
};

void TestContinuation::goesOnWhereItBroke()
{
    Line line;
    line.answer(whole(line.content).cutAfter(half), line.partFrom());
    QSignalSpy downloaded(line.store.get(), &content::ContentStore::downloaded);
    const Fetch *fetch = line.save();
    QSignalSpy progress(fetch, &Fetch::progress);
    QVERIFY(line.outcome.comes());
    QVERIFY(line.isWhole());
    QCOMPARE(line.downloads(), 2);
    QCOMPARE(downloaded.size(), 1);
    QVERIFY(line.costs.isEmpty());
    QVERIFY(!line.wire.server.request(1).hasHeader("Range"));
    QVERIFY(!line.wire.server.request(1).hasHeader("If-Range"));
    const ReceivedRequest second = line.wire.server.last("GET", downloadPath);
    QCOMPARE(second.header("Range"), QByteArray("bytes=40000-"));
    QCOMPARE(second.header("If-Range"), QByteArray("\"one\""));
    qint64 before = 0;
    for (const QList<QVariant> &told : std::as_const(progress)) {
        QVERIFY(told.at(0).toLongLong() >= std::exchange(before, told.at(0).toLongLong()));
        QCOMPARE(told.at(1).toLongLong(), 100'000);
    }
    QCOMPARE(line.saved(), QStringList{u"Passport.pdf"_qs});
}

void TestContinuation::goesOnByTheChecksumAlone()
{
    for (const QByteArray &etag : {QByteArray(), QByteArray("W/\"weak\"")}) {
        Line line;
        line.answer(whole(line.content, etag).cutAfter(half), line.partFrom(etag));
        line.save();
        QVERIFY(line.outcome.comes());
        QVERIFY(line.isWhole());
        QCOMPARE(line.downloads(), 2);
        QCOMPARE(line.wire.server.count("GET", line.detailPath), 1);
        QVERIFY(!line.wire.server.last("GET", downloadPath).hasHeader("If-Range"));
    }
}

void TestContinuation::goesOnAfterATimeout()
{
    Line line;
    line.wire.transport.setInactivity(1s);
    line.answer(whole(line.content).heldAfter(half), line.partFrom());
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.isWhole());
    QCOMPARE(line.downloads(), 2);
}

void TestContinuation::goesOnWhileItMoves()
{
    Line line;
    line.answer(whole(line.content).cutAfter(half), [&](qint64 from) {
        return from < 90'000 ? part(line.content, from).cutAfter(10'000) : part(line.content, from);
    });
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.isWhole());
    QCOMPARE(line.downloads(), 7);
}

void TestContinuation::goesOnAfterAFaultThatPasses()
{
    Line line;
    int asked = 0;
    line.answer(whole(line.content).cutAfter(half), [&](qint64 from) {
        return ++asked == 1 ? Answer::json(R"({"detail": "Soon."})", 503) : part(line.content, from);
    });
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.isWhole());
    QCOMPARE(line.downloads(), 3);
}

void TestContinuation::goesOnForWhoWaits()
{
    Line line;
    line.answer(whole(line.content).heldAfter(half), line.partFrom());
    Fetch *first = line.save();
    qint64 received = 0;
    connect(first, &Fetch::progress, this, [&](qint64 done) { received = done; });
    QVERIFY(eventually([&] { return received == half; }));
    Outcome<SavedContent> second;
    line.store->open(line.media, &line.context, second.callback());
    first->cancel();
    QVERIFY(line.outcome.comes());
    line.wire.server.closeConnections();
    QVERIFY(second.comes());
    QVERIFY(second.isSuccess());
    QCOMPARE(contentOf((*second.result)->path), line.content);
    QCOMPARE(line.downloads(), 2);
    QVERIFY(line.leavesNothing());
}

void TestContinuation::endsWhereNothingMoves()
{
    Line line;
    line.answer(whole(line.content).cutAfter(half),
                [&](qint64 from) { return part(line.content, from).cutAfter(0); });
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Offline));
    QCOMPARE(line.downloads(), 3);
    QCOMPARE(line.costs, QList<qint64>{3});
    QVERIFY(line.leavesNothing());
}

void TestContinuation::endsWhereItWasRefused()
{
    Line line;
    line.answer(whole(line.content).cutAfter(half),
                [](qint64) { return Answer::json(R"({"detail": "Six times."})", 403); });
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Forbidden));
    QCOMPARE(line.outcome.error().serverWords, u"Six times."_qs);
    QCOMPARE(line.downloads(), 2);
    QVERIFY(line.leavesNothing());
}

void TestContinuation::onlyWhereTheServerCan_data()
{
    QTest::addColumn<QByteArray>("ranges");
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<bool>("hasChecksum");
    QTest::newRow("no word of ranges") << QByteArray() << QByteArray("\"one\"") << true;
    QTest::newRow("no ranges") << QByteArray("none") << QByteArray("\"one\"") << true;
    QTest::newRow("other ranges") << QByteArray("pages") << QByteArray("\"one\"") << true;
    QTest::newRow("nothing to know it by") << QByteArray("bytes") << QByteArray() << false;
    QTest::newRow("weak ETag") << QByteArray("bytes") << QByteArray("W/\"one\"") << false;
    QTest::newRow("empty ETag") << QByteArray("bytes") << QByteArray("\"\"") << false;
    QTest::newRow("broken ETag") << QByteArray("bytes") << QByteArray("one") << false;
}

void TestContinuation::onlyWhereTheServerCan()
{
    QFETCH(const QByteArray, ranges);
    QFETCH(const QByteArray, etag);
    QFETCH(const bool, hasChecksum);
    Line line;
    if (!hasChecksum)
        line.media.fileChecksum.reset();
    Answer first = whole(line.content, etag).cutAfter(half).without("Accept-Ranges");
    if (!ranges.isEmpty())
        first.with("Accept-Ranges", ranges);
    line.answer(first, line.partFrom(etag));
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Offline));
    // Staff decide on another download, and are told what is left.
    QCOMPARE(line.downloads(), 1);
    QCOMPARE(line.costs, QList<qint64>{3});
    QVERIFY(line.leavesNothing());
}

void TestContinuation::notFromTheBeginning()
{
    Line line;
    line.answer(whole(line.content).cutAfter(0), line.partFrom());
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Offline));
    QCOMPARE(line.downloads(), 1);
    QVERIFY(line.leavesNothing());
}

void TestContinuation::startsOverWhereTheServerDoes()
{
    for (const QByteArray &etag : {QByteArray("\"one\""), QByteArray()}) {
        Line line;
        line.answer(whole(line.content).cutAfter(half), [&](qint64) { return whole(line.content, etag); });
        line.save();
        QVERIFY(line.outcome.comes());
        QVERIFY(line.isWhole());
        QCOMPARE(line.downloads(), 2);
        QCOMPARE(line.saved(), QStringList{u"Passport.pdf"_qs});
    }
}

void TestContinuation::startsOverOnce()
{
    Line line;
    line.answer(whole(line.content).cutAfter(half),
                [&](qint64) { return whole(line.content).cutAfter(half); });
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Offline));
    QCOMPARE(line.downloads(), 2);
    QCOMPARE(line.costs, QList<qint64>{3});
    QVERIFY(line.leavesNothing());
}

void TestContinuation::takesOnlyWhatFits_data()
{
    QTest::addColumn<Rest>("rest");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Cause>("cause");
    const auto row = [](const char *name, Kind kind, Cause cause, const Rest &rest) {
        QTest::newRow(name) << rest << kind << cause;
    };
    const QByteArray content = noise(100'000);
    const auto ranged = [content](const QByteArray &range) {
        return [content, range](qint64 from) { return part(content, from).with("Content-Range", range); };
    };
    row("an earlier byte", Kind::Protocol, Cause::NotContinued,
        [content](qint64 from) { return part(content, from - 1); });
    row("a later byte", Kind::Protocol, Cause::NotContinued,
        [content](qint64 from) { return part(content, from + 1); });
    // The bytes that were asked for, under a wrong name.
    row("named otherwise", Kind::Protocol, Cause::NotContinued, ranged("bytes 0-99999/100000"));
    row("of a larger content", Kind::Protocol, Cause::NotContinued, ranged("bytes 40000-100000/100001"));
    row("without its end", Kind::Protocol, Cause::NotContinued, ranged("bytes 40000-99998/100000"));
    row("of an unknown size", Kind::Protocol, Cause::NotContinued, ranged("bytes 40000-99999/*"));
    row("not by bytes", Kind::Protocol, Cause::NotContinued, ranged("pages 40000-99999/100000"));
    row("shorter than it says", Kind::Protocol, Cause::NotContinued, [content](qint64 from) {
        Answer answer = part(content, from);
        answer.body.chop(1);
        return answer;
    });
    row("without a range", Kind::Protocol, Cause::NotContinued,
        [content](qint64 from) { return part(content, from).without("Content-Range"); });
    row("nothing", Kind::Protocol, Cause::NotContinued, [](qint64) { return Answer::empty(204); });
    row("416", Kind::Protocol, Cause::NotContinued, [](qint64) {
        return Answer::json(R"({"detail": "Beyond."})", 416).with("Content-Range", "bytes */100000");
    });
    row("another ETag", Kind::Damaged, Cause::ContentChanged,
        [content](qint64 from) { return part(content, from, "\"other\""); });
    row("no ETag any more", Kind::Damaged, Cause::ContentChanged,
        [content](qint64 from) { return part(content, from, {}); });
    row("all of another ETag", Kind::Damaged, Cause::ContentChanged,
        [content](qint64) { return whole(content, "\"other\""); });
}

void TestContinuation::takesOnlyWhatFits()
{
    QFETCH(const Rest, rest);
    QFETCH(const Kind, kind);
    QFETCH(const Cause, cause);
    Line line;
    // Nothing but the answer itself tells that it is the wrong one.
    line.media.fileChecksum.reset();
    line.answer(whole(line.content).cutAfter(half), rest);
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(kind));
    QCOMPARE(line.outcome.error().cause, cause);
    QVERIFY(!line.outcome.error().technical.isEmpty());
    QCOMPARE(line.downloads(), 2);
    QCOMPARE(line.costs, QList<qint64>{3});
    QVERIFY(line.leavesNothing());
}

void TestContinuation::takesNoPartUnasked()
{
    Line line;
    line.media.fileChecksum.reset();
    line.media.bytes.reset();
    line.answer(part(line.content, half), line.partFrom());
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Protocol));
    QCOMPARE(line.outcome.error().cause, Cause::NotContinued);
    QVERIFY(line.leavesNothing());
}

void TestContinuation::looksBefore_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const char *field, const QJsonValue &value, const char *etag,
                        Kind kind) {
        QTest::newRow(name) << QByteArray(field) << value << QByteArray(etag) << kind;
    };
    row("another checksum", "file_checksum", u"0123456789abcdef0123456789abcdef"_qs, "", Kind::Damaged);
    row("another checksum, same ETag", "file_checksum", u"0123456789abcdef0123456789abcdef"_qs, "\"one\"",
        Kind::Damaged);
    row("another size", "bytes", 99'999, "\"one\"", Kind::Damaged);
    row("no checksum any more", "file_checksum", QJsonValue::Null, "", Kind::Offline);
    row("removed", "removed_at", u"2019-06-25T20:50:35.461Z"_qs, "\"one\"", Kind::NotFound);
    row("another media", "id", 6, "\"one\"", Kind::Protocol);
}

void TestContinuation::looksBefore()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QJsonValue, value);
    QFETCH(const QByteArray, etag);
    QFETCH(const Kind, kind);
    Line line;
    QJsonObject now = line.media.toJson();
    now[QString::fromLatin1(field)] = value;
    line.answer(whole(line.content, etag).cutAfter(half), line.partFrom(etag), detail(now));
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(kind));
    QCOMPARE(line.downloads(), 1);
    QVERIFY(line.leavesNothing());
}

void TestContinuation::holdsTheChecksumAgainstTheWhole()
{
    Line line;
    QByteArray other = line.content;
    other[1'000] = static_cast<char>(other[1'000] ^ 1);
    line.answer(whole(other).cutAfter(half), line.partFrom());
    line.save();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Damaged));
    const QString technical = line.outcome.error().technical;
    QVERIFY(technical.contains(QString::fromLatin1(*line.media.fileChecksum)));
    QVERIFY(technical.contains(
        QString::fromLatin1(QCryptographicHash::hash(other, QCryptographicHash::Md5).toHex())));
    QCOMPARE(line.downloads(), 2);
    QCOMPARE(line.costs, QList<qint64>{3});
    QVERIFY(line.leavesNothing());
}

void TestContinuation::tellsWhatIsLeftWithoutTheServer()
{
    Line line;
    line.answer(Answer::content(line.content).cutAfter(half), line.partFrom(),
                Answer::json(R"({"detail": "No."})", 403));
    line.save();
    QVERIFY(line.outcome.comes());
    // Why it failed, and not why nothing more could be found out.
    QVERIFY(line.outcome.isFailure(Kind::Offline));
    QCOMPARE(line.costs, QList<qint64>{3});
}

void TestContinuation::cancelledWhileItLooks()
{
    Line line;
    line.answer(whole(line.content).cutAfter(half), line.partFrom(), Answer::hang());
    Fetch *fetch = line.save();
    QVERIFY(eventually([&] { return line.wire.server.count("GET", line.detailPath) == 1; }));
    QCOMPARE(line.saved().size(), 1);
    fetch->cancel();
    QVERIFY(line.outcome.comes());
    QVERIFY(line.outcome.isFailure(Kind::Cancelled));
    QVERIFY(line.leavesNothing());
    QCOMPARE(line.downloads(), 1);
    QVERIFY(line.costs.isEmpty());
}

QTEST_GUILESS_MAIN(TestContinuation)
#include "tst_continuation.moc"
