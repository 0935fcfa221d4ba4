#include "receivingdesk.h"
#include "uploadrun.h"

#include "botdoc/wire.h"
#include "support/eventually.h"
#include "transfers/confirmation.h"
#include "transfers/transfertext.h"

#include <QJsonDocument>
#include <QTest>

using botdoc::ApiError;
using botdoc::Media;
using support::Answer;
using transfers::Confirmation;

namespace {

const QByteArray sentMd5(32, 'a');
constexpr qint64 sentBytes = 1000;

/// What the server says of media 5; an empty text leaves a field out.
QByteArray mediaText(const QByteArray &bytes, const QByteArray &md5, const QByteArray &chunks = "1")
{
    QByteArray text = R"({"id": 5, "total_chunks": 1, "current_chunk": )" + chunks;
    if (!bytes.isEmpty())
        text += R"(, "bytes": )" + bytes;
    if (!md5.isEmpty())
        text += R"(, "file_checksum": ")" + md5 + '"';
    return text + '}';
}

Media mediaOf(const QByteArray &text)
{
    return Media::fromJson(QJsonDocument::fromJson(text).object()).value_or(Media());
}

struct Verdict
{
    int calls = 0;
    std::optional<Media> media;
    ApiError error;
};

Verdict verdictOn(Wire &wire, const QByteArray &answer)
{
    Verdict verdict;
    Confirmation confirmation(*wire.client, mediaOf(answer), {sentBytes, sentMd5}, nullptr);
    QObject::connect(&confirmation, &Confirmation::ended, &confirmation,
                     [&](const botdoc::Result<Media> &result) {
                         ++verdict.calls;
                         if (result)
                             verdict.media = *result;
                         else
                             verdict.error = result.error();
                     });
    confirmation.start();
    (void)support::eventually([&] { return verdict.calls > 0; });
    return verdict;
}

} // namespace

/// The server's last word on an upload, and that nothing else counts.
class TestConfirmation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agrees_data();
    void agrees();
    void disagrees_data();
    void disagrees();
    void cannotBeAsked_data();
    void cannotBeAsked();
    void staffWhoMayNotLook();
    void endsWithItsOwner();
    void whatIsSaidWithoutAChecksum_data();
    void whatIsSaidWithoutAChecksum();
    void anUnconfirmedOneKeepsWhatItMade();
};

void TestConfirmation::agrees_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<int>("calls");
    const QByteArray whole = mediaText("1000", sentMd5);
    QTest::newRow("all is in the answer") << whole << QByteArray() << 0;
    QTest::newRow("in capitals") << mediaText("1000", sentMd5.toUpper()) << QByteArray() << 0;
    QTest::newRow("checksum comes later") << mediaText("1000", {}) << whole << 1;
    QTest::newRow("size comes later") << mediaText({}, sentMd5) << whole << 1;
    QTest::newRow("complete a moment later") << mediaText("1000", sentMd5, "0") << whole << 1;
    QTest::newRow("never a checksum") << mediaText("1000", {}) << mediaText("1000", {}) << 1;
    QTest::newRow("neither") << mediaText({}, {}) << mediaText({}, {}) << 1;
}

void TestConfirmation::agrees()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QByteArray, asked);
    QFETCH(const int, calls);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(asked));
    const Verdict verdict = verdictOn(wire, answer);
    QCOMPARE(verdict.calls, 1);
    QVERIFY(verdict.media);
    QCOMPARE(*verdict.media, mediaOf(asked.isEmpty() ? answer : asked));
    QCOMPARE(wire.server.count(), calls);
}

void TestConfirmation::disagrees_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("asked");
    const QByteArray none;
    QTest::newRow("checksum") << mediaText("1000", QByteArray(32, 'b')) << none;
    QTest::newRow("one byte short") << mediaText("999", sentMd5) << none;
    QTest::newRow("one byte more") << mediaText("1001", sentMd5) << none;
    QTest::newRow("nothing arrived") << mediaText("0", sentMd5) << none;
    QTest::newRow("checksum told later") << mediaText("1000", {}) << mediaText("1000", QByteArray(32, 'b'));
    QTest::newRow("size without a checksum") << mediaText("999", {}) << mediaText("999", {});
    QTest::newRow("still not complete") << mediaText("1000", {}, "0") << mediaText("1000", sentMd5, "0");
}

