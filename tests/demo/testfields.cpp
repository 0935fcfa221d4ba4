#include "demoprocess.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

const QList<QByteArray> documentedKeys{"id",
                                       "name",
                                       "content_type",
                                       "bytes",
                                       "extension",
                                       "file",
                                       "total_chunks",
                                       "metadata",
                                       "created",
                                       "updated",
                                       "current_chunk",
                                       "file_checksum",
                                       "removed_at",
                                       "removed_requested_from",
                                       "media_download",
                                       "times_downloaded",
                                       "state",
                                       "download_link_data_collection",
                                       "max_allowed_times_downloaded",
                                       "tag",
                                       "request"};

/** The objects of a list, as text: numbers beyond 2^53 do not survive Qt's reading as doubles. */
QList<QByteArray> objectTexts(const QByteArray &list)
{
    QList<QByteArray> texts;
    QByteArray rest = list.mid(list.indexOf("\"results\":[") + 11);
    for (qsizetype end = rest.indexOf(",{\"id\":", 1); end >= 0; end = rest.indexOf(",{\"id\":", 1)) {
        texts.append(rest.left(end));
        rest = rest.mid(end + 1);
    }
    return texts << rest;
}

} // namespace

class TestFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completeAnswersAsDocumented();
    void lackingFields_data();
    void lackingFields();
    void surprisingTypes();
    void surprisingIdsWork();
};

void TestFields::completeAnswersAsDocumented()
{
    DemoProcess demo({u"--medias"_qs, u"40"_qs});
    const Answer answer = demo.client().get("/v1/media/40/");
    qsizetype at = 0;
    for (const QByteArray &key : documentedKeys) {
        const qsizetype found = answer.body.indexOf(QByteArray((at == 0 ? "{\"" : ",\"") + key + "\":"), at);
        QVERIFY2(found >= at, key.constData());
        at = found + 1;
    }
    const QJsonObject media = answer.json();
    QCOMPARE(media.size(), documentedKeys.size());
    static const QRegularExpression time(uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$)"_qs);
    static const QRegularExpression file(uR"(^[0-9a-f]{32}\.[a-z]+$)"_qs);
    QVERIFY(time.match(media[u"created"].toString()).hasMatch());
    QVERIFY(time.match(media[u"updated"].toString()).hasMatch());
    QVERIFY(file.match(media[u"file"].toString()).hasMatch());
    QVERIFY(media[u"metadata"][u"remote_addr"].isString());
    QVERIFY(media[u"removed_at"].isNull());
    QVERIFY(media[u"removed_requested_from"].isNull());
    QCOMPARE(media[u"media_download"].toArray(), QJsonArray());
    QCOMPARE(media[u"download_link_data_collection"].toString(),
             u"http://127.0.0.1:8000/v1/module_container_pushpull/mediadatacollection/40/download/"_qs);
}

void TestFields::lackingFields_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("missing") << u"missing"_qs;
    QTest::newRow("null") << u"null"_qs;
}

void TestFields::lackingFields()
{
    QFETCH(QString, dialect);
    DemoProcess demo({u"--medias"_qs, u"100"_qs, u"--fields"_qs, dialect});
    const QJsonArray medias = demo.client().get("/v1/media/?page_size=100").json()[u"results"].toArray();
    QCOMPARE(medias.size(), 100);
    QSet<QString> lackedSomewhere;
    int withoutId = 0;
    for (const QJsonValue value : medias) {
        const QJsonObject media = value.toObject();
        for (const QByteArray &name : documentedKeys) {
            const QString key = QString::fromLatin1(name);
            if (dialect == u"null"_qs)
                QVERIFY(media.contains(key));
            if (!media.contains(key) || (media[key].isNull() && dialect == u"null"_qs))
                lackedSomewhere.insert(key);
        }
        if (!media[u"id"].isDouble())
            ++withoutId;
    }
    QCOMPARE(withoutId, 10);
    QCOMPARE(lackedSomewhere.size(), documentedKeys.size());

    const qint64 request = demo.requests().constFirst();
    for (int i = 0; i < 12; ++i) {
        const QJsonObject created = demo.upload("a.txt", "content", request);
        QVERIFY(created[u"id"].isDouble());
        QCOMPARE(created[u"bytes"].toInt(), 7);
        QCOMPARE(created[u"current_chunk"].toInt(), 1);
        QCOMPARE(created[u"total_chunks"].toInt(), 1);
    }
}

void TestFields::surprisingTypes()
{
    DemoProcess demo({u"--medias"_qs, u"60"_qs, u"--fields"_qs, u"types"_qs});
    const QJsonArray medias = demo.client().get("/v1/media/?page_size=100").json()[u"results"].toArray();
    int hugeIds = 0;
    int textRequests = 0;
    for (const QJsonValue media : medias) {
        QVERIFY(media[u"id"].isDouble());
        hugeIds += media[u"id"].toDouble() > 9007199254740992.0;
        textRequests += media[u"request"].isString();
        QVERIFY(media[u"bytes"].isString());
        QVERIFY(media[u"tag"].isDouble());
        QVERIFY(media[u"metadata"].isArray());
        QVERIFY(media[u"max_allowed_times_downloaded"].isString());
        QVERIFY(media[u"retention"].isObject());
        QVERIFY(media[u"labels"].isArray());
    }
    QCOMPARE(hugeIds, 20);
    QCOMPARE(textRequests, 30);
    for (int i = 0; i < 3; ++i) {
        const QJsonObject created = demo.upload("a.txt", "content", demo.requests().constFirst());
        QCOMPARE(created[u"bytes"].toString(), u"7"_qs);
        QCOMPARE(created[u"file_checksum"].toString().size(), 32);
        QCOMPARE(created[u"current_chunk"].toInt(), 1);
    }
}

void TestFields::surprisingIdsWork()
{
    DemoProcess demo({u"--medias"_qs, u"6"_qs, u"--fields"_qs, u"types"_qs});
    const QList<QByteArray> texts = objectTexts(demo.client().get("/v1/media/").body);
    QCOMPARE(texts.size(), 6);
    for (const QByteArray &text : texts) {
        const QByteArray id = text.mid(6, text.indexOf(',') - 6);
        const Answer one = demo.client().get("/v1/media/" + id + '/');
        QCOMPARE(one.status, 200);
        QVERIFY(one.body.startsWith(QByteArray("{\"id\":" + id + ',')));
        QCOMPARE(demo.client().get("/v1/media/" + id + "/download/").status, 200);
        QCOMPARE(demo.client().send("DELETE", "/v1/media/" + id + '/').status, 204);
        QCOMPARE(demo.client().get("/v1/media/" + id + '/').status, 404);
    }
    // A client that rounded an id to a double finds nothing.
    QCOMPARE(demo.client().get("/v1/media/9007199254740996/").status, 404);
    QCOMPARE(demo.client().get("/v1/media/3/").status, 404);
}

QTEST_GUILESS_MAIN(TestFields)
#include "testfields.moc"
