#include "demoprocess.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

namespace {

QString md5(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex());
}

QByteArray mediaPath(const QJsonObject &media)
{
    return "/v1/media/" + QByteArray::number(media[u"id"].toInteger()) + '/';
}

} // namespace

class TestUploads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_demo.reset(); }

    void documentsCurlWorks();
    void storesOneChunk();
    void keepsNames_data();
    void keepsNames();
    void tellsContentTypes_data();
    void tellsContentTypes();
    void refusesForms_data();
    void refusesForms();
    void brokenUploadLeavesNothing();
    void waitsForContinue();
    void limitsExtensions();
    void deletes();
    void deletesSoftly();
    void neverGivesAnIdTwice();

private:
    std::unique_ptr<DemoProcess> m_demo;
    qint64 m_request = 0;
};

void TestUploads::initTestCase()
{
    m_demo = std::make_unique<DemoProcess>(QStringList{u"--medias"_qs, u"3"_qs});
    m_request = m_demo->requests().constFirst();
}

void TestUploads::documentsCurlWorks()
{
    const QString curl = QStandardPaths::findExecutable(u"curl"_qs);
    if (curl.isEmpty())
        QSKIP("curl is not installed; the other tests send the same form");
    QTemporaryDir folder;
    const QByteArray content = QByteArray("image\r\n--").repeated(300'000);
    QFile file(folder.filePath(u"image.png"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QProcess process;
    process.start(curl, {u"-i"_qs, u"--silent"_qs, u"--request"_qs, u"POST"_qs,
                         u"http://127.0.0.1:%1/v1/media/"_qs.arg(m_demo->port()), u"--header"_qs,
                         u"Authorization: JWT "_qs + QString::fromLatin1(m_demo->token()), u"--form"_qs,
                         u"file=@"_qs + file.fileName(), u"--form"_qs, u"request=%1"_qs.arg(m_request),
                         u"--form"_qs, u"current_chunk=1"_qs, u"--form"_qs, u"total_chunks=1"_qs});
    QVERIFY(process.waitForFinished());
    const QByteArray output = process.readAllStandardOutput();
    QVERIFY(output.contains("HTTP/1.1 201 Created\r\n"));
    const QJsonObject media = QJsonDocument::fromJson(output.mid(output.indexOf("\r\n\r\n{") + 4)).object();
    QCOMPARE(media[u"name"].toString(), u"image.png"_qs);
    QCOMPARE(media[u"content_type"].toString(), u"image/png"_qs);
    QCOMPARE(media[u"file_checksum"].toString(), md5(content));
    QCOMPARE(m_demo->client().get(mediaPath(media) + "download/").body, content);
}

void TestUploads::storesOneChunk()
{
    const QByteArray content = "\r\n--not the end\r\n" + QByteArray(300'000, '\0') + "\r\n";
    const Answer answer =
        m_demo->client().postForm("/v1/media/", uploadParts("scan.pdf", content, m_request));
    QCOMPARE(answer.status, 201);
    const QJsonObject media = answer.json();
    QCOMPARE(media[u"bytes"].toInteger(), content.size());
    QCOMPARE(media[u"file_checksum"].toString(), md5(content));
    QCOMPARE(media[u"extension"].toString(), u"pdf"_qs);
    QCOMPARE(media[u"state"].toString(), u"available"_qs);
    QCOMPARE(media[u"request"].toInteger(), m_request);
    QCOMPARE(media[u"times_downloaded"].toInt(), 0);
    QCOMPARE(media[u"max_allowed_times_downloaded"].toInt(), 6);
    QVERIFY(media[u"tag"].isNull());
    QCOMPARE(m_demo->client().get(mediaPath(media)).json(), media);
    QCOMPARE(m_demo->client().get("/v1/media/").json()[u"results"][0].toObject(), media);
    QCOMPARE(m_demo->client().get(mediaPath(media) + "download/").body, content);
}

void TestUploads::keepsNames_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("name");
    QTest::newRow("UTF-8") << QByteArray("; filename=\"契約 Ünï \U0001F600.pdf\"")
                           << u"契約 Ünï \U0001F600.pdf"_qs;
    QTest::newRow("extended") << QByteArray("; filename=\"x\"; filename*=UTF-8''na%C3%AFve.txt")
                              << u"naïve.txt"_qs;
    QTest::newRow("quote") << QByteArray(R"(; filename="a\"b%22c.txt")") << u"a\"b\"c.txt"_qs;
    QTest::newRow("percent") << QByteArray(R"(; filename="50%25.txt")") << u"50%25.txt"_qs;
    QTest::newRow("folders") << QByteArray(R"(; filename="../../etc/passwd")") << u"passwd"_qs;
    QTest::newRow("Windows folders") << QByteArray(R"(; filename="C:\curl\image.png")") << u"image.png"_qs;
    QTest::newRow("no extension") << QByteArray(R"(; filename="README")") << u"README"_qs;
    QTest::newRow("hidden") << QByteArray(R"(; filename=".profile")") << u".profile"_qs;
    QTest::newRow("reserved") << QByteArray(R"(; filename="CON.a:b*?")") << u"CON.a:b*?"_qs;
    QTest::newRow("control") << QByteArray("; filename=\"a%0D%0Ab\tc.txt\"") << u"abc.txt"_qs;
    QTest::newRow("long") << QByteArray("; filename=\"" + QByteArray(200, 'n') + '.' + QByteArray(300, 'e') +
                                        '"')
                          << QString(u"n"_qs.repeated(200) + u'.' + u"e"_qs.repeated(300));
}

void TestUploads::keepsNames()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QString, name);
    QList<FormPart> parts = uploadParts({}, "x", m_request);
    parts[0].more = parameters;
    const Answer answer = m_demo->client().postForm("/v1/media/", parts);
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.json()[u"name"].toString(), name);
    QCOMPARE(m_demo->client().get(mediaPath(answer.json()) + "download/").body, QByteArray("x"));
}

