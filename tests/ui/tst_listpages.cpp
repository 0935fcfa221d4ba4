#include "listpages.h"
#include "medias/listserver.h"

#include <QGuiApplication>
#include <QImage>
#include <QLocale>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QTest>

using medias::ListSnapshot;
using medias::MediaListModel;
using ui::ListPages;

namespace {

constexpr QSize page(1100, 780);

struct Word
{
    QString text;
    QPointF at;
};

/// Keeps what is written and where, and paints nothing.
class Listener final : public QPaintEngine
{
public:
    Listener()
        : QPaintEngine(AllFeatures)
    {}
    bool begin(QPaintDevice * /*device*/) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState & /*state*/) override {}
    void drawPixmap(const QRectF & /*to*/, const QPixmap & /*pixmap*/, const QRectF & /*from*/) override {}
    void drawPath(const QPainterPath & /*path*/) override {}
    void drawTextItem(const QPointF &at, const QTextItem &item) override { words.append({item.text(), at}); }
    [[nodiscard]] Type type() const override { return User; }

    QList<Word> words;
};

class Paper final : public QPaintDevice
{
public:
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &listener; }
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return page.width();
        case PdmHeight:
            return page.height();
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        case PdmDevicePixelRatio:
            return 1;
        default:
            return 96; // dots per inch
        }
    }

    mutable Listener listener;
};

/// What a page says, and where.
QList<Word> wordsOn(const ListPages &pages, int number)
{
    Paper paper;
    QPainter painter(&paper);
    pages.paint(painter, number);
    painter.end();
    return paper.listener.words;
}

QStringList textsOn(const ListPages &pages, int number)
{
    QStringList texts;
    for (const Word &word : wordsOn(pages, number))
        texts.append(word.text);
    return texts;
}

} // namespace

/// The list on paper.
class TestListPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void eachMediaOnce();
    void eachPageHasItsHeadings();
    void saysHowMuchOfTheListItIs();
    void nothingIsAPage();
    void whatFitsIsWhole();
    void rightToLeftItIsMirrored();
    void nothingIsPaintedOutside_data();
    void nothingIsPaintedOutside();

private:
    /// A list of which the first hundred are loaded.
    [[nodiscard]] static ListSnapshot loaded(int count, const QJsonObject &more = {},
                                             const ListSnapshot::Columns &columns = {MediaListModel::Name,
                                                                                     MediaListModel::Size,
                                                                                     MediaListModel::State});
    [[nodiscard]] static ListPages pagesOf(const ListSnapshot &list)
    {
        const Paper paper;
        return {list, QStringLiteral("Office"), paper, page};
    }
};

