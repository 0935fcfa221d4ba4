#include "content/filetype.h"

#include "botdoc/media.h"

#include <QSet>
#include <QTest>

using content::FileType;

class TestFileType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTypes_data();
    void tellsTypes();
    void namesEveryType();
    void knowsContentTypes_data();
    void knowsContentTypes();
};

void TestFileType::tellsTypes_data()
{
    QTest::addColumn<QString>("contentType");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("name");
    QTest::addColumn<FileType>("type");
    const auto row = [](const char *tag, const char *contentType, const char *extension, const char *name,
                        FileType type) {
        QTest::newRow(tag) << QString::fromLatin1(contentType) << QString::fromLatin1(extension)
                           << QString::fromLatin1(name) << type;
    };
    row("content type", "image/png", "", "", FileType::Image);
    row("in capitals", "Application/PDF", "", "", FileType::Pdf);
    row("with parameters", "text/plain; charset=utf-8", "", "", FileType::Text);
    row("content type wins", "application/pdf", "png", "a.png", FileType::Pdf);
    row("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "", "",
        FileType::Document);
    row("table", "text/csv", "", "", FileType::Spreadsheet);
    row("unknown video", "video/x-something", "", "", FileType::Video);
    row("octet stream", "application/octet-stream", "PDF", "", FileType::Pdf);
    row("unknown content type", "application/x-download", "xlsx", "", FileType::Spreadsheet);
    row("extension with a dot", "", ".mp3", "", FileType::Audio);
    row("name", "", "", "Letters.2020.ZIP", FileType::Archive);
    row("name without suffix", "", "", "zip", FileType::Unknown);
    row("slides", "", "pptx", "", FileType::Presentation);
    row("nothing", "", "", "", FileType::Unknown);
    row("rubbish", "///;;;", "..", ".", FileType::Unknown);
}

void TestFileType::tellsTypes()
{
    QFETCH(QString, contentType);
    QFETCH(QString, extension);
    QFETCH(QString, name);
    const auto field = [](const QString &text) {
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    botdoc::Media media;
    media.contentType = field(contentType);
    media.extension = field(extension);
    media.name = field(name);
    QTEST(content::fileTypeOf(media), "type");
}

void TestFileType::namesEveryType()
{
    QSet<QString> names;
    for (int type = 0; type <= static_cast<int>(FileType::Unknown); ++type)
        names.insert(content::fileTypeName(static_cast<FileType>(type)));
    QCOMPARE(names.size(), static_cast<int>(FileType::Unknown) + 1);
    QVERIFY(!names.contains(QString()));
}

void TestFileType::knowsContentTypes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("contentType");
    QTest::newRow("pdf") << u"a.pdf"_qs << QByteArray("application/pdf");
    QTest::newRow("capitals") << u"PHOTO.JPG"_qs << QByteArray("image/jpeg");
    QTest::newRow("known by now") << u"/there.is/b.pdf"_qs << QByteArray("application/pdf");
    QTest::newRow("two suffixes") << u"a.tar.gz"_qs << QByteArray("application/x-compressed-tar");
    QTest::newRow("the last of them") << u"Scan 12.10.pdf"_qs << QByteArray("application/pdf");
    QTest::newRow("no suffix") << u"letter"_qs << QByteArray("application/octet-stream");
    QTest::newRow("unknown") << u"a.zzzzz"_qs << QByteArray("application/octet-stream");
}

void TestFileType::knowsContentTypes()
{
    QFETCH(QString, name);
    QTEST(content::contentTypeFor(name), "contentType");
}

QTEST_APPLESS_MAIN(TestFileType)

#include "tst_filetype.moc"
