#include "colours.h"
#include "readablepalette.h"

#include <QApplication>
#include <QTest>

/// What is written can be read, in the palettes of all desktops.
class TestColours final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresContrast();
    void textCanBeRead_data();
    void textCanBeRead();
    void placeholdersCanBeRead_data();
    void placeholdersCanBeRead();
    void readablePlaceholdersStayAsTheyAre();
    void whatIsSelectedCanBeRead_data();
    void whatIsSelectedCanBeRead();
    void readableHighlightsStayAsTheyAre();
    void theProgramFollowsTheDesktop();
};

namespace {

QPalette paletteOf(const QColor &window, const QColor &base, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    return palette;
}

QColor shown(const QColor &colour, const QColor &ground)
{
    return ui::mixed(colour, ground, colour.alphaF());
}

void addPalettes()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << paletteOf(QColor(0xefefef), Qt::white, Qt::black);
    QTest::newRow("Breeze") << paletteOf(QColor(0xeff0f1), QColor(0xfcfcfc), QColor(0x232629));
    QTest::newRow("Breeze Dark") << paletteOf(QColor(0x2a2e32), QColor(0x1b1e20), QColor(0xfcfcfc));
    QTest::newRow("Adwaita Dark") << paletteOf(QColor(0x353535), QColor(0x2d2d2d), QColor(0xeeeeec));
    QTest::newRow("black") << paletteOf(Qt::black, Qt::black, Qt::white);
}

} // namespace

void TestColours::measuresContrast()
{
    QCOMPARE(ui::contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(ui::contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(ui::contrast(Qt::red, Qt::red), 1.0);
    // The lightest grey on white that WCAG's own examples let pass.
    QVERIFY(ui::contrast(QColor(0x767676), Qt::white) >= ui::leastContrast);
    QVERIFY(ui::contrast(QColor(0x777777), Qt::white) < ui::leastContrast);
}

void TestColours::textCanBeRead_data()
{
    addPalettes();
}

void TestColours::textCanBeRead()
{
    QFETCH(const QPalette, palette);
    for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base}) {
        const QColor ground = palette.color(role);
        for (const ui::Meaning meaning :
             {ui::Meaning::Neutral, ui::Meaning::Good, ui::Meaning::Caution, ui::Meaning::Bad})
            QVERIFY2(ui::contrast(ui::meaningColour(palette, meaning), ground) >= ui::leastContrast,
                     qPrintable(ui::meaningColour(palette, meaning).name()));
        QVERIFY(ui::contrast(ui::quietText(palette), ground) >= ui::leastContrast);
    }
}

void TestColours::placeholdersCanBeRead_data()
{
    addPalettes();
}

void TestColours::placeholdersCanBeRead()
{
    QFETCH(QPalette, palette);
    const QColor base = palette.color(QPalette::Base);
    // Half of black, half of white: one of them is lost on any ground; and nothing at all.
    for (const QColor &own : {QColor(0, 0, 0, 128), QColor(255, 255, 255, 128), QColor(0, 0, 0, 0)}) {
        palette.setColor(QPalette::PlaceholderText, own);
        QVERIFY(ui::contrast(shown(ui::placeholderColour(palette), base), base) >= ui::leastContrast);
    }
}

void TestColours::readablePlaceholdersStayAsTheyAre()
{
    QPalette palette = paletteOf(QColor(0xefefef), Qt::white, Qt::black);
    palette.setColor(QPalette::PlaceholderText, QColor(0, 0, 90));
    QCOMPARE(ui::placeholderColour(palette), QColor(0, 0, 90));
}

void TestColours::whatIsSelectedCanBeRead_data()
{
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<QColor>("text");
    QTest::newRow("Fusion") << QColor(0x308cc6) << QColor(Qt::white);
    QTest::newRow("Breeze") << QColor(0x3daee9) << QColor(0xfcfcfc);
    QTest::newRow("a dark text") << QColor(0x808080) << QColor(0x202020);
    QTest::newRow("the same") << QColor(Qt::white) << QColor(Qt::white);
}

void TestColours::whatIsSelectedCanBeRead()
{
    QFETCH(const QColor, ground);
    QFETCH(const QColor, text);
    QPalette palette;
    palette.setColor(QPalette::Highlight, ground);
    palette.setColor(QPalette::HighlightedText, text);
    QVERIFY(ui::contrast(ui::highlightColour(palette), text) >= ui::leastContrast);
}

void TestColours::readableHighlightsStayAsTheyAre()
{
    QPalette palette;
    palette.setColor(QPalette::Highlight, QColor(0, 0, 90));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    QCOMPARE(ui::highlightColour(palette), QColor(0, 0, 90));
}

void TestColours::theProgramFollowsTheDesktop()
{
    ui::keepPaletteReadable();
    const QPalette before = QApplication::palette();
    QPalette dark = paletteOf(QColor(0x2a2e32), QColor(0x1b1e20), QColor(0xfcfcfc));
    dark.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128));
    dark.setColor(QPalette::Highlight, QColor(0x3daee9));
    dark.setColor(QPalette::HighlightedText, QColor(0xfcfcfc));
    QApplication::setPalette(dark);
    const QPalette corrected = QApplication::palette();
    QVERIFY(ui::contrast(corrected.color(QPalette::PlaceholderText), corrected.color(QPalette::Base)) >=
            ui::leastContrast);
    QVERIFY(ui::contrast(corrected.color(QPalette::Highlight), corrected.color(QPalette::HighlightedText)) >=
            ui::leastContrast);
    QCOMPARE(corrected.color(QPalette::Base), QColor(0x1b1e20));
    QApplication::setPalette(before);
}

QTEST_MAIN(TestColours)
#include "tst_colours.moc"
