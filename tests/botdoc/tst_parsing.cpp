#include "botdoc/media.h"
#include "botdoc/page.h"
#include "botdoc/request.h"
#include "wire.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using botdoc::Media;
using botdoc::MediaId;
using botdoc::Request;
using botdoc::RequestId;

namespace {

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("the test's own JSON is broken: %s", json.constData());
    return object;
}

/// The value, read by Qt's parser as an answer's would be.
QJsonValue valueOf(const QByteArray &json)
{
    return parsed("{\"v\":" + json + "}")[u"v"];
}

const QList<QByteArray> strangeValues{"null",
                                      "true",
                                      "false",
                                      "17",
                                      "-1",
                                      "1.5",
                                      "1e300",
                                      "-1e300",
                                      "\"\"",
                                      "\"text\"",
                                      "\"-7\"",
                                      "[]",
                                      "[1,[2]]",
                                      "{}",
                                      "{\"a\":1}",
                                      "18446744073709551616",
                                      "\"\\u0000\\ud800\""};

} // namespace

class TestParsing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentedMedia();
    void removedMedia();
    void mediaIsWrittenAsItIsRead();
    void whatIsNotSaidIsUnknown_data();
    void whatIsNotSaidIsUnknown();
    void anyFieldMayBeAnything_data();
    void anyFieldMayBeAnything();
    void ids_data();
    void ids();
    void checksums_data();
    void checksums();
    void downloadsLeft_data();
    void downloadsLeft();
    void completeness();
    void documentedPage();
    void pageCounts_data();
    void pageCounts();
    void pageResults();
    void noPage_data();
    void noPage();
    void longPages();
    void pagesInTwoGoes();
    void requests_data();
    void requests();
    void fieldsOfARequest();
    void atMostTwentyPeople();
    void requestsOfAnyShape();
};

void TestParsing::documentedMedia()
{
    const Media media = Media::fromJson(parsed(::documentedMedia())).value();
    QCOMPARE(media.id, MediaId{5});
    QCOMPARE(media.name, QStringLiteral("Weeding_certificate.png"));
    QCOMPARE(media.contentType, QStringLiteral("image/png"));
    QCOMPARE(media.bytes, 20283);
    QCOMPARE(media.extension, QStringLiteral("png"));
    QCOMPARE(media.file, QStringLiteral("65637392e6956cf74f575ac9e9faf7a0.png"));
    QCOMPARE(media.totalChunks, 1);
    QCOMPARE(media.currentChunk, 1);
    QCOMPARE(media.remoteAddress, QStringLiteral("172.19.0.1"));
    const QDate day(2020, 8, 14);
    QVERIFY(std::abs(media.created.value().msecsTo(QDateTime(day, QTime(17, 36, 44, 642), Qt::UTC))) <= 1);
    QVERIFY(std::abs(media.updated.value().msecsTo(QDateTime(day, QTime(17, 36, 57, 847), Qt::UTC))) <= 1);
    QCOMPARE(media.fileChecksum, QByteArray("34c395e123b3b4d7e0ecc36b18833c8e"));
    QVERIFY(!media.removedAt);
    QVERIFY(!media.removedRequestedFrom);
    QVERIFY(!media.isRemoved());
    QCOMPARE(media.timesDownloaded, 0);
    QCOMPARE(media.maxAllowedTimesDownloaded, 6);
    QCOMPARE(media.downloadsLeft(), 6);
    QCOMPARE(media.state, QStringLiteral("available"));
    QCOMPARE(media.tag, QStringLiteral("Weeding Certificate"));
    QCOMPARE(media.request, RequestId{1080});
    QVERIFY(media.isComplete());
}

void TestParsing::removedMedia()
{
    const Media media = Media::fromJson(parsed(R"({"id":5,"removed_at":"2020-08-28T17:36:44Z",
                                                   "removed_requested_from":"staff"})"))
                            .value();
    QVERIFY(media.isRemoved());
    QCOMPARE(media.removedAt, QDateTime(QDate(2020, 8, 28), QTime(17, 36, 44), Qt::UTC));
    QCOMPARE(media.removedRequestedFrom, QStringLiteral("staff"));
}

void TestParsing::mediaIsWrittenAsItIsRead()
{
    QJsonObject object = parsed(::documentedMedia());
    object[u"removed_at"] = QStringLiteral("2020-08-28T17:36:44.125Z");
    object[u"removed_requested_from"] = QStringLiteral("staff");
    const Media media = Media::fromJson(object).value();
    QCOMPARE(Media::fromJson(media.toJson()), media);
    // What is unknown is not written.
    const QJsonObject little{{QStringLiteral("id"), 5}};
    QCOMPARE(Media::fromJson(little).value().toJson(), little);
}