void TestListPages::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestListPages::cleanup()
{
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

ListSnapshot TestListPages::loaded(int count, const QJsonObject &more, const ListSnapshot::Columns &columns)
{
    ListServer list(count);
    list.more = more;
    MediaListModel model;
    model.setClient(list.desk().client());
    if (!list.desk().comesToRest())
        return {};
    return {model, columns};
}

void TestListPages::eachMediaOnce()
{
    const ListPages pages = pagesOf(loaded(100));
    QVERIFY(pages.count() > 2);
    QStringList names;
    for (int number = 0; number < pages.count(); ++number) {
        const QStringList texts = textsOn(pages, number);
        for (const QString &text : texts) {
            if (text.endsWith(QStringLiteral(".pdf")))
                names.append(text);
        }
    }
    QStringList expected;
    for (int id = 100; id > 0; --id)
        expected.append(QStringLiteral("Media %1.pdf").arg(id));
    QCOMPARE(names, expected);
}

void TestListPages::eachPageHasItsHeadings()
{
    const ListPages pages = pagesOf(loaded(100));
    for (int number = 0; number < pages.count(); ++number) {
        const QStringList texts = textsOn(pages, number);
        QCOMPARE(texts.count(QStringLiteral("Name")), 1);
        QCOMPARE(texts.count(QStringLiteral("State")), 1);
        QCOMPARE(texts.count(QStringLiteral("Medias")), number == 0 ? 1 : 0);
        QVERIFY(texts.contains(QStringLiteral("Page %1 of %2").arg(number + 1).arg(pages.count())));
    }
}

void TestListPages::saysHowMuchOfTheListItIs()
{
    QVERIFY(textsOn(pagesOf(loaded(3)), 0).contains(QStringLiteral("3 media(s)")));
    const QStringList texts = textsOn(pagesOf(loaded(12'000)), 0);
    QVERIFY(texts.contains(QStringLiteral("100 of 12,000 medias: the others were not loaded")));
    QVERIFY(texts.contains(QStringLiteral("Office")));
}

void TestListPages::nothingIsAPage()
{
    const ListPages pages = pagesOf(loaded(0));
    QCOMPARE(pages.count(), 1);
    QVERIFY(textsOn(pages, 0).contains(QStringLiteral("Page 1 of 1")));
}

/// What all rows have in short is written out; only what is long is cut.
void TestListPages::whatFitsIsWhole()
{
    const QStringList texts = textsOn(pagesOf(loaded(3)), 0);
    QVERIFY(texts.contains(QStringLiteral("Media 3.pdf")));
    QVERIFY(texts.contains(QStringLiteral("20.3 kB")));
    QVERIFY(texts.contains(QStringLiteral("Available")));
    const QString longName = QString(300, u'n') + QStringLiteral(".pdf");
    const QStringList cut = textsOn(pagesOf(loaded(3, {{QStringLiteral("name"), longName}})), 0);
    QCOMPARE(cut.filter(QStringLiteral("\u2026")).size(), 3);
    QCOMPARE(cut.filter(QStringLiteral(".pdf")).size(), 3);
}

void TestListPages::rightToLeftItIsMirrored()
{
    const ListPages pages = pagesOf(loaded(3));
    const auto leftOf = [&pages](const QString &text) {
        const QList<Word> words = wordsOn(pages, 0);
        for (const Word &word : words) {
            if (word.text == text)
                return word.at.x();
        }
        return -1.0;
    };
    const auto name = QStringLiteral("Name");
    const auto state = QStringLiteral("State");
    QVERIFY(leftOf(name) >= 0 && leftOf(name) < page.width() / 4);
    QVERIFY(leftOf(state) > page.width() / 2);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QVERIFY(leftOf(name) > page.width() * 3 / 4);
    QVERIFY(leftOf(state) >= 0 && leftOf(state) < page.width() / 2);
    QVERIFY(leftOf(QStringLiteral("Medias")) > page.width() / 2);
}

void TestListPages::nothingIsPaintedOutside_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {page, QSize(680, 1100), QSize(450, 680)}) {
        QTest::addRow("left to right, %d wide", size.width()) << Qt::LeftToRight << size;
        QTest::addRow("right to left, %d wide", size.width()) << Qt::RightToLeft << size;
    }
}

void TestListPages::nothingIsPaintedOutside()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const QSize, size);
    QGuiApplication::setLayoutDirection(direction);
    const QString longest(300, u'W');
    ListSnapshot::Columns all;
    for (int column = 0; column < MediaListModel::ColumnCount; ++column)
        all.append(static_cast<MediaListModel::Column>(column));
    const QJsonObject more{{QStringLiteral("name"), longest},
                           {QStringLiteral("tag"), longest},
                           {QStringLiteral("state"), longest}};
    constexpr int around = 40;
    QImage image(size + QSize(2 * around, 2 * around), QImage::Format_RGB32);
    image.fill(Qt::white);
    const ListPages pages(loaded(100, more, all), longest, image, size);
    QPainter painter(&image);
    painter.translate(around, around);
    pages.paint(painter, 0);
    painter.end();
    const QRect inside(around, around, size.width(), size.height());
    int outside = 0;
    int within = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != Qt::white)
                ++(inside.contains(x, y) ? within : outside);
        }
    }
    QVERIFY(within > 1000);
    QCOMPARE(outside, 0);
}

QTEST_MAIN(TestListPages)
#include "tst_listpages.moc"
