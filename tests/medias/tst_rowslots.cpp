#include "medias/rowslots.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <vector>

using medias::RowSlots;

namespace {

using Plain = std::vector<quint32>;

Plain plain(const RowSlots &slots)
{
    Plain all;
    for (int row = 0; row < slots.size(); ++row)
        all.push_back(slots.at(row));
    return all;
}

std::vector<int> rowsSet(const RowSlots &slots)
{
    std::vector<int> rows;
    for (int row = slots.nextSet(0); row < slots.size(); row = slots.nextSet(row + 1))
        rows.push_back(row);
    return rows;
}

std::vector<int> rowsSet(const Plain &slots)
{
    std::vector<int> rows;
    for (std::size_t row = 0; row < slots.size(); ++row) {
        if (slots[row] != 0)
            rows.push_back(static_cast<int>(row));
    }
    return rows;
}

} // namespace

class TestRowSlots final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestRowSlots)

public:
    TestRowSlots() = default;

private Q_SLOTS:
    void isBlankAtFirst();
    void doesAsAPlainListDoes_data();
    void doesAsAPlainListDoes();
    void leavesCopiesAlone();
    void takesMemoryWhereSomethingIsSet();
};

void TestRowSlots::isBlankAtFirst()
{
    RowSlots slots;
    QCOMPARE(slots.size(), 0);
    QCOMPARE(slots.nextSet(0), 0);

    slots.insert(0, 1'000'000);
    QCOMPARE(slots.size(), 1'000'000);
    QCOMPARE(slots.at(999'999), 0U);
    QCOMPARE(slots.nextSet(0), 1'000'000);

    slots.set(654'321, 7);
    QCOMPARE(slots.nextSet(0), 654'321);
    QCOMPARE(slots.nextSet(654'322), 1'000'000);
}

void TestRowSlots::doesAsAPlainListDoes_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("mostAtOnce");
    for (quint32 seed = 1; seed <= 4; ++seed) {
        QTest::addRow("few rows at a time, seed %u", seed) << seed << 3;
        QTest::addRow("thousands at a time, seed %u", seed) << seed << 3000;
    }
}

void TestRowSlots::doesAsAPlainListDoes()
{
    QFETCH(quint32, seed);
    QFETCH(int, mostAtOnce);
    QRandomGenerator random(seed);
    RowSlots slots;
    Plain expected(5000);
    slots.insert(0, 5000);

    for (int step = 0; step < 200; ++step) {
        const int size = slots.size();
        const int row = random.bounded(size + 1);
        const auto at = expected.begin() + row;
        if (random.bounded(2) == 0 && size < 20'000) {
            const int count = random.bounded(mostAtOnce + 1);
            slots.insert(row, count);
            expected.insert(at, static_cast<std::size_t>(count), 0);
        } else {
            const int count = std::min(random.bounded(mostAtOnce + 1), size - row);
            slots.remove(row, count);
            expected.erase(at, at + count);
        }
        for (int i = 0; i < 20 && slots.size() > 0; ++i) {
            const int changed = random.bounded(slots.size());
            const quint32 slot = random.bounded(3U);
            slots.set(changed, slot);
            expected[static_cast<std::size_t>(changed)] = slot;
        }
        QCOMPARE(plain(slots), expected);
        QCOMPARE(rowsSet(slots), rowsSet(expected));
    }
}

void TestRowSlots::leavesCopiesAlone()
{
    RowSlots slots;
    slots.insert(0, 3000);
    slots.set(0, 1);
    slots.set(1500, 2);
    const RowSlots copy = slots;
    const Plain before = plain(copy);

    slots.set(0, 9);
    slots.set(2999, 9);
    slots.insert(1, 2000);
    slots.remove(0, 10);
    QCOMPARE(plain(copy), before);

    RowSlots other = copy;
    other.set(0, 5);
    QCOMPARE(plain(copy), before);
    QCOMPARE(other.at(0), 5U);
}

void TestRowSlots::takesMemoryWhereSomethingIsSet()
{
    RowSlots slots;
    slots.insert(0, 1'000'000);
    QCOMPARE(slots.rowsInMemory(), 0);
    for (int row = 0; row < 100; ++row)
        slots.set(row, 1);
    const int few = slots.rowsInMemory();
    QVERIFY(few < 10'000);

    for (int i = 0; i < 5000; ++i)
        slots.insert(0, 1);
    QVERIFY(slots.rowsInMemory() <= 2 * few);
    for (int i = 0; i < 5000; ++i)
        slots.remove(i % 2 == 0 ? 0 : slots.size() - 1, 1);
    QVERIFY(slots.rowsInMemory() <= 2 * few);

    for (int row = slots.nextSet(0); row < slots.size(); row = slots.nextSet(row))
        slots.set(row, 0);
    QCOMPARE(slots.rowsInMemory(), 0);
}

QTEST_APPLESS_MAIN(TestRowSlots)

#include "tst_rowslots.moc"
