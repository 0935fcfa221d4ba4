#include "transfers/journalentryreader.h"
#include "transfers/journalentrywriter.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using botdoc::ApiError;
using botdoc::Media;
using botdoc::MediaId;
using botdoc::RequestId;
using transfers::JournalEntry;
using transfers::JournalNumber;
using transfers::Transfer;

namespace {

const QDateTime moment(QDate(2026, 11, 27), QTime(19, 30, 1, 234), Qt::UTC);

Media media()
{
    Media media;
    media.id = MediaId{7};
    media.name = u"Vertrag \u5951\u7d04 \"1\".pdf"_qs;
    media.contentType = u"application/pdf"_qs;
    media.bytes = 5'000'000'000;
    media.extension = u"pdf"_qs;
    media.file = u"a/b.pdf"_qs;
    media.totalChunks = 3;
    media.currentChunk = 2;
    media.remoteAddress = u"192.0.2.1"_qs;
    media.created = moment;
    media.updated = moment.addSecs(1);
    media.fileChecksum = QByteArray(32, 'a');
    media.removedAt = moment.addDays(1);
    media.removedRequestedFrom = u"api"_qs;
    media.timesDownloaded = 1;
    media.maxAllowedTimesDownloaded = 2;
    media.state = u"available"_qs;
    media.tag = u"tag"_qs;
    media.request = RequestId{1080};
    return media;
}

JournalEntry entryOf(const transfers::TransferOrder &order)
{
    JournalEntry entry{JournalNumber{5}, {u"id"_qs, u"name"_qs}, order, {}, {}};
    entry.transfer.state = Transfer::State::Failed;
    entry.transfer.media = MediaId{9};
    entry.transfer.path = u"/tmp/a b.pdf"_qs;
    entry.transfer.isCancelling = true;
    entry.transfer.isPaused = true;
    entry.transfer.bytesDone = 3'000'000'000;
    entry.transfer.bytesTotal = 5'000'000'000;
    entry.transfer.chunksDone = 2;
    entry.transfer.chunks = 3;
    entry.transfer.md5 = QByteArray(32, 'b');
    entry.transfer.isChecked = true;
    entry.transfer.note = u"A note."_qs;
    entry.transfer.started = moment;
    entry.transfer.ended = moment.addSecs(2);
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.cause = ApiError::Cause::WebPage;
    error.httpStatus = 400;
    error.serverWords = u"no"_qs;
    error.fields.insert(u"file"_qs, {u"one"_qs, u"two"_qs});
    error.technical = u"technical"_qs;
    entry.transfer.error = error;
    entry.remains.medias = {MediaId{1}, MediaId{2}};
    entry.remains.unconfirmedSince = moment;
    entry.remains.progress = transfers::UploadProgress{MediaId{3}, 2, 8, 20, moment};
    return entry;
}

/// What was read back of it.
std::optional<JournalEntry> kept(const JournalEntry &entry)
{
    return transfers::journalEntryFrom(entry.number, entry.owner, toCbor(entry));
}

QJsonObject objectOf(const JournalEntry &entry)
{
    return QCborValue::fromCbor(toCbor(entry)).toMap().toJsonObject();
}

} // namespace

class TestJournalEntry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAMediaWhole();
    void keepsOrders();
    void keepsHowFarItGot();
    void keepsLittle();
    void readsWhatOlderVersionsWrote();
    void knowsNoOthers_data();
    void knowsNoOthers();
    void readsWhatIsLeft_data();
    void readsWhatIsLeft();
};

void TestJournalEntry::keepsAMediaWhole()
{
    QCOMPARE(Media::fromJson(media().toJson()), media());
    Media bare;
    bare.id = MediaId{1};
    QCOMPARE(Media::fromJson(bare.toJson()), bare);
}