void TestUploads::tellsContentTypes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("type");
    QTest::newRow("as sent") << QByteArray("a.pdf") << QByteArray("image/x-odd; a=b")
                             << u"image/x-odd; a=b"_qs;
    QTest::newRow("by extension") << QByteArray("a.JPG") << QByteArray("application/octet-stream")
                                  << u"image/jpeg"_qs;
    QTest::newRow("not sent")
        << QByteArray("a.docx") << QByteArray()
        << u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_qs;
    QTest::newRow("unknown") << QByteArray("a.odd") << QByteArray() << u"application/octet-stream"_qs;
}

void TestUploads::tellsContentTypes()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, sent);
    QList<FormPart> parts = uploadParts(name, "x", m_request);
    parts[0].contentType = sent;
    const QJsonObject media = m_demo->client().postForm("/v1/media/", parts).json();
    QTEST(media[u"content_type"].toString(), "type");
    const Answer download = m_demo->client().get(mediaPath(media) + "download/");
    QCOMPARE(QString::fromLatin1(download.headers.value("content-type")), media[u"content_type"].toString());
}

void TestUploads::refusesForms_data()
{
    QTest::addColumn<QList<FormPart>>("parts");
    QTest::addColumn<QByteArray>("error");
    const auto row = [this](const char *title, const char *error, auto change) {
        QList<FormPart> parts = uploadParts("a.txt", "x", m_request);
        change(parts);
        QTest::newRow(title) << parts << QByteArray(error);
    };
    row("no parts",
        R"({"file":["No file was submitted."],"request":["This field is required."],)"
        R"("current_chunk":["This field is required."],"total_chunks":["This field is required."]})",
        [](auto &parts) {
            parts = {{"other", "x", {}, {}}};
        });
    row("no file", R"({"file":["No file was submitted."]})", [](auto &parts) { parts.removeAt(0); });
    row("text for a file",
        R"({"file":["The submitted data was not a file. Check the encoding type on the form."]})",
        [](auto &parts) { parts[0].more.clear(); });
    row("no name", R"({"file":["No filename could be determined."]})",
        [](auto &parts) { parts[0].more = "; filename=\"\""; });
    row("only folders", R"({"file":["No filename could be determined."]})",
        [](auto &parts) { parts[0].more = "; filename=\"a/..\""; });
    row("empty file", R"({"file":["The submitted file is empty."]})",
        [](auto &parts) { parts[0].value.clear(); });
    row("unknown request", R"({"request":["Invalid pk \"9\" - object does not exist."]})",
        [](auto &parts) { parts[1].value = "9"; });
    row("odd request", R"({"request":["Incorrect type. Expected pk value, received str."]})",
        [](auto &parts) { parts[1].value = "abc"; });
    row("empty request", R"({"request":["This field may not be null."]})",
        [](auto &parts) { parts[1].value = ""; });
    row("odd chunk", R"({"current_chunk":["A valid integer is required."]})",
        [](auto &parts) { parts[2].value = "one"; });
    row("chunk zero", R"({"current_chunk":["Ensure this value is greater than or equal to 1."]})",
        [](auto &parts) { parts[2].value = "0"; });
    row("beyond the last chunk", R"({"current_chunk":["Ensure this value is less than or equal to 1."]})",
        [](auto &parts) { parts[2].value = "2"; });
    row("no chunks", R"({"total_chunks":["Ensure this value is greater than or equal to 1."]})",
        [](auto &parts) { parts[3].value = "-1"; });
    row("no beginning", R"({"current_chunk":["Chunk 2 of 3 is out of order: chunk 1 is expected."]})",
        [](auto &parts) { parts[2].value = "2", parts[3].value = "3"; });
}

