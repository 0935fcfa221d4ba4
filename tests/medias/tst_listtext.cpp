#include "listserver.h"
#include "medias/listsnapshot.h"
#include "medias/listtext.h"

#include <QLocale>
#include <QTest>

using medias::ListSnapshot;
using medias::MediaListModel;

/// Rows for the clipboard.
class TestListText final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestListText)

public:
    TestListText() = default;

private Q_SLOTS:
    void initTestCase();
    void theseRowsInTheirOrder();
    void noCellIsMoreThanACell_data();
    void noCellIsMoreThanACell();
    void noMarkUp();
};

void TestListText::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestListText::theseRowsInTheirOrder()
{
    ListServer list(300);
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    // The last one is not loaded.
    const ListSnapshot rows(model, {MediaListModel::Size, MediaListModel::Name}, {0, 4, 299});
    QCOMPARE(medias::listAsText(rows), u"Size\tName\n20.3 kB\tMedia 300.pdf\n20.3 kB\tMedia 296.pdf\n"_qs);
    QCOMPARE(medias::listAsHtml(rows),
             u"<meta charset=\"utf-8\">\n<table>\n<tr><th>Size</th><th>Name</th></tr>\n"
             "<tr><td>20.3 kB</td><td>Media 300.pdf</td></tr>\n"
             "<tr><td>20.3 kB</td><td>Media 296.pdf</td></tr>\n</table>\n"_qs);
    QVERIFY(rows.isWhole());
}

void TestListText::noCellIsMoreThanACell_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("cell");
    QTest::newRow("a formula") << u"=HYPERLINK(1)"_qs << u"'=HYPERLINK(1)"_qs;
    QTest::newRow("another one") << u"@SUM(1)"_qs << u"'@SUM(1)"_qs;
    QTest::newRow("a quotation mark within") << u"12\" frame"_qs << u"12\" frame"_qs;
    // Else all up to the next mark would be one cell.
    QTest::newRow("a quotation mark before") << u"\"open"_qs << u"\"\"\"open\""_qs;
    QTest::newRow("quoted") << u"\"a\""_qs << u"\"\"\"a\"\"\""_qs;
}

void TestListText::noCellIsMoreThanACell()
{
    QFETCH(const QString, tag);
    QFETCH(const QString, cell);
    ListServer list(1);
    list.more = {{u"tag"_qs, tag}};
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    const ListSnapshot rows(model, {MediaListModel::Tag, MediaListModel::Name}, {0});
    QCOMPARE(medias::listAsText(rows), u"Tag\tName\n%1\tMedia 1.pdf\n"_qs.arg(cell));
}

void TestListText::noMarkUp()
{
    ListServer list(1);
    list.more = {{u"name"_qs, u"<img src=\"http://x.example/\">.pdf"_qs}, {u"tag"_qs, u"=1&2"_qs}};
    MediaListModel model;
    model.setClient(list.desk().client());
    QVERIFY(list.desk().comesToRest());
    const QString html =
        medias::listAsHtml(ListSnapshot(model, {MediaListModel::Name, MediaListModel::Tag}, {0}));
    QVERIFY2(html.contains(u"<td>&lt;img src=&quot;http://x.example/&quot;&gt;.pdf</td><td>'=1&amp;2</td>"),
             qPrintable(html));
}

QTEST_GUILESS_MAIN(TestListText)
#include "tst_listtext.moc"
