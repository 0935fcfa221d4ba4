#include "content/mediafilename.h"
#include "content/safefilename.h"

#include "botdoc/media.h"

#include <QTest>

using content::numberedFileName;
using content::safeFileName;
using content::safeFolderName;

class TestSafeFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesNamesSafe_data();
    void makesNamesSafe();
    void isStable_data() { makesNamesSafe_data(); }
    void isStable();
    void everyCharacter();
    void replacesLoneSurrogates();
    void fallsBack();
    void limits();
    void cutsLongNames_data();
    void cutsLongNames();
    void namesFolders();
    void numbersNames_data();
    void numbersNames();
    void namesMedias_data();
    void namesMedias();
};

void TestSafeFileName::makesNamesSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *tag, const QString &name, const QString &expected) {
        QTest::newRow(tag) << name << expected;
    };
    row("plain", u"Passport (front).pdf"_qs, u"Passport (front).pdf"_qs);
    row("other scripts", u"証明書 № 7.pdf"_qs, u"証明書 № 7.pdf"_qs);
    row("up", u"../../etc/passwd"_qs, u"_.._etc_passwd"_qs);
    row("up, Windows", u"..\\..\\boot.ini"_qs, u"_.._boot.ini"_qs);
    row("only up", u".."_qs, u"fallback"_qs);
    row("root", u"/"_qs, u"_"_qs);
    row("absolute", u"/etc/passwd"_qs, u"_etc_passwd"_qs);
    row("drive", u"C:\\Windows\\system.ini"_qs, u"C__Windows_system.ini"_qs);
    row("drive, relative", u"C:x.txt"_qs, u"C_x.txt"_qs);
    row("stream", u"x.txt:hidden"_qs, u"x.txt_hidden"_qs);
    row("share", u"\\\\server\\share"_qs, u"__server_share"_qs);
    row("device path", u"\\\\?\\C:\\x"_qs, u"____C__x"_qs);
    row("forbidden on Windows", u"a<b>c\"d|e?f*g.txt"_qs, u"a_b_c_d_e_f_g.txt"_qs);
    row("reserved", u"CON"_qs, u"_CON"_qs);
    row("reserved, small", u"nul.txt"_qs, u"_nul.txt"_qs);
    row("reserved, two extensions", u"Aux.tar.gz"_qs, u"_Aux.tar.gz"_qs);
    row("reserved, space", u"PRN .txt"_qs, u"_PRN .txt"_qs);
    row("reserved, port", u"COM1.log"_qs, u"_COM1.log"_qs);
    row("reserved, port 0", u"lpt0"_qs, u"_lpt0"_qs);
    row("reserved, superscript", u"COM\u00b9.txt"_qs, u"_COM\u00b9.txt"_qs);
    row("reserved, superscript 3", u"lpt\u00b3"_qs, u"_lpt\u00b3"_qs);
    row("reserved, console", u"CONOUT$"_qs, u"_CONOUT$"_qs);
    row("reserved, console's input", u"CONIN$.txt"_qs, u"_CONIN$.txt"_qs);
    row("reserved, with the sign for kelvin", u"CLOC\u212a$"_qs, u"_CLOCK$"_qs);
    row("reserved once cleaned", u"C\u200bON"_qs, u"_CON"_qs);
    row("not reserved", u"CONTRACT.pdf"_qs, u"CONTRACT.pdf"_qs);
    row("not reserved, port", u"COM10"_qs, u"COM10"_qs);
    row("not reserved, sign", u"COM~.txt"_qs, u"COM~.txt"_qs);
    row("not reserved, extension", u"x.con"_qs, u"x.con"_qs);
    row("line breaks", u"a\r\nb\tc.txt"_qs, u"abc.txt"_qs);
    row("null", QString(u"a"_qs + QChar(u'\0') + u"b.exe"_qs), u"ab.exe"_qs);
    row("delete, C1", u"a\u007fb\u0085c"_qs, u"abc"_qs);
    row("right to left override", u"invoice\u202efdp.exe"_qs, u"invoicefdp.exe"_qs);
    row("isolates", u"\u2066a\u2069.pdf"_qs, u"a.pdf"_qs);
    row("zero width", u"pass\u200bport\ufeff.pdf"_qs, u"passport.pdf"_qs);
    row("soft hyphen", u"a\u00adb"_qs, u"ab"_qs);
    row("tags", u"a\U000E0041\U000E007Fb"_qs, u"ab"_qs);
    row("fillers", u"\u3164\u115f\u2800"_qs, u"fallback"_qs);
    row("line separator", u"a\u2028b"_qs, u"a b"_qs);
    row("no-break space at the end", u"a.pdf\u00a0"_qs, u"a.pdf"_qs);
    row("not a character", u"a\uffff\ufdd0b"_qs, u"ab"_qs);
    row("dots and spaces", u" . .hidden.txt. . "_qs, u"hidden.txt"_qs);
    row("only spaces", u"   "_qs, u"fallback"_qs);
    row("only dots", u"....."_qs, u"fallback"_qs);
    row("empty", QString(), u"fallback"_qs);
    row("decomposed", u"Zu\u0308rich.pdf"_qs, u"Z\u00fcrich.pdf"_qs);
    row("decomposed around nothing", u"u\u200b\u0308.pdf"_qs, u"\u00fc.pdf"_qs);
    row("emoji", u"\U0001F4C4 letter.pdf"_qs, u"\U0001F4C4 letter.pdf"_qs);
    row("emoji at the end", u"letter \U0001F4C4"_qs, u"letter \U0001F4C4"_qs);
    row("format string", u"%s%n%1.txt"_qs, u"%s%n%1.txt"_qs);
    row("option", u"-rf.txt"_qs, u"-rf.txt"_qs);
}

