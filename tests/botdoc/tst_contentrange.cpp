#include "botdoc/contentrange.h"

#include <QTest>

using botdoc::contentRange;
using botdoc::ContentRange;

/// Where a part belongs: exactly, or not at all.
class TestContentRange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understood_data();
    void understood();
    void refused_data();
    void refused();
};

void TestContentRange::understood_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("total");
    const auto row = [](const char *text, qint64 first, qint64 last, qint64 total) {
        QTest::newRow(text) << QByteArray(text) << first << last << total;
    };
    row("bytes 42-1233/1234", 42, 1233, 1234);
    row("bytes 0-0/1", 0, 0, 1);
    row("bytes 7-7/9", 7, 7, 9);
    row("Bytes 0-1/9", 0, 1, 9);
    row("bytes 900000000000000-999999999999998/999999999999999", 900'000'000'000'000, 999'999'999'999'998,
        999'999'999'999'999);
}

void TestContentRange::understood()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, first);
    QFETCH(const qint64, last);
    QFETCH(const qint64, total);
    QVERIFY(contentRange(text) == (ContentRange{first, last, total}));
}

void TestContentRange::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             "bytes",
                             "bytes ",
                             "42-1233/1234",
                             "bytes=42-1233/1234",
                             "bytes\t42-1233/1234",
                             "pages 42-1233/1234",
                             "bytes 42-1233",
                             "bytes 42-1233/",
                             "bytes 42-1233/*",
                             "bytes */1234",
                             "bytes -1233/1234",
                             "bytes 42-/1234",
                             "bytes 42/1234-1233",
                             "bytes 1233-42/1234",
                             "bytes 42-1234/1234",
                             "bytes 42-1233/1233",
                             "bytes 42-1233/0",
                             "bytes  42-1233/1234",
                             "bytes 42 -1233/1234",
                             "bytes 42-1233/1234 ",
                             "bytes 42-1233/1234, bytes 0-1/1234",
                             "bytes +42-1233/1234",
                             "bytes 0x2a-1233/1234",
                             "bytes 4:-1233/1234",
                             "bytes 42-12/3/1234",
                             "bytes --42-1233/1234",
                             "bytes 0-1/1000000000000000",
                             "bytes 0-99999999999999999999/99999999999999999999"})
        QTest::newRow(text) << QByteArray(text);
}

void TestContentRange::refused()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!contentRange(text));
}

QTEST_GUILESS_MAIN(TestContentRange)
#include "tst_contentrange.moc"
