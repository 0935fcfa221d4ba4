#include "demo/multipartreader.h"

#include <QTest>

using demo::MultipartReader;
using demo::PartHeader;

class TestMultipartReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsBoundary_data();
    void findsBoundary();
    void readsFileNames_data();
    void readsFileNames();
    void readsPartsCutAnywhere();
    void refusesWhatIsNoForm_data();
    void refusesWhatIsNoForm();
};

void TestMultipartReader::findsBoundary_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("boundary");
    QTest::newRow("plain") << QByteArray("multipart/form-data; boundary=abc") << QByteArray("abc");
    QTest::newRow("quoted") << QByteArray("multipart/form-data; boundary=\"a;b c\"") << QByteArray("a;b c");
    QTest::newRow("among others") << QByteArray(" Multipart/Form-Data; charset=utf-8; Boundary=abc; x=y")
                                  << QByteArray("abc");
    QTest::newRow("none") << QByteArray("multipart/form-data") << QByteArray();
    QTest::newRow("another type") << QByteArray("text/plain; boundary=abc") << QByteArray();
}

void TestMultipartReader::findsBoundary()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, boundary);
    QCOMPARE(MultipartReader::boundaryOf(type.toStdString()), boundary.toStdString());
}

void TestMultipartReader::readsFileNames_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, const char *parameters, const QString &name) {
        QTest::newRow(title) << QByteArray(parameters) << name;
    };
    row("plain", R"(; filename="a.png")", u"a.png"_qs);
    row("a token", R"(; filename=a.png)", u"a.png"_qs);
    row("UTF-8", "; filename=\"契約 Ünï.pdf\"", u"契約 Ünï.pdf"_qs);
    row("escaped quote", R"(; filename="a\"b.png")", u"a\"b.png"_qs);
    row("escaped backslash", R"(; filename="a\\b.png")", u"a\\b.png"_qs);
    row("lone backslash", R"(; filename="C:\curl\image.png")", u"C:\\curl\\image.png"_qs);
    row("encoded quote", R"(; filename="a%22b.png")", u"a\"b.png"_qs);
    row("other percents", R"(; filename="100%25 %41.png")", u"100%25 %41.png"_qs);
    row("semicolon inside", R"(; filename="a;b=c.png")", u"a;b=c.png"_qs);
    row("extended", R"(; filename*=UTF-8''na%C3%AFve%20%22.txt)", u"naïve \".txt"_qs);
    row("extended wins", R"(; filename="old.txt"; filename*=utf-8'en'new.txt)", u"new.txt"_qs);
    row("extended first", R"(; filename*=utf-8''new.txt; filename="old.txt")", u"new.txt"_qs);
    row("extended, strange charset", R"(; filename="old.txt"; filename*=x'en'new.txt)", u"old.txt"_qs);
    row("empty", R"(; filename="")", u""_qs);
    row("not closed", R"(; filename="abc)", u"abc"_qs);
    row("no file", "", QString());
}

void TestMultipartReader::readsFileNames()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QString, name);
    const QByteArray text =
        "content-disposition: form-data; name=\"file\"" + parameters + "\r\nContent-Type: image/png";
    const std::optional<PartHeader> header = demo::readPartHeader(text.toStdString());
    QVERIFY(header);
    QCOMPARE(header->name, u"file"_qs);
    QCOMPARE(header->fileName, name);
    QCOMPARE(header->fileName.isNull(), name.isNull());
    QCOMPARE(header->contentType, u"image/png"_qs);
}

void TestMultipartReader::readsPartsCutAnywhere()
{
    const QByteArray tricky = "\r\n--b\r\n--bou\r\r\n--boundar";
    const QByteArray form =
        "ignored\r\n--boundary\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\n" + tricky +
        "\r\n--boundary  \r\nContent-Disposition: form-data; name=\"two\"\r\n\r\n\r\n--boundary--\r\n"
        "epilogue";
    for (qsizetype step = 1; step <= form.size(); ++step) {
        QList<QByteArray> values;
        QStringList names;
        MultipartReader reader(
            "boundary",
            [&](const PartHeader &header) {
                names.append(header.name);
                values.append(QByteArray());
            },
            [&](std::string_view data) {
                values.last().append(data.data(), static_cast<qsizetype>(data.size()));
            });
        for (qsizetype at = 0; at < form.size(); at += step)
            QVERIFY(reader.feed(form.mid(at, step).toStdString()));
        QVERIFY(reader.isComplete());
        QCOMPARE(names, QStringList({u"one"_qs, u"two"_qs}));
        QCOMPARE(values, QList<QByteArray>({tricky, QByteArray()}));
    }
}

void TestMultipartReader::refusesWhatIsNoForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no boundary") << QByteArray("hello");
    QTest::newRow("no end") << QByteArray("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue");
    QTest::newRow("no name") << QByteArray("--b\r\nContent-Type: text/plain\r\n\r\nvalue\r\n--b--\r\n");
    QTest::newRow("no header") << QByteArray("--b\r\n\r\nvalue\r\n--b--\r\n");
    QTest::newRow("longer boundary") << QByteArray(
        "--bb\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--b--");
    QTest::newRow("endless header") << QByteArray("--b\r\n" + QByteArray(100'000, 'x'));
    QTest::newRow("endless preamble") << QByteArray(100'000, 'x');
}

void TestMultipartReader::refusesWhatIsNoForm()
{
    QFETCH(QByteArray, text);
    MultipartReader reader(
        "b", [](const PartHeader &) {}, [](std::string_view) {});
    const bool fed = reader.feed(text.toStdString());
    QVERIFY(!fed || !reader.isComplete());
}

QTEST_GUILESS_MAIN(TestMultipartReader)
#include "testmultipartreader.moc"