void TestSafeFileName::makesNamesSafe()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(safeFileName(name, u"fallback"_qs), expected);
}

void TestSafeFileName::isStable()
{
    QFETCH(QString, name);
    const QString once = safeFileName(name, u"fallback"_qs);
    QCOMPARE(safeFileName(once, u"fallback"_qs), once);
}

void TestSafeFileName::everyCharacter()
{
    QString replaced;
    QList<char32_t> dropped; // besides those whose category says it
    for (char32_t code = 0; code < 0x20000; ++code) {
        const QString name =
            safeFileName(u"a"_qs + QStringView(QChar::fromUcs4(code)).toString() + u"b"_qs, {});
        switch (QChar::category(code)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
            QCOMPARE(name, u"ab"_qs);
            break;
        case QChar::Separator_Space:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            QCOMPARE(name, u"a b"_qs);
            break;
        case QChar::Other_Surrogate:
            QCOMPARE(name, u"a_b"_qs);
            break;
        default:
            if (name == u"ab"_qs && !QChar::isNonCharacter(code))
                dropped.append(code);
            else if (name == u"a_b"_qs && code != u'_')
                replaced += QChar(static_cast<char16_t>(code));
            break;
        }
    }
    QCOMPARE(replaced, u"\"*/:<>?\\|"_qs);
    const QList<char32_t> invisible = {0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b,
                                       0x180c, 0x180d, 0x180f, 0x2800, 0x3164, 0xffa0};
    QCOMPARE(dropped, invisible);
}

void TestSafeFileName::replacesLoneSurrogates()
{
    const QChar high(0xd83d);
    const QChar low(0xdcc4);
    const QString broken = QString(u"a"_qs + high + u"b"_qs + low + u".pdf"_qs);
    QCOMPARE(safeFileName(broken, {}), u"a_b_.pdf"_qs);
    QCOMPARE(safeFileName(QString(u"a"_qs + high), {}), u"a_"_qs);
}

void TestSafeFileName::fallsBack()
{
    QCOMPARE(safeFileName(u"..."_qs, u"CON"_qs), u"_CON"_qs);
    QCOMPARE(safeFileName(u"..."_qs, u"a/b"_qs), u"a_b"_qs);
    QCOMPARE(safeFileName(QString(), u"\u200b"_qs), u"file"_qs);
}

void TestSafeFileName::limits()
{
    // 200 bytes.
    const QString longest = QString(195, u'a') + u" .pdf"_qs;
    QCOMPARE(safeFileName(longest, {}), longest);
    QCOMPARE(safeFileName(QString(500, u'a') + u".pdf"_qs, {}), QString(196, u'a') + u".pdf"_qs);
    QCOMPARE(safeFileName(QString(500, u'a'), {}), QString(200, u'a'));
    // Of an extension 32, with its dot.
    const QString extension = u'.' + QString(31, u'b');
    QCOMPARE(safeFileName(QString(500, u'a') + extension, {}), QString(168, u'a') + extension);
    QCOMPARE(safeFileName(QString(500, u'a') + extension + u'b', {}), QString(200, u'a'));
    // 2000 characters are looked at.
    QCOMPARE(safeFileName(QString(1999, QChar(0x200b)) + u"ab"_qs, {}), u"a"_qs);
}

void TestSafeFileName::cutsLongNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("end");
    QTest::newRow("letters") << QString(QString(500, u'a') + u".pdf"_qs) << u"a.pdf"_qs;
    QTest::newRow("three bytes") << QString(QString(500, QChar(0x8a3c)) + u".docx"_qs) << u"\u8a3c.docx"_qs;
    QTest::newRow("family") << QString(u"\U0001F468\U0001F3FD"_qs.repeated(100) + u".png"_qs)
                            << u"\U0001F468\U0001F3FD.png"_qs;
    QTest::newRow("marks") << QString(u"e\u0323\u0331"_qs.repeated(200) + u".txt"_qs) << u"\u0331.txt"_qs;
    QTest::newRow("no extension") << QString(500, u'a') << u"aa"_qs;
    QTest::newRow("extension too long") << QString(u"a."_qs + QString(500, u'b')) << u"bb"_qs;
    QTest::newRow("one grapheme") << QString(u"e"_qs + QString(900, QChar(0x0331)) + u".pdf"_qs)
                                  << u"\u0331.pdf"_qs;
    QTest::newRow("one grapheme of four bytes each")
        << QString(u"e"_qs + u"\U0001D167"_qs.repeated(300) + u".pdf"_qs) << u"\U0001D167.pdf"_qs;
    QTest::newRow("one grapheme, cut at the last of four bytes")
        << QString(u"e"_qs + u"\U0001D167"_qs.repeated(49) + QString(300, QChar(0x0331)) + u".pdf"_qs)
        << u"\U0001D167.pdf"_qs;
    QTest::newRow("spaces before the cut") << QString(QString(195, u'a') + u"     b.pdf"_qs) << u"a.pdf"_qs;
    QTest::newRow("endless") << QString(1'000'000, u'a') << u"aa"_qs;
}