void TestConfirmation::disagrees()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QByteArray, asked);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(asked));
    const Verdict verdict = verdictOn(wire, answer);
    QVERIFY(!verdict.media);
    QCOMPARE(verdict.error.kind, ApiError::Kind::Damaged);
    QVERIFY(!verdict.error.technical.isEmpty());
}

void TestConfirmation::cannotBeAsked_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("deleted meanwhile") << Answer::json("{}", 404) << ApiError::Kind::NotFound;
    QTest::newRow("fault") << Answer::json("{}", 500) << ApiError::Kind::Unconfirmed;
    QTest::newRow("a proxy's page") << Answer::html("<p>Sign in</p>") << ApiError::Kind::Unconfirmed;
    QTest::newRow("another media") << Answer::json(R"({"id": 6})") << ApiError::Kind::Unconfirmed;
}

void TestConfirmation::cannotBeAsked()
{
    QFETCH(const Answer, answer);
    QFETCH(const ApiError::Kind, kind);
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", answer);
    const Verdict verdict = verdictOn(wire, mediaText("1000", {}));
    QVERIFY(!verdict.media);
    QCOMPARE(verdict.error.kind, kind);
}

void TestConfirmation::staffWhoMayNotLook()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json(R"({"detail": "You may not."})", 403));
    QVERIFY(verdictOn(wire, mediaText("1000", {})).media);
    QCOMPARE(verdictOn(wire, mediaText("999", {})).error.kind, ApiError::Kind::Damaged);
}

void TestConfirmation::endsWithItsOwner()
{
    Wire wire;
    wire.server.on("GET", "/v1/media/5/", Answer::json("{}").held());
    int calls = 0;
    {
        Confirmation confirmation(*wire.client, mediaOf(mediaText({}, {})), {sentBytes, sentMd5}, nullptr);
        connect(&confirmation, &Confirmation::ended, this, [&] { ++calls; });
        confirmation.start();
        QVERIFY(support::eventually([&] { return wire.server.count() == 1; }));
    }
    QVERIFY(support::eventually([&] { return wire.server.underWay() == 0; }));
    QCOMPARE(calls, 0);
}

void TestConfirmation::whatIsSaidWithoutAChecksum_data()
{
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QString>("said");
    QTest::newRow("all there") << QStringList() << u"Sent, checked"_qs;
    QTest::newRow("no checksum") << QStringList{u"file_checksum"_qs}
                                 << u"Sent. The server confirmed the size, and gave no checksum."_qs;
    QTest::newRow("nothing") << QStringList{u"file_checksum"_qs, u"bytes"_qs}
                             << u"Sent. The server confirmed neither size nor checksum."_qs;
}

void TestConfirmation::whatIsSaidWithoutAChecksum()
{
    QFETCH(const QStringList, missing);
    QFETCH(const QString, said);
    ReceivingDesk desk;
    desk.receiving.alter = [&](QJsonObject &media) {
        for (const QString &field : missing)
            media.remove(field);
    };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(1000)),
                  quickTerms(400));
    QVERIFY(run.runs());
    QVERIFY(run.isDone());
    QCOMPARE(transfers::statusText(run.transfer()), said);
}

void TestConfirmation::anUnconfirmedOneKeepsWhatItMade()
{
    // It may well be whole: it is not deleted, and whoever tries again knows of it.
    ReceivingDesk desk;
    desk.receiving.alter = [](QJsonObject &media) { media.remove(u"file_checksum"_qs); };
    desk.receiving.onPost = [&](int) {
        desk.receiving.server().forget();
        desk.receiving.server().on("GET", "/v1/media/1/", Answer::json("{}", 500));
    };
    UploadRun run(desk.sender.client, desk.traits, desk.folder.make(u"a.bin"_qs, noise(1000)),
                  quickTerms(1000));
    QVERIFY(run.runs());
    QVERIFY(run.isFailure(ApiError::Kind::Unconfirmed));
    QCOMPARE(run.transfer().media, botdoc::MediaId{1});
    QCOMPARE(run.remains().medias, QList<botdoc::MediaId>{botdoc::MediaId{1}});
    QVERIFY(run.removed.isEmpty() && run.created.isEmpty());
}

QTEST_GUILESS_MAIN(TestConfirmation)
#include "tst_confirmation.moc"
