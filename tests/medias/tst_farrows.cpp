#include "medias/farrows.h"
#include "medias/mediarows.h"

#include <QSet>
#include <QTest>

using namespace medias;
using botdoc::MediaId;

namespace {

/// Puts media `row` + 1 into each of these rows.
void load(MediaRows &rows, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        botdoc::Media media;
        media.id = MediaId{row + 1};
        (void)rows.set(row, media, 1);
    }
}

} // namespace

/// Which rows are forgotten when too many are loaded.
class TestFarRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewAreAllKept();
    void farthestFirst();
    void nothingIsFarFromNowhere();
    void whatIsInViewStays();
    void looksAtFewAtATime();
    void passesOverMillions();
    void beginsAnewAfterAJump();
};

void TestFarRows::fewAreAllKept()
{
    MediaRows rows;
    rows.insert(0, 1000);
    load(rows, 0, 99);
    FarRows far;
    QCOMPARE(far.next(rows, {900, 910, 10}), QList<int>());
    far.setMost(100);
    QCOMPARE(far.next(rows, {900, 910, 10}), QList<int>());
    far.setMost(99);
    QCOMPARE(far.next(rows, {900, 910, 10}).size(), 100);
}

void TestFarRows::farthestFirst()
{
    MediaRows rows;
    rows.insert(0, 10'000);
    load(rows, 0, 9'999);
    FarRows far;
    far.setMost(5'000);
    const QList<int> rowsFar = far.next(rows, {6'000, 6'009, 100});
    QCOMPARE(rowsFar.size(), FarRows::mostForgotten);
    QCOMPARE(rowsFar.first(), 0);
    QCOMPARE(rowsFar.last(), FarRows::mostForgotten - 1);
}

void TestFarRows::nothingIsFarFromNowhere()
{
    MediaRows rows;
    rows.insert(0, 1000);
    load(rows, 0, 999);
    FarRows far;
    far.setMost(10);
    QCOMPARE(far.next(rows, {-1, -1, 100}), QList<int>());
}

void TestFarRows::whatIsInViewStays()
{
    MediaRows rows;
    rows.insert(0, 1000);
    load(rows, 0, 999);
    FarRows far;
    far.setMost(10);
    const QList<int> rowsFar = far.next(rows, {500, 519, 100});
    QCOMPARE(rowsFar.size(), 1000 - 20 - 2 * 100 + 2);
    QVERIFY(!rowsFar.contains(402));
    QVERIFY(!rowsFar.contains(617));
}

/// However many medias are kept: few are asked about at a time, and in the end all that are far.
void TestFarRows::looksAtFewAtATime()
{
    MediaRows rows;
    rows.insert(0, 30'000);
    load(rows, 0, 29'999);
    FarRows far;
    far.setMost(100);
    QSet<qint64> asked;
    int calls = 0;
    far.setKept([&](MediaId id) {
        ++calls;
        asked.insert(botdoc::number(id));
        return id != MediaId{12'001};
    });
    QList<int> forgotten;
    for (int i = 0; i < 8; ++i) {
        calls = 0;
        forgotten += far.next(rows, {15'000, 15'009, 200});
        QVERIFY2(calls <= FarRows::mostMedias, qPrintable(QString::number(calls)));
    }
    QVERIFY2(asked.size() > 29'000, qPrintable(QString::number(asked.size())));
    QCOMPARE(forgotten, QList<int>{12'000});
}

void TestFarRows::passesOverMillions()
{
    MediaRows rows;
    rows.insert(0, 1'000'000);
    load(rows, 500'000, 500'999);
    FarRows far;
    far.setMost(100);
    int calls = 0;
    QList<int> forgotten;
    while (forgotten.isEmpty() && calls < 100) {
        forgotten = far.next(rows, {0, 9, 200});
        ++calls;
    }
    QVERIFY2(calls > 5, qPrintable(QString::number(calls))); // not all at once
    QCOMPARE(forgotten.size(), 1000);
}

void TestFarRows::beginsAnewAfterAJump()
{
    MediaRows rows;
    rows.insert(0, 20'000);
    load(rows, 0, 19'999);
    FarRows far;
    far.setMost(100);
    bool isKept = true;
    far.setKept([&](MediaId) { return isKept; });
    // It has come from the end to 8,000.
    for (int i = 0; i < 3; ++i)
        QCOMPARE(far.next(rows, {0, 9, 100}), QList<int>());
    isKept = false;
    const QList<int> rowsFar = far.next(rows, {12'000, 12'009, 100});
    QCOMPARE(rowsFar.first(), 0);
    QCOMPARE(far.next(rows, {12'000, 12'009, 100}).first(), FarRows::mostForgotten);
    // And at the other end.
    QCOMPARE(far.next(rows, {100, 109, 100}).last(), 19'999);
}

QTEST_APPLESS_MAIN(TestFarRows)
#include "tst_farrows.moc"