void TestSafeFileName::cutsLongNames()
{
    QFETCH(QString, name);
    QFETCH(QString, end);
    const QString safe = safeFileName(name, {});
    const qsizetype bytes = safe.toUtf8().size();
    QVERIFY2(bytes <= 200 && bytes > 180, qPrintable(QString::number(bytes)));
    QVERIFY2(safe.endsWith(end), qPrintable(safe));
    QVERIFY(safe.isValidUtf16());
    QCOMPARE(safeFileName(safe, {}), safe);
}

void TestSafeFileName::namesFolders()
{
    const QString end = u" (1080)"_qs;
    QCOMPARE(safeFolderName(u"Mortgage \u2013 Elena Rossi"_qs, end),
             u"Mortgage \u2013 Elena Rossi (1080)"_qs);
    QCOMPARE(safeFolderName(u"../../etc"_qs, end), u"_.._etc (1080)"_qs);
    QCOMPARE(safeFolderName(u"a/b\\c: d."_qs, end), u"a_b_c_ d (1080)"_qs);
    QCOMPARE(safeFolderName(u"\u202e\u05d0\u05d1"_qs, end), u"\u05d0\u05d1 (1080)"_qs);
    QCOMPARE(safeFolderName(u"..."_qs, end), u"(1080)"_qs);
    QCOMPARE(safeFolderName(u"nul"_qs, {}), u"_nul"_qs);
    // 200 bytes with its end, whatever looks like an extension, cut between graphemes.
    QCOMPARE(safeFolderName(QString(300, u'a') + u".pdf"_qs, end), QString(193, u'a') + end);
    QCOMPARE(safeFolderName(QString(193, u'a'), end), QString(193, u'a') + end);
    QCOMPARE(safeFolderName(QString(194, u'a'), end), QString(193, u'a') + end);
    QCOMPARE(safeFolderName(QString(192, u'a') + u" b"_qs, end), QString(192, u'a') + end);
    const QString family = u"\U0001F469\u0301"_qs; // six bytes
    QCOMPARE(safeFolderName(family.repeated(50), end), family.repeated(32) + end);
}

void TestSafeFileName::numbersNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("numbered");
    QTest::newRow("plain") << u"name.pdf"_qs << u"name (3).pdf"_qs;
    QTest::newRow("short") << u"a.pdf"_qs << u"a (3).pdf"_qs;
    QTest::newRow("two extensions") << u"archive.tar.gz"_qs << u"archive.tar (3).gz"_qs;
    QTest::newRow("no extension") << u"name"_qs << u"name (3)"_qs;
    QTest::newRow("hidden") << u".bashrc"_qs << u".bashrc (3)"_qs;
    QTest::newRow("placeholder") << u"%2.pdf"_qs << u"%2 (3).pdf"_qs;
}

void TestSafeFileName::numbersNames()
{
    QFETCH(QString, name);
    QTEST(numberedFileName(name, 3), "numbered");
}

void TestSafeFileName::namesMedias_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("expected");
    QTest::newRow("usual") << u"a.pdf"_qs << u"pdf"_qs << u"a.pdf"_qs;
    QTest::newRow("name without") << u"Passport"_qs << u"jpg"_qs << u"Passport.jpg"_qs;
    QTest::newRow("with a dot") << u"Passport"_qs << u".jpg"_qs << u"Passport.jpg"_qs;
    QTest::newRow("neither") << QString() << QString() << u"media-5"_qs;
    QTest::newRow("extension alone") << QString() << u"pdf"_qs << u"media-5.pdf"_qs;
    QTest::newRow("nothing safe") << u"..."_qs << u"pdf"_qs << u"media-5.pdf"_qs;
    QTest::newRow("hostile extension") << u"a"_qs << u"/../../x"_qs << u"a._.._.._x"_qs;
}

void TestSafeFileName::namesMedias()
{
    QFETCH(QString, name);
    QFETCH(QString, extension);
    botdoc::Media media;
    media.id = botdoc::MediaId{5};
    media.name = name;
    media.extension = extension;
    QTEST(content::fileNameOf(media), "expected");
}

QTEST_APPLESS_MAIN(TestSafeFileName)

#include "tst_safefilename.moc"