void TestJournalEntry::keepsOrders()
{
    const auto upload = kept(entryOf(transfers::UploadOrder{u"/a/\u00e4.pdf"_qs, RequestId{4}, u"title"_qs}));
    QVERIFY(upload);
    const auto &sent = std::get<transfers::UploadOrder>(upload->order);
    QCOMPARE(sent.path, u"/a/\u00e4.pdf"_qs);
    QCOMPARE(sent.request, RequestId{4});
    QCOMPARE(sent.requestTitle, u"title"_qs);
    QCOMPARE(upload->transfer.name, u"\u00e4.pdf"_qs);
    QCOMPARE(upload->transfer.requestTitle, u"title"_qs);

    const auto save =
        kept(entryOf(transfers::SaveOrder{media(), {u"/folder"_qs, u"a.pdf"_qs, true, u"mark"_qs}, {}}));
    QVERIFY(save);
    const auto &saved = std::get<transfers::SaveOrder>(save->order);
    QCOMPARE(saved.media, media());
    QCOMPARE(saved.target.folder, u"/folder"_qs);
    QCOMPARE(saved.target.fileName, u"a.pdf"_qs);
    QVERIFY(saved.target.overwrite);
    QCOMPARE(saved.target.mark, u"mark"_qs);

    const auto open = kept(entryOf(transfers::OpenOrder{media(), {}}));
    QVERIFY(open);
    QCOMPARE(std::get<transfers::OpenOrder>(open->order).media, media());
    const auto removal = kept(entryOf(transfers::RemovalOrder{media(), {}}));
    QVERIFY(removal);
    QCOMPARE(std::get<transfers::RemovalOrder>(removal->order).media, media());
}

void TestJournalEntry::keepsHowFarItGot()
{
    const JournalEntry entry = entryOf(transfers::UploadOrder{u"/a/a.pdf"_qs, RequestId{4}, {}});
    const auto read = kept(entry);
    QVERIFY(read);
    Transfer expected = entry.transfer;
    expected.name = u"a.pdf"_qs;
    expected.request = RequestId{4};
    QCOMPARE(read->transfer, expected);
    QCOMPARE(read->number, JournalNumber{5});
    QCOMPARE(read->owner.name, u"name"_qs);
    QCOMPARE(read->remains.medias, entry.remains.medias);
    QCOMPARE(read->remains.unconfirmedSince, entry.remains.unconfirmedSince);
    QCOMPARE(read->remains.progress, entry.remains.progress);
}

void TestJournalEntry::keepsLittle()
{
    JournalEntry entry{JournalNumber{1}, {}, transfers::UploadOrder{u"/a"_qs, RequestId{4}, {}}, {}, {}};
    entry.remains.progress = transfers::UploadProgress{std::nullopt, 0, 8, 20, moment};
    const auto read = kept(entry);
    QVERIFY(read);
    QCOMPARE(read->transfer.state, Transfer::State::Waiting);
    QCOMPARE(read->transfer.bytesTotal, -1);
    QVERIFY(!read->transfer.error);
    QVERIFY(!read->transfer.media);
    QVERIFY(!read->transfer.started.isValid());
    QVERIFY(read->remains.medias.isEmpty());
    QVERIFY(!read->remains.unconfirmedSince);
    QCOMPARE(read->remains.progress, entry.remains.progress);
}

void TestJournalEntry::readsWhatOlderVersionsWrote()
{
    const QByteArray json = R"({
        "order": {"kind": "upload", "path": "/a/a.pdf", "request": 4, "requestTitle": "title"},
        "transfer": {
            "state": "Failed", "bytesDone": 3000000000, "bytesTotal": 5000000000, "chunksDone": 2, "chunks": 3,
            "path": "/tmp/a b.pdf", "md5": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "isChecked": true,
            "isCancelling": true, "isPaused": true, "note": "A note.", "media": 9,
            "started": "2026-11-27T19:30:01.234Z", "ended": "2026-11-27T19:30:03.234Z",
            "error": {"kind": "Rejected", "cause": "WebPage", "httpStatus": 400, "serverWords": "no",
                      "fields": {"file": ["one", "two"]}, "technical": "technical"}},
        "remains": {
            "medias": [1, 2], "unconfirmedSince": "2026-11-27T19:30:01.234Z",
            "progress": {"media": 3, "chunksDone": 2, "chunkSize": 8, "fileSize": 20,
                         "fileModified": "2026-11-27T19:30:01.234Z"}}})";
    const auto read = transfers::journalEntryFrom(JournalNumber{5}, {u"id"_qs, u"name"_qs}, json);
    QVERIFY(read);
    const auto now = kept(entryOf(transfers::UploadOrder{u"/a/a.pdf"_qs, RequestId{4}, u"title"_qs}));
    QVERIFY(now);
    QCOMPARE(read->transfer, now->transfer);
    QCOMPARE(read->remains.medias, now->remains.medias);
    QCOMPARE(read->remains.unconfirmedSince, now->remains.unconfirmedSince);
    QCOMPARE(read->remains.progress, now->remains.progress);
}

