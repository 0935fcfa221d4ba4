#include "content/csv.h"

#include <QTest>

class TestCsv final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void table();
    void givesEachRowOnce();
};

void TestCsv::cells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const QString &cell, const QByteArray &written) {
        QTest::newRow(name) << cell << written;
    };
    row("plain", u"scan.pdf"_qs, "scan.pdf");
    row("empty", {}, "");
    row("comma", u"a,b"_qs, "\"a,b\"");
    row("quotes", u"a \"b\""_qs, "\"a \"\"b\"\"\"");
    row("line break", u"a\nb"_qs, "\"a\nb\"");
    row("carriage return", u"a\rb"_qs, "\"a\rb\"");
    row("not Latin", u"\u5951\u7d04"_qs, "\xe5\xa5\x91\xe7\xb4\x84");
    row("semicolon", u"a;b"_qs, "a;b");
    row("formula", u"=HYPERLINK(\"x\",1)"_qs, "\"'=HYPERLINK(\"\"x\"\",1)\"");
    row("plus", u"+1"_qs, "'+1");
    row("minus", u"-1"_qs, "'-1");
    row("at", u"@SUM"_qs, "'@SUM");
    row("tab", u"\t=1"_qs, "'\t=1");
    row("full width", u"\uff1d1"_qs,
        "'\xef\xbc\x9d"
        "1");
    row("equals sign within", u"a=1"_qs, "a=1");
}

void TestCsv::cells()
{
    QFETCH(const QString, cell);
    QFETCH(const QByteArray, written);
    QCOMPARE(content::csv({cell}, {}), "\xef\xbb\xbf" + written + "\r\n");
    QCOMPARE(content::csv({u"h"_qs}, {{cell, u"z"_qs}}), "\xef\xbb\xbfh\r\n" + written + ",z\r\n");
}

void TestCsv::table()
{
    QCOMPARE(content::csv({u"a"_qs, u"b"_qs}, {{u"1"_qs, u"2"_qs}, {u"3"_qs, u"4"_qs}}),
             QByteArray("\xef\xbb\xbf"
                        "a,b\r\n1,2\r\n3,4\r\n"));
}

void TestCsv::givesEachRowOnce()
{
    QList<qsizetype> given;
    const QByteArray text = content::csv({u"a"_qs}, 3, [&given](qsizetype number) {
        given.append(number);
        return QStringList{QString::number(number)};
    });
    QCOMPARE(text, QByteArray("\xef\xbb\xbf"
                              "a\r\n0\r\n1\r\n2\r\n"));
    QCOMPARE(given, (QList<qsizetype>{0, 1, 2}));
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