void TestParsing::whatIsNotSaidIsUnknown_data()
{
    QTest::addColumn<QByteArray>("value"); // of every field but the id; empty: it is missing
    for (const char *value : {"", "null", "[]", "{}", "true", "[1]", "{\"a\":1}"})
        QTest::newRow(*value ? value : "missing") << QByteArray(value);
}

void TestParsing::whatIsNotSaidIsUnknown()
{
    QFETCH(const QByteArray, value);
    QJsonObject object = parsed(::documentedMedia());
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (value.isEmpty())
            object.remove(key);
        else
            object.insert(key, valueOf(value));
    }
    object.insert(QStringLiteral("id"), 5);
    Media nothing;
    nothing.id = MediaId{5};
    QCOMPARE(Media::fromJson(object).value(), nothing);
    QVERIFY(!nothing.downloadsLeft());
    QVERIFY(!nothing.isRemoved());
}

void TestParsing::anyFieldMayBeAnything_data()
{
    QTest::addColumn<QString>("field");
    const QJsonObject object = parsed(::documentedMedia());
    const QStringList keys = object.keys();
    for (const QString &key : keys)
        QTest::newRow(qPrintable(key)) << key;
    QTest::newRow("a new one") << QStringLiteral("new_field");
}

void TestParsing::anyFieldMayBeAnything()
{
    QFETCH(const QString, field);
    const QJsonObject object = parsed(::documentedMedia());
    QJsonObject missing = object;
    missing.remove(field);
    QCOMPARE(Media::fromJson(missing).has_value(), field != QLatin1String("id"));

    QList<QByteArray> values = strangeValues;
    values << '"' + QByteArray(100'000, 'x') + '"' << QByteArray(500, '[') + QByteArray(500, ']');
    for (const QByteArray &json : std::as_const(values)) {
        QJsonObject changed = object;
        changed.insert(field, valueOf(json));
        const std::optional<Media> media = Media::fromJson(changed);
        if (field == QLatin1String("id"))
            continue; // its own test
        // The others are as they were.
        QCOMPARE(media.value().id, MediaId{5});
        QCOMPARE(media->name == QStringLiteral("Weeding_certificate.png"), field != QLatin1String("name"));
        QVERIFY(field == QLatin1String("bytes") || media->bytes == 20283);
        QVERIFY(field == QLatin1String("request") || media->request == RequestId{1080});
        // No number is made up.
        for (const std::optional<qint64> &number :
             {media->bytes, media->timesDownloaded, media->maxAllowedTimesDownloaded, media->totalChunks})
            QVERIFY(!number || *number >= 0);
        QVERIFY(!media->request || number(*media->request) > 0);
    }
    if (field == QLatin1String("bytes")) {
        QJsonObject changed = object;
        changed.insert(field, QStringLiteral("20283"));
        QCOMPARE(Media::fromJson(changed)->bytes, 20283);
    }
}

void TestParsing::ids_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("id"); // 0: skipped
    const auto row = [](const char *json, qint64 id) { QTest::newRow(json) << QByteArray(json) << id; };
    row("1", 1);
    row("9007199254740993", 9007199254740993);
    row("9223372036854775807", std::numeric_limits<qint64>::max());
    row("\"5\"", 5);
    row("\"9007199254740993\"", 9007199254740993);
    row("0", 0);
    row("-5", 0);
    row("\"-5\"", 0);
    row("1e30", 0);
    row("9223372036854775808", 0);
    row("5.5", 0);
    row("\"five\"", 0);
    row("\"\"", 0);
    row("null", 0);
    row("true", 0);
    row("[5]", 0);
    row("{\"id\":5}", 0);
}

void TestParsing::ids()
{
    QFETCH(const QByteArray, json);
    QFETCH(const qint64, id);
    const QJsonObject object{{QStringLiteral("id"), valueOf(json)}};
    const std::optional<Media> media = Media::fromJson(object);
    QCOMPARE(media.has_value(), id != 0);
    QCOMPARE(media ? number(media->id) : 0, id);
    const std::optional<Request> request = Request::fromJson(object);
    QCOMPARE(request.has_value(), id != 0);
    QCOMPARE(request ? number(request->id) : 0, id);
    const Media other =
        Media::fromJson({{QStringLiteral("id"), 5}, {QStringLiteral("request"), valueOf(json)}}).value();
    QCOMPARE(other.request.has_value(), id != 0);
    QCOMPARE(other.request ? number(*other.request) : 0, id);
}

