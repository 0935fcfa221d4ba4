#include "botdoc/displaytext.h"

#include <QTest>

using botdoc::displayText;
using botdoc::plainToolTip;

class TestDisplayText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangersTexts_data();
    void strangersTexts();
    void everyCharacter();
    void toolTipsAreNoMarkup();
};

void TestDisplayText::strangersTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const QString mark(QChar::ReplacementCharacter);
    const auto replacing = [&mark](QString text) { return text.replace(u'#', mark); };
    QTest::newRow("plain") << u"Tax return 2020.pdf"_qs << u"Tax return 2020.pdf"_qs;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("override that hides .exe")
        << u"invoice\u202Efdp.exe"_qs << replacing(u"invoice#fdp.exe"_qs);
    QTest::newRow("all bidi controls")
        << u"\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C"_qs
        << replacing(u"############"_qs);
    QTest::newRow("lines") << u"a\nb\r\nc\u2028d\u2029e\u0085f\vg\fh"_qs << replacing(u"a#b##c#d#e#f#g#h"_qs);
    QTest::newRow("nul, tab, escape")
        << u"a"_qs + QChar(0) + u"b\tc\x1b[2Jd\x7f"_qs << replacing(u"a#b#c#[2Jd#"_qs);
    QTest::newRow("invisible") << u"a\u200Bb\u2060c\uFEFFd\u00ADe\u3164f"_qs << replacing(u"a#b#c#d#e#f"_qs);
    QTest::newRow("tags beyond the first plane") << u"a\U000E0041b"_qs << replacing(u"a##b"_qs);
    QTest::newRow("lone surrogates") << u"a"_qs + QChar(0xD800) + u"b"_qs + QChar(0xDC00)
                                     << replacing(u"a#b#"_qs);
    QTest::newRow("right to left letters stay") << u"חוזה عقد.pdf"_qs << u"חוזה عقد.pdf"_qs;
    QTest::newRow("joined emoji and Persian stay")
        << u"👩‍👧 می‌خواهم é"_qs << u"👩‍👧 می‌خواهم é"_qs;
}

void TestDisplayText::strangersTexts()
{
    QFETCH(QString, text);
    const QString shown = displayText(text);
    QTEST(shown, "shown");
    QCOMPARE(shown.size(), text.size());
    QCOMPARE(displayText(shown), shown);
}

void TestDisplayText::everyCharacter()
{
    QList<char32_t> keptThoughFormat;
    QList<char32_t> markedThoughLetter;
    for (char32_t code = 0; code <= QChar::LastValidCodePoint; ++code) {
        const QString text = QStringView(QChar::fromUcs4(code)).toString();
        const bool isKept = displayText(text) == text && code != QChar::ReplacementCharacter;
        switch (QChar::category(code)) {
        case QChar::Other_Format:
            if (isKept)
                keptThoughFormat.append(code);
            break;
        case QChar::Other_Control:
        case QChar::Other_Surrogate:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            QVERIFY2(!isKept, qPrintable(QString::number(code, 16)));
            break;
        default:
            if (!isKept && code != QChar::ReplacementCharacter)
                markedThoughLetter.append(code);
            break;
        }
    }
    // What is seen, and what words and emoji are joined with.
    const QList<char32_t> harmless = {0x0600, 0x0601, 0x0602, 0x0603, 0x0604,  0x0605, 0x06dd,
                                      0x070f, 0x08e2, 0x200c, 0x200d, 0x110bd, 0x110cd};
    QCOMPARE(keptThoughFormat, harmless);
    // Hangul fillers: nothing is seen of them.
    QCOMPARE(markedThoughLetter, (QList<char32_t>{0x115f, 0x1160, 0x3164, 0xffa0}));
}

void TestDisplayText::toolTipsAreNoMarkup()
{
    QCOMPARE(plainToolTip({}), QString());
    QCOMPARE(plainToolTip(u"<img src='x'>&\n"_qs),
             u"<p>&lt;img src='x'&gt;&amp;"_qs + QChar(QChar::ReplacementCharacter) + u"</p>"_qs);
}

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
