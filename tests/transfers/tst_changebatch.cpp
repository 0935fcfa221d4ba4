#include "support/eventually.h"
#include "transfers/changebatch.h"

#include <QElapsedTimer>
#include <QTest>

using support::eventually;
using transfers::ChangeBatch;
using transfers::TransferId;

/// Changes are told together, a few times a second.
class TestChangeBatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathers();
    void urgentOnesAreToldAtOnce();
    void manyUrgentOnesAreToldTogether();
    void tellsWhenItIsTo();
    void urgentTakesTheOthersAlong();
    void forgets();
    void tellsOfWhatComesWhileItTells();
};

namespace {

/// A batch and what it has told.
struct Told
{
    Told()
    {
        QObject::connect(&batch, &ChangeBatch::due, &batch,
                         [this](const QList<TransferId> &ids) { lists.append(ids); });
    }

    ChangeBatch batch;
    QList<QList<TransferId>> lists;
};

constexpr TransferId one{1};
constexpr TransferId two{2};
constexpr TransferId three{3};

} // namespace

void TestChangeBatch::gathers()
{
    Told told;
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < 1000; ++round) {
        told.batch.add(three);
        told.batch.add(one);
    }
    QCOMPARE(told.lists.size(), 0);
    QVERIFY(eventually([&] { return !told.lists.isEmpty(); }));
    QVERIFY(timer.elapsed() >= 100);
    QCOMPARE(told.lists, (QList<QList<TransferId>>{{one, three}}));
    told.batch.add(two);
    QVERIFY(eventually([&] { return told.lists.size() == 2; }));
    QCOMPARE(told.lists.last(), QList<TransferId>{two});
}

void TestChangeBatch::urgentOnesAreToldAtOnce()
{
    Told told;
    told.batch.addUrgently(two);
    told.batch.addUrgently(one);
    QCOMPARE(told.lists.size(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(told.lists, (QList<QList<TransferId>>{{one, two}}));
}

/// Thousands of small files must not keep whoever is told from everything else.
void TestChangeBatch::manyUrgentOnesAreToldTogether()
{
    Told told;
    told.batch.addUrgently(one);
    QCoreApplication::processEvents();
    QCOMPARE(told.lists.size(), 1);
    for (int round = 0; round < 100; ++round) {
        told.batch.addUrgently(two);
        QCoreApplication::processEvents();
        told.batch.addUrgently(three);
    }
    QVERIFY(eventually([&] { return told.lists.size() == 2; }));
    QCOMPARE(told.lists.last(), (QList<TransferId>{two, three}));
}

void TestChangeBatch::tellsWhenItIsTo()
{
    Told told;
    told.batch.addUrgently(one);
    told.batch.tell();
    told.batch.add(two);
    told.batch.tell();
    told.batch.tell();
    QCOMPARE(told.lists, (QList<QList<TransferId>>{{one}, {two}}));
    told.batch.addUrgently(three);
    QVERIFY(eventually([&] { return told.lists.size() == 3; }));
}

void TestChangeBatch::urgentTakesTheOthersAlong()
{
    Told told;
    told.batch.add(one);
    told.batch.addUrgently(two);
    told.batch.add(three); // does not put it off
    QCoreApplication::processEvents();
    QCOMPARE(told.lists, (QList<QList<TransferId>>{{one, two, three}}));
}

void TestChangeBatch::forgets()
{
    Told told;
    told.batch.add(one);
    told.batch.addUrgently(two);
    told.batch.forget(one);
    QCoreApplication::processEvents();
    QCOMPARE(told.lists, (QList<QList<TransferId>>{{two}}));
    told.batch.addUrgently(three);
    told.batch.forget(three);
    QCoreApplication::processEvents();
    QCOMPARE(told.lists.size(), 1);
}

void TestChangeBatch::tellsOfWhatComesWhileItTells()
{
    Told told;
    connect(&told.batch, &ChangeBatch::due, this, [&] {
        if (told.lists.size() == 1)
            told.batch.addUrgently(two);
    });
    told.batch.addUrgently(one);
    QVERIFY(eventually([&] { return told.lists.size() == 2; }));
    QCOMPARE(told.lists, (QList<QList<TransferId>>{{one}, {two}}));
}

QTEST_GUILESS_MAIN(TestChangeBatch)
#include "tst_changebatch.moc"
