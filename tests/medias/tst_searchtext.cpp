#include "medias/searchtext.h"

#include <QTest>

using medias::SearchText;

/// What somebody types, and what it finds.
class TestSearchText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void everyLetterAsAmongOthers();
    void nothingTypedIsEverywhere();
};

void TestSearchText::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *name, const char16_t *typed, const char16_t *text, bool isFound) {
        QTest::newRow(name) << QString::fromUtf16(typed) << QString::fromUtf16(text) << isFound;
    };
    row("case", u"ROSSI", u"Mortgage – Elena Rossi", true);
    row("a part of a word", u"ortg", u"Mortgage", true);
    row("words in any order", u"elena mortgage", u"Mortgage – Elena Rossi", true);
    row("one of two words", u"elena lease", u"Mortgage – Elena Rossi", false);
    row("more room than one space", u"  elena \t rossi ", u"Elena Rossi", true);
    row("accents in the text", u"munoz", u"José Muñoz", true);
    row("accents typed", u"MÜÑOZ", u"Munoz", true);
    row("accents of their own", u"jose", u"Jose\u0301", true);
    row("sharp s in the text", u"strasse", u"Hauptstraße 3", true);
    row("sharp s typed", u"straße", u"HAUPTSTRASSE", true);
    row("full width", u"1080", u"１０８０", true);
    row("Greek case", u"ΣΟΦΟΣ", u"σοφός", true);
    row("Arabic vowels", u"محمد", u"مُحَمَّد", true);
    row("no letter at all", u"–", u"Mortgage – Elena", true);
    row("another word", u"lease", u"Mortgage", false);
}

void TestSearchText::finds()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    QTEST(SearchText(typed).isIn(SearchText::folded(text)), "isFound");
}

/// Texts of plain letters are folded in a shorter way than others, such as this one by its first letter.
void TestSearchText::everyLetterAsAmongOthers()
{
    const QString other(QChar(0x4e2d));
    for (char16_t code = 0; code < 0x2100; ++code) {
        const QChar letter(code);
        QCOMPARE(SearchText::folded(u'a' + letter), SearchText::folded(other + u'a' + letter).mid(1));
    }
    for (const QString &text :
         {QStringLiteral("Nguye\u0302\u0303n"), QStringLiteral("\u0645\u0652\u064f\u062d"),
          QStringLiteral("\u05e9\u05c1\u05b8\u05dc"),
          QStringLiteral("\u03a3\u039f\u03a6\u039f\u03a3 \u0439\u0306")})
        QCOMPARE(SearchText::folded(text), SearchText::folded(other + text).mid(1));
}

void TestSearchText::nothingTypedIsEverywhere()
{
    QVERIFY(SearchText().isEmpty());
    QVERIFY(SearchText(QStringLiteral(" \t")).isEmpty());
    QVERIFY(SearchText().isIn(QStringLiteral("anything")));
    QVERIFY(SearchText().isIn({}));
}

QTEST_APPLESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
