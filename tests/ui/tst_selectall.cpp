#include "medias/medialistmodel.h"
#include "office.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>

using medias::MediaListModel;

namespace {

QPushButton *button()
{
    return Office::find<QPushButton>(QStringLiteral("selectAllButton"));
}

QString text()
{
    const auto *label = Office::find<QLabel>(QStringLiteral("selectAllText"));
    return label ? label->text() : QString();
}

QString summary(const Office &office)
{
    return office.window.findChild<QStatusBar *>()->findChild<QLabel *>()->text();
}

/// A list of which little is loaded by itself.
class LongList final
{
public:
    LongList()
        : office({QStringLiteral("--medias"), QStringLiteral("1200"), QStringLiteral("--max-page-size"),
                  QStringLiteral("10")})
    {}

    [[nodiscard]] MediaListModel &model() const { return dynamic_cast<MediaListModel &>(*office.rows()); }
    [[nodiscard]] int selected() const
    {
        return static_cast<int>(office.table()->selectionModel()->selectedRows().size());
    }
    /// As by a click.
    void choose(int row) const
    {
        office.table()->selectionModel()->select(
            office.rows()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    void selectAll() { QTest::keyClick(&office.window, Qt::Key_A, Qt::ControlModifier); }

    Office office;
};

} // namespace

/// "Select all" in a list that is not loaded to its end.
class TestSelectAll final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesAllOfAShortList();
    void offersToLoadTheRest();
    void loadsMoreThanIsKept();
    void canBeStopped();
    void isWithdrawn();
    void loadsWhatIsSearched();
    void saysThatAPartFailed();
};

void TestSelectAll::initTestCase()
{
    Office::prepare();
}

void TestSelectAll::takesAllOfAShortList()
{
    Office office;
    QVERIFY(office.isOpen());
    QTest::keyClick(&office.window, Qt::Key_A, Qt::ControlModifier);
    QVERIFY2(summary(office).contains(QStringLiteral("60 selected")), qPrintable(summary(office)));
    QVERIFY(text().isEmpty());
}

void TestSelectAll::offersToLoadTheRest()
{
    LongList list;
    QVERIFY(list.office.isOpen());
    list.selectAll();
    const int loaded = list.model().coverage().loaded;
    QVERIFY(loaded < 1200);
    QVERIFY2(
        text().contains(QStringLiteral(" of 1,200 selected: those loaded. For the rest the server is asked")),
        qPrintable(text()));
    QVERIFY2(text().contains(QStringLiteral(", which takes about ")), qPrintable(text()));
    QCOMPARE(button()->text(), QStringLiteral("Load all 1,200 first"));
    // Before the list, as it is to be seen.
    QTRY_VERIFY(list.office.table()->hasFocus());
    QTest::keyClick(list.office.table(), Qt::Key_Backtab);
    QVERIFY(button()->hasFocus());
    QTest::keyClick(button(), Qt::Key_Tab);
    QVERIFY(list.office.table()->hasFocus());
    // Nothing that is not known is about to be deleted.
    list.office.trigger(QStringLiteral("Delete\u2026"));
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    QVERIFY2(!box->text().contains(QStringLiteral("1,200")) && !box->text().contains(QStringLiteral("1200")),
             qPrintable(box->text()));
    box->reject();
    QTRY_VERIFY(!Office::find<QMessageBox>({}));

    button()->click();
    QCOMPARE(button()->text(), QStringLiteral("Stop"));
    QTRY_VERIFY_WITH_TIMEOUT(!button(), 20'000);
    QCOMPARE(list.selected(), 1200);
    QVERIFY2(summary(list.office).contains(QStringLiteral("1,200 selected")),
             qPrintable(summary(list.office)));
}

/// What is far from view is not forgotten while all are wanted, nor when they are selected.
void TestSelectAll::loadsMoreThanIsKept()
{
    LongList list;
    QVERIFY(list.office.isOpen());
    list.model().setMostLoaded(100);
    list.selectAll();
    button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!button(), 20'000);
    QCOMPARE(list.selected(), 1200);
    list.office.trigger(QStringLiteral("Refresh"));
    QTRY_VERIFY(!list.model().coverage().isFetching);
    QCOMPARE(list.selected(), 1200);
}

void TestSelectAll::canBeStopped()
{
    LongList list;
    QVERIFY(list.office.isOpen());
    list.selectAll();
    button()->click();
    QTRY_VERIFY(list.model().coverage().loaded > 100);
    QVERIFY2(text().startsWith(QStringLiteral("Loading the list: ")), qPrintable(text()));
    button()->click();
    const int loaded = list.model().coverage().loaded;
    QVERIFY(loaded < 1200);
    QCOMPARE(list.selected(), loaded);
    QVERIFY(text().contains(QStringLiteral("of 1,200 selected")));
    button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!button(), 20'000);
    QCOMPARE(list.selected(), 1200);
}

void TestSelectAll::isWithdrawn()
{
    LongList list;
    QVERIFY(list.office.isOpen());
    list.selectAll();
    QVERIFY(button());
    list.choose(3);
    QVERIFY(!button());
    // While it loads, too: nobody's choice is taken from them.
    list.selectAll();
    button()->click();
    QTRY_VERIFY(list.model().coverage().loaded > 100);
    list.choose(3);
    QVERIFY(!button());
    QVERIFY(!list.model().coverage().isFetching);
    QCOMPARE(list.selected(), 1);
    list.selectAll();
    QVERIFY(button());
    list.model().setRequest(botdoc::RequestId{1080});
    QVERIFY(!button());
}

void TestSelectAll::loadsWhatIsSearched()
{
    LongList list;
    QVERIFY(list.office.isOpen());
    Office::find<QLineEdit>(QStringLiteral("mediaSearch"))->setText(QStringLiteral("pdf"));
    QTRY_VERIFY(list.model().coverage().searched > 500 && !list.model().coverage().isFetching);
    QTRY_VERIFY(!list.model().coverage().isSearching);
    list.selectAll();
    const int found = list.selected();
    QVERIFY2(text().contains(QStringLiteral(" selected: those found among the ")), qPrintable(text()));
    button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!button(), 20'000);
    QVERIFY(list.selected() > found);
    QCOMPARE(list.selected(), list.model().rowCount());
}

void TestSelectAll::saysThatAPartFailed()
{
    LongList list;
    QVERIFY(list.office.isOpen());
    list.selectAll();
    list.office.demo.stop(true);
    button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(button()->text().startsWith(QStringLiteral("Load all")), 20'000);
    QVERIFY(Office::find<QWidget>(QStringLiteral("messageBar")));
    QCOMPARE(list.selected(), list.model().coverage().loaded);
}

QTEST_MAIN(TestSelectAll)
#include "tst_selectall.moc"