void TestJournalEntry::knowsNoOthers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"order\":");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("an array of CBOR") << QCborValue(QCborArray{1, 2}).toCbor();
    QTest::newRow("CBOR that is cut short")
        << toCbor(entryOf(transfers::UploadOrder{u"/a"_qs, RequestId{1}, {}})).chopped(1);
    QTest::newRow("no order") << QByteArray(R"({"transfer":{"state":"Waiting"}})");
    QTest::newRow("an order unknown")
        << QByteArray(R"({"order":{"kind":"print","media":{"id":1}},"transfer":{"state":"Waiting"}})");
    QTest::newRow("no path") << QByteArray(
        R"({"order":{"kind":"upload","request":1},"transfer":{"state":"Waiting"}})");
    QTest::newRow("no request") << QByteArray(
        R"({"order":{"kind":"upload","path":"/a","request":0},"transfer":{"state":"Waiting"}})");
    QTest::newRow("no media") << QByteArray(
        R"({"order":{"kind":"removal","media":{"id":-1}},"transfer":{"state":"Waiting"}})");
    QTest::newRow("no folder") << QByteArray(
        R"({"order":{"kind":"save","media":{"id":1}},"transfer":{"state":"Waiting"}})");
    QTest::newRow("no state") << QByteArray(R"({"order":{"kind":"upload","path":"/a","request":1}})");
    QTest::newRow("a state unknown") << QByteArray(
        R"({"order":{"kind":"upload","path":"/a","request":1},"transfer":{"state":"Paused"}})");
}

void TestJournalEntry::knowsNoOthers()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!transfers::journalEntryFrom(JournalNumber{1}, {}, bytes));
}

void TestJournalEntry::readsWhatIsLeft_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    for (const char *key : {"chunkSize", "fileSize", "fileModified", "chunksDone"}) {
        for (const QJsonValue &value : {QJsonValue(-1), QJsonValue(u"x"_qs), QJsonValue(QJsonObject())}) {
            if (qstrcmp(key, "chunksDone") == 0 && !value.isDouble())
                continue; // 0: the server will tell
            if (qstrcmp(key, "fileModified") == 0 && value.isDouble())
                continue; // in 1969
            QTest::addRow("%s %d", key, static_cast<int>(value.type())) << QString::fromLatin1(key) << value;
        }
    }
}

void TestJournalEntry::readsWhatIsLeft()
{
    // What cannot be relied on is no progress: the rest of the entry stays.
    QFETCH(const QString, key);
    QFETCH(const QJsonValue, value);
    QJsonObject object = objectOf(entryOf(transfers::UploadOrder{u"/a"_qs, RequestId{4}, {}}));
    QJsonObject remains = object[u"remains"].toObject();
    QJsonObject progress = remains[u"progress"].toObject();
    QVERIFY(progress.contains(key));
    progress[key] = value;
    remains[u"progress"] = progress;
    object[u"remains"] = remains;
    for (const QByteArray &bytes :
         {QJsonDocument(object).toJson(), QCborMap::fromJsonObject(object).toCborValue().toCbor()}) {
        const auto read = transfers::journalEntryFrom(JournalNumber{1}, {}, bytes);
        QVERIFY(read);
        QVERIFY(!read->remains.progress);
        QCOMPARE(read->remains.medias.size(), 2);
    }
}

QTEST_GUILESS_MAIN(TestJournalEntry)
#include "tst_journalentry.moc"