void TestParsing::checksums_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("md5"); // empty: none
    const auto row = [](const char *json, const char *md5) {
        QTest::newRow(json) << QByteArray(json) << QByteArray(md5);
    };
    row("\"34c395e123b3b4d7e0ecc36b18833c8e\"", "34c395e123b3b4d7e0ecc36b18833c8e");
    row("\"34C395E123B3B4D7E0ECC36B18833C8E\"", "34c395e123b3b4d7e0ecc36b18833c8e");
    row("\"0123456789abcdef0123456789ABCDEF\"", "0123456789abcdef0123456789abcdef");
    row("\" 34c395e123b3b4d7e0ecc36b18833c8e\\n\"", "34c395e123b3b4d7e0ecc36b18833c8e");
    row("\"34c395e123b3b4d7e0ecc36b18833c8\"", "");
    row("\"34c395e123b3b4d7e0ecc36b18833c8e0\"", "");
    for (const char *other : {"g", "`", "/", ":", "@", "G"})
        QTest::newRow(other) << QByteArray("\"") + other + "4c395e123b3b4d7e0ecc36b18833c8e\""
                             << QByteArray();
    row("\"34c395e123b3b4d7e0ecc36b18833c8\\u0661\"", "");
    row("\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"", "");
    row("\"\"", "");
    row("34", "");
    row("null", "");
    row("[]", "");
}

void TestParsing::checksums()
{
    QFETCH(const QByteArray, json);
    const Media media =
        Media::fromJson({{QStringLiteral("id"), 5}, {QStringLiteral("file_checksum"), valueOf(json)}})
            .value();
    QTEST(media.fileChecksum.value_or(QByteArray()), "md5");
}

void TestParsing::downloadsLeft_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("left"); // -1: unknown
    const auto row = [](const char *json, qint64 left) { QTest::newRow(json) << QByteArray(json) << left; };
    row(R"({"id":5,"times_downloaded":1,"max_allowed_times_downloaded":6})", 5);
    row(R"({"id":5,"times_downloaded":6,"max_allowed_times_downloaded":6})", 0);
    row(R"({"id":5,"times_downloaded":9,"max_allowed_times_downloaded":6})", 0);
    row(R"({"id":5,"times_downloaded":9223372036854775807,"max_allowed_times_downloaded":0})", 0);
    row(R"({"id":5,"times_downloaded":null,"max_allowed_times_downloaded":6})", -1);
    row(R"({"id":5,"times_downloaded":-1,"max_allowed_times_downloaded":6})", -1);
    row(R"({"id":5,"times_downloaded":1,"max_allowed_times_downloaded":null})", -1);
    row(R"({"id":5})", -1);
}

void TestParsing::downloadsLeft()
{
    QFETCH(const QByteArray, json);
    QTEST(Media::fromJson(parsed(json)).value().downloadsLeft().value_or(-1), "left");
}

void TestParsing::completeness()
{
    const auto isComplete = [](const QByteArray &json) {
        return Media::fromJson(parsed(json)).value().isComplete();
    };
    QVERIFY(!isComplete(R"({"id":5,"current_chunk":1,"total_chunks":2})"));
    QVERIFY(!isComplete(R"({"id":5,"current_chunk":0,"total_chunks":1})"));
    QVERIFY(isComplete(R"({"id":5,"current_chunk":2,"total_chunks":2})"));
    QVERIFY(isComplete(R"({"id":5,"current_chunk":3,"total_chunks":2})"));
    // What is not said speaks against nothing.
    QVERIFY(isComplete(R"({"id":5})"));
    QVERIFY(isComplete(R"({"id":5,"total_chunks":5})"));
    QVERIFY(isComplete(R"({"id":5,"current_chunk":5})"));
}

void TestParsing::documentedPage()
{
    const auto page = botdoc::pageFromJson<Media>(QJsonDocument::fromJson(documentedList()));
    QVERIFY(page.has_value());
    QCOMPARE(page->count, 12);
    QCOMPARE(page->totalPages, 2);
    QCOMPARE(page->results.size(), 1);
    QCOMPARE(page->skipped(), 0);
    QCOMPARE(page->results.first(), Media::fromJson(parsed(::documentedMedia())));
    // What is asked for when nobody says otherwise.
    QCOMPARE(botdoc::PageQuery().page, 1);
    QCOMPARE(botdoc::PageQuery().pageSize, 100);
}

