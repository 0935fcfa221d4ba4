#include "liststatepage.h"

#include <QLabel>
#include <QTest>

/// The page that stands in place of an empty list.
class TestListStatePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllOfItsText_data();
    void showsAllOfItsText();
};

void TestListStatePage::showsAllOfItsText_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {480, 760, 1200, 1600, 3000})
        QTest::addRow("%d pixels wide", width) << width;
}

void TestListStatePage::showsAllOfItsText()
{
    QFETCH(const int, width);
    ui::ListStatePage page;
    page.resize(width, 700);
    page.ui::ListStatePage::show(QStringLiteral("send"), QString(60, u'W'),
                                 QStringLiteral("Why it is so, and what can be done about it. ").repeated(8),
                                 QStringLiteral("Do it"));
    page.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    int texts = 0;
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->text().isEmpty())
            continue;
        ++texts;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        QVERIFY(page.rect().contains(QRect(label->mapTo(&page, QPoint()), label->size())));
    }
    QCOMPARE(texts, 2);
}

QTEST_MAIN(TestListStatePage)
#include "tst_liststatepage.moc"