void TestUploads::refusesForms()
{
    QFETCH(QList<FormPart>, parts);
    const qint64 before = m_demo->client().get("/v1/media/").json()[u"count"].toInteger();
    const Answer answer = m_demo->client().postForm("/v1/media/", parts);
    QTEST(answer.body, "error");
    QCOMPARE(answer.status, 400);
    QCOMPARE(m_demo->client().get("/v1/media/").json()[u"count"].toInteger(), before);
}

void TestUploads::brokenUploadLeavesNothing()
{
    const qint64 before = m_demo->client().get("/v1/media/").json()[u"count"].toInteger();
    const QByteArray body = formBody(uploadParts("broken.bin", QByteArray(500'000, 'x'), m_request));
    RawClient client = m_demo->stranger();
    QVERIFY(client.write("POST /v1/media/ HTTP/1.1\r\nAuthorization: JWT " + m_demo->token() +
                         "\r\nContent-Type: " + formType + "\r\nContent-Length: " +
                         QByteArray::number(body.size()) + "\r\n\r\n" + body.chopped(100)));
    const QDir incoming(m_demo->folder() + u"/incoming"_qs);
    // Not before it has begun, or nothing would be left in any case.
    QTRY_VERIFY(!incoming.entryList(QDir::Files).isEmpty());
    client.close();
    QTRY_VERIFY(incoming.entryList(QDir::Files).isEmpty());
    QCOMPARE(m_demo->client().get("/v1/media/").json()[u"count"].toInteger(), before);

    // A whole body whose form is cut short is told so.
    const Answer answer =
        m_demo->client().send("POST", "/v1/media/", {{"Content-Type", formType}}, body.chopped(100));
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.json()[u"detail"].toString().startsWith(u"Multipart form parse error - "_qs));
    QCOMPARE(m_demo->client().postJson("/v1/media/", "{}").status, 415);
}

void TestUploads::waitsForContinue()
{
    const QByteArray body = formBody(uploadParts("slow.txt", "x", m_request));
    RawClient client = m_demo->stranger();
    QVERIFY(client.write("POST /v1/media/ HTTP/1.1\r\nAuthorization: JWT " + m_demo->token() +
                         "\r\nContent-Type: " + formType +
                         "\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n"));
    QCOMPARE(client.read().status, 100);
    QVERIFY(client.write(QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n"));
    QCOMPARE(client.read().status, 201);
}

void TestUploads::limitsExtensions()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--allowed-extensions"_qs, u"pdf, PNG"_qs});
    const qint64 request = demo.requests().constFirst();
    QVERIFY(demo.upload("a.PDF", "x", request).contains(u"id"));
    QVERIFY(demo.upload("a.png", "x", request).contains(u"id"));
    QCOMPARE(demo.upload("a.exe", "x", request)[u"file"][0].toString(),
             u"File extension \"exe\" is not allowed. Allowed extensions are: pdf, png."_qs);
    QVERIFY(demo.upload("pdf", "x", request).contains(u"file"));
}

void TestUploads::deletes()
{
    const QByteArray path = mediaPath(m_demo->upload("gone.txt", "x", m_request));
    const QDir files(m_demo->folder() + u"/files"_qs);
    const qsizetype stored = files.entryList(QDir::Files).size();
    const Answer answer = m_demo->client().send("DELETE", path);
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(files.entryList(QDir::Files).size(), stored - 1);
    for (const char *method : {"DELETE", "GET"}) {
        QCOMPARE(m_demo->client().send(method, path).status, 404);
        QCOMPARE(m_demo->client().send(method, path).body, QByteArray(R"({"detail":"Not found."})"));
    }
    QCOMPARE(m_demo->client().get(path + "download/").status, 404);
}

void TestUploads::deletesSoftly()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--soft-delete"_qs});
    const QByteArray uploaded = mediaPath(demo.upload("gone.txt", "x", demo.requests().constFirst()));
    for (const QByteArray &path : {uploaded, QByteArray("/v1/media/2/")}) {
        QCOMPARE(demo.client().send("DELETE", path).status, 204);
        QCOMPARE(demo.client().send("DELETE", path).status, 404);
        QCOMPARE(demo.client().get(path + "download/").status, 404);
        const QJsonObject media = demo.client().get(path).json();
        QCOMPARE(media[u"state"].toString(), u"removed"_qs);
        QVERIFY(media[u"removed_at"].toString().endsWith(u'Z'));
        QCOMPARE(media[u"removed_requested_from"].toString(), u"api"_qs);
    }
    QCOMPARE(demo.client().get("/v1/media/").json()[u"count"].toInteger(), 4);
}

void TestUploads::neverGivesAnIdTwice()
{
    const QJsonObject first = m_demo->upload("a.txt", "x", m_request);
    QCOMPARE(m_demo->client().send("DELETE", mediaPath(first)).status, 204);
    QVERIFY(m_demo->upload("a.txt", "x", m_request)[u"id"].toInteger() > first[u"id"].toInteger());
}

QTEST_GUILESS_MAIN(TestUploads)
#include "testuploads.moc"