void TestParsing::pageCounts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("count"); // -1: unknown
    const auto row = [](const char *json, qint64 count) { QTest::newRow(json) << QByteArray(json) << count; };
    row("0", 0);
    row("12", 12);
    row("-1", -1);
    row("2147483648", 2147483648);
    row("9223372036854775808", -1);
    row("\"12\"", 12);
    row("\"many\"", -1);
    row("null", -1);
    row("[]", -1);
}

void TestParsing::pageCounts()
{
    QFETCH(const QByteArray, json);
    const QJsonDocument document(QJsonObject{{QStringLiteral("results"), QJsonArray()},
                                             {QStringLiteral("count"), valueOf(json)},
                                             {QStringLiteral("total_pages"), valueOf(json)}});
    const auto page = botdoc::pageFromJson<Media>(document);
    QVERIFY(page.has_value());
    QTEST(page->count.value_or(-1), "count");
    QTEST(page->totalPages.value_or(-1), "count");
}

void TestParsing::pageResults()
{
    const auto page = botdoc::pageFromJson<Media>(
        QJsonDocument::fromJson(R"({"results":[{"id":1},{},null,7,"x",[],{"id":"2"},{"id":0},{"id":1}]})"));
    QVERIFY(page.has_value());
    QVERIFY(!page->count);
    // One entry for each that was sent, in order: the places in the whole list hang on it.
    QCOMPARE(page->results.size(), 9);
    QCOMPARE(page->skipped(), 6);
    QCOMPARE(page->results.at(0)->id, MediaId{1});
    QCOMPARE(page->results.at(6)->id, MediaId{2});
    QCOMPARE(page->results.at(8)->id, MediaId{1});
}

void TestParsing::noPage_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"{}", "[]", "[{\"id\":1}]", "{\"results\":null}", "{\"results\":{}}",
                             "{\"results\":7}", "{\"results\":\"[]\"}", "{\"detail\":\"x\"}"})
        QTest::newRow(json) << QByteArray(json);
}

void TestParsing::noPage()
{
    QFETCH(const QByteArray, json);
    const auto page = botdoc::pageFromJson<Media>(QJsonDocument::fromJson(json));
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().kind, botdoc::ApiError::Kind::Protocol);
    QCOMPARE(page.error().technical, QStringLiteral("a page without \"results\""));
}

