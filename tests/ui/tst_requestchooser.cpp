#include "requestchooser.h"

#include "medias/requestlistmodel.h"
#include "requestserver.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QToolButton>

using botdoc::RequestId;

namespace {

/// A chooser before a server with requests, the first page of which is there.
struct Choosing
{
    explicit Choosing(int requests)
        : office(requests)
    {
        model.setClient(office.desk().client());
        model.load();
        isReady = office.desk().comesToRest();
        chooser.show();
    }

    [[nodiscard]] QLineEdit *field() const { return chooser.findChild<QLineEdit *>(); }
    [[nodiscard]] QListView *view() const { return chooser.findChild<QListView *>(); }
    void select(int row) const { view()->setCurrentIndex(view()->model()->index(row, 0)); }

    RequestServer office;
    medias::RequestListModel model;
    ui::RequestChooser chooser{model};
    bool isReady = false;
};

} // namespace

/// Which request the files will go to: never one that nobody has meant.
class TestRequestChooser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheOnlyMatchOnceNoOtherCanCome();
    void choosesNoNeighbourOfWhatIsHidden();
    void findsByNumberWhatHasNotCome();
    void takesANumberThatIsNotTold();
    void beginsWithOneThatHasNotCome();
    void fetchesAsItIsScrolled();
};

void TestRequestChooser::choosesTheOnlyMatchOnceNoOtherCanCome()
{
    Choosing one(340);
    QVERIFY(one.isReady);
    one.office.titles.insert(1330, QStringLiteral("Lease \u2013 Elena Rossi"));
    one.model.load();
    QVERIFY(one.office.desk().comesToRest());
    one.office.held = {3};
    QTest::keyClicks(one.field(), QStringLiteral("rossi"));
    QCOMPARE(one.view()->model()->rowCount(), 1);
    QTRY_COMPARE(one.office.pages().last(), 3);
    // Another Rossi may be on the pages that are still to come.
    QCOMPARE(one.chooser.chosen(), std::nullopt);
    one.office.server().release();
    QTRY_COMPARE(one.chooser.chosen(), RequestId{1330});
    QVERIFY(one.model.isComplete());
}

void TestRequestChooser::choosesNoNeighbourOfWhatIsHidden()
{
    Choosing one(40);
    QVERIFY(one.isReady);
    one.select(3);
    QCOMPARE(one.chooser.chosen(), RequestId{1037});
    one.field()->setText(QStringLiteral("matter 101"));
    QCOMPARE(one.view()->model()->rowCount(), 10);
    QCOMPARE(one.chooser.chosen(), std::nullopt);
    // Nor when it goes.
    one.field()->clear();
    one.select(3);
    one.office.remove(1037);
    one.model.load();
    QVERIFY(one.office.desk().comesToRest());
    QCOMPARE(one.model.rowOf(RequestId{1037}), -1);
    QCOMPARE(one.chooser.chosen(), std::nullopt);
}

void TestRequestChooser::findsByNumberWhatHasNotCome()
{
    Choosing one(340);
    QVERIFY(one.isReady);
    QTest::keyClicks(one.field(), QStringLiteral("1002"));
    QCOMPARE(one.chooser.chosen(), RequestId{1002}); // as typed
    QTRY_VERIFY(one.view()->selectionModel()->hasSelection());
    QCOMPARE(one.view()->currentIndex().data().toString(), QStringLiteral("Matter 1002 (1002)"));
    QCOMPARE(one.chooser.chosen(), RequestId{1002});
    QCOMPARE(one.office.pages(), QList<int>{1});
}

void TestRequestChooser::takesANumberThatIsNotTold()
{
    Choosing one(40);
    QVERIFY(one.isReady);
    QTest::keyClicks(one.field(), QStringLiteral("77"));
    QTRY_COMPARE(one.model.presenceOf(RequestId{77}), medias::RequestListModel::Presence::Missing);
    QCOMPARE(one.chooser.chosen(), RequestId{77});
    const QList<QLabel *> labels = one.chooser.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("if it exists"));
    }));
}

void TestRequestChooser::beginsWithOneThatHasNotCome()
{
    Choosing one(340);
    QVERIFY(one.isReady);
    one.chooser.choose(RequestId{1040}); // not here
    QTRY_VERIFY(one.view()->selectionModel()->hasSelection());
    QCOMPARE(one.chooser.chosen(), RequestId{1040});
    one.chooser.choose(RequestId{1339}); // here
    one.field()->clear();
    one.chooser.choose(RequestId{1339});
    QCOMPARE(one.chooser.chosen(), RequestId{1339});
    QCOMPARE(one.view()->currentIndex().row(), 1);
}

void TestRequestChooser::fetchesAsItIsScrolled()
{
    Choosing one(340);
    QVERIFY(one.isReady);
    QCOMPARE(one.view()->model()->rowCount(), 100);
    one.view()->scrollToBottom();
    QTRY_COMPARE(one.view()->model()->rowCount(), 200);
    QCOMPARE(one.office.pages(), (QList<int>{1, 2}));
}

QTEST_MAIN(TestRequestChooser)
#include "tst_requestchooser.moc"
