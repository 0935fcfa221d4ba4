#include "liststatepage.h"
#include "office.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

/// The page that stands in place of an empty list.
class TestListStatePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllOfItsText_data();
    void showsAllOfItsText();
    void leavesRoomInANarrowWindow();
    void showsNoIconInALowWindow();
    void scrollsWhereTheTextIsLong();
    void hasTheIconBackWithFewerWords();
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

/// It stands between two other parts.
void TestListStatePage::leavesRoomInANarrowWindow()
{
    ui::ListStatePage page;
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("No medias in this request yet"),
                                 QStringLiteral("Why it is so, and what can be done about it."),
                                 QStringLiteral("Send files\u2026"));
    QVERIFY2(page.minimumSizeHint().width() < 300,
             qPrintable(QString::number(page.minimumSizeHint().width())));
}

/// What is read comes first.
void TestListStatePage::showsNoIconInALowWindow()
{
    ui::ListStatePage page;
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("No medias in this request yet"),
                                 QStringLiteral("Why it is so."), QStringLiteral("Send files\u2026"));
    page.resize(480, 400);
    page.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const QLabel *icon = page.findChild<QLabel *>();
    QVERIFY(icon->isVisible());
    page.resize(480, 120);
    QVERIFY(!icon->isVisible());
    const QScrollBar *bar = page.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(bar->maximum(), 0);
    page.resize(480, 400);
    QVERIFY(icon->isVisible());
}

void TestListStatePage::scrollsWhereTheTextIsLong()
{
    ui::ListStatePage page;
    const QString text = QStringLiteral("Why it is so, and what can be done about it. ").repeated(8);
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("Nothing that goes soon"), text,
                                 QStringLiteral("Do it"));
    page.resize(300, 120);
    page.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *area = page.findChild<QScrollArea *>();
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(area->focusPolicy(), Qt::StrongFocus);
    QCOMPARE(Office::nameless(&page), QStringList());
    for (const QLabel *label : page.findChildren<QLabel *>())
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));

    auto *button = page.findChild<QPushButton *>();
    area->setFocus();
    QVERIFY(QTest::qWaitFor([&] { return area->hasFocus(); }));
    QTest::keyClick(area, Qt::Key_Tab);
    QVERIFY(button->hasFocus());
    QVERIFY(page.rect().contains(QRect(button->mapTo(&page, QPoint()), button->size())));

    area->setFocus();
    area->verticalScrollBar()->setValue(5);
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("Nothing that goes soon"), text,
                                 QStringLiteral("Do it"));
    QVERIFY(area->hasFocus());
    QCOMPARE(area->verticalScrollBar()->value(), 5);
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("Something else"), text,
                                 QStringLiteral("Do it"));
    QVERIFY(button->hasFocus());
    QVERIFY(page.rect().contains(QRect(button->mapTo(&page, QPoint()), button->size())));

    area->setFocus();
    page.resize(300, 600);
    QTRY_VERIFY(button->hasFocus());
    QCOMPARE(area->focusPolicy(), Qt::NoFocus);
}

/// It is said of the words that are there, not of those that were.
void TestListStatePage::hasTheIconBackWithFewerWords()
{
    ui::ListStatePage page;
    page.resize(300, 160);
    const QString text = QStringLiteral("Why it is so, and what can be done about it. ").repeated(4);
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("It failed"), text,
                                 QStringLiteral("Do it"));
    page.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const QLabel *icon = page.findChild<QLabel *>();
    QVERIFY(!icon->isVisible());
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("Loading"), {});
    QVERIFY(icon->isVisible());
    page.ui::ListStatePage::show(QStringLiteral("send"), QStringLiteral("It failed"), text,
                                 QStringLiteral("Do it"));
    QVERIFY(!icon->isVisible());
}

QTEST_MAIN(TestListStatePage)
#include "tst_liststatepage.moc"