void TestParsing::longPages()
{
    const auto pageOf = [](int entries) {
        QByteArray json = R"({"results":[)";
        for (int id = 1; id <= entries; ++id)
            json += "{\"id\":" + QByteArray::number(id) + (id < entries ? "}," : "}");
        return botdoc::pageFromJson<Media>(QJsonDocument::fromJson(json + "]}"));
    };
    QCOMPARE(pageOf(10'000).value().results.size(), 10'000);
    const auto tooLong = pageOf(10'001);
    QVERIFY(!tooLong.has_value());
    QCOMPARE(tooLong.error().kind, botdoc::ApiError::Kind::Protocol);
    QCOMPARE(tooLong.error().technical, QStringLiteral("a page of 10001 entries"));
}

void TestParsing::pagesInTwoGoes()
{
    const QByteArray json = R"({"count":9,"results":[{"id":1},{},{"id":3},{"id":4}]})";
    const auto unread = [](const QByteArray &bytes) {
        return botdoc::pageFromJson<Media>(QJsonDocument::fromJson(bytes), botdoc::PageReading::ByReceiver)
            .value();
    };
    auto page = unread(json);
    QVERIFY(!page.isAllRead());
    QCOMPARE(page.size(), 4);
    QVERIFY(page.results.isEmpty());
    page.read(2);
    QVERIFY(!page.isAllRead());
    QCOMPARE(page.size(), 4);
    QCOMPARE(page.count, 9);
    QCOMPARE(page.results.size(), 2);
    QCOMPARE(page.results[0]->id, MediaId{1});
    QVERIFY(!page.results[1]);

    page.read(3);
    QVERIFY(!page.isAllRead());
    QCOMPARE(page.results.size(), 3);
    page.read();
    QVERIFY(page.isAllRead());
    QCOMPARE(page.size(), 4);
    QCOMPARE(page.results.size(), 4);
    QCOMPARE(page.results[3]->id, MediaId{4});

    page = unread(json);
    page.read(4);
    QVERIFY(page.isAllRead());
    QVERIFY(unread(R"({"results":[]})").isAllRead());
}

void TestParsing::requests_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("people");
    const auto row = [](const char *json, const QString &title, const QStringList &people = {}) {
        QTest::newRow(json) << QByteArray(json) << title << people;
    };
    const QString ada = QStringLiteral("Ada Lovelace");
    row(R"({"id":1})", {});
    row(R"({"id":1,"subject":"Papers"})", QStringLiteral("Papers"));
    row(R"({"id":1,"message":"Please send"})", QStringLiteral("Please send"));
    row(R"({"id":1,"subject":" ","message":"Please send"})", QStringLiteral("Please send"));
    for (const char *subject : {"subject", "long_message_subject", "title", "name"})
        QTest::newRow(subject) << QByteArray("{\"id\":1,\"message\":\"m\",\"") + subject + "\":\" Papers \"}"
                               << QStringLiteral("Papers") << QStringList();
    for (const char *message : {"message", "short_message", "requester_privatenote"})
        QTest::newRow(message) << QByteArray("{\"id\":1,\"") + message + "\":\" Please  send \"}"
                               << QStringLiteral("Please send") << QStringList();
    for (const char *people : {"contact", "contacts", "recipient", "recipients"})
        QTest::newRow(people) << QByteArray("{\"id\":1,\"") + people + "\":[{\"name\":\"Ada Lovelace\"}]}"
                              << ada << QStringList(ada);
    QTest::newRow("a long message") << QByteArray(R"({"id":1,"message":")") + QByteArray(100, 'x') + "\"}"
                                    << QString(80, u'x') << QStringList();
    row(R"({"id":1,"subject":"Papers","contact":[{"name":"Ada Lovelace"},{"name":"Bob"}]})",
        QStringLiteral("Papers \u2013 Ada Lovelace, Bob"), {ada, QStringLiteral("Bob")});
    row(R"({"id":1,"contact":{"first_name":" Ada "},"recipient":{"last_name":"Lovelace"}})",
        QStringLiteral("Ada, Lovelace"), {QStringLiteral("Ada"), QStringLiteral("Lovelace")});
    row(R"({"id":1,"contacts":[{"first_name":"Ada","last_name":"Lovelace"}]})", ada, {ada});
    row(R"({"id":1,"contact":{"first_name":"Ada","last_name":"Lovelace"},"message":"m"})", ada, {ada});
    row(R"({"id":1,"contact":[{"name":"Ada Lovelace"},{"name":"Ada Lovelace"},null,5,{"name":null}]})", ada,
        {ada});
}

void TestParsing::requests()
{
    QFETCH(const QByteArray, json);
    const Request request = Request::fromJson(parsed(json)).value();
    QTEST(request.title(), "title");
    QTEST(request.people, "people");
}

void TestParsing::fieldsOfARequest()
{
    const Request request =
        Request::fromJson(parsed(R"({"id":1080,"identifier":"9e107d9d","page_type":"pushpull",
                                     "created":"2020-08-14T17:36:44Z","updated":"2020-08-15T17:36:44Z"})"))
            .value();
    QCOMPARE(request.identifier, QStringLiteral("9e107d9d"));
    QCOMPARE(request.pageType, QStringLiteral("pushpull"));
    QCOMPARE(request.created, QDateTime(QDate(2020, 8, 14), QTime(17, 36, 44), Qt::UTC));
    QCOMPARE(request.updated, QDateTime(QDate(2020, 8, 15), QTime(17, 36, 44), Qt::UTC));
    QVERIFY(request.title().isEmpty());
}

void TestParsing::atMostTwentyPeople()
{
    QJsonArray people;
    for (int i = 0; i < 30; ++i)
        people.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("Person %1").arg(i)}});
    const QJsonObject object{{QStringLiteral("id"), 1}, {QStringLiteral("contact"), people}};
    QCOMPARE(Request::fromJson(object).value().people.size(), 20);
}

void TestParsing::requestsOfAnyShape()
{
    for (const char *field : {"identifier", "page_type", "callback_url", "created", "updated", "subject",
                              "message", "contact", "contacts", "recipient", "recipients"}) {
        for (const QByteArray &value : strangeValues) {
            QJsonObject object{{QStringLiteral("id"), 7}};
            object.insert(QString::fromLatin1(field), valueOf(value));
            const Request request = Request::fromJson(object).value();
            QCOMPARE(request.id, RequestId{7});
            QVERIFY(request.title().size() <= 10'000);
        }
    }
}

QTEST_GUILESS_MAIN(TestParsing)
#include "tst_parsing.moc"
