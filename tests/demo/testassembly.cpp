#include "demoprocess.h"

#include <QCryptographicHash>
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

class TestAssembly final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_demo.reset(); }

    void assemblesChunks();
    void assemblyOutlivesRestart();
    void tellsFilesApart();
    void firstChunkStartsAnew();
    void refusesChunksOutOfOrder();
    void eachChunkItsOwnMedia();
    void limitsSize();

private:
    Answer chunk(const QByteArray &name, const QByteArray &content, int current, int total,
                 qint64 request = 0)
    {
        return m_demo->client().postForm(
            "/v1/media/", uploadParts(name, content, request == 0 ? m_request : request, current, total));
    }

    std::unique_ptr<DemoProcess> m_demo;
    qint64 m_request = 0;
};

void TestAssembly::initTestCase()
{
    m_demo = std::make_unique<DemoProcess>(QStringList{u"--medias"_qs, u"3"_qs});
    m_request = m_demo->requests().constFirst();
}

void TestAssembly::assemblesChunks()
{
    const QList<QByteArray> chunks{QByteArray(100'000, 'a'), QByteArray(100'000, 'b'), "c"};
    const QByteArray content = chunks.join();
    qint64 id = 0;
    qint64 bytes = 0;
    for (int number = 1; number <= 3; ++number) {
        const Answer answer = chunk("film.mp4", chunks[number - 1], number, 3);
        QCOMPARE(answer.status, 201);
        const QJsonObject media = answer.json();
        bytes += chunks[number - 1].size();
        if (number == 1)
            id = media[u"id"].toInteger();
        QCOMPARE(media[u"id"].toInteger(), id);
        QCOMPARE(media[u"current_chunk"].toInt(), number);
        QCOMPARE(media[u"total_chunks"].toInt(), 3);
        QCOMPARE(media[u"bytes"].toInteger(), bytes);
        QCOMPARE(media[u"state"].toString(), number < 3 ? u"uploading"_qs : u"available"_qs);
        QCOMPARE(media[u"file_checksum"].toString(), number < 3 ? QString() : md5(content));
        QCOMPARE(m_demo->client().get(mediaPath(media)).json(), media);
        QCOMPARE(m_demo->client().get(mediaPath(media) + "download/").status, number < 3 ? 404 : 200);
    }
    QCOMPARE(m_demo->client().get("/v1/media/" + QByteArray::number(id) + "/download/").body, content);
}

void TestAssembly::assemblyOutlivesRestart()
{
    QCOMPARE(chunk("long.bin", "first ", 1, 3).status, 201);
    QCOMPARE(chunk("long.bin", "second ", 2, 3).status, 201);
    QCOMPARE(m_demo->stop(), 0);
    QVERIFY(m_demo->start());
    const QJsonObject media = chunk("long.bin", "third", 3, 3).json();
    QCOMPARE(media[u"file_checksum"].toString(), md5("first second third"));
    QCOMPARE(m_demo->client().get(mediaPath(media) + "download/").body, QByteArray("first second third"));
}

void TestAssembly::tellsFilesApart()
{
    const qint64 other = m_demo->requests().constLast();
    QVERIFY(other != m_request);
    const auto id = [](const Answer &answer) { return answer.json()[u"id"].toInteger(); };
    const QList<qint64> begun{id(chunk("same.txt", "1", 1, 2)), id(chunk("same.txt", "2", 1, 3)),
                              id(chunk("same.txt", "3", 1, 2, other)), id(chunk("Same.txt", "4", 1, 2))};
    const QList<qint64> ended{id(chunk("same.txt", "a", 2, 2)), id(chunk("same.txt", "b", 2, 3)),
                              id(chunk("same.txt", "c", 2, 2, other)), id(chunk("Same.txt", "d", 2, 2))};
    QCOMPARE(ended, begun);
}

void TestAssembly::firstChunkStartsAnew()
{
    const QJsonObject first = chunk("twice.txt", "1", 1, 2).json();
    const QJsonObject second = chunk("twice.txt", "2", 1, 2).json();
    QVERIFY(first[u"id"] != second[u"id"]);
    QCOMPARE(chunk("twice.txt", "!", 2, 2).json()[u"id"], second[u"id"]);
    QCOMPARE(m_demo->client().get(mediaPath(first)).json()[u"state"].toString(), u"uploading"_qs);
}

void TestAssembly::refusesChunksOutOfOrder()
{
    QCOMPARE(chunk("order.txt", "1", 1, 4).status, 201);
    QCOMPARE(chunk("order.txt", "2", 2, 4).status, 201);
    for (const int wrong : {2, 4}) {
        const Answer answer = chunk("order.txt", "x", wrong, 4);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body, QByteArray("{\"current_chunk\":[\"Chunk " + QByteArray::number(wrong) +
                                         " of 4 is out of order: chunk 3 is expected.\"]}"));
    }
    QCOMPARE(chunk("order.txt", "3", 3, 4).status, 201);
    QCOMPARE(chunk("order.txt", "4", 4, 4).json()[u"file_checksum"].toString(), md5("1234"));
    QCOMPARE(chunk("order.txt", "4", 4, 4).status, 400);
}

void TestAssembly::eachChunkItsOwnMedia()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--no-assembly"_qs});
    const qint64 request = demo.requests().constFirst();
    QList<qint64> ids;
    for (int number = 1; number <= 3; ++number) {
        const QByteArray content = "part " + QByteArray::number(number);
        const QJsonObject media =
            demo.client().postForm("/v1/media/", uploadParts("a.txt", content, request, number, 3)).json();
        QCOMPARE(media[u"file_checksum"].toString(), md5(content));
        QCOMPARE(media[u"bytes"].toInteger(), content.size());
        QCOMPARE(media[u"state"].toString(), u"available"_qs);
        QCOMPARE(demo.client().get(mediaPath(media) + "download/").body, content);
        ids.append(media[u"id"].toInteger());
    }
    QCOMPARE(ids, QList<qint64>({4, 5, 6}));
}

void TestAssembly::limitsSize()
{
    DemoProcess demo({u"--medias"_qs, u"3"_qs, u"--max-file-size"_qs, u"100"_qs});
    const qint64 request = demo.requests().constFirst();
    const auto send = [&](int size, int number, int total) {
        return demo.client().postForm("/v1/media/",
                                      uploadParts("a.txt", QByteArray(size, 'x'), request, number, total));
    };
    const QByteArray error = R"({"file":["The file is larger than the 100 bytes that are allowed."]})";
    QCOMPARE(send(100, 1, 1).status, 201);
    QCOMPARE(send(101, 1, 1).status, 400);
    QCOMPARE(send(101, 1, 1).body, error);
    QCOMPARE(send(60, 1, 2).status, 201);
    QCOMPARE(send(60, 2, 2).body, error);
    QCOMPARE(send(40, 2, 2).json()[u"bytes"].toInteger(), 100);
}

QTEST_GUILESS_MAIN(TestAssembly)
#include "testassembly.moc"
